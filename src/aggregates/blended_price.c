/*
 * blended_price.c
 *		blended_price(cost, flops) and blended_price(cost, flop): the price of
 *		many purchases together, a ratio of sums and never a mean of ratios.
 *
 * A row in which either argument is NULL takes no part: money without
 * capacity, or capacity without money, would bend the price.
 *
 * The state is a type, so that engines which cut a query into parts can pass
 * it on as they do any value.  But then anybody can make one and call these
 * functions: whatever comes in is checked, and nothing but an aggregate's own
 * state is changed in place.
 */
#include "compat.h"

#include "aggregates/blended_price.h"
#include "aggregates/state_bytes.h"
#include "libpq/pqformat.h"
#include "types/algebra.h"

#define BLENDED_STATE_VERSION	1

/* The type blended_price_state; 64 bytes, as its declaration says. */
typedef struct BlendedState
{
	int64		rows;
	uint32		tag;			/* of a unit price; zero as long as there are
								 * no rows */
	uint16		version;
	uint16		unused;			/* zero */
	ExactSum	cost;
	ExactSum	operations;
} BlendedState;

StaticAssertDecl(sizeof(BlendedState) == 64, "blended_price_state is declared with 64 bytes");

static BlendedState *
state_create(void)
{
	BlendedState *state = (BlendedState *) palloc0(sizeof(BlendedState));

	state->version = BLENDED_STATE_VERSION;
	return state;
}

/*
 * The state of a transition.  There is one from the first row on, even if that
 * is NULL: a moving aggregate may not go back to none.
 */
static inline BlendedState *
transition_state(FunctionCallInfo fcinfo)
{
	BlendedState *state;

	if (unlikely(PG_ARGISNULL(0)))
		return state_create();
	if (unlikely(!AggCheckCallContext(fcinfo, NULL)))
	{
		state = (BlendedState *) palloc(sizeof(BlendedState));
		*state = *(BlendedState *) PG_GETARG_POINTER(0);
		return state;
	}
	return (BlendedState *) PG_GETARG_POINTER(0);
}

/* Gives a state without rows its tag; ERROR 22000 for one that has rows of another. */
static void
take_tag(BlendedState *state, uint32 tag)
{
	if (state->rows == 0)
	{
		state->tag = tag;
		return;
	}
	if (unit_price_currency(state->tag) != unit_price_currency(tag))
		kind_mixed_rows(&cost_kind, unit_price_currency(state->tag), unit_price_currency(tag));
	if (unit_price_basis(state->tag) != unit_price_basis(tag))
		kind_mixed_rows(unit_price_dimension(tag) == UNIT_RATE ? &flops_kind : &flop_kind,
						unit_price_basis(state->tag), unit_price_basis(tag));
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("cannot aggregate capacity and work together"),
			 errdetail("Some rows have flops, some have flop."),
			 errhint("Use blended_price() of the rows themselves, not of its states.")));
}

/* The tag of a row's price, which need not fit a unit_price. */
static inline uint32
row_tag(Quantity cost, Quantity operations, UnitDimension dimension)
{
	return unit_price_tag((Currency) quantity_tag(cost, COST_TAG_BITS),
						  (Basis) quantity_tag(operations, FLOPS_TAG_BITS), dimension);
}

static inline Datum
blended_step(FunctionCallInfo fcinfo, UnitDimension dimension)
{
	BlendedState *state = transition_state(fcinfo);

	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		Quantity	cost = PG_GETARG_QUANTITY(1);
		Quantity	operations = PG_GETARG_QUANTITY(2);
		uint32		tag = row_tag(cost, operations, dimension);

		if (unlikely(state->tag != tag))
			take_tag(state, tag);
		add_rows(&state->rows, 1);
		exact_sum_add(&state->cost, quantity_count(cost, COST_TAG_BITS));
		exact_sum_add(&state->operations, quantity_count(operations, FLOPS_TAG_BITS));
	}
	PG_RETURN_POINTER(state);
}

QUANTITY_FUNCTION(blended_price_flops_step, blended_step(fcinfo, UNIT_RATE));
QUANTITY_FUNCTION(blended_price_flop_step, blended_step(fcinfo, UNIT_COUNT));

/* Whether such rows can add up so. */
static bool
state_plausible(const BlendedState *state)
{
	return state->rows >= 0 &&
		exact_sum_plausible(&state->cost, state->rows, COST_TAG_BITS) &&
		exact_sum_plausible(&state->operations, state->rows, FLOPS_TAG_BITS);
}

/* Takes a row out, which a window has put in. */
static inline Datum
blended_step_back(FunctionCallInfo fcinfo, UnitDimension dimension)
{
	BlendedState *state = transition_state(fcinfo);

	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		Quantity	cost = PG_GETARG_QUANTITY(1);
		Quantity	operations = PG_GETARG_QUANTITY(2);

		exact_sum_subtract(&state->cost, quantity_count(cost, COST_TAG_BITS));
		exact_sum_subtract(&state->operations, quantity_count(operations, FLOPS_TAG_BITS));
		state->rows--;
		if (unlikely(state->tag != row_tag(cost, operations, dimension) || !state_plausible(state)))
			ereport(ERROR,
					(errcode(ERRCODE_DATA_EXCEPTION),
					 errmsg("row to be taken out of a blended_price_state is not in it"),
					 errhint("Only a window's frame takes rows out: call blended_price() instead.")));
		if (state->rows == 0)
			state->tag = 0;
	}
	PG_RETURN_POINTER(state);
}

