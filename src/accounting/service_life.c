/*
 * service_life.c
 *		The life of an asset on the calendar; see service_life.h.
 */
#include "compat.h"

#include "accounting/service_life.h"
#include "lib/stringinfo.h"
#include "types/kind.h"
#include "types/message.h"
#include "types/time_text.h"
#include "utils/builtins.h"
#include "utils/datetime.h"

#define JULY	7

int
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
			 errmsg("unknown %s \"%s\"", what, message_name(word)),
			 errhint("It is %s.", all.data)));
}

/* Months since the beginning of year 0, and the day of the month. */
static int64
month_number(DateADT date, int *day)
{
	int			year;
	int			month;

	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, day);
	return (int64) year * MONTHS_PER_YEAR + month - 1;
}

/* The rest of a division that is never negative. */
static int64
modulo(int64 number, int64 divisor)
{
	return (number % divisor + divisor) % divisor;
}

/* The day of a month, or the last one of a shorter month; then further days. */
static DateADT
date_in_month(int64 month_number, int day, int days)
{
	int			month = (int) modulo(month_number, MONTHS_PER_YEAR);
	int			year = (int) ((month_number - month) / MONTHS_PER_YEAR);
	int64		date = PG_INT64_MAX;

	if (IS_VALID_JULIAN(year, month + 1, day))
		date = (int64) date2j(year, month + 1, Min(day, day_tab[isleap(year)][month]))
			- POSTGRES_EPOCH_JDATE + days;
	if (!IS_VALID_DATE(date))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("date out of range"),
				 errdetail("The life of the asset goes beyond the days that type date has."),
				 errhint("Check the life and the date of entering service.")));
	return (DateADT) date;
}

/*
 * What date + interval gives for so many months and days; but a date, and not a
 * timestamp, which ends far earlier.
 */
static DateADT
date_after(DateADT date, int64 months, int days)
{
	int			day;
	int64		month = month_number(date, &day);

	return date_in_month(month + months, day, days);
}

DateADT
next_step(DateADT date, int months)
{
	int			day;
	int64		month = month_number(date, &day);

	return date_in_month(month - modulo(month, months) + months, 1, 0);
}

static int64
months_between(DateADT from, DateADT until)
{
	int			day;

	return month_number(until, &day) - month_number(from, &day);
}

ServiceLife
service_life(DateADT in_service, const Interval *interval, Convention convention)
{
	bool		whole_months = convention != ACTUAL_DAYS;
	ServiceLife life;

	if (DATE_NOT_FINITE(in_service))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("date of entering service must be finite"),
				 errdetail("It is %s.", iso_date(in_service)),
				 errhint("An asset that is not in service yet has its cost for a book value.")));
	if (INTERVAL_NOT_FINITE(interval) || interval->time != 0 || (whole_months && interval->day != 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("life must be a whole number of %s", whole_months ? "months" : "days"),
				 errdetail("It is %s.", interval_text(interval)),
				 errhint("%s", whole_months ?
						 "Give it in years and months, or count the days with the convention \"actual_days\"." :
						 "Give it in years, months and days.")));

	life.convention = convention;
	life.in_service = in_service;
	life.begin = in_service;
	if (whole_months)
	{
		int			day;
		int64		month = month_number(in_service, &day);

		if (convention == HALF_YEAR)
			month += JULY - 1 - modulo(month, MONTHS_PER_YEAR);
		life.begin = date_in_month(month, 1, 0);
	}
	life.end = date_after(life.begin, interval->month, interval->day);
	if (life.end <= life.begin)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("life must be longer than zero"),
				 errdetail("It is %s.", interval_text(interval)),
				 errhint("What is used up at once is an expense, not an asset.")));
	return life;
}

int64
life_elapsed(const ServiceLife *life, DateADT date)
{
	if (life->convention == ACTUAL_DAYS)
		return (int64) date - life->begin;
	return months_between(life->begin, date);
}

int64
life_length(const ServiceLife *life)
{
	return life_elapsed(life, life->end);
}

Moment
life_moment(const ServiceLife *life, DateADT date, int months, int first_months)
{
	int64		elapsed = months_between(life->begin, date);
	Moment		moment;

	if (life->convention == ACTUAL_DAYS)
	{
		DateADT		from;
		DateADT		until;

		/* counted from the first day each time, so that no short month stays */
		moment.period = elapsed / months;
		from = date_after(life->begin, moment.period * months, 0);
		if (from > date)
			from = date_after(life->begin, --moment.period * months, 0);
		until = date_after(life->begin, (moment.period + 1) * months, 0);
		moment.elapsed = date - from;
		moment.length = until - from;
		moment.in_life = Min(until, life->end) - from;
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
		moment.in_life = Min(moment.length, life_length(life) - before);
	}
	return moment;
}
