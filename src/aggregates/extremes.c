/*
 * extremes.c
 *		min and max of every quantity type.
 *
 * They raise on rows of several tags, as sum does, though the order of the
 * type would not: the least of 3 EUR and 2 USD is nobody's answer.  For the
 * same reason the aggregates name no sort operator: a plan that reads one end
 * of an index would not see the mixture.
 */
#include "compat.h"

#include "types/kind.h"

static inline Datum
extreme(FunctionCallInfo fcinfo, const QuantityKind *kind, bool larger)
{
	Quantity	a = PG_GETARG_QUANTITY(0);
	Quantity	b = PG_GETARG_QUANTITY(1);

	if (kind_tag(kind, a) != kind_tag(kind, b))
		kind_mixed_rows(kind, kind_tag(kind, a), kind_tag(kind, b));
	return (quantity_compare(a, b) > 0) == larger ? PG_GETARG_DATUM(0) : PG_GETARG_DATUM(1);
}

#define EXTREMES(type) \
	QUANTITY_FUNCTION(type##_larger, extreme(fcinfo, &type##_kind, true)); \
	QUANTITY_FUNCTION(type##_smaller, extreme(fcinfo, &type##_kind, false))

/*
 * Makes cost_larger, cost_smaller, flop_larger, flop_smaller, flops_larger,
 * flops_smaller, unit_price_larger, unit_price_smaller.
 */
EXTREMES(flops);
EXTREMES(flop);
EXTREMES(cost);
EXTREMES(unit_price);
