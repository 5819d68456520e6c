/*
 * timeline.c
 *		capacity_timeline(capacity, during): how the capacity of many assets
 *		rises and falls, as steps in time.
 *
 * Each asset is two events, one that adds its capacity and one that takes it
 * away; sorted and added up they are the steps.  Of an asset without an end
 * there is no second event, of one without a beginning the first is at
 * -infinity; an end that is included is over one microsecond later.  Exact, and
 * the same in any order and any plan.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "accounting/time_range.h"
#include "aggregates/sum.h"
#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

/* First byte of a state on its way between processes. */
#define TIMELINE_VERSION	1

typedef struct TimelineEvent
{
	TimestampTz at;
	Count		change;
} TimelineEvent;

typedef struct TimelineState
{
	uint32		tag;
	bool		sorted;
	int64		n;
	int64		size;			/* events that there is room for */
	TimelineEvent *events;
} TimelineState;

static TimelineState *
timeline_create(MemoryContext context, uint32 tag, int64 size)
{
	TimelineState *state = MemoryContextAllocZero(context, sizeof(TimelineState));

	state->tag = tag;
	state->size = Max(size, 16);
	state->events = MemoryContextAllocHuge(context, state->size * sizeof(TimelineEvent));
	return state;
}

static void
timeline_reserve(TimelineState *state, int64 more)
{
	if (state->n + more <= state->size)
		return;
	state->size = Max(state->size * 2, state->n + more);
	state->events = repalloc_huge(state->events, state->size * sizeof(TimelineEvent));
}

static void
add_event(TimelineState *state, TimestampTz at, Count change)
{
	timeline_reserve(state, 1);
	state->events[state->n].at = at;
	state->events[state->n].change = change;
	state->n++;
	state->sorted = false;
}

