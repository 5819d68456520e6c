/*
 * blended_price.c
 *		blended_price(cost, flops) and blended_price(cost, flop): the price of
 *		many purchases together, a ratio of sums and never a mean of ratios.
 *
 * A row in which either argument is NULL takes no part: money without
 * capacity, or capacity without money, would bend the price.
 */
#include "compat.h"

#include "aggregates/sum.h"
#include "types/algebra.h"

/* The parts of the state; operations have the same tag bits either way. */
#define PART_COST		0
#define PART_OPERATIONS	1

static inline Datum
blended_accum(FunctionCallInfo fcinfo, SumKind operations_kind)
{
	SumState   *state = PG_ARGISNULL(0) ? NULL : (SumState *) PG_GETARG_POINTER(0);

	if (unlikely(state == NULL))
	{
		state = sum_state_create(fcinfo, 2);
		state->part[PART_COST].kind = SUM_COST;
		state->part[PART_OPERATIONS].kind = operations_kind;
	}
	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		sum_part_add(state, PART_COST, SUM_COST, COST_TAG_BITS, PG_GETARG_QUANTITY(1));
		sum_part_add(state, PART_OPERATIONS, operations_kind, FLOPS_TAG_BITS, PG_GETARG_QUANTITY(2));
		state->rows++;
	}
	PG_RETURN_POINTER(state);
}

QUANTITY_FUNCTION(blended_price_flops_accum, blended_accum(fcinfo, SUM_FLOPS));
QUANTITY_FUNCTION(blended_price_flop_accum, blended_accum(fcinfo, SUM_FLOP));

PG_FUNCTION_INFO_V1(blended_price_accum_inverse);
Datum
blended_price_accum_inverse(PG_FUNCTION_ARGS)
{
	SumState   *state = PG_ARGISNULL(0) ? NULL : (SumState *) PG_GETARG_POINTER(0);

	if (state == NULL)
		elog(ERROR, "inverse transition function called with NULL state");
	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		exact_sum_subtract(&state->part[PART_COST].total,
						   quantity_count(PG_GETARG_QUANTITY(1), COST_TAG_BITS));
		exact_sum_subtract(&state->part[PART_OPERATIONS].total,
						   quantity_count(PG_GETARG_QUANTITY(2), FLOPS_TAG_BITS));
		state->rows--;
	}
	PG_RETURN_POINTER(state);
}

/*
 * The final function; ERROR 22012 where the operations add up to zero, 22003
 * where a total is 2^127 counts or more, which no fleet comes near.  The caller
 * has no divisor to test, but can say which rows take part.
 */
PG_FUNCTION_INFO_V1(blended_price);
Datum
blended_price(PG_FUNCTION_ARGS)
{
	SumState   *state = (SumState *) PG_GETARG_POINTER(0);
	const SumPart *cost = &state->part[PART_COST];
	const SumPart *operations = &state->part[PART_OPERATIONS];

	if (state->rows == 0)
		PG_RETURN_NULL();
	if (exact_sum_is_zero(&operations->total))
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero"),
				 errdetail("The %s of all rows add up to zero.",
						   quantity_kinds[operations->kind]->name),
				 errhint("FILTER (WHERE sign(...) <> 0) leaves out rows of zero; where others cancel out, CASE WHEN sign(sum(...)) <> 0 THEN sum(...) / sum(...) END is NULL.")));
	PG_RETURN_QUANTITY(price_from_counts(exact_sum_count(&cost->total, &cost_kind),
										 (Currency) cost->tag,
										 exact_sum_count(&operations->total, quantity_kinds[operations->kind]),
										 (Basis) operations->tag,
										 operations->kind == SUM_FLOPS ? UNIT_RATE : UNIT_COUNT));
}
