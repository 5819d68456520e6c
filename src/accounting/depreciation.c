/*
 * depreciation.c
 *		What an asset is worth in the books, day by day, and what follows from it.
 *
 * There is one primitive: book_value_at(asset, day), the value at the beginning
 * of a day, rounded to 1e-12 of the currency.  What a period is charged is the
 * difference of two book values.  So the charges of adjacent periods add up to
 * the charge of both, and those of a life to cost - salvage, to the last unit,
 * however the book values are rounded.  Until the asset enters service its book
 * value is the cost; once the life is over it is the salvage value, and the
 * last period takes what a method has left.
 *
 * The convention says where the life begins and in what it is counted:
 *
 *	full_month		from the first of the month in which the asset enters service;
 *					in months, each of which is charged at its end
 *	half_year		from 1 July of that year, whatever the day; in months too
 *	actual_days		from the day itself; in days, between anniversaries that
 *					date + interval gives: 29 February has its own on the 28th
 *
 * The methods, with C the cost, S the salvage value and B the balance, of which
 * a period takes a share.  A period is a year or, compounded so, a month.  There
 * are n in the life; a last one that is not whole counts as what there is of it.
 *
 *	straight_line		(C - S) * elapsed / life, in months or days
 *	sum_of_years		a year takes C - S in proportion to the years that were
 *						left at its beginning: n, n - 1, ... 1
 *	declining_balance	min(B * factor / n, B - S)
 *	variable_declining	the same, or (B - S) / periods left where that is more
 *	technology			C * 10^(-factor * years), never below S; the factor is in
 *						orders of magnitude per year
 *
 * Within a year or period the charge is in proportion to the months or days.
 * Under half_year the periods of a balance that declines by the year are
 * calendar years, of which the first is half a one; these are the percentages of
 * the IRS's Publication 946, table A-1.
 */
#include "compat.h"

#include "accounting/depreciation.h"
#include "access/htup_details.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "types/number.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#define YEAR_MONTHS		12
#define HALF_YEAR_MONTHS 6
#define JULY			7

/* Decimals of the factor of a declining balance, and the most it may be. */
#define FACTOR_DECIMALS	18
#define FACTOR_MOST		1000

/*
 * Decimals of a power of ten: more than a cost has digits, so that rounding
 * the product is the only rounding that shows.
 */
#define POWER_DECIMALS	50

typedef enum Method
{
	STRAIGHT_LINE,
	SUM_OF_YEARS,
	DECLINING_BALANCE,
	VARIABLE_DECLINING,
	TECHNOLOGY
} Method;

typedef enum Convention
{
	FULL_MONTH,
	HALF_YEAR,
	ACTUAL_DAYS
} Convention;

static const char *const method_names[] = {
	"straight_line", "sum_of_years", "declining_balance", "variable_declining", "technology", NULL
};
static const char *const convention_names[] = {"full_month", "half_year", "actual_days", NULL};
static const char *const compounding_names[] = {"year", "month", NULL};
static const int compounding_months[] = {YEAR_MONTHS, 1};
static const char *const step_names[] = {"month", "quarter", "year", NULL};
static const int step_months[] = {1, 3, YEAR_MONTHS};

typedef struct Asset
{
	Method		method;
	Convention	convention;
	Count		cost;
	Count		salvage;
	uint32_t	currency;
	DateADT		in_service;
	DateADT		begin;			/* of the life, by the convention */
	DateADT		end;			/* the first day after it */
	Count		factor;			/* of a declining balance, in 1e-18 */
	Numeric		rate;			/* of the technology */

	/*
	 * The periods: how many months are in one and in the first; and how much
	 * of the life each of them is, with the life's total.
	 */
	int			months;
	int			first_months;
	int64		part_first;
	int64		part_each;
	int64		part_total;

	/* the balance at the beginning of a period, for the next question */
	int64		period;
	Count		balance;
} Asset;

/* A day within the periods of a life: `period` + `elapsed` / `length`. */
typedef struct Moment
{
	int64		period;
	int64		elapsed;
	int64		length;			/* in months or days */
	int64		in_life;		/* of those, before the life's end */
} Moment;

static char *
cost_text(Quantity cost)
{
	char		text[QUANTITY_MAX_TEXT];

	return pnstrdup(text, cost_print(text, cost));
}