PG_FUNCTION_INFO_V1(capacity_timeline_accum);
Datum
capacity_timeline_accum(PG_FUNCTION_ARGS)
{
	TimelineState *state = PG_ARGISNULL(0) ? NULL : (TimelineState *) PG_GETARG_POINTER(0);

	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		Quantity	capacity = PG_GETARG_QUANTITY(1);
		TimeRange	during = get_time_range(fcinfo, 2);
		uint32		tag = kind_tag(&flops_kind, capacity);
		Count		count = kind_count(&flops_kind, capacity);

		if (state == NULL)
			state = timeline_create(aggregate_context(fcinfo), tag, 0);
		else if (state->tag != tag)
			kind_mixed_rows(&flops_kind, state->tag, tag);
		if (!during.empty)
		{
			TimestampTz end = time_range_end(&during);

			add_event(state, time_range_first(&during), count);
			if (!TIMESTAMP_IS_NOEND(end))
				add_event(state, end, -count);
		}
	}
	if (state == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(capacity_timeline_combine);
Datum
capacity_timeline_combine(PG_FUNCTION_ARGS)
{
	TimelineState *state = PG_ARGISNULL(0) ? NULL : (TimelineState *) PG_GETARG_POINTER(0);
	TimelineState *other = PG_ARGISNULL(1) ? NULL : (TimelineState *) PG_GETARG_POINTER(1);

	if (other == NULL)
	{
		if (state == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(state);
	}
	if (state == NULL)
		state = timeline_create(aggregate_context(fcinfo), other->tag, other->n);
	else if (state->tag != other->tag)
		kind_mixed_rows(&flops_kind, state->tag, other->tag);
	timeline_reserve(state, other->n);
	memcpy(state->events + state->n, other->events, other->n * sizeof(TimelineEvent));
	state->n += other->n;
	state->sorted = false;
	PG_RETURN_POINTER(state);
}

/* Version, tag, number of events; of each the time and the change, high half first. */
PG_FUNCTION_INFO_V1(capacity_timeline_serialize);
Datum
capacity_timeline_serialize(PG_FUNCTION_ARGS)
{
	const TimelineState *state = (TimelineState *) PG_GETARG_POINTER(0);
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint8(&buffer, TIMELINE_VERSION);
	pq_sendint32(&buffer, state->tag);
	pq_sendint64(&buffer, state->n);
	for (int64 i = 0; i < state->n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		pq_sendint64(&buffer, state->events[i].at);
		pq_sendint64(&buffer, (uint64) (state->events[i].change >> 64));
		pq_sendint64(&buffer, (uint64) state->events[i].change);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

#define EVENT_BYTES		24

PG_FUNCTION_INFO_V1(capacity_timeline_deserialize);
Datum
capacity_timeline_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	StringInfoData buffer;
	TimelineState *state;
	uint32		tag;
	int64		n;
	int64		rest;

	initStringInfo(&buffer);
	appendBinaryStringInfo(&buffer, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	if (pq_getmsgbyte(&buffer) != TIMELINE_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid version of an aggregate state")));
	tag = pq_getmsgint(&buffer, 4);
	n = pq_getmsgint64(&buffer);
	rest = buffer.len - buffer.cursor;
	if (!basis_valid(tag) || n != rest / EVENT_BYTES || rest % EVENT_BYTES != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid length of an aggregate state")));
	state = timeline_create(CurrentMemoryContext, tag, n);
	for (; state->n < n; state->n++)
	{
		TimelineEvent *event = &state->events[state->n];

		CHECK_FOR_INTERRUPTS();
		event->at = pq_getmsgint64(&buffer);
		event->change = (Count) ((UCount) (uint64) pq_getmsgint64(&buffer) << 64);
		event->change |= (Count) (uint64) pq_getmsgint64(&buffer);
	}
	PG_RETURN_POINTER(state);
}

#define ST_SORT sort_events
#define ST_ELEMENT_TYPE TimelineEvent
#define ST_COMPARE(a, b) (((a)->at > (b)->at) - ((a)->at < (b)->at))
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

/*
 * The final function: an array of (at, capacity), one element for each time at
 * which the capacity changes, in order; ends at zero where all assets end.
 */
PG_FUNCTION_INFO_V1(capacity_timeline_final);
Datum
capacity_timeline_final(PG_FUNCTION_ARGS)
{
	TimelineState *state = (TimelineState *) PG_GETARG_POINTER(0);
	Oid			step_type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	TupleDesc	columns;
	ArrayBuildState *steps = initArrayResult(step_type, CurrentMemoryContext, false);
	ExactSum	total = {0};
	Count		before = 0;

	columns = lookup_rowtype_tupdesc(step_type, -1);
	if (!state->sorted)
	{
		sort_events(state->events, state->n);
		state->sorted = true;
	}
	for (int64 i = 0; i < state->n; i++)
	{
		Datum		values[2];
		bool		nulls[2] = {false, false};
		Count		now;

		CHECK_FOR_INTERRUPTS();
		exact_sum_add(&total, state->events[i].change);
		if (i + 1 < state->n && state->events[i + 1].at == state->events[i].at)
			continue;
		now = exact_sum_count(&total, &flops_kind);
		if (now == before)
			continue;
		before = now;
		values[0] = TimestampTzGetDatum(state->events[i].at);
		values[1] = QuantityGetDatum(kind_pack(&flops_kind, now, state->tag));
		accumArrayResult(steps, HeapTupleGetDatum(heap_form_tuple(columns, values, nulls)),
						 false, step_type, CurrentMemoryContext);
	}
	ReleaseTupleDesc(columns);
	PG_RETURN_DATUM(makeArrayResult(steps, CurrentMemoryContext));
}

/*
 * The steps of an array one by one; NULL where that is not needed.  A step has
 * two columns of fixed length, so it takes STEP_SIZE bytes and, with a NULL in it,
 * fewer.  Where all take that much, as those of the aggregate do, the place of
 * each follows from its number.
 */
#define STEP_SIZE	(MAXALIGN(SizeofHeapTupleHeader) + sizeof(TimestampTz) + sizeof(Quantity))

static Datum *
steps_apart(ArrayType *array, int nsteps, TupleDesc columns)
{
	Datum	   *steps;
	bool	   *nulls;

	if (columns->natts == 2 && !ARR_HASNULL(array) &&
		ARR_SIZE(array) - ARR_DATA_OFFSET(array) == nsteps * STEP_SIZE)
		return NULL;
	deconstruct_array(array, ARR_ELEMTYPE(array), -1, false, TYPALIGN_DOUBLE, &steps, &nulls, &nsteps);
	for (int i = 0; i < nsteps; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("step of a timeline must not be NULL"),
					 errdetail("Element %d of the array is.", i + 1),
					 errhint("A timeline is what capacity_timeline() gives.")));
	}
	return steps;
}

/* The i-th step, as a tuple. */
static void
get_step(ArrayType *array, Datum *apart, int i, HeapTuple step)
{
	step->t_data = apart != NULL ? DatumGetHeapTupleHeader(apart[i]) :
		(HeapTupleHeader) (ARR_DATA_PTR(array) + i * STEP_SIZE);
	step->t_len = HeapTupleHeaderGetDatumLength(step->t_data);
}

/*
 * capacity_at(steps, at): the capacity in service at a time, which is that of
 * the last step not after it; before the first step zero, of its basis; NULL
 * where there is no step at all.
 */
PG_FUNCTION_INFO_V1(capacity_at);
Datum
capacity_at(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	TimestampTz at = PG_GETARG_TIMESTAMPTZ(1);
	int			nsteps = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	Datum	   *apart;
	int			low = 0;
	int			high = nsteps;
	TupleDesc	columns;
	HeapTupleData step;
	Datum		capacity;
	bool		null;

	if (nsteps == 0)
		PG_RETURN_NULL();
	columns = lookup_rowtype_tupdesc(ARR_ELEMTYPE(array), -1);
	apart = steps_apart(array, nsteps, columns);
	while (low < high)
	{
		int			middle = low + (high - low) / 2;
		Datum		its_time;

		get_step(array, apart, middle, &step);
		its_time = heap_getattr(&step, 1, columns, &null);
		if (!null && DatumGetTimestampTz(its_time) <= at)
			low = middle + 1;
		else
			high = middle;
	}
	get_step(array, apart, Max(low - 1, 0), &step);
	capacity = heap_getattr(&step, 2, columns, &null);
	ReleaseTupleDesc(columns);
	if (null)
		PG_RETURN_NULL();
	if (low == 0)
		PG_RETURN_QUANTITY(kind_pack(&flops_kind, 0, kind_tag(&flops_kind, DatumGetQuantity(capacity))));
	PG_RETURN_QUANTITY(DatumGetQuantity(capacity));
}
