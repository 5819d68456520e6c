/*
 * sum.c
 *		sum and avg of every quantity type; see sum.h for the state.
 */
#include "compat.h"

#include "aggregates/state_bytes.h"
#include "aggregates/sum.h"
#include "libpq/pqformat.h"

/* First byte of a state on its way between processes. */
#define SUM_STATE_VERSION	1

SumState *
sum_state_create(FunctionCallInfo fcinfo, int nparts)
{
	SumState   *state = (SumState *) MemoryContextAllocZero(aggregate_context(fcinfo), SUM_STATE_SIZE(nparts));

	state->nparts = nparts;
	return state;
}

/* A total as a sign and a magnitude. */
static Wide
exact_sum_magnitude(const ExactSum *sum, bool *negative)
{
	Wide		total;

	/* first as 256 bits in two's complement */
	total.low = (UCount) sum->low;
	total.high = (UCount) ((Count) sum->high - (sum->low < 0 ? 1 : 0));
	*negative = (Count) total.high < 0;
	if (*negative)
	{
		total.low = -total.low;
		total.high = ~total.high + (total.low == 0 ? 1 : 0);
	}
	return total;
}

void
too_many_rows(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("number of rows out of range"),
			 errdetail("Together they are more than a bigint counts."),
			 errhint("No table has as many: look for a stored sum that is damaged or made up.")));
}

Count
exact_sum_count(const ExactSum *sum, const QuantityKind *kind)
{
	if (sum->high != 0)
		kind_out_of_range(kind);
	return sum->low;
}

#ifdef USE_ASSERT_CHECKING
void
AssertCheckSumState(const SumState *state)
{
	Assert(state->rows >= 0);
	Assert(state->nparts >= 1 && state->nparts <= SUM_MAX_PARTS);
	for (int i = 0; i < state->nparts; i++)
	{
		const SumPart *part = &state->part[i];

		Assert(part->kind < QUANTITY_KINDS);
		Assert(state->rows == 0 || quantity_kinds[part->kind]->tag_valid(part->tag));
		Assert(exact_sum_plausible(&part->total, state->rows, quantity_kinds[part->kind]->tag_bits));
	}
}
#endif

/*
 * The body of every type's transition function, and of its inverse.  There is
 * a state from the first row on, even if that is NULL: a moving aggregate may
 * not go back to none.
 */
static inline Datum
sum_accum(FunctionCallInfo fcinfo, KindNumber kind, int tag_bits)
{
	SumState   *state = PG_ARGISNULL(0) ? NULL : (SumState *) PG_GETARG_POINTER(0);

	if (unlikely(state == NULL))
	{
		state = sum_state_create(fcinfo, 1);
		state->part[0].kind = kind;
	}
	if (!PG_ARGISNULL(1))
	{
		sum_part_add(state, 0, kind, tag_bits, PG_GETARG_QUANTITY(1));
		add_rows(&state->rows, 1);
		AssertCheckSumState(state);
	}
	PG_RETURN_POINTER(state);
}

static inline Datum
sum_accum_inverse(FunctionCallInfo fcinfo, int tag_bits)
{
	SumState   *state = PG_ARGISNULL(0) ? NULL : (SumState *) PG_GETARG_POINTER(0);

	if (state == NULL)
		elog(ERROR, "inverse transition function called with NULL state");
	if (!PG_ARGISNULL(1))
	{
		exact_sum_subtract(&state->part[0].total, quantity_count(PG_GETARG_QUANTITY(1), tag_bits));
		state->rows--;
		AssertCheckSumState(state);
	}
	PG_RETURN_POINTER(state);
}