/* For messages, whatever DateStyle is. */
static char *
date_text(DateADT date)
{
	char	   *text = palloc(MAXDATELEN + 1);
	struct pg_tm tm;

	if (DATE_NOT_FINITE(date))
		EncodeSpecialDate(date, text);
	else
	{
		j2date(date + POSTGRES_EPOCH_JDATE, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
		EncodeDateOnly(&tm, USE_ISO_DATES, text);
	}
	return text;
}

uint32_t
require_salvage(Quantity cost, Quantity salvage)
{
	uint32_t	currency = kind_same_tag(&cost_kind, "depreciate", cost, salvage);

	if (kind_count(&cost_kind, salvage) < 0 ||
		kind_count(&cost_kind, salvage) > kind_count(&cost_kind, cost))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("salvage value must be from zero up to the cost"),
				 errdetail("The salvage value is %s, the cost is %s.", cost_text(salvage), cost_text(cost)),
				 errhint("Where nothing is left in the end, the salvage value is zero of the same currency.")));
	return currency;
}

/* Which of the names an argument is; ERROR 22023 with all of them. */
static int
word_argument(text *word, const char *what, const char *const *names)
{
	StringInfoData all;

	for (int i = 0; names[i] != NULL; i++)
	{
		if (same_word(VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word), names[i]))
			return i;
	}
	initStringInfo(&all);
	for (int i = 0; names[i] != NULL; i++)
		appendStringInfo(&all, "%s\"%s\"", i == 0 ? "" : names[i + 1] != NULL ? ", " : " or ", names[i]);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown %s \"%s\"", what, text_to_cstring(word)),
			 errhint("It is %s.", all.data)));
}

/* Months since year 0, for differences. */
static int64
month_number(DateADT date, int *day)
{
	int			year;
	int			month;

	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, day);
	return (int64) year * MONTHS_PER_YEAR + month - 1;
}

/* The day of a month, or its last one where it is shorter; then further days. */
static DateADT
date_in_month(int64 month_number, int day, int days)
{
	int64		year = month_number / MONTHS_PER_YEAR;
	int			month = (int) (month_number % MONTHS_PER_YEAR);
	int64		date;

	if (month < 0)
	{
		month += MONTHS_PER_YEAR;
		year--;
	}
	if (year > JULIAN_MAXYEAR || !IS_VALID_JULIAN((int) year, month + 1, day))
		date = PG_INT64_MAX;
	else
		date = (int64) date2j((int) year, month + 1, Min(day, day_tab[isleap(year)][month]))
			- POSTGRES_EPOCH_JDATE + days;
	if (date > PG_INT32_MAX || !IS_VALID_DATE(date))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("date out of range"),
				 errdetail("The life of the asset goes beyond the last day of type date."),
				 errhint("Check the life and the date of entering service.")));
	return (DateADT) date;
}

/* date + interval of so many months and days, without the detour of a timestamp */
static DateADT
date_after(DateADT date, int64 months, int days)
{
	int			day;
	int64		number = month_number(date, &day);

	return date_in_month(number + months, day, days);
}

/* Where a day from the life's begin to its end stands, in periods of so many months. */
static Moment
moment_at(const Asset *asset, DateADT date, int months, int first_months)
{
	Moment		moment;
	int			day;
	int			first_day;
	int64		elapsed = month_number(date, &day) - month_number(asset->begin, &first_day);

	if (asset->convention == ACTUAL_DAYS)
	{
		DateADT		from;
		DateADT		until;

		moment.period = elapsed / months;
		from = date_after(asset->begin, moment.period * months, 0);
		if (from > date)
			from = date_after(asset->begin, --moment.period * months, 0);
		until = date_after(asset->begin, (moment.period + 1) * months, 0);
		moment.elapsed = date - from;
		moment.length = until - from;
		moment.in_life = Min(until, asset->end) - from;
	}
	else
	{
		int64		before = 0; /* months in earlier periods */

		moment.period = 0;
		moment.length = first_months;
		if (elapsed >= first_months)
		{
			moment.period = 1 + (elapsed - first_months) / months;
			moment.length = months;
			before = first_months + (moment.period - 1) * months;
		}
		moment.elapsed = elapsed - before;
		moment.in_life = Min(moment.length,
							 month_number(asset->end, &day) - month_number(asset->begin, &day) - before);
	}
	return moment;
}

/* How much of the life is over when a period begins. */
static int64
parts_before(const Asset *asset, int64 period)
{
	return period == 0 ? 0 : asset->part_first + (period - 1) * asset->part_each;
}

/* a * b / divisor, where the quotient cannot be more than the count a */
static Count
proportion(Count a, Count b, Count divisor)
{
	Count		result;

	if (!count_multiply_divide(a, b, divisor, &result))
		elog(ERROR, "part of a cost is out of range");
	return result;
}

