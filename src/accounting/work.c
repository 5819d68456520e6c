/*
 * work.c
 *		Work of a capacity over a span of the calendar.
 */
#include "compat.h"

#include "types/kind.h"
#include "utils/rangetypes.h"

/*
 * work(flops, tstzrange): capacity times the length of the range, which is in
 * elapsed time, so that a month has its own length and a day with a change of
 * clocks has 23 or 25 hours.  An empty range is no work; ERROR 22023 for a
 * range without an end.
 */
PG_FUNCTION_INFO_V1(work_over_range);
Datum
work_over_range(PG_FUNCTION_ARGS)
{
	Quantity	capacity = PG_GETARG_QUANTITY(0);
	RangeType  *range = PG_GETARG_RANGE_P(1);
	TypeCacheEntry *type = range_get_typcache(fcinfo, RangeTypeGetOid(range));
	RangeBound	lower;
	RangeBound	upper;
	Count		microseconds = 0;
	Count		work;
	bool		empty;

	range_deserialize(type, range, &lower, &upper, &empty);
	if (!empty)
	{
		TimestampTz from = DatumGetTimestampTz(lower.val);
		TimestampTz until = DatumGetTimestampTz(upper.val);

		if (lower.infinite || upper.infinite ||
			TIMESTAMP_NOT_FINITE(from) || TIMESTAMP_NOT_FINITE(until))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("range of time must have a beginning and an end"),
					 errhint("Intersect it with the period that is asked for: during * period.")));
		microseconds = (Count) until - from;
	}
	if (!count_multiply_divide(kind_count(&flops_kind, capacity), microseconds, USECS_PER_SEC, &work))
		kind_out_of_range(&flop_kind);
	PG_RETURN_QUANTITY(kind_pack(&flop_kind, work, kind_tag(&flops_kind, capacity)));
}
