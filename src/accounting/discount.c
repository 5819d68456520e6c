/*
 * discount.c
 *		What payments and work of several periods are worth today, at a rate of
 *		interest: the level payment, and the levelized price.
 *
 * Powers have 50 decimals.  What they are multiplied with is exact, and the
 * result is rounded once.
 */
#include "compat.h"

#include "accounting/ratio.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "types/time_text.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

/* Days of a year by which the exponent of a discount factor is counted. */
#define DISCOUNT_YEAR_DAYS	365

#define POWER_DECIMALS	50
#define RATE_DECIMALS	20

/* The same number, for quotients and powers that are to have many more decimals. */
static Numeric
with_more_decimals(Numeric number)
{
	return numeric_with_decimals(number, POWER_DECIMALS +
								 DatumGetInt32(DirectFunctionCall1(numeric_scale, NumericGetDatum(number))));
}

static Numeric
growth(Numeric rate)
{
	return with_more_decimals(numeric_call(numeric_add, int64_to_numeric(1), rate));
}

/* capital_recovery_factor(rate, periods): rate / (1 - (1 + rate)^-periods) */
PG_FUNCTION_INFO_V1(capital_recovery_factor);
Datum
capital_recovery_factor(PG_FUNCTION_ARGS)
{
	Numeric		rate = require_not_negative(PG_GETARG_NUMERIC(0), gettext_noop("rate of interest must not be negative"));
	int32		periods = PG_GETARG_INT32(1);
	Numeric		divisor;

	if (periods <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of periods must be greater than zero"),
				 errdetail("It is %d.", periods),
				 errhint("The rate is per period: for months, a twelfth of the nominal rate per year.")));
	/* what is beyond these decimals does not show in the result */
	rate = numeric_with_decimals(rate, POWER_DECIMALS);
	if (numeric_sign_of(rate) == 0)
	{
		rate = int64_to_numeric(1);
		divisor = int64_to_numeric(periods);
	}
	else
		divisor = numeric_call(numeric_sub, int64_to_numeric(1),
							   numeric_call(numeric_power, growth(rate), int64_to_numeric(-(int64) periods)));
	rate = numeric_call(numeric_div, with_more_decimals(rate), divisor);
	PG_RETURN_NUMERIC(numeric_call1(numeric_trim_scale, numeric_with_decimals(rate, RATE_DECIMALS)));
}

/* The periods of a levelized price, as arrays of one length. */
typedef struct Periods
{
	int			n;
	Datum	   *costs;
	Datum	   *work;
	Datum	   *dates;			/* NULL where a period is one of the rate's */
	Numeric		rate;
} Periods;

/* The elements of an array argument; ERROR 22023 where one is NULL. */
static Datum *
array_argument(ArrayType *array, const char *null_message, Oid type, int length, bool byval, char align, int *n)
{
	Datum	   *elements;
	bool	   *nulls;

	deconstruct_array(array, type, length, byval, align, &elements, &nulls, n);
	for (int i = 0; i < *n; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("%s", _(null_message)),
					 errdetail("Period %d has none.", i + 1),
					 errhint("Put a zero where there is nothing in a period.")));
	}
	return elements;
}

static Periods
read_periods(FunctionCallInfo fcinfo)
{
	bool		dated = PG_NARGS() > 3;
	ArrayType  *costs = PG_GETARG_ARRAYTYPE_P(0);
	ArrayType  *work = PG_GETARG_ARRAYTYPE_P(1);
	Periods		periods = {.dates = NULL};
	int			nwork;
	int			ndates;

	periods.rate = PG_GETARG_NUMERIC(dated ? 3 : 2);
	require_finite(periods.rate);
	if (numeric_compare_integer(periods.rate, -1) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("discount rate must be greater than -1"),
				 errdetail("It is %s.", numeric_text(periods.rate)),
				 errhint("Eight percent is 0.08.")));
	periods.costs = array_argument(costs, gettext_noop("cost must not be NULL"), ARR_ELEMTYPE(costs), sizeof(Quantity), false, TYPALIGN_DOUBLE, &periods.n);
	periods.work = array_argument(work, gettext_noop("work must not be NULL"), ARR_ELEMTYPE(work), sizeof(Quantity), false, TYPALIGN_DOUBLE, &nwork);
	ndates = periods.n;
	if (dated)
		periods.dates = array_argument(PG_GETARG_ARRAYTYPE_P(2), gettext_noop("date must not be NULL"), DATEOID, sizeof(DateADT), true, TYPALIGN_INT, &ndates);
	if (periods.n == 0 || nwork != periods.n || ndates != periods.n)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("arrays of a levelized price must have one element per period each"),
				 dated ? errdetail("There are %d costs, %d amounts of work and %d dates.", periods.n, nwork, ndates) :
				 errdetail("There are %d costs and %d amounts of work.", periods.n, nwork),
				 errhint("Put a zero where there is nothing in a period.")));
	return periods;
}