static Count
straight_line(const Asset *asset, DateADT date)
{
	Count		elapsed = date - asset->begin;
	Count		life = asset->end - asset->begin;
	int			day;

	if (asset->convention != ACTUAL_DAYS)
	{
		int64		begin = month_number(asset->begin, &day);

		elapsed = month_number(date, &day) - begin;
		life = month_number(asset->end, &day) - begin;
	}
	return asset->cost - proportion(asset->cost - asset->salvage, elapsed, life);
}

/*
 * A year's digit is what is left of the life at its beginning, in parts; a last
 * year that is not whole has its own length for a digit.  The digits of k whole
 * years are an arithmetic series.
 */
static Count
digits_before(const Asset *asset, Count years)
{
	return asset->part_each * (years * asset->part_total - asset->part_each * (years * (years - 1) / 2));
}

static Count
sum_of_years(const Asset *asset, DateADT date)
{
	Moment		at = moment_at(asset, date, asset->months, asset->first_months);
	Count		whole_years = asset->part_total / asset->part_each;
	Count		last_part = asset->part_total % asset->part_each;
	Count		all = digits_before(asset, whole_years) + last_part * last_part;
	Count		left = asset->part_total - parts_before(asset, at.period);
	Count		digits = digits_before(asset, at.period) * at.in_life +
	Min(left, asset->part_each) * left * at.elapsed;

	return asset->cost - proportion(asset->cost - asset->salvage, digits, all * at.in_life);
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
	Moment		at = moment_at(asset, date, asset->months, asset->first_months);

	if (asset->period > at.period)
	{
		asset->period = 0;
		asset->balance = asset->cost;
	}
	while (asset->period < at.period)
	{
		CHECK_FOR_INTERRUPTS();
		asset->balance -= balance_charge(asset);
		asset->period++;
	}
	return asset->balance - proportion(balance_charge(asset), at.elapsed, at.in_life);
}

static Numeric
with_decimals(Numeric number, int decimals)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round, NumericGetDatum(number), Int32GetDatum(decimals)));
}

static Count
technology(const Asset *asset, DateADT date)
{
	Moment		at = moment_at(asset, date, YEAR_MONTHS, YEAR_MONTHS);
	Numeric		magnitudes;		/* factor * years */
	Numeric		power;
	Quantity	value;

	magnitudes = numeric_call(numeric_mul, asset->rate, int64_to_numeric(at.period * at.length + at.elapsed));
	magnitudes = numeric_call(numeric_div, with_decimals(magnitudes, POWER_DECIMALS), int64_to_numeric(at.length));
	power = numeric_call(numeric_power, with_decimals(int64_to_numeric(10), POWER_DECIMALS),
						 numeric_call1(numeric_uminus, magnitudes));
	value = quantity_from_numeric(&cost_kind,
								  numeric_call(numeric_mul, count_to_numeric(asset->cost, 0, 0), power),
								  0, 1, asset->currency);
	return Max(kind_count(&cost_kind, value), asset->salvage);
}

/* The primitive: what the asset is worth at the beginning of the day. */
static Count
book_value_at(Asset *asset, DateADT date)
{
	if (date <= asset->in_service)
		return asset->cost;
	if (date >= asset->end)
		return asset->salvage;
	switch (asset->method)
	{
		case STRAIGHT_LINE:
			return straight_line(asset, date);
		case SUM_OF_YEARS:
			return sum_of_years(asset, date);
		case DECLINING_BALANCE:
		case VARIABLE_DECLINING:
			return declining_balance(asset, date);
		case TECHNOLOGY:
			return technology(asset, date);
	}
	elog(ERROR, "unexpected method of depreciation %d", (int) asset->method);
}

/* Sets begin and end; ERROR 22023 for a life that has none by the convention. */
static void
read_life(Asset *asset, const Interval *life)
{
	bool		whole_months = asset->convention != ACTUAL_DAYS;
	int			day;
	int64		month;

	if (DATE_NOT_FINITE(asset->in_service))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("date of entering service must be finite"),
				 errdetail("It is %s.", date_text(asset->in_service)),
				 errhint("An asset that is not in service yet has its cost for a book value.")));
	if (INTERVAL_NOT_FINITE(life) || life->time != 0 || (whole_months && life->day != 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("life must be a whole number of %s", whole_months ? "months" : "days"),
				 errdetail("It is %s.", DatumGetCString(DirectFunctionCall1(interval_out, IntervalPGetDatum(life)))),
				 errhint("%s", whole_months ?
						 "Give it in years and months, or count days with the convention \"actual_days\"." :
						 "Give it in years, months and days.")));

	month = month_number(asset->in_service, &day);
	if (asset->convention == HALF_YEAR)
		month += JULY - 1 - (month % MONTHS_PER_YEAR + MONTHS_PER_YEAR) % MONTHS_PER_YEAR;
	asset->begin = whole_months ? date_in_month(month, 1, 0) : asset->in_service;
	asset->end = date_after(asset->begin, life->month, life->day);
	if (asset->end <= asset->begin)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("life must be longer than zero"),
				 errdetail("It is %s.", DatumGetCString(DirectFunctionCall1(interval_out, IntervalPGetDatum(life)))),
				 errhint("What is used up at once is an expense, not an asset.")));
}

