/*
 * growth.c
 *		How fast a quantity grows: the rate per year, and the time in which it
 *		doubles.
 *
 * Roots and logarithms are not exact; they are taken in numeric, to more than
 * sixteen digits.  A year has 365.25 days and a month a twelfth of that, since
 * a rate per year needs one length of a year.
 */
#include "compat.h"

#include "types/arithmetic.h"
#include "types/number.h"

#define DAYS_PER_MEAN_YEAR	"365.25"

static Numeric
number(const char *text)
{
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(text),
											   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
}

/* The length of an interval in days, as numeric; ERROR 22023 unless positive. */
static Numeric
elapsed_days(const Interval *elapsed)
{
	Numeric		days;

	if (INTERVAL_NOT_FINITE(elapsed))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("interval must be finite"),
				 errhint("Use an interval of hours or days.")));
	days = numeric_call(numeric_div, numeric_call(numeric_mul, int64_to_numeric(elapsed->month),
												  number(DAYS_PER_MEAN_YEAR)),
						int64_to_numeric(MONTHS_PER_YEAR));
	days = numeric_call(numeric_add, days, int64_to_numeric(elapsed->day));
	days = numeric_call(numeric_add, days,
						numeric_call(numeric_div, int64_to_numeric(elapsed->time),
									 int64_to_numeric(USECS_PER_DAY)));
	if (numeric_sign_of(days) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("elapsed time must be greater than zero"),
				 errhint("It is the time from the first value to the second.")));
	return days;
}

/* end / start of two positive values of one kind */
static Numeric
growth_factor(const QuantityKind *kind, Quantity start, Quantity end)
{
	if (kind_count(kind, start) <= 0 || kind_count(kind, end) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("growth is between two values greater than zero"),
				 errhint("Leave out the time in which there was nothing.")));
	return quantity_ratio(kind, end, start);
}

/* More digits than the result needs, for ln and power to work with. */
static Numeric
precise(Numeric n)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round, NumericGetDatum(n), Int32GetDatum(40)));
}

static Datum
growth_rate(const QuantityKind *kind, Quantity start, Quantity end, const Interval *elapsed)
{
	Numeric		years = numeric_call(numeric_div, precise(elapsed_days(elapsed)), number(DAYS_PER_MEAN_YEAR));
	Numeric		factor = precise(growth_factor(kind, start, end));
	Numeric		yearly = numeric_call(numeric_power, factor,
									  numeric_call(numeric_div, precise(int64_to_numeric(1)), years));

	PG_RETURN_DATUM(DirectFunctionCall2(numeric_round,
										NumericGetDatum(numeric_call(numeric_sub, yearly, int64_to_numeric(1))),
										Int32GetDatum(16)));
}

/*
 * elapsed * ln 2 / ln(end / start), in days and hours to the microsecond; a
 * value that shrinks has a negative one, in which it halves.
 */
static Datum
doubling_time(const QuantityKind *kind, Quantity start, Quantity end, const Interval *elapsed)
{
	Numeric		factor = precise(growth_factor(kind, start, end));
	Numeric		logarithm = numeric_call1(numeric_ln, factor);
	Numeric		microseconds;
	int64		time;
	Interval   *result;

	if (numeric_sign_of(logarithm) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("what does not grow does not double"),
				 errhint("Where that may happen, nullif() on one of the values makes the time NULL.")));
	microseconds = numeric_call(numeric_div,
								numeric_call(numeric_mul,
											 numeric_call(numeric_mul, precise(elapsed_days(elapsed)),
														  int64_to_numeric(USECS_PER_DAY)),
											 numeric_call1(numeric_ln, precise(int64_to_numeric(2)))),
								logarithm);
	time = DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(microseconds)));
	result = palloc0(sizeof(Interval));
	result->day = (int32) (time / USECS_PER_DAY);
	result->time = time % USECS_PER_DAY;
	PG_RETURN_INTERVAL_P(result);
}

#define GROWTH(type) \
	QUANTITY_FUNCTION(type##_growth_rate, \
		growth_rate(&type##_kind, PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), PG_GETARG_INTERVAL_P(2))); \
	QUANTITY_FUNCTION(type##_doubling_time, \
		doubling_time(&type##_kind, PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), PG_GETARG_INTERVAL_P(2)))

GROWTH(flops);
GROWTH(flop);
GROWTH(cost);
GROWTH(unit_price);
