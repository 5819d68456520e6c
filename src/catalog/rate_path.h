/*
 * rate_path.h
 *		The way from one currency to another, by the rates of a day.
 */
#ifndef COMPUTE_ACCT_RATE_PATH_H
#define COMPUTE_ACCT_RATE_PATH_H

#include "catalog/rates.h"

/* What an amount is multiplied with: numerator / divisor; 0 / 0 is no path. */
typedef struct Factor
{
	UCount		numerator;
	UCount		divisor;
} Factor;

/* The factor as of a day, by rates that are at most so many days older. */
extern Factor rate_factor(RateCache *cache, RateBook *book, Currency from, Currency to,
						  DateADT day, int age);

/* The days with a path that are nearest to a day, before and after. */
typedef struct NearestDays
{
	bool		has_before;
	bool		has_after;
	DateADT		before;
	DateADT		after;
} NearestDays;

extern NearestDays rate_nearest_days(RateCache *cache, RateBook *book, Currency from, Currency to,
									 DateADT day);

#endif							/* COMPUTE_ACCT_RATE_PATH_H */