QUANTITY_FUNCTION(blended_price_flops_step_back, blended_step_back(fcinfo, UNIT_RATE));
QUANTITY_FUNCTION(blended_price_flop_step_back, blended_step_back(fcinfo, UNIT_COUNT));

PG_FUNCTION_INFO_V1(blended_price_merge);
Datum
blended_price_merge(PG_FUNCTION_ARGS)
{
	BlendedState *state;
	const BlendedState *more;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = transition_state(fcinfo);
	more = (const BlendedState *) PG_GETARG_POINTER(1);
	if (more->rows > 0)
	{
		if (state->tag != more->tag)
			take_tag(state, more->tag);
		add_rows(&state->rows, more->rows);
		exact_sum_merge(&state->cost, &more->cost);
		exact_sum_merge(&state->operations, &more->operations);
	}
	PG_RETURN_POINTER(state);
}

/* The caller has no divisor to put a condition on, but can say which rows take part. */
Quantity
blended_price_of_sums(const ExactSum *cost, const ExactSum *operations, uint32 tag)
{
	const QuantityKind *kind = unit_price_dimension(tag) == UNIT_RATE ? &flops_kind : &flop_kind;

	if (exact_sum_is_zero(operations))
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero"),
				 errdetail("The %s of all rows add up to zero.", kind->name),
				 errhint("FILTER (WHERE sign(...) <> 0) leaves out rows of zero; where others cancel out, CASE WHEN sign(sum(...)) <> 0 THEN sum(...) / sum(...) END is NULL.")));
	return price_from_counts(exact_sum_count(cost, &cost_kind), unit_price_currency(tag),
							 exact_sum_count(operations, kind), unit_price_basis(tag),
							 unit_price_dimension(tag));
}

PG_FUNCTION_INFO_V1(blended_price_final);
Datum
blended_price_final(PG_FUNCTION_ARGS)
{
	const BlendedState *state = (const BlendedState *) PG_GETARG_POINTER(0);

	if (state->rows == 0)
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(blended_price_of_sums(&state->cost, &state->operations, state->tag));
}

/* --- bytes ---------------------------------------------------------------- */

#define STATE_BYTES	(2 + 8 + 4 + 2 * SUM_BYTES)

/* Version, rows, tag, both sums. */
static bytea *
state_to_bytes(const BlendedState *state)
{
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint16(&buffer, BLENDED_STATE_VERSION);
	pq_sendint64(&buffer, (uint64) state->rows);
	pq_sendint32(&buffer, state->tag);
	send_sum(&buffer, &state->cost);
	send_sum(&buffer, &state->operations);
	return pq_endtypsend(&buffer);
}

/* NULL where a soft error was left in escontext */
static BlendedState *
state_from_bytes(StringInfo buffer, struct Node *escontext)
{
	BlendedState *state = state_create();

	if (buffer->len - buffer->cursor != STATE_BYTES)
		ereturn(escontext, NULL,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid length of blended_price_state"),
				 errdetail("It has %d bytes and not %d.", buffer->len - buffer->cursor, STATE_BYTES)));
	if (pq_getmsgint(buffer, 2) != BLENDED_STATE_VERSION)
		ereturn(escontext, NULL,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unknown version of blended_price_state"),
				 errdetail("This release knows version %d.", BLENDED_STATE_VERSION),
				 errhint("Install the same version of the extension on all servers.")));
	state->rows = pq_getmsgint64(buffer);
	state->tag = pq_getmsgint(buffer, 4);
	state->cost = receive_sum(buffer);
	state->operations = receive_sum(buffer);
	if (!state_plausible(state) ||
		(state->rows == 0 ? state->tag != 0 : !unit_price_kind.tag_valid(state->tag)))
		ereturn(escontext, NULL,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid blended_price_state"),
				 errdetail("Its unit is none, or its sums are not what so many rows can add up to.")));
	return state;
}

PG_FUNCTION_INFO_V1(blended_price_state_in);
Datum
blended_price_state_in(PG_FUNCTION_ARGS)
{
	struct Node *escontext = ERROR_CONTEXT(fcinfo);
	StringInfoData buffer;

	if (!text_bytes(PG_GETARG_CSTRING(0), "blended_price_state",
					"It is for blended_price() alone, which makes it.", &buffer, escontext))
		return (Datum) 0;
	return PointerGetDatum(state_from_bytes(&buffer, escontext));
}

QUANTITY_FUNCTION(blended_price_state_out,
				  CStringGetDatum(bytes_text(state_to_bytes((BlendedState *) PG_GETARG_POINTER(0)))));
QUANTITY_FUNCTION(blended_price_state_recv,
				  PointerGetDatum(state_from_bytes((StringInfo) PG_GETARG_POINTER(0), NULL)));
QUANTITY_FUNCTION(blended_price_state_send,
				  PointerGetDatum(state_to_bytes((BlendedState *) PG_GETARG_POINTER(0))));
