/*
 * ownership.c
 *		What an hour of a machine and a unit of work cost those who own or rent.
 *
 * Every assumption is an argument: utilization, PUE and discount rate have no
 * defaults.  Results are worked out as one exact quotient and rounded once; where
 * a discount rate makes powers, those have 50 decimals.
 *
 * A month of a price per month, and of a life, is 730.5 hours: a twelfth of the
 * 8766 hours of a mean year.
 */
#include "compat.h"

#include "accounting/book_value.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "types/algebra.h"
#include "types/number.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

/* Days of a year by which the exponent of a discount factor is counted. */
#define DISCOUNT_YEAR_DAYS	365

#define POWER_DECIMALS	50
#define RATE_DECIMALS	20

/* Price counts for one cost count per operation: see types/algebra.c. */
#define PRICE_SCALE_POWER	(EXA_POWER + UNIT_PRICE_DECIMALS - COST_DECIMALS)

static int
compare_to_integer(Numeric number, int64 integer)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(number),
											 NumericGetDatum(int64_to_numeric(integer))));
}

/* ERROR 22023 unless it is in (0, 1] */
static Numeric
require_utilization(Numeric utilization)
{
	require_finite(utilization);
	if (numeric_sign_of(utilization) <= 0 || compare_to_integer(utilization, 1) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("utilization must be greater than 0 and at most 1"),
				 errdetail("It is %s.", numeric_text(utilization)),
				 errhint("Forty percent is 0.4.")));
	return utilization;
}

/* ERROR 22023 unless it is at least 1 */
static Numeric
require_pue(Numeric pue)
{
	require_finite(pue);
	if (compare_to_integer(pue, 1) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("PUE must be at least 1"),
				 errdetail("It is %s.", numeric_text(pue)),
				 errhint("PUE is the power of the whole facility divided by that of its machines.")));
	return pue;
}

static Numeric
multiply(Numeric a, Numeric b)
{
	return numeric_call(numeric_mul, a, b);
}

static Numeric
cost_numeric(Quantity cost)
{
	return count_to_numeric(kind_count(&cost_kind, cost), 0, 0);
}

/* numerator / divisor as a count, rounded once; see quantity_divide_numeric() */
static Quantity
quantity_from_ratio(const QuantityKind *kind, Numeric numerator, Numeric divisor, uint32_t tag)
{
	Numeric		twice = numeric_call1(numeric_abs, numerator);
	int			sign = numeric_sign_of(numerator) * numeric_sign_of(divisor);

	divisor = numeric_call1(numeric_abs, divisor);
	twice = numeric_call(numeric_add, numeric_call(numeric_add, twice, twice), divisor);
	twice = numeric_call(numeric_div_trunc, twice, numeric_call(numeric_add, divisor, divisor));
	if (sign < 0)
		twice = numeric_call1(numeric_uminus, twice);
	return quantity_from_numeric(kind, twice, 0, 1, tag);
}

/* facility_power(power_kw, pue) */
QUANTITY_FUNCTION(facility_power,
				  NumericGetDatum(multiply(require_not_negative(PG_GETARG_NUMERIC(0), "power"),
										   require_pue(PG_GETARG_NUMERIC(1)))));

/* energy_cost(power_kw, during, pue, price_per_kwh) */
PG_FUNCTION_INFO_V1(energy_cost);
Datum
energy_cost(PG_FUNCTION_ARGS)
{
	Numeric		power = require_not_negative(PG_GETARG_NUMERIC(0), "power");
	Numeric		time = count_to_numeric(interval_microseconds(PG_GETARG_INTERVAL_P(1), 0), 0, 0);
	Numeric		pue = require_pue(PG_GETARG_NUMERIC(2));
	Quantity	price = PG_GETARG_QUANTITY(3);

	if (numeric_sign_of(time) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("duration must not be negative"),
				 errdetail("It is %s.", interval_text(PG_GETARG_INTERVAL_P(1))),
				 errhint("It is the end less the beginning.")));
	PG_RETURN_QUANTITY(quantity_from_ratio(&cost_kind,
										   multiply(multiply(multiply(power, pue), time), cost_numeric(price)),
										   int64_to_numeric(SECS_PER_HOUR * USECS_PER_SEC),
										   kind_tag(&cost_kind, price)));
}

