/*
 * work.c
 *		Work of a capacity over a span of the calendar; and of a training run.
 *
 * The length of a range is elapsed time, so that a month has its own length
 * and a day on which the clocks change has 23 or 25 hours.  Whether a bound is
 * included makes no difference to a length.
 */
#include "compat.h"

#include "types/kind.h"
#include "types/number.h"
#include "utils/rangetypes.h"

/* The ends of a range of time; false for an empty one. */
static bool
range_ends(FunctionCallInfo fcinfo, int argument, TimestampTz *from, TimestampTz *until)
{
	RangeType  *range = PG_GETARG_RANGE_P(argument);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(range_get_typcache(fcinfo, RangeTypeGetOid(range)), range,
					  &lower, &upper, &empty);
	if (empty)
		return false;
	*from = lower.infinite ? DT_NOBEGIN : DatumGetTimestampTz(lower.val);
	*until = upper.infinite ? DT_NOEND : DatumGetTimestampTz(upper.val);
	return true;
}

/* capacity * (until - from); ERROR 22023 for a span without an end. */
static Datum
work_between(Quantity capacity, TimestampTz from, TimestampTz until)
{
	Count		work;

	if (TIMESTAMP_NOT_FINITE(from) || TIMESTAMP_NOT_FINITE(until))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("range of time must have a beginning and an end"),
				 errhint("Ask for a period: work_within(capacity, during, period).")));
	if (!count_multiply_divide(kind_count(&flops_kind, capacity), (Count) until - from,
							   USECS_PER_SEC, &work))
		kind_out_of_range(&flop_kind);
	PG_RETURN_QUANTITY(kind_pack(&flop_kind, work, kind_tag(&flops_kind, capacity)));
}

/* work(flops, tstzrange): none over an empty range */
PG_FUNCTION_INFO_V1(work_over_range);
Datum
work_over_range(PG_FUNCTION_ARGS)
{
	TimestampTz from = 0;
	TimestampTz until = 0;

	(void) range_ends(fcinfo, 1, &from, &until);
	return work_between(PG_GETARG_QUANTITY(0), from, until);
}

/*
 * work_within(flops, during, within): the work of an asset that is in service
 * during one range, within another.  An asset may have no end; what both
 * ranges share must have one.
 */
PG_FUNCTION_INFO_V1(work_within);
Datum
work_within(PG_FUNCTION_ARGS)
{
	TimestampTz from;
	TimestampTz until;
	TimestampTz within_from;
	TimestampTz within_until;

	if (!range_ends(fcinfo, 1, &from, &until) ||
		!range_ends(fcinfo, 2, &within_from, &within_until))
		return work_between(PG_GETARG_QUANTITY(0), 0, 0);
	from = Max(from, within_from);
	until = Min(until, within_until);
	if (from >= until)
		return work_between(PG_GETARG_QUANTITY(0), 0, 0);
	return work_between(PG_GETARG_QUANTITY(0), from, until);
}

/*
 * training_flop(parameters, tokens): C = 6 N D, as forward and backward pass of a
 * dense transformer take about six operations per parameter and token.  Kaplan et
 * al., "Scaling Laws for Neural Language Models", 2020 (arXiv:2001.08361), section
 * 2.1.
 */
PG_FUNCTION_INFO_V1(training_flop);
Datum
training_flop(PG_FUNCTION_ARGS)
{
	Numeric		parameters = require_not_negative(PG_GETARG_NUMERIC(0), "number of parameters");
	Numeric		tokens = require_not_negative(PG_GETARG_NUMERIC(1), "number of tokens");

	PG_RETURN_QUANTITY(quantity_from_numeric(&flop_kind, numeric_call(numeric_mul, parameters, tokens), 0, 6,
											 BASIS_UNSPECIFIED));
}
