/*
 * service_life.h
 *		The life of an asset: where it begins and ends, and where a day stands
 *		in it.
 *
 * The convention says from which day the life runs and in what it is counted:
 *
 *	full_month		from the first of the month in which the asset enters service;
 *					in months, each of which is over at its end
 *	half_year		from 1 July of that year, whatever the day; in months too
 *	actual_days		from the day itself; in days, between anniversaries that
 *					date + interval gives: 29 February has its own on the 28th
 */
#ifndef COMPUTE_ACCT_SERVICE_LIFE_H
#define COMPUTE_ACCT_SERVICE_LIFE_H

#include "compat.h"
#include "utils/date.h"

typedef enum Convention
{
	FULL_MONTH,
	HALF_YEAR,
	ACTUAL_DAYS
} Convention;

typedef struct ServiceLife
{
	Convention	convention;
	DateADT		in_service;
	DateADT		begin;			/* of the life, by the convention */
	DateADT		end;			/* the first day after it */
} ServiceLife;

/* A day of a life, in periods: `period` + `elapsed` / `length`. */
typedef struct Moment
{
	int64		period;
	int64		elapsed;		/* in months or days, as the life is counted */
	int64		length;
	int64		in_life;		/* of the length, before the life's end */
} Moment;

/* ERROR 22023 for a life that is not longer than zero, or not counted so. */
extern ServiceLife service_life(DateADT in_service, const Interval *interval, Convention convention);

/* How long a life is, and how much of it is over on a day, in months or days. */
extern int64 life_length(const ServiceLife *life);
extern int64 life_elapsed(const ServiceLife *life, DateADT date);

/*
 * Where a day from the life's begin to its end stands in periods of so many
 * months, of which the first has first_months.  ACTUAL_DAYS has no shorter
 * first period.
 */
extern Moment life_moment(const ServiceLife *life, DateADT date, int months, int first_months);

/* The first day of the next month, quarter or year of the calendar. */
extern DateADT next_step(DateADT date, int months);

/* Which of the names an argument is; ERROR 22023 with all of them. */
extern int	word_argument(text *word, const char *what, const char *const *names);

#endif							/* COMPUTE_ACCT_SERVICE_LIFE_H */
