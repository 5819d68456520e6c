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

#include "common/int.h"
#include "types/kind.h"

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
	uint32		kind;			/* a KindNumber */
} SumPart;

typedef struct SumState
{
	int64		rows;
	int32		nparts;
	SumPart		part[FLEXIBLE_ARRAY_MEMBER];
} SumState;

#define SUM_MAX_PARTS	2
#define SUM_STATE_SIZE(nparts)	(offsetof(SumState, part) + (nparts) * sizeof(SumPart))

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
 * Whether a total can be that of so many rows, each of which has a count of
 * 128 - tag_bits bits.  What holds for two totals holds for their sum over the
 * rows of both; and as no more than 2^63 - 1 rows are ever counted, no plausible
 * total comes near what an ExactSum holds.
 */
static inline bool
exact_sum_plausible(const ExactSum *sum, int64 rows, int tag_bits)
{
	/* the total over 2^(127 - tag_bits), rounded down */
	Count		share = ((Count) sum->high - (sum->low < 0 ? 1 : 0)) * ((Count) 1 << (tag_bits + 1)) +
		(Count) ((UCount) sum->low >> (127 - tag_bits));

	if (rows == 0)
		return exact_sum_is_zero(sum);
	return share >= -(Count) rows && share < rows;
}

/* Adds up rows: ERROR 22003 past what a bigint counts. */
pg_noreturn extern void too_many_rows(void);

static inline void
add_rows(int64 *rows, int64 more)
{
	if (unlikely(pg_add_s64_overflow(*rows, more, rows)))
		too_many_rows();
}

/* What is true of a state between two calls. */
#ifdef USE_ASSERT_CHECKING
extern void AssertCheckSumState(const SumState *state);
#else
#define AssertCheckSumState(state)	((void) 0)
#endif

/* Adds a row's quantity to a part; the caller counts the row afterwards. */
static inline void
sum_part_add(SumState *state, int i, KindNumber kind, int tag_bits, Quantity q)
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