/*
 * gpu_hour_cost(capex, salvage, life, power_kw, pue, price_per_kwh,
 * staff_per_month, space_per_month, utilization, gpus): an hour of the machine is
 *
 *		(capex - salvage) / life + power * PUE * price + (staff + space) / month
 *
 * and is divided by the number of GPUs and by the part of the hours in which they
 * are used.
 */
PG_FUNCTION_INFO_V1(gpu_hour_cost);
Datum
gpu_hour_cost(PG_FUNCTION_ARGS)
{
	Quantity	capex = PG_GETARG_QUANTITY(0);
	Quantity	salvage = PG_GETARG_QUANTITY(1);
	uint32_t	currency = require_salvage(capex, salvage);
	Numeric		life = count_to_numeric(interval_microseconds(PG_GETARG_INTERVAL_P(2), MEAN_MONTH_SECONDS), 0, 0);
	Numeric		power = require_not_negative(PG_GETARG_NUMERIC(3), "power");
	Numeric		pue = require_pue(PG_GETARG_NUMERIC(4));
	Quantity	price = PG_GETARG_QUANTITY(5);
	Quantity	staff = PG_GETARG_QUANTITY(6);
	Quantity	space = PG_GETARG_QUANTITY(7);
	Numeric		utilization = require_utilization(PG_GETARG_NUMERIC(8));
	int32		gpus = PG_GETARG_INT32(9);
	Numeric		month = int64_to_numeric(MEAN_MONTH_SECONDS * USECS_PER_SEC);
	Numeric		hour = int64_to_numeric(SECS_PER_HOUR * USECS_PER_SEC);
	Numeric		life_month = multiply(life, month);
	Numeric		hourly;

	(void) kind_same_tag(&cost_kind, "add", capex, price);
	(void) kind_same_tag(&cost_kind, "add", capex, staff);
	(void) kind_same_tag(&cost_kind, "add", capex, space);
	if (numeric_sign_of(life) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("life must be longer than zero"),
				 errdetail("It is %s.", interval_text(PG_GETARG_INTERVAL_P(2))),
				 errhint("What is used up at once is an expense, not an asset.")));
	if (gpus <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of GPUs must be greater than zero"),
				 errdetail("It is %d.", gpus),
				 errhint("It is how many GPUs the capital expense and the power are for.")));

	/* all three over the common divisor life * month */
	hourly = multiply(numeric_call(numeric_sub, cost_numeric(capex), cost_numeric(salvage)), multiply(hour, month));
	hourly = numeric_call(numeric_add, hourly,
						  multiply(numeric_call(numeric_add, cost_numeric(staff), cost_numeric(space)),
								   multiply(hour, life)));
	hourly = numeric_call(numeric_add, hourly,
						  multiply(multiply(multiply(power, pue), cost_numeric(price)), life_month));
	PG_RETURN_QUANTITY(quantity_from_ratio(&cost_kind, hourly,
										   multiply(multiply(life_month, utilization), int64_to_numeric(gpus)),
										   currency));
}

/* price_per_work(price_per_gpu_hour, rating, utilization): price / (rating * 1 hour * utilization) */
PG_FUNCTION_INFO_V1(price_per_work);
Datum
price_per_work(PG_FUNCTION_ARGS)
{
	Quantity	price = PG_GETARG_QUANTITY(0);
	Quantity	rating = PG_GETARG_QUANTITY(1);
	Numeric		utilization = require_utilization(PG_GETARG_NUMERIC(2));
	Numeric		work;

	if (kind_count(&flops_kind, rating) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("rating must be greater than zero"),
				 errhint("A rating is the capacity of one device.")));
	work = multiply(count_to_numeric(kind_count(&flops_kind, rating), 0, 0),
					multiply(int64_to_numeric(SECS_PER_HOUR), utilization));
	PG_RETURN_QUANTITY(quantity_from_ratio(&unit_price_kind,
										   multiply(cost_numeric(price),
													count_to_numeric((Count) power_of_ten(PRICE_SCALE_POWER), 0, 0)),
										   work,
										   unit_price_tag((Currency) kind_tag(&cost_kind, price),
														  (Basis) kind_tag(&flops_kind, rating), UNIT_COUNT)));
}

