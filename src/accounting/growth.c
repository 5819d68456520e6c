/*
 * growth.c
 *		How fast a quantity grows: the rate per year, and the time in which it
 *		doubles.
 *
 * Roots and logarithms are not exact; they are taken in numeric, of a factor
 * with more than forty digits.  A year has 365.25 days and a month a twelfth of
 * that, since a rate per year needs one length of a year.
 */
#include "compat.h"

#include "types/algebra.h"
#include "types/number.h"

/* More decimals than the smallest factor has zeros, by more than forty. */
#define FACTOR_DECIMALS	80

/* A little less than ln 10^2000: numeric's powers end not far beyond. */
#define MOST_LOGARITHM	4605

/* The length of an interval in microseconds; ERROR 22023 unless positive. */
static Numeric
elapsed_microseconds(const Interval *elapsed)
{
	Count		microseconds = interval_microseconds(elapsed, MEAN_MONTH_SECONDS);

	if (microseconds <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("elapsed time must be greater than zero"),
				 errhint("It is the time from the first value to the second.")));
	return count_to_numeric(microseconds, 0, 0);
}

static Numeric
precise(Numeric n)
{
	return numeric_with_decimals(n, FACTOR_DECIMALS);
}

/* end / start of two positive values of one tag */
static Numeric
growth_factor(const QuantityKind *kind, Quantity start, Quantity end)
{
	(void) kind_same_tag(kind, TO_DIVIDE, end, start);
	if (kind_count(kind, start) <= 0 || kind_count(kind, end) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("growth is between two values greater than zero"),
				 errhint("Leave out the time in which there was nothing.")));
	return numeric_call(numeric_div, precise(count_to_numeric(kind_count(kind, end), 0, 0)),
						count_to_numeric(kind_count(kind, start), 0, 0));
}

static Datum
growth_rate(const QuantityKind *kind, Quantity start, Quantity end, const Interval *elapsed)
{
	Numeric		year = int64_to_numeric(MEAN_MONTH_SECONDS * MONTHS_PER_YEAR * USECS_PER_SEC);
	Numeric		per_year = numeric_call(numeric_div, precise(year), elapsed_microseconds(elapsed));
	Numeric		factor = growth_factor(kind, start, end);
	Numeric		yearly;

	if (numeric_compare_integer(numeric_call(numeric_mul, numeric_call1(numeric_ln, factor), per_year), MOST_LOGARITHM) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("growth rate out of range"),
				 errdetail("In a year the value would become more than 10^2000 times as large."),
				 errhint("doubling_time() says how fast it grows.")));
	yearly = numeric_call(numeric_power, factor, per_year);
	PG_RETURN_NUMERIC(numeric_with_decimals(numeric_call(numeric_sub, yearly, int64_to_numeric(1)), 16));
}

/*
 * elapsed * ln 2 / ln(end / start), in days and hours to the microsecond; a
 * value that shrinks has a negative one, in which it halves.
 */
static Datum
doubling_time(const QuantityKind *kind, Quantity start, Quantity end, const Interval *elapsed)
{
	Numeric		logarithm = numeric_call1(numeric_ln, growth_factor(kind, start, end));
	Numeric		microseconds;
	int64		time;
	Interval   *result;

	if (numeric_sign_of(logarithm) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("what does not grow does not double"),
				 errhint("Where that may happen, CASE WHEN a <> b THEN ... END for the values a and b makes the time NULL.")));
	microseconds = numeric_call(numeric_div,
								numeric_call(numeric_mul, elapsed_microseconds(elapsed),
											 numeric_call1(numeric_ln, precise(int64_to_numeric(2)))),
								logarithm);
	if (numeric_compare_integer(numeric_call1(numeric_abs, microseconds), PG_INT64_MAX - 1) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("interval out of range"),
				 errdetail("It would take %s microseconds.", numeric_normalize(numeric_with_decimals(microseconds, 0))),
				 errhint("growth_rate() says how little it grows.")));
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

/*
 * Makes cost_doubling_time, cost_growth_rate, flop_doubling_time,
 * flop_growth_rate, flops_doubling_time, flops_growth_rate,
 * unit_price_doubling_time, unit_price_growth_rate.
 */
GROWTH(flops);
GROWTH(flop);
GROWTH(cost);
GROWTH(unit_price);