/* ERROR where the cost or the work of a period cannot be added to the first's. */
static void
check_period(const Periods *periods, int i)
{
	Quantity	done = DatumGetQuantity(periods->work[i]);

	(void) kind_same_tag(&cost_kind, TO_ADD, DatumGetQuantity(periods->costs[0]), DatumGetQuantity(periods->costs[i]));
	(void) kind_same_tag(&flop_kind, TO_ADD, DatumGetQuantity(periods->work[0]), done);
	if (kind_count(&flop_kind, done) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("work must not be negative"),
				 errdetail("That of period %d is.", i + 1),
				 errhint("Only costs may be: what is earned by selling the machines counts against them.")));
}

/* What one unit of a period is worth in the first: (1 + rate)^-t */
static Numeric
discount_factor(const Periods *periods, int i)
{
	int64		elapsed = i;
	int64		unit = 1;

	if (periods->dates != NULL)
	{
		DateADT		date = DatumGetDateADT(periods->dates[i]);

		if (DATE_NOT_FINITE(date))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("date of a cost must be finite"),
					 errdetail("That of period %d is %s.", i + 1, iso_date(date)),
					 errhint("Leave out what never happens.")));
		elapsed = (int64) date - DatumGetDateADT(periods->dates[0]);
		unit = DISCOUNT_YEAR_DAYS;
	}
	return numeric_call(numeric_power, growth(periods->rate),
						numeric_call(numeric_div, with_more_decimals(int64_to_numeric(-elapsed)),
									 int64_to_numeric(unit)));
}

/* sum + term, in place of sum */
static Numeric
add_to(Numeric sum, Numeric term)
{
	Numeric		result = numeric_call(numeric_add, sum, term);

	pfree(sum);
	return result;
}

/* Adds up what all periods are worth in the first, with no more memory than one takes. */
static void
present_values(const Periods *periods, Numeric *costs, Numeric *work)
{
	MemoryContext period_context = AllocSetContextCreate(CurrentMemoryContext, "period of levelized_price()",
														 ALLOCSET_SMALL_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(period_context);

	for (int i = 0; i < periods->n; i++)
	{
		Numeric		factor;
		Numeric		present_cost;
		Numeric		present_work;

		CHECK_FOR_INTERRUPTS();
		check_period(periods, i);
		factor = discount_factor(periods, i);
		present_cost = multiply(cost_numeric(DatumGetQuantity(periods->costs[i])), factor);
		present_work = multiply(kind_numeric(&flop_kind, DatumGetQuantity(periods->work[i])), factor);
		MemoryContextSwitchTo(caller);
		*costs = add_to(*costs, present_cost);
		*work = add_to(*work, present_work);
		MemoryContextReset(period_context);
		MemoryContextSwitchTo(period_context);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(period_context);
}

/*
 * levelized_price(costs, work, rate): the price at which the work, sold as it is
 * done, has the present value of the costs:
 *
 *		sum(cost / (1 + rate)^t) / sum(work / (1 + rate)^t)
 *
 * with t = 0 for the first elements, 1 for the second ones and so on.
 *
 * levelized_price(costs, work, on_dates, rate): with t = (day - first day) / 365, as
 * spreadsheets' XNPV counts.  Which day is the first one makes no difference.
 */
PG_FUNCTION_INFO_V1(levelized_price);
Datum
levelized_price(PG_FUNCTION_ARGS)
{
	Periods		periods = read_periods(fcinfo);
	Numeric		costs = int64_to_numeric(0);
	Numeric		work = int64_to_numeric(0);

	present_values(&periods, &costs, &work);
	if (numeric_sign_of(work) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero"),
				 errdetail("There is no work in any period."),
				 errhint("What never does any work has no price per work; leave it out.")));
	PG_RETURN_QUANTITY(price_from_ratio(costs, work,
										kind_tag(&cost_kind, DatumGetQuantity(periods.costs[0])),
										kind_tag(&flop_kind, DatumGetQuantity(periods.work[0]))));
}
