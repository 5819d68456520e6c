/*
 * cost.c
 *		The type cost: an amount of money, in 1e-12 of its currency.
 */
#include "compat.h"

#include "types/arithmetic.h"
#include "types/number.h"
#include "utils/builtins.h"

const QuantityKind cost_kind = {
	.name = "cost",
	.tag = "currency",
	.tag_bits = COST_TAG_BITS,
	.tag_valid = currency_valid,
	.scan = cost_scan,
	.scan_json = cost_json_scan,
	.print = cost_print,
	.scan_tag = currency_tag_scan,
	.print_tag = currency_tag_print,
	.smallest_unit = "1e-12 of its currency",
	.example = "950000 CNY",
	.json_example = "{\"number\": 950000, \"unit\": \"CNY\"}",
	.cannot = {
		[TO_ADD] = gettext_noop("cannot add cost of different currencies"),
		[TO_SUBTRACT] = gettext_noop("cannot subtract cost of different currencies"),
		[TO_DIVIDE] = gettext_noop("cannot divide cost of different currencies"),
		[TO_COMPARE] = gettext_noop("cannot compare cost of different currencies"),
		[TO_AGGREGATE] = gettext_noop("cannot aggregate cost of different currencies"),
		[TO_FORMAT] = gettext_noop("cannot format cost of different currencies"),
		[TO_SPEND] = gettext_noop("cannot spend cost of different currencies"),
		[TO_DEPRECIATE] = gettext_noop("cannot depreciate cost of different currencies"),
	},
	.mixed_hint = "Convert one of them first with exchange(), at the rate of a stated day.",
	.rows_hint = "Group by currency(), convert every row first with exchange() at the rate of its day, or keep them apart in a cost_summary().",
};

/*
 * Makes cost_coerce, cost_in, cost_out, cost_recv, cost_typmod_in,
 * cost_typmod_out.
 */
QUANTITY_TYPE(cost);

/*
 * Makes cost_abs, cost_add, cost_div_float4, cost_div_float8, cost_div_int2,
 * cost_div_int4, cost_div_int8, cost_div_numeric, cost_mul_float4,
 * cost_mul_float8, cost_mul_int2, cost_mul_int4, cost_mul_int8,
 * cost_mul_numeric, cost_negate, cost_ratio, cost_sign, cost_subtract,
 * float4_mul_cost, float8_mul_cost, int2_mul_cost, int4_mul_cost,
 * int8_mul_cost, numeric_mul_cost.
 */
QUANTITY_ARITHMETIC(cost);

/* cost(numeric, currency) */
QUANTITY_FUNCTION(cost_from_number,
				  QuantityGetDatum(quantity_from_numeric(&cost_kind, PG_GETARG_NUMERIC(0), COST_DECIMALS, 1,
														 kind_tag_argument(&cost_kind, PG_GETARG_TEXT_PP(1)))));

/* amount(cost): all digits, at least the currency's minor ones */
PG_FUNCTION_INFO_V1(cost_amount);
Datum
cost_amount(PG_FUNCTION_ARGS)
{
	Quantity	q = PG_GETARG_QUANTITY(0);

	PG_RETURN_NUMERIC(count_to_numeric(kind_count(&cost_kind, q), COST_DECIMALS,
									   currency_minor_digits((Currency) kind_tag(&cost_kind, q))));
}

/* currency(cost) */
QUANTITY_FUNCTION(cost_currency,
				  PointerGetDatum(cstring_to_text(kind_tag_name(&cost_kind,
																kind_tag(&cost_kind, PG_GETARG_QUANTITY(0))))));
