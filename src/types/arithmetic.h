/*
 * arithmetic.h
 *		What every quantity type can do with itself and with plain numbers.
 */
#ifndef COMPUTE_ACCT_ARITHMETIC_H
#define COMPUTE_ACCT_ARITHMETIC_H

#include "types/number.h"

/* Same tag, or ERROR 22000; ERROR 22003 out of range. */
extern Quantity quantity_add(const QuantityKind *kind, Quantity a, Quantity b);
extern Quantity quantity_subtract(const QuantityKind *kind, Quantity a, Quantity b);

extern Quantity quantity_negate(const QuantityKind *kind, Quantity q);
extern Quantity quantity_absolute(const QuantityKind *kind, Quantity q);
extern int32 quantity_sign(const QuantityKind *kind, Quantity q);

/* Exact by an integer; rounded once by a numeric.  ERROR 22012, 22003. */
extern Quantity quantity_multiply_integer(const QuantityKind *kind, Quantity q, int64 n);
extern Quantity quantity_divide_integer(const QuantityKind *kind, Quantity q, int64 n);
extern Quantity quantity_multiply_numeric(const QuantityKind *kind, Quantity q, Numeric n);
extern Quantity quantity_divide_numeric(const QuantityKind *kind, Quantity q, Numeric n);

/*
 * q * n / parts, rounded once, for parts above zero; false out of range.
 * ERROR 22023 for NaN and infinity.
 */
extern bool quantity_multiply_fraction(const QuantityKind *kind, Quantity q, Numeric n,
									   int32 parts, Quantity *product);
extern bool quantity_multiply_ratio(const QuantityKind *kind, Quantity q, int64 n,
									int32 parts, Quantity *product);

/* a / b as a plain number with numeric's own precision */
extern Numeric quantity_ratio(const QuantityKind *kind, Quantity a, Quantity b);

#define QUANTITY_BY_NUMBER(type, number, get, multiply, divide) \
	QUANTITY_FUNCTION(type##_mul_##number, \
		QuantityGetDatum(multiply(&type##_kind, PG_GETARG_QUANTITY(0), get(1)))); \
	QUANTITY_FUNCTION(number##_mul_##type, \
		QuantityGetDatum(multiply(&type##_kind, PG_GETARG_QUANTITY(1), get(0)))); \
	QUANTITY_FUNCTION(type##_div_##number, \
		QuantityGetDatum(divide(&type##_kind, PG_GETARG_QUANTITY(0), get(1))))

#define QUANTITY_BY_INTEGER(type, number, get) \
	QUANTITY_BY_NUMBER(type, number, get, quantity_multiply_integer, quantity_divide_integer)
#define QUANTITY_BY_NUMERIC(type, number, get) \
	QUANTITY_BY_NUMBER(type, number, get, quantity_multiply_numeric, quantity_divide_numeric)

#define GETARG_FLOAT4_NUMERIC(n)	numeric_from_float4(PG_GETARG_FLOAT4(n))
#define GETARG_FLOAT8_NUMERIC(n)	numeric_from_float8(PG_GETARG_FLOAT8(n))

#define QUANTITY_ARITHMETIC(type) \
	QUANTITY_FUNCTION(type##_add, \
		QuantityGetDatum(quantity_add(&type##_kind, PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1)))); \
	QUANTITY_FUNCTION(type##_subtract, \
		QuantityGetDatum(quantity_subtract(&type##_kind, PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1)))); \
	QUANTITY_FUNCTION(type##_negate, \
		QuantityGetDatum(quantity_negate(&type##_kind, PG_GETARG_QUANTITY(0)))); \
	QUANTITY_FUNCTION(type##_abs, \
		QuantityGetDatum(quantity_absolute(&type##_kind, PG_GETARG_QUANTITY(0)))); \
	QUANTITY_FUNCTION(type##_sign, \
		Int32GetDatum(quantity_sign(&type##_kind, PG_GETARG_QUANTITY(0)))); \
	QUANTITY_FUNCTION(type##_ratio, \
		NumericGetDatum(quantity_ratio(&type##_kind, PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1)))); \
	QUANTITY_BY_INTEGER(type, int2, PG_GETARG_INT16); \
	QUANTITY_BY_INTEGER(type, int4, PG_GETARG_INT32); \
	QUANTITY_BY_INTEGER(type, int8, PG_GETARG_INT64); \
	QUANTITY_BY_NUMERIC(type, numeric, PG_GETARG_NUMERIC); \
	QUANTITY_BY_NUMERIC(type, float4, GETARG_FLOAT4_NUMERIC); \
	QUANTITY_BY_NUMERIC(type, float8, GETARG_FLOAT8_NUMERIC)

#endif							/* COMPUTE_ACCT_ARITHMETIC_H */
