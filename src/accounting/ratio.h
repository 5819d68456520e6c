/*
 * ratio.h
 *		Results that are one exact quotient of numerics, rounded once.
 */
#ifndef COMPUTE_ACCT_RATIO_H
#define COMPUTE_ACCT_RATIO_H

#include "types/algebra.h"
#include "types/number.h"

static inline Numeric
multiply(Numeric a, Numeric b)
{
	return numeric_call(numeric_mul, a, b);
}

static inline Numeric
kind_numeric(const QuantityKind *kind, Quantity q)
{
	return count_to_numeric(kind_count(kind, q), 0, 0);
}

static inline Numeric
cost_numeric(Quantity cost)
{
	return kind_numeric(&cost_kind, cost);
}

/* numerator / divisor as a count, rounded half away from zero */
extern Quantity quantity_from_ratio(const QuantityKind *kind, Numeric numerator, Numeric divisor,
									uint32_t tag);

/* The price of work; both in counts. */
extern Quantity price_from_ratio(Numeric cost, Numeric work, uint32_t currency, uint32_t basis);

#endif							/* COMPUTE_ACCT_RATIO_H */
