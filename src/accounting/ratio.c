/*
 * ratio.c
 *		Results that are one exact quotient of numerics, rounded once; see ratio.h.
 */
#include "compat.h"

#include "accounting/ratio.h"

/* Price counts for one cost count per operation: see types/algebra.c. */
#define PRICE_SCALE_POWER	(EXA_POWER + UNIT_PRICE_DECIMALS - COST_DECIMALS)

/* See quantity_divide_numeric(), which asks for the truncated quotient too. */
Quantity
quantity_from_ratio(const QuantityKind *kind, Numeric numerator, Numeric divisor, uint32_t tag)
{
	Numeric		twice = numeric_call1(numeric_abs, numerator);
	int			sign = numeric_sign_of(numerator) * numeric_sign_of(divisor);

	divisor = numeric_call1(numeric_abs, divisor);
	twice = numeric_call(numeric_add, numeric_call(numeric_add, twice, twice), divisor);
	twice = numeric_call(numeric_div_trunc, twice, numeric_call(numeric_add, divisor, divisor));
	if (sign < 0)
		twice = numeric_call1(numeric_uminus, twice);
	return quantity_from_numeric(kind, twice, 0, 1, tag);
}

Quantity
price_from_ratio(Numeric cost, Numeric work, uint32_t currency, uint32_t basis)
{
	Numeric		scale = count_to_numeric((Count) power_of_ten(PRICE_SCALE_POWER), 0, 0);

	return quantity_from_ratio(&unit_price_kind, multiply(cost, scale), work,
							   unit_price_tag((Currency) currency, (Basis) basis, UNIT_COUNT));
}
