/*
 * unit_price.c
 *		The type unit_price: money per capacity or per work, in 1e-9 of the
 *		currency per EFLOPS or per EFLOP.
 */
#include "compat.h"

#include "types/arithmetic.h"
#include "types/basis.h"
#include "types/number.h"
#include "utils/builtins.h"

static bool
unit_price_tag_valid(uint32_t tag)
{
	return tag >> UNIT_PRICE_TAG_BITS == 0 &&
		currency_valid(unit_price_currency(tag)) && basis_valid(unit_price_basis(tag));
}

/* Only the basis may be left open, never the currency or what it is per. */
static bool
unit_price_adopts(uint32_t tag, uint32_t declared)
{
	return unit_price_basis(tag) == BASIS_UNSPECIFIED &&
		unit_price_currency(tag) == unit_price_currency(declared) &&
		unit_price_dimension(tag) == unit_price_dimension(declared);
}

const QuantityKind unit_price_kind = {
	.name = "unit_price",
	.tag = "unit",
	.tag_bits = UNIT_PRICE_TAG_BITS,
	.tag_valid = unit_price_tag_valid,
	.scan = unit_price_scan,
	.scan_json = unit_price_json_scan,
	.print = unit_price_print,
	.scan_tag = unit_price_tag_scan,
	.print_tag = unit_price_tag_print,
	.adopts = unit_price_adopts,
	.smallest_unit = "1e-9 of its currency per EFLOPS or EFLOP",
	.example = "371.09375 CNY/TFLOPS fp16",
	.json_example = "{\"number\": 371093750, \"unit\": \"CNY/EFLOPS\", \"basis\": \"fp16\"}",
	.cannot = {
		[TO_ADD] = gettext_noop("cannot add unit_price of different units"),
		[TO_SUBTRACT] = gettext_noop("cannot subtract unit_price of different units"),
		[TO_DIVIDE] = gettext_noop("cannot divide unit_price of different units"),
		[TO_COMPARE] = gettext_noop("cannot compare unit_price of different units"),
		[TO_AGGREGATE] = gettext_noop("cannot aggregate unit_price of different units"),
		[TO_FORMAT] = gettext_noop("cannot format unit_price of different units"),
	},
	.mixed_hint = "Both sides need the same currency, the same basis, and to be per capacity or both per work.",
	.rows_hint = "Group by currency() and basis(), or keep them apart in a cost_summary(); of prices a blended_price() is usually meant, not a sum or mean.",
};

/*
 * Makes unit_price_coerce, unit_price_in, unit_price_out, unit_price_recv,
 * unit_price_typmod_in, unit_price_typmod_out.
 */
QUANTITY_TYPE(unit_price);

/*
 * Makes float4_mul_unit_price, float8_mul_unit_price, int2_mul_unit_price,
 * int4_mul_unit_price, int8_mul_unit_price, numeric_mul_unit_price,
 * unit_price_abs, unit_price_add, unit_price_div_float4,
 * unit_price_div_float8, unit_price_div_int2, unit_price_div_int4,
 * unit_price_div_int8, unit_price_div_numeric, unit_price_mul_float4,
 * unit_price_mul_float8, unit_price_mul_int2, unit_price_mul_int4,
 * unit_price_mul_int8, unit_price_mul_numeric, unit_price_negate,
 * unit_price_ratio, unit_price_sign, unit_price_subtract.
 */
QUANTITY_ARITHMETIC(unit_price);

/* amount(unit_price): per EFLOPS or EFLOP */
PG_FUNCTION_INFO_V1(unit_price_amount);
Datum
unit_price_amount(PG_FUNCTION_ARGS)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	Currency	currency = unit_price_currency(kind_tag(&unit_price_kind, q));

	PG_RETURN_NUMERIC(count_to_numeric(kind_count(&unit_price_kind, q), UNIT_PRICE_DECIMALS,
									   currency_minor_digits(currency)));
}

/* currency(unit_price) */
PG_FUNCTION_INFO_V1(unit_price_currency_name);
Datum
unit_price_currency_name(PG_FUNCTION_ARGS)
{
	Currency	currency = unit_price_currency(kind_tag(&unit_price_kind, PG_GETARG_QUANTITY(0)));

	PG_RETURN_TEXT_P(cstring_to_text(kind_tag_name(&cost_kind, currency)));
}

/* per(unit_price): "EFLOPS", "EFLOP"; what stands behind the slash, without the basis */
PG_FUNCTION_INFO_V1(unit_price_per);
Datum
unit_price_per(PG_FUNCTION_ARGS)
{
	char	   *unit = kind_tag_name(&unit_price_kind, kind_tag(&unit_price_kind, PG_GETARG_QUANTITY(0)));
	char	   *per = strchr(unit, '/') + 1;

	PG_RETURN_TEXT_P(cstring_to_text_with_len(per, (int) strcspn(per, " ")));
}

/* in_unit(unit_price, 'TFLOPS'): the amount per that unit */
PG_FUNCTION_INFO_V1(unit_price_in_unit);
Datum
unit_price_in_unit(PG_FUNCTION_ARGS)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	uint32_t	tag = kind_tag(&unit_price_kind, q);
	Unit		unit = unit_argument(PG_GETARG_TEXT_PP(1), unit_price_dimension(tag));
	Numeric		amount = count_to_numeric(kind_count(&unit_price_kind, q),
										  UNIT_PRICE_DECIMALS, 0);
	Numeric		factor = count_to_numeric(unit.seconds, 0, 0);

	/* times 10^(unit.power - 18), with a power of ten that has no exponent */
	if (unit.power < EXA_POWER)
		factor = numeric_call(numeric_mul, factor, count_to_numeric(1, EXA_POWER - unit.power, 0));
	else
		factor = numeric_call(numeric_mul, factor,
							  count_to_numeric((Count) power_of_ten(unit.power - EXA_POWER), 0, 0));
	PG_RETURN_NUMERIC(numeric_call1(numeric_trim_scale, numeric_call(numeric_mul, amount, factor)));
}
