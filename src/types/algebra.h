/*
 * algebra.h
 *		The one place that turns money and operations into a price.
 */
#ifndef COMPUTE_ACCT_ALGEBRA_H
#define COMPUTE_ACCT_ALGEBRA_H

#include "types/kind.h"

/* A month of 730.5 hours: a twelfth of the 8766 hours of a mean year. */
#define MEAN_MONTH_SECONDS	(INT64CONST(8766) * SECS_PER_HOUR / MONTHS_PER_YEAR)

/*
 * The length of an interval in microseconds.  A day is 24 hours, a month as
 * many seconds as are said; with 0, one that has months is an error (22023), as
 * an infinite one is.
 */
extern Count interval_microseconds(const Interval *interval, int64 month_seconds);

/*
 * The price of counts of a cost and of a flops or flop, rounded once, half away
 * from zero, to 1e-9 of the currency per EFLOPS or EFLOP.  ERROR 22012, 22003.
 */
extern Quantity price_from_counts(Count cost, Currency currency, Count operations,
								  Basis basis, UnitDimension dimension);

/*
 * The same for who can do without: false where there are no operations or the
 * price is out of range.  The tag is that of the price.
 */
extern bool price_fits(Count cost, Count operations, uint32_t tag, Quantity *price);

#endif							/* COMPUTE_ACCT_ALGEBRA_H */
