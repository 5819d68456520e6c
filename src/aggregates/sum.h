/*
 * sum.h
 *		The exact running sum that sum, avg and blended_price are made of.
 *
 * A SumState adds up the counts of one or two quantities over the rows of an
 * aggregate, in 192 bits each, so that no order of rows and no cut into
 * partial aggregates can overflow on the way or change a bit of the result.
 * It remembers the one tag that each quantity has, and forgets it when a
 * moving window has taken the last row out.
 */
#ifndef COMPUTE_ACCT_SUM_H
#define COMPUTE_ACCT_SUM_H

#include "types/kind.h"

#define SUM_MAX_PARTS	2

/* high * 2^128 + low, low signed; one value has one pattern of bits */
typedef struct ExactSum
{
	Count		low;
	int64		high;
} ExactSum;

typedef struct SumPart
{
	ExactSum	total;
	uint32		tag;
	uint32		kind;			/* index into quantity_kinds */
} SumPart;

typedef struct SumState
{
	int64		rows;
	int32		nparts;
	SumPart		part[SUM_MAX_PARTS];
} SumState;

/* Where a kind stands in quantity_kinds. */
typedef enum SumKind
{
	SUM_FLOPS,
	SUM_FLOP,
	SUM_COST,
	SUM_UNIT_PRICE
} SumKind;

/* Where the states of an aggregate live. */
static inline MemoryContext
aggregate_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return context;
}

extern SumState *sum_state_create(FunctionCallInfo fcinfo, int nparts);

/* A total as a count; ERROR 22003, in the kind's name, where it does not fit one. */
extern Count exact_sum_count(const ExactSum *sum, const QuantityKind *kind);

static inline void
exact_sum_add(ExactSum *sum, Count count)
{
	if (unlikely(__builtin_add_overflow(sum->low, count, &sum->low)))
		sum->high += count < 0 ? -1 : 1;
}

static inline void
exact_sum_subtract(ExactSum *sum, Count count)
{
	if (unlikely(__builtin_sub_overflow(sum->low, count, &sum->low)))
		sum->high += count < 0 ? 1 : -1;
}

static inline void
exact_sum_merge(ExactSum *sum, const ExactSum *more)
{
	sum->high += more->high;
	exact_sum_add(sum, more->low);
}

static inline bool
exact_sum_is_zero(const ExactSum *sum)
{
	return sum->low == 0 && sum->high == 0;
}

/*
 * Whether a total that came from outside can be that of so many rows: each of
 * them is less than 2^127.  Then no further rows overflow its high part.
 */
static inline bool
exact_sum_plausible(const ExactSum *sum, int64 rows)
{
	return sum->high >= -rows && sum->high <= rows && (rows > 0 || sum->low == 0);
}

/* Adds a row's quantity to a part; the caller counts the row afterwards. */
static inline void
sum_part_add(SumState *state, int i, SumKind kind, int tag_bits, Quantity q)
{
	SumPart    *part = &state->part[i];
	uint32		tag = quantity_tag(q, tag_bits);

	if (unlikely(part->tag != tag))
	{
		if (state->rows > 0)
			kind_mixed_rows(quantity_kinds[kind], part->tag, tag);
		part->tag = tag;
		part->kind = kind;
	}
	exact_sum_add(&part->total, quantity_count(q, tag_bits));
}

#endif							/* COMPUTE_ACCT_SUM_H */
