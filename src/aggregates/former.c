/*
 * former.c
 *		What the aggregates of 1.0.0 call.
 *
 * A newer library serves older objects until ALTER EXTENSION UPDATE, as after a
 * package upgrade or pg_upgrade.  In 1.0.0 the states of blended_price and of
 * summaries were of type internal.  New objects name none of these functions.
 */
#include "compat.h"

#include "aggregates/blended_price.h"
#include "aggregates/cost_summary.h"
#include "aggregates/state_bytes.h"

/* --- blended_price: a SumState of two parts, combined as those of sum ------- */

#define PART_COST		0
#define PART_OPERATIONS	1

static inline Datum
former_blended_accum(FunctionCallInfo fcinfo, KindNumber operations_kind)
{
	SumState   *state = PG_ARGISNULL(0) ? NULL : (SumState *) PG_GETARG_POINTER(0);

	if (state == NULL)
	{
		state = sum_state_create(fcinfo, 2);
		state->part[PART_COST].kind = KIND_COST;
		state->part[PART_OPERATIONS].kind = operations_kind;
	}
	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		sum_part_add(state, PART_COST, KIND_COST, COST_TAG_BITS, PG_GETARG_QUANTITY(1));
		sum_part_add(state, PART_OPERATIONS, operations_kind, FLOPS_TAG_BITS, PG_GETARG_QUANTITY(2));
		add_rows(&state->rows, 1);
	}
	PG_RETURN_POINTER(state);
}

QUANTITY_FUNCTION(blended_price_flops_accum, former_blended_accum(fcinfo, KIND_FLOPS));
QUANTITY_FUNCTION(blended_price_flop_accum, former_blended_accum(fcinfo, KIND_FLOP));

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

PG_FUNCTION_INFO_V1(blended_price);
Datum
blended_price(PG_FUNCTION_ARGS)
{
	SumState   *state = (SumState *) PG_GETARG_POINTER(0);
	const SumPart *cost = &state->part[PART_COST];
	const SumPart *operations = &state->part[PART_OPERATIONS];

	if (state->rows == 0)
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(blended_price_of_sums(&cost->total, &operations->total,
											 unit_price_tag((Currency) cost->tag, (Basis) operations->tag,
															operations->kind == KIND_FLOPS ? UNIT_RATE : UNIT_COUNT)));
}

/* --- summaries: what is a value now, by its address ------------------------- */

extern Datum cost_summary_flops_step(PG_FUNCTION_ARGS);
extern Datum cost_summary_flop_step(PG_FUNCTION_ARGS);
extern Datum cost_summary_merge(PG_FUNCTION_ARGS);
extern Datum cost_summary_recv(PG_FUNCTION_ARGS);
extern Datum cost_summary_send(PG_FUNCTION_ARGS);

/* The executor does not copy an address, so what is made stays with the states. */
static Datum
among_states(FunctionCallInfo fcinfo, PGFunction step)
{
	MemoryContext before = MemoryContextSwitchTo(aggregate_context(fcinfo));
	Datum		state = step(fcinfo);

	MemoryContextSwitchTo(before);
	return state;
}

QUANTITY_FUNCTION(cost_summary_flops_accum, among_states(fcinfo, cost_summary_flops_step));
QUANTITY_FUNCTION(cost_summary_flop_accum, among_states(fcinfo, cost_summary_flop_step));
QUANTITY_FUNCTION(cost_summary_rollup_accum, among_states(fcinfo, cost_summary_merge));
QUANTITY_FUNCTION(cost_summary_combine, among_states(fcinfo, cost_summary_merge));
QUANTITY_FUNCTION(cost_summary_serialize, cost_summary_send(fcinfo));
QUANTITY_FUNCTION(cost_summary_final, PG_GETARG_DATUM(0));

PG_FUNCTION_INFO_V1(cost_summary_deserialize);
Datum
cost_summary_deserialize(PG_FUNCTION_ARGS)
{
	StringInfoData buffer;

	read_bytes(&buffer, PG_GETARG_BYTEA_PP(0));
	return DirectFunctionCall1(cost_summary_recv, PointerGetDatum(&buffer));
}