/* The factor means something to some methods only. */
static void
read_factor(Asset *asset, Numeric factor)
{
	bool		technology = asset->method == TECHNOLOGY;
	int			most = technology ? 2 : FACTOR_MOST;
	int			compared;
	char	   *digits;
	TextCursor	cursor;
	DecimalText decimal;

	require_finite(factor);
	compared = DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(factor),
												 NumericGetDatum(int64_to_numeric(most))));
	digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(factor)));

	/*
	 * The default is that of a double declining balance.  As orders of magnitude
	 * it would leave a hundredth after a year, so it is taken for a factor that
	 * was forgotten.
	 */
	if (numeric_sign_of(factor) <= 0 || compared > 0 || (technology && compared == 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("factor of method \"%s\" must be greater than 0 and %s %d",
						method_names[asset->method], technology ? "less than" : "at most", most),
				 errdetail("It is %s.", digits),
				 technology ?
				 errhint("Name the orders of magnitude that a price falls by in a year, as in factor => 0.14.") :
				 errhint("The rate per period is the factor divided by the number of periods; 2 is double declining.")));
	asset->rate = factor;
	cursor.at = digits;
	cursor.end = digits + strlen(digits);
	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK ||
		!decimal_to_count(&decimal, FACTOR_DECIMALS, 1, &asset->factor))
		elog(ERROR, "could not read numeric \"%s\"", digits);
	pfree(digits);
}

/*
 * The arguments that all functions share: cost, salvage, in_service and life,
 * then method somewhere, and from some place on factor, convention and
 * compounding.
 */
static void
read_asset(Asset *asset, FunctionCallInfo fcinfo, int method, int factor)
{
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Quantity	salvage = PG_GETARG_QUANTITY(1);
	int			compounding;
	Moment		end;

	asset->currency = require_salvage(cost, salvage);
	asset->cost = kind_count(&cost_kind, cost);
	asset->salvage = kind_count(&cost_kind, salvage);
	asset->in_service = PG_GETARG_DATEADT(2);
	asset->method = word_argument(PG_GETARG_TEXT_PP(method), "method of depreciation", method_names);
	asset->convention = word_argument(PG_GETARG_TEXT_PP(factor + 1), "convention of depreciation", convention_names);
	compounding = word_argument(PG_GETARG_TEXT_PP(factor + 2), "compounding", compounding_names);
	read_life(asset, PG_GETARG_INTERVAL_P(3));
	if (asset->method == STRAIGHT_LINE)
		return;
	if (asset->method != SUM_OF_YEARS)
		read_factor(asset, PG_GETARG_NUMERIC_COPY(factor));

	/* whole periods and what is left of the last one, as parts of that one */
	asset->months = asset->method == SUM_OF_YEARS ? YEAR_MONTHS : compounding_months[compounding];
	end = moment_at(asset, asset->end, asset->months, asset->months);
	asset->part_total = end.period * end.length + end.elapsed;
	asset->part_each = end.length;
	asset->first_months = asset->months;
	asset->part_first = asset->part_each;
	if (asset->convention == HALF_YEAR && asset->method != SUM_OF_YEARS && asset->months == YEAR_MONTHS)
		asset->part_first = asset->first_months = HALF_YEAR_MONTHS;
	asset->period = 0;
	asset->balance = asset->cost;
}

static Quantity
pack_cost(const Asset *asset, Count count)
{
	return kind_pack(&cost_kind, count, asset->currency);
}

/* book_value(cost, salvage, in_service, life, as_of, method, factor, convention, compounding) */
PG_FUNCTION_INFO_V1(book_value);
Datum
book_value(PG_FUNCTION_ARGS)
{
	Asset		asset;

	read_asset(&asset, fcinfo, 5, 6);
	PG_RETURN_QUANTITY(pack_cost(&asset, book_value_at(&asset, PG_GETARG_DATEADT(4))));
}

/*
 * depreciation(cost, salvage, in_service, life, period_start, period_end, method,
 * factor, convention, compounding)
 */
