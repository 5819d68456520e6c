/*
 * rounding.c
 *		round, trunc, ceil and floor of money and of prices, to a number of
 *		decimals: by default the currency's minor unit.
 */
#include "compat.h"

#include "types/kind.h"

typedef enum RoundingMode
{
	ROUND_HALF_AWAY,
	ROUND_TOWARD_ZERO,
	ROUND_UP,
	ROUND_DOWN
} RoundingMode;

/*
 * Rounds to the given decimals; negative ones are tens, hundreds and so on.
 * ERROR 22003 where the rounded amount does not fit.
 */
static Quantity
round_quantity(const QuantityKind *kind, Quantity q, int decimals, int digits, RoundingMode mode)
{
	Count		count = kind_count(kind, q);
	Count		unit;
	Count		rest;

	/* finer than the type is; or coarser than any amount, which leaves zero */
	if (digits >= decimals)
		return q;
	unit = (Count) power_of_ten(Min(decimals - Max(digits, -DECIMAL_MAX_DIGITS), DECIMAL_MAX_DIGITS - 1));
	rest = count % unit;
	count -= rest;
	switch (mode)
	{
		case ROUND_HALF_AWAY:
			if (count_magnitude(rest) >= (UCount) (unit - unit / 2))
				count += rest < 0 ? -unit : unit;
			break;
		case ROUND_TOWARD_ZERO:
			break;
		case ROUND_UP:
			if (rest > 0)
				count += unit;
			break;
		case ROUND_DOWN:
			if (rest < 0)
				count -= unit;
			break;
	}
	return kind_pack(kind, count, kind_tag(kind, q));
}

static Quantity
round_cost(FunctionCallInfo fcinfo, RoundingMode mode)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	int			digits = PG_NARGS() > 1 ? PG_GETARG_INT32(1) :
		currency_minor_digits((Currency) kind_tag(&cost_kind, q));

	return round_quantity(&cost_kind, q, COST_DECIMALS, digits, mode);
}

static Quantity
round_unit_price(FunctionCallInfo fcinfo, RoundingMode mode)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	int			digits = PG_NARGS() > 1 ? PG_GETARG_INT32(1) :
		currency_minor_digits(unit_price_currency(kind_tag(&unit_price_kind, q)));

	return round_quantity(&unit_price_kind, q, UNIT_PRICE_DECIMALS, digits, mode);
}

#define ROUNDING(type) \
	QUANTITY_FUNCTION(type##_round, QuantityGetDatum(round_##type(fcinfo, ROUND_HALF_AWAY))); \
	QUANTITY_FUNCTION(type##_trunc, QuantityGetDatum(round_##type(fcinfo, ROUND_TOWARD_ZERO))); \
	QUANTITY_FUNCTION(type##_ceil, QuantityGetDatum(round_##type(fcinfo, ROUND_UP))); \
	QUANTITY_FUNCTION(type##_floor, QuantityGetDatum(round_##type(fcinfo, ROUND_DOWN)))

/*
 * Makes cost_ceil, cost_floor, cost_round, cost_trunc, unit_price_ceil,
 * unit_price_floor, unit_price_round, unit_price_trunc.
 */
ROUNDING(cost);
ROUNDING(unit_price);
