/*
 * algebra.h
 *		The one place that turns money and operations into a price.
 */
#ifndef COMPUTE_ACCT_ALGEBRA_H
#define COMPUTE_ACCT_ALGEBRA_H

#include "types/kind.h"

/*
 * The price of counts of a cost and of a flops or flop, rounded once, half away
 * from zero, to 1e-9 of the currency per EFLOPS or EFLOP.  ERROR 22012, 22003.
 */
extern Quantity price_from_counts(Count cost, Currency currency, Count operations,
								  Basis basis, UnitDimension dimension);

#endif							/* COMPUTE_ACCT_ALGEBRA_H */
