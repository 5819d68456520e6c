/*
 * time_range.h
 *		The ends of a range of time.
 *
 * A length is elapsed time, so that a month has its own length and a day on
 * which the clocks change has 23 or 25 hours; whether a bound is included makes
 * no difference to it.  An instant is one microsecond, which is where the bounds
 * matter: what includes its end is over at the next one.
 */
#ifndef COMPUTE_ACCT_TIME_RANGE_H
#define COMPUTE_ACCT_TIME_RANGE_H

#include "compat.h"

#include "utils/rangetypes.h"
#include "utils/timestamp.h"

typedef struct TimeRange
{
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;
} TimeRange;

static inline TimeRange
get_time_range(FunctionCallInfo fcinfo, int argument)
{
	RangeType  *range = PG_GETARG_RANGE_P(argument);
	TimeRange	result;

	range_deserialize(range_get_typcache(fcinfo, RangeTypeGetOid(range)), range,
					  &result.lower, &result.upper, &result.empty);
	return result;
}

/* The ends, by which a length goes; infinite ones are DT_NOBEGIN and DT_NOEND. */
static inline TimestampTz
time_range_from(const TimeRange *range)
{
	return range->lower.infinite ? DT_NOBEGIN : DatumGetTimestampTz(range->lower.val);
}

static inline TimestampTz
time_range_until(const TimeRange *range)
{
	return range->upper.infinite ? DT_NOEND : DatumGetTimestampTz(range->upper.val);
}

/* The instant after a time; DT_NOEND after the last one that a timestamp holds. */
static inline TimestampTz
next_instant(TimestampTz at)
{
	if (TIMESTAMP_NOT_FINITE(at))
		return at;
	return at + 1 < END_TIMESTAMP ? at + 1 : DT_NOEND;
}

/* The first instant that is in the range, and the first after it. */
static inline TimestampTz
time_range_first(const TimeRange *range)
{
	TimestampTz from = time_range_from(range);

	return range->lower.inclusive ? from : next_instant(from);
}

static inline TimestampTz
time_range_end(const TimeRange *range)
{
	TimestampTz until = time_range_until(range);

	return range->upper.inclusive ? next_instant(until) : until;
}

#endif							/* COMPUTE_ACCT_TIME_RANGE_H */