/* break_even_utilization(own, rent): own / rent */
PG_FUNCTION_INFO_V1(break_even_utilization);
Datum
break_even_utilization(PG_FUNCTION_ARGS)
{
	Quantity	own = PG_GETARG_QUANTITY(0);
	Quantity	rent = PG_GETARG_QUANTITY(1);

	(void) kind_same_tag(&cost_kind, "compare", own, rent);
	if (kind_count(&cost_kind, own) < 0 || kind_count(&cost_kind, rent) <= 0)
	{
		bool		of_rent = kind_count(&cost_kind, rent) <= 0;
		char		buffer[QUANTITY_MAX_TEXT];
		int			length = cost_print(buffer, of_rent ? rent : own);

		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 of_rent ? errmsg("rent must be greater than zero") :
				 errmsg("cost of owning must not be negative"),
				 errdetail("It is %.*s.", length, buffer),
				 errhint("Both are per hour: of owning whether used or not, of renting in use.")));
	}
	PG_RETURN_NUMERIC(numeric_call(numeric_div, cost_numeric(own), cost_numeric(rent)));
}

/* interconnect_cost(hardware, share_of_total): hardware * share / (1 - share) */
PG_FUNCTION_INFO_V1(interconnect_cost);
Datum
interconnect_cost(PG_FUNCTION_ARGS)
{
	Quantity	hardware = PG_GETARG_QUANTITY(0);
	Numeric		share = PG_GETARG_NUMERIC(1);

	require_finite(share);
	if (numeric_sign_of(share) < 0 || compare_to_integer(share, 1) >= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("share of the total must be at least 0 and less than 1"),
				 errdetail("It is %s.", numeric_text(share)),
				 errhint("Nineteen percent is 0.19.")));
	PG_RETURN_QUANTITY(quantity_from_ratio(&cost_kind, multiply(cost_numeric(hardware), share),
										   numeric_call(numeric_sub, int64_to_numeric(1), share),
										   kind_tag(&cost_kind, hardware)));
}

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
	Numeric		rate = require_not_negative(PG_GETARG_NUMERIC(0), "rate of interest");
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

/* The elements of an array argument; ERROR 22023 where one is NULL. */
static Datum *
array_argument(ArrayType *array, const char *what, Oid type, int length, bool byval, char align, int *n)
{
	Datum	   *elements;
	bool	   *nulls;

	deconstruct_array(array, type, length, byval, align, &elements, &nulls, n);
	for (int i = 0; i < *n; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("%s must not be NULL", what),
					 errdetail("Period %d has none.", i + 1),
					 errhint("Put a zero where there is nothing in a period.")));
	}
	return elements;
}

