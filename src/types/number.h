/*
 * number.h
 *		Counts to PostgreSQL's numeric and back, exactly.
 */
#ifndef COMPUTE_ACCT_NUMBER_H
#define COMPUTE_ACCT_NUMBER_H

#include "compat.h"
#include "types/kind.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

/* count * 10^-decimals, with at least min_decimals of them shown */
extern Numeric count_to_numeric(Count count, int decimals, int min_decimals);

/*
 * number * 10^power * multiplier as a quantity, rounded half away from zero to
 * the smallest unit.  ERROR 22023 for NaN and infinity, 22003 out of range.
 */
extern Quantity quantity_from_numeric(const QuantityKind *kind, Numeric number,
									  int power, uint32_t multiplier, uint32_t tag);

/* The same as a count; false out of range.  ERROR 22023 for NaN and infinity. */
extern bool numeric_to_count(Numeric number, int power, uint32_t multiplier, Count *count);

/*
 * A numeric as a whole number over a power of ten; false for one of so many
 * digits that either would not fit.  ERROR 22023 for NaN and infinity.
 */
extern bool numeric_fraction(Numeric n, Count *numerator, Count *divisor);

/* ERROR 22023 for NaN and infinity */
extern void require_finite(Numeric number);

/* The number; ERROR 22023 for one below zero too, with that message. */
extern Numeric require_not_negative(Numeric number, const char *message);

/* A number for messages. */
extern char *numeric_text(Numeric number);

/* A float8 as float8::numeric reads it; ERROR 22023 for NaN and infinity. */
extern Numeric numeric_from_float8(float8 number);

/* A float4 as the shortest decimal that reads back as it; ERROR 22023 likewise. */
extern Numeric numeric_from_float4(float4 number);

/* ERROR 0A000 on a server whose numeric numeric_fraction() would take for another */
extern void check_numeric_format(void);

/* ERROR 22012 */
pg_noreturn extern void division_by_zero(void);

static inline Numeric
numeric_call(PGFunction function, Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(function, NumericGetDatum(a), NumericGetDatum(b)));
}

static inline Numeric
numeric_call1(PGFunction function, Numeric n)
{
	return DatumGetNumeric(DirectFunctionCall1(function, NumericGetDatum(n)));
}

/*
 * The number rounded to so many decimals or, where it has fewer, with zeros
 * added: numeric's quotients, powers and logarithms have as many then.
 */
static inline Numeric
numeric_with_decimals(Numeric n, int decimals)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round, NumericGetDatum(n), Int32GetDatum(decimals)));
}

/* -1, 0 or 1; NaN is greater than all numbers. */
static inline int
numeric_compare_integer(Numeric n, int64 integer)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(n),
											 NumericGetDatum(int64_to_numeric(integer))));
}

static inline int
numeric_sign_of(Numeric n)
{
	return numeric_compare_integer(n, 0);
}

#endif							/* COMPUTE_ACCT_NUMBER_H */
