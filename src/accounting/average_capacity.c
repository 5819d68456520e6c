/*
 * average_capacity.c
 *		average_capacity(capacity, during, within): the time-weighted mean of the
 *		capacity in service within a period.
 *
 * The sum of capacity times microseconds in service, over the length of the
 * period.  The sum is kept in 256 bits and divided once, at the end, so the mean
 * is exact but for that one rounding, in any order and any plan.  A row is less
 * than 2^119 operations and 2^64 microseconds: 2^63 rows of them cannot overflow.
 */
#include "compat.h"

#include "accounting/time_range.h"
#include "aggregates/sum.h"
#include "libpq/pqformat.h"

/* First byte of a state on its way between processes. */
#define AVERAGE_CAPACITY_VERSION	1

typedef struct AverageState
{
	int64		rows;
	uint32		tag;
	TimestampTz from;			/* the period, one for all rows */
	TimestampTz until;
	Wide		total;			/* two's complement */
} AverageState;

static inline void
wide_add(Wide *sum, Wide more)
{
	sum->low += more.low;
	sum->high += more.high + (sum->low < more.low);
}

static inline Wide
wide_negate(Wide value)
{
	Wide		result;

	result.low = -value.low;
	result.high = ~value.high + (value.low == 0);
	return result;
}

static inline bool
wide_is_negative(Wide value)
{
	return value.high >> 127 != 0;
}

/* A period that has a length, or ERROR 22023. */
static void
require_period(const TimeRange *within)
{
	if (within->empty || time_range_from(within) == time_range_until(within))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("period of an average must not be empty"),
				 errhint("Give a period with a length, such as '[2024-03-01,2024-04-01)'.")));
	if (TIMESTAMP_NOT_FINITE(time_range_from(within)) || TIMESTAMP_NOT_FINITE(time_range_until(within)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("period of an average must have a beginning and an end"),
				 errhint("Give a period with both, such as '[2024-03-01,2024-04-01)'.")));
}

pg_noreturn static void
several_periods(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot average over several periods at once"),
			 errdetail("The rows of one average_capacity() must all have the same period."),
			 errhint("Group by the period.")));
}

static AverageState *
average_create(FunctionCallInfo fcinfo)
{
	return MemoryContextAllocZero(aggregate_context(fcinfo), sizeof(AverageState));
}

/* What rows have in common: one basis, one period. */
static void
average_join(AverageState *state, uint32 tag, TimestampTz from, TimestampTz until)
{
	if (state->rows == 0)
	{
		state->tag = tag;
		state->from = from;
		state->until = until;
		return;
	}
	if (state->tag != tag)
		kind_mixed_rows(&flops_kind, state->tag, tag);
	if (state->from != from || state->until != until)
		several_periods();
}

PG_FUNCTION_INFO_V1(average_capacity_accum);
Datum
average_capacity_accum(PG_FUNCTION_ARGS)
{
	AverageState *state = PG_ARGISNULL(0) ? NULL : (AverageState *) PG_GETARG_POINTER(0);

	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2) && !PG_ARGISNULL(3))
	{
		Quantity	capacity = PG_GETARG_QUANTITY(1);
		Count		count = kind_count(&flops_kind, capacity);
		TimeRange	during = get_time_range(fcinfo, 2);
		TimeRange	within = get_time_range(fcinfo, 3);
		TimestampTz from;
		TimestampTz until;

		require_period(&within);
		if (state == NULL)
			state = average_create(fcinfo);
		average_join(state, kind_tag(&flops_kind, capacity),
					 time_range_from(&within), time_range_until(&within));
		state->rows++;
		from = during.empty ? state->until : Max(time_range_from(&during), state->from);
		until = during.empty ? state->until : Min(time_range_until(&during), state->until);
		if (from < until)
		{
			Wide		part = wide_multiply(count_magnitude(count), (UCount) ((Count) until - from));

			wide_add(&state->total, count < 0 ? wide_negate(part) : part);
		}
	}
	if (state == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(average_capacity_combine);
Datum
average_capacity_combine(PG_FUNCTION_ARGS)
{
	AverageState *state = PG_ARGISNULL(0) ? NULL : (AverageState *) PG_GETARG_POINTER(0);
	AverageState *other = PG_ARGISNULL(1) ? NULL : (AverageState *) PG_GETARG_POINTER(1);

	if (other != NULL)
	{
		if (state == NULL)
			state = average_create(fcinfo);
		average_join(state, other->tag, other->from, other->until);
		state->rows += other->rows;
		wide_add(&state->total, other->total);
	}
	if (state == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(state);
}

static void
send_half(StringInfo buffer, UCount half)
{
	pq_sendint64(buffer, (uint64) (half >> 64));
	pq_sendint64(buffer, (uint64) half);
}

static UCount
receive_half(StringInfo buffer)
{
	UCount		half = (UCount) (uint64) pq_getmsgint64(buffer) << 64;

	return half | (uint64) pq_getmsgint64(buffer);
}

/* Version, basis, rows, period, total with the high half first. */
PG_FUNCTION_INFO_V1(average_capacity_serialize);
Datum
average_capacity_serialize(PG_FUNCTION_ARGS)
{
	const AverageState *state = (AverageState *) PG_GETARG_POINTER(0);
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint8(&buffer, AVERAGE_CAPACITY_VERSION);
	pq_sendint32(&buffer, state->tag);
	pq_sendint64(&buffer, state->rows);
	pq_sendint64(&buffer, state->from);
	pq_sendint64(&buffer, state->until);
	send_half(&buffer, state->total.high);
	send_half(&buffer, state->total.low);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

PG_FUNCTION_INFO_V1(average_capacity_deserialize);
Datum
average_capacity_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	AverageState *state = palloc0(sizeof(AverageState));
	StringInfoData buffer;

	initStringInfo(&buffer);
	appendBinaryStringInfo(&buffer, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	if (pq_getmsgbyte(&buffer) != AVERAGE_CAPACITY_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid version of an aggregate state")));
	state->tag = pq_getmsgint(&buffer, 4);
	state->rows = pq_getmsgint64(&buffer);
	state->from = pq_getmsgint64(&buffer);
	state->until = pq_getmsgint64(&buffer);
	state->total.high = receive_half(&buffer);
	state->total.low = receive_half(&buffer);
	pq_getmsgend(&buffer);
	if (!basis_valid(state->tag) || state->rows <= 0 || state->from >= state->until ||
		!IS_VALID_TIMESTAMP(state->from) || !IS_VALID_TIMESTAMP(state->until))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid aggregate state")));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(average_capacity_final);
Datum
average_capacity_final(PG_FUNCTION_ARGS)
{
	const AverageState *state = (AverageState *) PG_GETARG_POINTER(0);
	bool		negative = wide_is_negative(state->total);
	UCount		magnitude;
	Count		count;

	if (!wide_divide_round(negative ? wide_negate(state->total) : state->total,
						   (UCount) ((Count) state->until - state->from), &magnitude) ||
		!count_with_sign(magnitude, negative, &count))
		kind_out_of_range(&flops_kind);
	PG_RETURN_QUANTITY(kind_pack(&flops_kind, count, state->tag));
}