/* sum + term, in place of sum */
static Numeric
add_to(Numeric sum, Numeric term)
{
	Numeric		result = numeric_call(numeric_add, sum, term);

	pfree(sum);
	return result;
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
	bool		dated = PG_NARGS() > 3;
	ArrayType  *cost_array = PG_GETARG_ARRAYTYPE_P(0);
	ArrayType  *work_array = PG_GETARG_ARRAYTYPE_P(1);
	Numeric		rate = PG_GETARG_NUMERIC(dated ? 3 : 2);
	Numeric		costs_sum = int64_to_numeric(0);
	Numeric		work_sum = int64_to_numeric(0);
	Datum	   *costs;
	Datum	   *work;
	Datum	   *dates = NULL;
	int			n;
	int			nwork;
	int			ndates;
	MemoryContext period_context;
	MemoryContext caller;

	require_finite(rate);
	if (compare_to_integer(rate, -1) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("discount rate must be greater than -1"),
				 errdetail("It is %s.", numeric_text(rate)),
				 errhint("Eight percent is 0.08.")));
	costs = array_argument(cost_array, "cost", ARR_ELEMTYPE(cost_array), sizeof(Quantity), false, TYPALIGN_DOUBLE, &n);
	work = array_argument(work_array, "work", ARR_ELEMTYPE(work_array), sizeof(Quantity), false, TYPALIGN_DOUBLE, &nwork);
	ndates = n;
	if (dated)
		dates = array_argument(PG_GETARG_ARRAYTYPE_P(2), "date", DATEOID, sizeof(DateADT), true, TYPALIGN_INT, &ndates);
	if (n == 0 || nwork != n || ndates != n)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("arrays of a levelized price must have one element per period each"),
				 dated ? errdetail("There are %d costs, %d amounts of work and %d dates.", n, nwork, ndates) :
				 errdetail("There are %d costs and %d amounts of work.", n, nwork),
				 errhint("Put a zero where there is nothing in a period.")));

	period_context = AllocSetContextCreate(CurrentMemoryContext, "period of levelized_price()",
										   ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(period_context);
	for (int i = 0; i < n; i++)
	{
		Quantity	cost = DatumGetQuantity(costs[i]);
		Quantity	done = DatumGetQuantity(work[i]);
		int64		elapsed = i;
		Numeric		exponent;
		Numeric		factor;
		Numeric		present_cost;
		Numeric		present_work;

		CHECK_FOR_INTERRUPTS();
		(void) kind_same_tag(&cost_kind, "add", DatumGetQuantity(costs[0]), cost);
		(void) kind_same_tag(&flop_kind, "add", DatumGetQuantity(work[0]), done);
		if (kind_count(&flop_kind, done) < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("work must not be negative"),
					 errdetail("That of period %d is.", i + 1),
					 errhint("Only costs may be: what is earned by selling the machines counts against them.")));
		if (dated)
		{
			DateADT		first = DatumGetDateADT(dates[0]);
			DateADT		date = DatumGetDateADT(dates[i]);

			if (DATE_NOT_FINITE(date))
				ereport(ERROR,
						(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						 errmsg("date of a cost must be finite"),
						 errdetail("That of period %d is %s.", i + 1, iso_date(date)),
						 errhint("Leave out what never happens.")));
			elapsed = (int64) date - first;
		}
		exponent = numeric_call(numeric_div, with_more_decimals(int64_to_numeric(-elapsed)),
								int64_to_numeric(dated ? DISCOUNT_YEAR_DAYS : 1));
		factor = numeric_call(numeric_power, growth(rate), exponent);
		present_cost = multiply(cost_numeric(cost), factor);
		present_work = multiply(count_to_numeric(kind_count(&flop_kind, done), 0, 0), factor);
		MemoryContextSwitchTo(caller);
		costs_sum = add_to(costs_sum, present_cost);
		work_sum = add_to(work_sum, present_work);
		MemoryContextReset(period_context);
		MemoryContextSwitchTo(period_context);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(period_context);
	if (numeric_sign_of(work_sum) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero"),
				 errdetail("There is no work in any period."),
				 errhint("What never does any work has no price per work; leave it out.")));
	PG_RETURN_QUANTITY(quantity_from_ratio(&unit_price_kind,
										   multiply(costs_sum,
													count_to_numeric((Count) power_of_ten(PRICE_SCALE_POWER), 0, 0)),
										   work_sum,
										   unit_price_tag((Currency) kind_tag(&cost_kind, DatumGetQuantity(costs[0])),
														  (Basis) kind_tag(&flop_kind, DatumGetQuantity(work[0])),
														  UNIT_COUNT)));
}
