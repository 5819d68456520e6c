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
	.tags = "bases",
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
	.mixed_hint = BASIS_MIXED_HINT,
	.rows_hint = BASIS_ROWS_HINT,
};

QUANTITY_TYPE(flops);
QUANTITY_ARITHMETIC(flops);

QUANTITY_FUNCTION(flops_from_number, operations_from_number(fcinfo, &flops_kind, UNIT_RATE));
QUANTITY_FUNCTION(flops_in_unit, operations_in_unit(fcinfo, &flops_kind, UNIT_RATE));

#define FLOPS_IN(name, power) \
	QUANTITY_FUNCTION(name, NumericGetDatum( \
		count_to_numeric(kind_count(&flops_kind, PG_GETARG_QUANTITY(0)), power, 0)))

FLOPS_IN(flops_eflops, 18);
FLOPS_IN(flops_pflops, 15);
FLOPS_IN(flops_tflops, 12);
