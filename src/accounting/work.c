/*
 * work.c
 *		Work of a capacity over a span of the calendar; and of a training run.
 *
 * What a length is, time_range.h says.
 */
#include "compat.h"

#include "accounting/time_range.h"
#include "types/kind.h"
#include "types/number.h"

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
	TimeRange	during = get_time_range(fcinfo, 1);

	if (during.empty)
		return work_between(PG_GETARG_QUANTITY(0), 0, 0);
	return work_between(PG_GETARG_QUANTITY(0), time_range_from(&during), time_range_until(&during));
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
	TimeRange	during = get_time_range(fcinfo, 1);
	TimeRange	within = get_time_range(fcinfo, 2);
	TimestampTz from;
	TimestampTz until;

	if (during.empty || within.empty)
		return work_between(PG_GETARG_QUANTITY(0), 0, 0);
	from = Max(time_range_from(&during), time_range_from(&within));
	until = Min(time_range_until(&during), time_range_until(&within));
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
	Numeric		parameters = require_not_negative(PG_GETARG_NUMERIC(0), gettext_noop("number of parameters must not be negative"));
	Numeric		tokens = require_not_negative(PG_GETARG_NUMERIC(1), gettext_noop("number of tokens must not be negative"));

	PG_RETURN_QUANTITY(quantity_from_numeric(&flop_kind, numeric_call(numeric_mul, parameters, tokens), 0, 6,
											 BASIS_UNSPECIFIED));
}
