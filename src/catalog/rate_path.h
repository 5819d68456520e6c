/*
 * rate_path.h
 *		The way from one currency to another, by the rates of a day.
 */
#ifndef COMPUTE_ACCT_RATE_PATH_H
#define COMPUTE_ACCT_RATE_PATH_H

#include "catalog/rates.h"
#include "utils/numeric.h"

/*
 * What an amount is multiplied with: numerator / divisor; 0 / 0 is no path.  A
 * cross of rates with many digits may need more than a count holds: then it is
 * the fraction of two whole numerics, and these are 1 / 1.
 */
typedef struct Factor
{
	UCount		numerator;
	UCount		divisor;
	Numeric		long_numerator; /* or NULL */
	Numeric		long_divisor;
} Factor;

/* amount * factor, rounded once, half away from zero; false out of range. */
extern bool rate_apply(const Factor *factor, Count amount, Count *result);

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

/* The latest rates, up to a day, of the two legs of a cross, of days that differ. */
typedef struct SplitLegs
{
	Currency	pivot;
	DateADT		first;			/* of the leg to the pivot */
	DateADT		second;			/* of the leg from it */
} SplitLegs;

/* False where no currency has both legs. */
extern bool rate_split_legs(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day,
							SplitLegs *legs);

#endif							/* COMPUTE_ACCT_RATE_PATH_H */
