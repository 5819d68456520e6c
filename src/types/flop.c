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
	.tags = "bases",
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
	.mixed_hint = BASIS_MIXED_HINT,
	.rows_hint = BASIS_ROWS_HINT,
};

QUANTITY_TYPE(flop);
QUANTITY_ARITHMETIC(flop);

QUANTITY_FUNCTION(flop_from_number, operations_from_number(fcinfo, &flop_kind, UNIT_COUNT));
QUANTITY_FUNCTION(flop_in_unit, operations_in_unit(fcinfo, &flop_kind, UNIT_COUNT));
