/*
 * flops.c
 *		The type flops: capacity, a rate of operations, in FLOP/s with a basis.
 */
#include "compat.h"

#include "types/arithmetic.h"
#include "types/basis.h"
#include "types/number.h"

const QuantityKind flops_kind = {
	.name = "flops",
	.tag = "basis",
	.tag_bits = FLOPS_TAG_BITS,
	.tag_valid = basis_valid,
	.scan = flops_scan,
	.scan_json = flops_json_scan,
	.print = flops_print,
	.scan_tag = basis_tag_scan,
	.print_tag = basis_tag_print,
	.adopts = basis_adopts,
	.smallest_unit = "FLOP/s",
	.example = "5.39 EFLOPS fp16",
	.json_example = "{\"number\": 5.39, \"unit\": \"EFLOPS\", \"basis\": \"fp16\"}",
	.cannot = {
		[TO_ADD] = gettext_noop("cannot add flops of different bases"),
		[TO_SUBTRACT] = gettext_noop("cannot subtract flops of different bases"),
		[TO_DIVIDE] = gettext_noop("cannot divide flops of different bases"),
		[TO_COMPARE] = gettext_noop("cannot compare flops of different bases"),
		[TO_AGGREGATE] = gettext_noop("cannot aggregate flops of different bases"),
		[TO_FORMAT] = gettext_noop("cannot format flops of different bases"),
	},
	.mixed_hint = BASIS_MIXED_HINT,
	.rows_hint = BASIS_ROWS_HINT,
};

/*
 * Makes flops_coerce, flops_in, flops_out, flops_recv, flops_typmod_in,
 * flops_typmod_out.
 */
QUANTITY_TYPE(flops);

/*
 * Makes float4_mul_flops, float8_mul_flops, flops_abs, flops_add,
 * flops_div_float4, flops_div_float8, flops_div_int2, flops_div_int4,
 * flops_div_int8, flops_div_numeric, flops_mul_float4, flops_mul_float8,
 * flops_mul_int2, flops_mul_int4, flops_mul_int8, flops_mul_numeric,
 * flops_negate, flops_ratio, flops_sign, flops_subtract, int2_mul_flops,
 * int4_mul_flops, int8_mul_flops, numeric_mul_flops.
 */
QUANTITY_ARITHMETIC(flops);

QUANTITY_FUNCTION(flops_from_number, operations_from_number(fcinfo, &flops_kind, UNIT_RATE));
QUANTITY_FUNCTION(flops_in_unit, operations_in_unit(fcinfo, &flops_kind, UNIT_RATE));

#define FLOPS_IN(name, power) \
	QUANTITY_FUNCTION(name, NumericGetDatum( \
		count_to_numeric(kind_count(&flops_kind, PG_GETARG_QUANTITY(0)), power, 0)))

FLOPS_IN(flops_eflops, 18);
FLOPS_IN(flops_pflops, 15);
FLOPS_IN(flops_tflops, 12);