#define SUM_FUNCTIONS(type, kind, tag_bits) \
	QUANTITY_FUNCTION(type##_accum, sum_accum(fcinfo, kind, tag_bits)); \
	QUANTITY_FUNCTION(type##_accum_inverse, sum_accum_inverse(fcinfo, tag_bits))

/*
 * Makes cost_accum, cost_accum_inverse, flop_accum, flop_accum_inverse,
 * flops_accum, flops_accum_inverse, unit_price_accum,
 * unit_price_accum_inverse.
 */
SUM_FUNCTIONS(flops, KIND_FLOPS, FLOPS_TAG_BITS);
SUM_FUNCTIONS(flop, KIND_FLOP, FLOP_TAG_BITS);
SUM_FUNCTIONS(cost, KIND_COST, COST_TAG_BITS);
SUM_FUNCTIONS(unit_price, KIND_UNIT_PRICE, UNIT_PRICE_TAG_BITS);

/* The final function of sum, for every type; strict, so there is a state. */
PG_FUNCTION_INFO_V1(quantity_sum);
Datum
quantity_sum(PG_FUNCTION_ARGS)
{
	SumState   *state = (SumState *) PG_GETARG_POINTER(0);
	SumPart    *part = &state->part[0];

	if (state->rows == 0)
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(kind_pack(quantity_kinds[part->kind],
								 exact_sum_count(&part->total, quantity_kinds[part->kind]),
								 part->tag));
}

/* The final function of avg: the exact sum, divided and rounded once. */
PG_FUNCTION_INFO_V1(quantity_avg);
Datum
quantity_avg(PG_FUNCTION_ARGS)
{
	SumState   *state = (SumState *) PG_GETARG_POINTER(0);
	SumPart    *part = &state->part[0];
	const QuantityKind *kind = quantity_kinds[part->kind];
	UCount		quotient;
	Count		mean;
	bool		negative;

	if (state->rows == 0)
		PG_RETURN_NULL();
	if (!wide_divide_round(exact_sum_magnitude(&part->total, &negative), (UCount) state->rows, &quotient) ||
		!count_with_sign(quotient, negative, &mean))
		kind_out_of_range(kind);
	PG_RETURN_QUANTITY(kind_pack(kind, mean, part->tag));
}

PG_FUNCTION_INFO_V1(sum_combine);
Datum
sum_combine(PG_FUNCTION_ARGS)
{
	SumState   *state = PG_ARGISNULL(0) ? NULL : (SumState *) PG_GETARG_POINTER(0);
	SumState   *other = PG_ARGISNULL(1) ? NULL : (SumState *) PG_GETARG_POINTER(1);

	if (state == NULL && other != NULL)
		state = sum_state_create(fcinfo, other->nparts);
	if (state == NULL)
		PG_RETURN_NULL();
	if (other != NULL && other->rows > 0)
	{
		for (int i = 0; i < state->nparts; i++)
		{
			SumPart    *part = &state->part[i];
			const SumPart *more = &other->part[i];

			if (state->rows > 0 && part->tag != more->tag)
				kind_mixed_rows(quantity_kinds[more->kind], part->tag, more->tag);
			part->tag = more->tag;
			part->kind = more->kind;
			exact_sum_merge(&part->total, &more->total);
		}
		add_rows(&state->rows, other->rows);
		AssertCheckSumState(state);
	}
	PG_RETURN_POINTER(state);
}

/*
 * The state between processes, integers in network order: version, number of
 * parts, rows; then of each part its kind, tag and three words of the total,
 * highest first.
 */
PG_FUNCTION_INFO_V1(sum_serialize);
Datum
sum_serialize(PG_FUNCTION_ARGS)
{
	SumState   *state = (SumState *) PG_GETARG_POINTER(0);
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint8(&buffer, SUM_STATE_VERSION);
	pq_sendint8(&buffer, (uint8) state->nparts);
	pq_sendint64(&buffer, (uint64) state->rows);
	for (int i = 0; i < state->nparts; i++)
	{
		const SumPart *part = &state->part[i];

		pq_sendint8(&buffer, (uint8) part->kind);
		pq_sendint32(&buffer, part->tag);
		send_sum(&buffer, &part->total);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

PG_FUNCTION_INFO_V1(sum_deserialize);
Datum
sum_deserialize(PG_FUNCTION_ARGS)
{
	StringInfoData buffer;
	SumState   *state;
	int			version;
	int			nparts;

	read_bytes(&buffer, PG_GETARG_BYTEA_PP(0));
	version = pq_getmsgbyte(&buffer);
	nparts = pq_getmsgbyte(&buffer);
	if (version != SUM_STATE_VERSION || nparts < 1 || nparts > SUM_MAX_PARTS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid aggregate state of version %d", version)));
	state = (SumState *) palloc0(SUM_STATE_SIZE(nparts));
	state->nparts = nparts;
	state->rows = pq_getmsgint64(&buffer);
	for (int i = 0; i < nparts; i++)
	{
		SumPart    *part = &state->part[i];

		part->kind = (uint32) pq_getmsgbyte(&buffer);
		part->tag = pq_getmsgint(&buffer, 4);
		part->total = receive_sum(&buffer);
		if (state->rows < 0 || part->kind >= QUANTITY_KINDS ||
			!exact_sum_plausible(&part->total, state->rows, quantity_kinds[part->kind]->tag_bits) ||
			(state->rows > 0 && !quantity_kinds[part->kind]->tag_valid(part->tag)))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					 errmsg("invalid quantity in an aggregate state")));
	}
	pq_getmsgend(&buffer);
	PG_RETURN_POINTER(state);
}
