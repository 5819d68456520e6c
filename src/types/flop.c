/*
 * flop.c
 *		The type flop: work, a count of operations, with a basis.
 */
#include "compat.h"

#include "types/arithmetic.h"
#include "types/basis.h"
#include "types/number.h"

const QuantityKind flop_kind = {
	.name = "flop",
	.tag = "basis",
	.tag_bits = FLOP_TAG_BITS,
	.tag_valid = basis_valid,
	.scan = flop_scan,
	.scan_json = flop_json_scan,
	.print = flop_print,
	.scan_tag = basis_tag_scan,
	.print_tag = basis_tag_print,
	.adopts = basis_adopts,
	.smallest_unit = "FLOP",
	.example = "314 ZFLOP fp16",
	.json_example = "{\"number\": 314, \"unit\": \"EFLOP\", \"basis\": \"fp16\"}",
	.cannot = {
		[TO_ADD] = gettext_noop("cannot add flop of different bases"),
		[TO_SUBTRACT] = gettext_noop("cannot subtract flop of different bases"),
		[TO_DIVIDE] = gettext_noop("cannot divide flop of different bases"),
		[TO_COMPARE] = gettext_noop("cannot compare flop of different bases"),
		[TO_AGGREGATE] = gettext_noop("cannot aggregate flop of different bases"),
		[TO_FORMAT] = gettext_noop("cannot format flop of different bases"),
	},
	.mixed_hint = BASIS_MIXED_HINT,
	.rows_hint = BASIS_ROWS_HINT,
};

/*
 * Makes flop_coerce, flop_in, flop_out, flop_recv, flop_typmod_in,
 * flop_typmod_out.
 */
QUANTITY_TYPE(flop);

/*
 * Makes float4_mul_flop, float8_mul_flop, flop_abs, flop_add,
 * flop_div_float4, flop_div_float8, flop_div_int2, flop_div_int4,
 * flop_div_int8, flop_div_numeric, flop_mul_float4, flop_mul_float8,
 * flop_mul_int2, flop_mul_int4, flop_mul_int8, flop_mul_numeric,
 * flop_negate, flop_ratio, flop_sign, flop_subtract, int2_mul_flop,
 * int4_mul_flop, int8_mul_flop, numeric_mul_flop.
 */
QUANTITY_ARITHMETIC(flop);

QUANTITY_FUNCTION(flop_from_number, operations_from_number(fcinfo, &flop_kind, UNIT_COUNT));
QUANTITY_FUNCTION(flop_in_unit, operations_in_unit(fcinfo, &flop_kind, UNIT_COUNT));