PG_FUNCTION_INFO_V1(depreciation);
Datum
depreciation(PG_FUNCTION_ARGS)
{
	DateADT		from = PG_GETARG_DATEADT(4);
	DateADT		until = PG_GETARG_DATEADT(5);
	Asset		asset;
	Count		value;

	read_asset(&asset, fcinfo, 6, 7);
	if (until < from)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("period must not end before it starts"),
				 errdetail("It starts on %s and ends before %s.", date_text(from), date_text(until)),
				 errhint("The end is the first day after the period: January ends before 1 February.")));
	value = book_value_at(&asset, from);
	PG_RETURN_QUANTITY(pack_cost(&asset, value - book_value_at(&asset, until)));
}

typedef struct Schedule
{
	Asset		asset;
	int			months;			/* in a step */
	DateADT		from;			/* where the next row starts */
	DateADT		end;
	Count		value;			/* at that time */
} Schedule;

/*
 * depreciation_schedule(cost, salvage, in_service, life, method, step, factor,
 * convention, compounding): one row per month, quarter or year of the calendar,
 * the first one from the day of entering service, the last one to the end of the
 * life.  Under half_year a short life may be over on the first day.
 */
PG_FUNCTION_INFO_V1(depreciation_schedule);
Datum
depreciation_schedule(PG_FUNCTION_ARGS)
{
	FuncCallContext *context;
	Schedule   *schedule;

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext caller;

		context = SRF_FIRSTCALL_INIT();
		caller = MemoryContextSwitchTo(context->multi_call_memory_ctx);
		schedule = palloc0(sizeof(Schedule));
		read_asset(&schedule->asset, fcinfo, 4, 6);
		schedule->months = step_months[word_argument(PG_GETARG_TEXT_PP(5), "step of a schedule", step_names)];
		schedule->from = schedule->asset.in_service;
		schedule->end = Max(schedule->asset.end, schedule->from + 1);
		schedule->value = schedule->asset.cost;
		if (get_call_result_type(fcinfo, NULL, &context->tuple_desc) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		context->tuple_desc = BlessTupleDesc(context->tuple_desc);
		context->user_fctx = schedule;
		MemoryContextSwitchTo(caller);
	}

	context = SRF_PERCALL_SETUP();
	schedule = context->user_fctx;
	if (schedule->from < schedule->end)
	{
		const Asset *asset = &schedule->asset;
		Datum		values[5];
		bool		nulls[5] = {false};
		int			day;
		int64		month = month_number(schedule->from, &day);
		int64		into_step = (month % schedule->months + schedule->months) % schedule->months;
		DateADT		until = Min(date_in_month(month - into_step + schedule->months, 1, 0), schedule->end);
		Count		value = book_value_at(&schedule->asset, until);

		values[0] = DateADTGetDatum(schedule->from);
		values[1] = DateADTGetDatum(until);
		values[2] = QuantityGetDatum(pack_cost(asset, schedule->value - value));
		values[3] = QuantityGetDatum(pack_cost(asset, asset->cost - value));
		values[4] = QuantityGetDatum(pack_cost(asset, value));
		schedule->from = until;
		schedule->value = value;
		SRF_RETURN_NEXT(context, HeapTupleGetDatum(heap_form_tuple(context->tuple_desc, values, nulls)));
	}
	SRF_RETURN_DONE(context);
}

/*
 * depreciation_by_use(cost, salvage, lifetime, used): what is written off once
 * so much of the work of a lifetime is done, (C - S) * used / lifetime; beyond
 * the lifetime nothing is left to write off.
 */
PG_FUNCTION_INFO_V1(depreciation_by_use);
Datum
depreciation_by_use(PG_FUNCTION_ARGS)
{
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Quantity	salvage = PG_GETARG_QUANTITY(1);
	uint32_t	currency = require_salvage(cost, salvage);
	Count		lifetime = kind_count(&flop_kind, PG_GETARG_QUANTITY(2));
	Count		used = kind_count(&flop_kind, PG_GETARG_QUANTITY(3));

	(void) kind_same_tag(&flop_kind, "compare", PG_GETARG_QUANTITY(2), PG_GETARG_QUANTITY(3));
	if (lifetime <= 0 || used < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s", lifetime <= 0 ? "work of a lifetime must be greater than zero" :
						"work that is done must not be negative"),
				 errdetail("It is %s.", DatumGetCString(DirectFunctionCall1(flop_out, PG_GETARG_DATUM(lifetime <= 0 ? 2 : 3)))),
				 errhint("Both are counted from the day of entering service.")));
	PG_RETURN_QUANTITY(kind_pack(&cost_kind,
								 proportion(kind_count(&cost_kind, cost) - kind_count(&cost_kind, salvage),
											Min(used, lifetime), lifetime),
								 currency));
}
