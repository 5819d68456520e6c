/*
 * blended_price.h
 *		The price of sums, which blended_price ends in.
 */
#ifndef COMPUTE_ACCT_BLENDED_PRICE_H
#define COMPUTE_ACCT_BLENDED_PRICE_H

#include "aggregates/sum.h"

/*
 * ERROR 22012 where the operations add up to zero, 22003 where a total is 2^127
 * counts or more, which no fleet comes near.
 */
extern Quantity blended_price_of_sums(const ExactSum *cost, const ExactSum *operations, uint32 tag);

#endif							/* COMPUTE_ACCT_BLENDED_PRICE_H */
