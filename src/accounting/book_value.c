/*
 * book_value.c
 *		What an asset is worth in the books, by five methods.
 *
 * All of depreciation is made of one primitive, book_value_at(): the value at
 * the beginning of a day.  Until the asset enters service that is the cost; once
 * the life is over it is the salvage value, so the last period takes what a method
 * has left.
 *
 * The methods, with C the cost, S the salvage value and B the balance, of which
 * a period takes a share.  A period is a year or, compounded so, a month.  There
 * are n in the life; a last one that is not whole counts for what there is of it.
 *
 *	straight_line		(C - S) * elapsed / life, in months or days
 *	sum_of_years		a year takes of C - S in proportion to the years that are
 *						left at its beginning: n, n - 1, ... 1
 *	declining_balance	min(B * factor / n, B - S)
 *	variable_declining	the same, or (B - S) / periods left where that is more
 *	technology			C * 10^(-factor * years), never below S; the factor is in
 *						orders of magnitude per year
 *
 * Within a year or period the charge is in proportion to the months or days.  A
 * balance that declines by the year under the convention half_year does so by
 * the calendar year, and the first one is half a period: these are the
 * percentages of the IRS's Publication 946, table A-1.
 *
 * The value is exact to the last unit: each period's charge is rounded once, to
 * 1e-12 of the currency, and so is what a part of a period takes of it.
 */
#include "compat.h"

#include "accounting/book_value.h"
#include "miscadmin.h"
#include "types/number.h"
#include "utils/builtins.h"

#define YEAR_MONTHS			12
#define HALF_YEAR_MONTHS	6

/* Decimals of the factor of a declining balance, and the most it may be. */
#define FACTOR_DECIMALS	18
#define FACTOR_MOST		1000

/* What leaves a hundredth after a year; also the default of the argument. */
#define TECHNOLOGY_LIMIT	2

/*
 * Decimals of a power of ten: so many more than a cost has digits that rounding
 * the product is the one rounding that shows.
 */
#define POWER_DECIMALS	50

static const char *const method_names[] = {
	"straight_line", "sum_of_years", "declining_balance", "variable_declining", "technology", NULL
};
static const char *const convention_names[] = {"full_month", "half_year", "actual_days", NULL};
static const char *const compounding_names[] = {"year", "month", NULL};
static const int compounding_months[] = {YEAR_MONTHS, 1};

uint32_t
require_salvage(Quantity cost, Quantity salvage)
{
	uint32_t	currency = kind_same_tag(&cost_kind, TO_DEPRECIATE, cost, salvage);

	if (kind_count(&cost_kind, salvage) < 0 ||
		kind_count(&cost_kind, salvage) > kind_count(&cost_kind, cost))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("salvage value must be from zero up to the cost"),
				 errdetail("The salvage value is %s, the cost is %s.", kind_text(&cost_kind, salvage),
						   kind_text(&cost_kind, cost)),
				 errhint("Where nothing is left in the end, the salvage value is zero of the same currency.")));
	return currency;
}

/* How much of the life is over when a period begins. */
static int64
parts_before(const Asset *asset, int64 period)
{
	return period == 0 ? 0 : asset->part_first + (period - 1) * asset->part_each;
}

/* amount * part / whole, where the part is at most the whole */
static Count
proportion(Count amount, Count part, Count whole)
{
	Count		result;

	if (!count_multiply_divide(amount, part, whole, &result))
		elog(ERROR, "part of a cost is out of range");
	return result;
}

/*
 * A year's digit is what is left of the life at its beginning; a last year that
 * is not whole weighs as much less.  The digits of whole years are an arithmetic
 * series.
 */
static Count
digits_before(const Asset *asset, Count years)
{
	return asset->part_each * (years * asset->part_total - asset->part_each * (years * (years - 1) / 2));
}

static Count
sum_of_years(const Asset *asset, DateADT date)
{
	Moment		at = life_moment(&asset->life, date, YEAR_MONTHS, YEAR_MONTHS);
	Count		last_part = asset->part_total % asset->part_each;
	Count		all = digits_before(asset, asset->part_total / asset->part_each) + last_part * last_part;
	Count		left = asset->part_total - parts_before(asset, at.period);
	Count		this_year = Min(left, asset->part_each) * left;

	return asset->cost - proportion(asset->cost - asset->salvage,
									digits_before(asset, at.period) * at.in_life + this_year * at.elapsed,
									all * at.in_life);
}

/* What the period takes of the balance at its beginning. */
static Count
balance_charge(const Asset *asset)
{
	Count		rest = asset->balance - asset->salvage;
	Count		left = asset->part_total - parts_before(asset, asset->period);
	Count		part = Min(left, asset->period == 0 ? asset->part_first : asset->part_each);
	Count		charge;

	if (!count_multiply_divide(asset->balance, asset->factor * part,
							   (Count) power_of_ten(FACTOR_DECIMALS) * asset->part_total, &charge))
		charge = rest;
	if (asset->method == VARIABLE_DECLINING)
		charge = Max(charge, proportion(rest, part, left));
	return Min(charge, rest);
}

static Count
declining_balance(Asset *asset, DateADT date)
{
	Moment		at = life_moment(&asset->life, date, asset->months, asset->first_months);

	Assert(asset->period <= at.period);
	while (asset->period < at.period)
	{
		CHECK_FOR_INTERRUPTS();
		asset->balance -= balance_charge(asset);
		asset->period++;
	}
	return asset->balance - proportion(balance_charge(asset), at.elapsed, at.in_life);
}

