/*
 * kind.h
 *		What the code that all quantity types share must know about one type,
 *		and the functions that every type gets from it.
 *
 * A type is a QuantityKind (a row of facts and pure functions of text) and the
 * two lines
 *
 *		QUANTITY_TYPE(flops);
 *		QUANTITY_ARITHMETIC(flops);
 *
 * which emit its SQL-callable functions; kind.sql and arithmetic.sql declare
 * them for every type that the Makefile lists.
 */
#ifndef COMPUTE_ACCT_KIND_H
#define COMPUTE_ACCT_KIND_H

#include "compat.h"
#include "quantity/quantity.h"
#include "quantity/text.h"

/* What takes values of one tag only, for messages. */
typedef enum Operation
{
	TO_ADD,
	TO_SUBTRACT,
	TO_DIVIDE,
	TO_COMPARE,
	TO_AGGREGATE,
	TO_FORMAT,
	TO_SPEND,
	TO_DEPRECIATE
} Operation;

#define OPERATIONS	(TO_DEPRECIATE + 1)

typedef struct QuantityKind
{
	const char *name;			/* as SQL spells it, for messages */
	const char *tag;			/* what values may differ in: "basis" */
	int			tag_bits;
	bool		(*tag_valid) (uint32_t tag);

	/* the type's own text, from quantity/text.h */
	bool		(*scan) (const char *text, size_t length, Quantity *q, TextError *error);
	bool		(*scan_json) (const char *text, size_t length, Quantity *q, TextError *error);
	int			(*print) (char *out, Quantity q);
	bool		(*scan_tag) (const char *text, size_t length, uint32_t *tag, TextError *error);
	int			(*print_tag) (char *out, uint32_t tag);

	/*
	 * Whether a value so tagged takes on a column's declared tag: what leaves
	 * its basis unspecified does.  NULL where no value does.
	 */
	bool		(*adopts) (uint32_t tag, uint32_t declared);

	/* for messages */
	const char *smallest_unit;	/* "1 FLOP/s" */
	const char *example;		/* a value's text */
	const char *json_example;	/* its JSON object */
	const char *cannot[OPERATIONS]; /* what is wrong with several tags */
	const char *mixed_hint;		/* how to make two tags one */
	const char *rows_hint;		/* what to do about rows of several tags */
} QuantityKind;

extern const QuantityKind flops_kind;
extern const QuantityKind flop_kind;
extern const QuantityKind cost_kind;
extern const QuantityKind unit_price_kind;

/*
 * All kinds, by the number that states of aggregates know them by on their way
 * between processes: a new type goes to the end.
 */
typedef enum KindNumber
{
	KIND_FLOPS,
	KIND_FLOP,
	KIND_COST,
	KIND_UNIT_PRICE,
	QUANTITY_KINDS				/* how many there are */
} KindNumber;

extern const QuantityKind *const quantity_kinds[QUANTITY_KINDS];

#define DatumGetQuantity(datum)	(*(const Quantity *) DatumGetPointer(datum))
#define PG_GETARG_QUANTITY(n)	DatumGetQuantity(PG_GETARG_DATUM(n))
#define PG_RETURN_QUANTITY(q)	return QuantityGetDatum(q)

static inline Datum
QuantityGetDatum(Quantity q)
{
	Quantity   *result = (Quantity *) palloc(sizeof(Quantity));

	*result = q;
	return PointerGetDatum(result);
}

static inline Count
kind_count(const QuantityKind *kind, Quantity q)
{
	return quantity_count(q, kind->tag_bits);
}

static inline uint32_t
kind_tag(const QuantityKind *kind, Quantity q)
{
	return quantity_tag(q, kind->tag_bits);
}

/*
 * The type modifier that declares a tag is the tag plus this.  ODBC's driver
 * and others take the modifier of a type that they do not know for that of
 * varchar, which is a length plus 4, and report it as the column's size.
 * Their users cut what is longer, and some make memo fields of what may be
 * longer than 255.  With this a capacity has 97 to 223, and its longest text
 * has less than 70.
 */
#define TYPMOD_OFFSET 100

static inline int32
tag_typmod(uint32_t tag)
{
	return (int32) tag + TYPMOD_OFFSET;
}

static inline uint32_t
typmod_tag(int32 typmod)
{
	return (uint32_t) (typmod - TYPMOD_OFFSET);
}

/* ERROR 22003, or the packed value. */
extern Quantity kind_pack(const QuantityKind *kind, Count count, uint32_t tag);
pg_noreturn extern void kind_out_of_range(const QuantityKind *kind);

/* A value's text, palloc'd. */
extern char *kind_text(const QuantityKind *kind, Quantity q);

/* A tag's name, palloc'd: "fp16", "CNY". */
extern char *kind_tag_name(const QuantityKind *kind, uint32_t tag);

/*
 * ERROR 22000 "cannot add flops of different bases", both named; `left` and
 * `right` are where the DETAIL says they stand.
 */
pg_noreturn extern void kind_mixed(const QuantityKind *kind, Operation operation,
								   uint32_t left, uint32_t right);

/* The same for the rows of an aggregate. */
pg_noreturn extern void kind_mixed_rows(const QuantityKind *kind, uint32_t one,
										uint32_t other);

static inline uint32_t
kind_same_tag(const QuantityKind *kind, Operation operation, Quantity a, Quantity b)
{
	uint32_t	tag = kind_tag(kind, a);

	if (unlikely(tag != kind_tag(kind, b)))
		kind_mixed(kind, operation, tag, kind_tag(kind, b));
	return tag;
}

/* A tag that a function's argument names, or ERROR 22023. */
extern uint32_t kind_tag_argument(const QuantityKind *kind, text *name);

/* The tag that a type modifier declares; ERROR 22023 for a number that is none. */
extern uint32_t kind_declared_tag(const QuantityKind *kind, int32 typmod);

/* A unit that a function's argument names, or ERROR 22023. */
extern Unit unit_argument(text *name, UnitDimension dimension);

/* The SQL-callable functions of every type. */
extern Datum kind_in(FunctionCallInfo fcinfo, const QuantityKind *kind);
extern Datum kind_out(FunctionCallInfo fcinfo, const QuantityKind *kind);
extern Datum kind_recv(FunctionCallInfo fcinfo, const QuantityKind *kind);
extern Datum kind_typmod_in(FunctionCallInfo fcinfo, const QuantityKind *kind);
extern Datum kind_typmod_out(FunctionCallInfo fcinfo, const QuantityKind *kind);
extern Datum kind_coerce(FunctionCallInfo fcinfo, const QuantityKind *kind);

/* One SQL-callable function whose body is one expression. */
#define QUANTITY_FUNCTION(name, result) \
	PG_FUNCTION_INFO_V1(name); \
	Datum name(PG_FUNCTION_ARGS) { return result; } \
	extern Datum name(PG_FUNCTION_ARGS)

#define QUANTITY_TYPE(type) \
	QUANTITY_FUNCTION(type##_in, kind_in(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_out, kind_out(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_recv, kind_recv(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_typmod_in, kind_typmod_in(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_typmod_out, kind_typmod_out(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_coerce, kind_coerce(fcinfo, &type##_kind))

#endif							/* COMPUTE_ACCT_KIND_H */