static Count
technology(const Asset *asset, DateADT date)
{
	Moment		at = life_moment(&asset->life, date, YEAR_MONTHS, YEAR_MONTHS);
	Numeric		magnitudes;
	Numeric		power;
	Quantity	value;

	magnitudes = numeric_call(numeric_mul, asset->magnitudes, int64_to_numeric(at.period * at.length + at.elapsed));
	magnitudes = numeric_call(numeric_div, numeric_with_decimals(magnitudes, POWER_DECIMALS), int64_to_numeric(at.length));
	power = numeric_call(numeric_power, numeric_with_decimals(int64_to_numeric(10), POWER_DECIMALS),
						 numeric_call1(numeric_uminus, magnitudes));
	value = quantity_from_numeric(&cost_kind,
								  numeric_call(numeric_mul, count_to_numeric(asset->cost, 0, 0), power),
								  0, 1, asset->currency);
	return Max(kind_count(&cost_kind, value), asset->salvage);
}

Count
book_value_at(Asset *asset, DateADT date)
{
	const ServiceLife *life = &asset->life;

	/* under half_year the life may begin later than the service */
	if (date <= Max(life->in_service, life->begin))
		return asset->cost;
	if (date >= life->end)
		return asset->salvage;
	switch (asset->method)
	{
		case STRAIGHT_LINE:
			return asset->cost - proportion(asset->cost - asset->salvage,
											life_elapsed(life, date), life_length(life));
		case SUM_OF_YEARS:
			return sum_of_years(asset, date);
		case DECLINING_BALANCE:
		case VARIABLE_DECLINING:
			return declining_balance(asset, date);
		case TECHNOLOGY:
			return technology(asset, date);
	}
	elog(ERROR, "unexpected method of depreciation %d", (int) asset->method);
	return 0;					/* not reached */
}

/*
 * A factor is a multiple of the straight-line rate, and its default 2 is double
 * declining; or it is the orders of magnitude per year of a technology.  For the
 * latter 2 is out of the question and means that the factor was forgotten.
 */
static void
read_factor(Asset *asset, Numeric factor)
{
	bool		technology = asset->method == TECHNOLOGY;
	int			limit = technology ? TECHNOLOGY_LIMIT : FACTOR_MOST;
	int			compared;
	char	   *digits;
	TextCursor	cursor;
	DecimalText decimal;

	require_finite(factor);
	compared = DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(factor),
												 NumericGetDatum(int64_to_numeric(limit))));
	digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(factor)));
	if (numeric_sign_of(factor) <= 0 || compared > 0 || (technology && compared == 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("factor of method \"%s\" must be greater than 0 and %s %d",
						method_names[asset->method], technology ? "less than" : "at most", limit),
				 errdetail("It is %s.", digits),
				 technology ?
				 errhint("Say by how many orders of magnitude a price falls in a year, as in factor => 0.14.") :
				 errhint("It multiplies the rate of a straight line; 2 is double declining.")));
	asset->magnitudes = factor;
	cursor.at = digits;
	cursor.end = digits + strlen(digits);
	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK ||
		!decimal_to_count(&decimal, FACTOR_DECIMALS, 1, &asset->factor))
		elog(ERROR, "could not read numeric \"%s\"", digits);
	pfree(digits);
}

void
read_asset(Asset *asset, FunctionCallInfo fcinfo, int method, int factor)
{
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Quantity	salvage = PG_GETARG_QUANTITY(1);
	Convention	convention;
	int			compounding;
	Moment		end;

	asset->currency = require_salvage(cost, salvage);
	asset->cost = kind_count(&cost_kind, cost);
	asset->salvage = kind_count(&cost_kind, salvage);
	asset->method = word_argument(PG_GETARG_TEXT_PP(method), "method of depreciation", method_names);
	convention = word_argument(PG_GETARG_TEXT_PP(factor + 1), "convention of depreciation", convention_names);
	compounding = word_argument(PG_GETARG_TEXT_PP(factor + 2), "compounding", compounding_names);
	asset->life = service_life(PG_GETARG_DATEADT(2), PG_GETARG_INTERVAL_P(3), convention);
	if (asset->method == STRAIGHT_LINE)
		return;
	if (asset->method != SUM_OF_YEARS)
		read_factor(asset, PG_GETARG_NUMERIC_COPY(factor));

	/* whole periods and what there is of a last one, in parts of that one */
	asset->months = asset->method == SUM_OF_YEARS ? YEAR_MONTHS : compounding_months[compounding];
	end = life_moment(&asset->life, asset->life.end, asset->months, asset->months);
	asset->part_total = end.period * end.length + end.elapsed;
	asset->part_each = end.length;
	asset->first_months = asset->months;
	asset->part_first = asset->part_each;
	if (convention == HALF_YEAR && asset->method != SUM_OF_YEARS && asset->months == YEAR_MONTHS)
		asset->part_first = asset->first_months = HALF_YEAR_MONTHS;
	asset->period = 0;
	asset->balance = asset->cost;
}

/* book_value(cost, salvage, in_service, life, as_of, method, factor, convention, compounding) */
PG_FUNCTION_INFO_V1(book_value);
Datum
book_value(PG_FUNCTION_ARGS)
{
	Asset		asset;

	read_asset(&asset, fcinfo, 5, 6);
	PG_RETURN_QUANTITY(asset_cost(&asset, book_value_at(&asset, PG_GETARG_DATEADT(4))));
}
