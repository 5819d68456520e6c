/*
 * basis.c
 *		The basis of capacities, work and their prices: asking for it, and
 *		taking responsibility for one that was not stated.
 */
#include "compat.h"

#include "types/basis.h"
#include "types/number.h"
#include "utils/builtins.h"

void
require_basis(const QuantityKind *kind, Quantity q)
{
	if (kind_tag(kind, q) == BASIS_UNSPECIFIED)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("%s has no basis", kind->name),
				 errdetail("What a device does depends on the number format that is counted."),
				 errhint("Write it with the number, as in '1 %s fp16', or take responsibility for one with assume_basis(q, 'fp16').",
						 kind == &flop_kind ? "EFLOP" : "EFLOPS")));
}

/* A rate times a time has a factor that is no power of ten. */
Datum
operations_from_number(FunctionCallInfo fcinfo, const QuantityKind *kind,
					   UnitDimension dimension)
{
	Unit		unit = unit_argument(PG_GETARG_TEXT_PP(1), dimension);
	uint32_t	basis = BASIS_UNSPECIFIED;

	if (PG_NARGS() > 2)
		basis = kind_tag_argument(kind, PG_GETARG_TEXT_PP(2));
	PG_RETURN_QUANTITY(quantity_from_numeric(kind, PG_GETARG_NUMERIC(0),
											 unit.power, unit.seconds, basis));
}

Datum
operations_in_unit(FunctionCallInfo fcinfo, const QuantityKind *kind,
				   UnitDimension dimension)
{
	Unit		unit = unit_argument(PG_GETARG_TEXT_PP(1), dimension);
	Numeric		result = count_to_numeric(kind_count(kind, PG_GETARG_QUANTITY(0)), unit.power, 0);

	if (unit.seconds != 1)
		result = numeric_call1(numeric_trim_scale,
							   numeric_call(numeric_div, result, int64_to_numeric(unit.seconds)));
	PG_RETURN_NUMERIC(result);
}

/* basis(flops), basis(flop): "fp16", "fp8 sparse", "unspecified" */
PG_FUNCTION_INFO_V1(operations_basis);
Datum
operations_basis(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(kind_tag_name(&flops_kind,
												   kind_tag(&flops_kind, PG_GETARG_QUANTITY(0)))));
}

/* basis(unit_price) */
PG_FUNCTION_INFO_V1(unit_price_basis_name);
Datum
unit_price_basis_name(PG_FUNCTION_ARGS)
{
	uint32_t	tag = kind_tag(&unit_price_kind, PG_GETARG_QUANTITY(0));

	PG_RETURN_TEXT_P(cstring_to_text(kind_tag_name(&flops_kind, unit_price_basis(tag))));
}

/* Errors unless the basis is the assumed one already, or unspecified. */
static Basis
assumed_basis(const QuantityKind *kind, Basis stated, text *name)
{
	Basis		assumed = (Basis) kind_tag_argument(&flops_kind, name);

	if (stated != BASIS_UNSPECIFIED && stated != assumed)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("%s has a basis already", kind->name),
				 errdetail("It is stated in %s, not in %s.", kind_tag_name(&flops_kind, stated),
						   kind_tag_name(&flops_kind, assumed)),
				 errhint("Use convert_basis() with a named convention, or rerate() by device.")));
	return assumed;
}

/* assume_basis(flops, text), assume_basis(flop, text) */
PG_FUNCTION_INFO_V1(operations_assume_basis);
Datum
operations_assume_basis(PG_FUNCTION_ARGS)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	Basis		basis = assumed_basis(&flops_kind, (Basis) kind_tag(&flops_kind, q), PG_GETARG_TEXT_PP(1));

	PG_RETURN_QUANTITY(kind_pack(&flops_kind, kind_count(&flops_kind, q), basis));
}

/* assume_basis(unit_price, text) */
PG_FUNCTION_INFO_V1(unit_price_assume_basis);
Datum
unit_price_assume_basis(PG_FUNCTION_ARGS)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	uint32_t	tag = kind_tag(&unit_price_kind, q);
	Basis		basis = assumed_basis(&unit_price_kind, unit_price_basis(tag), PG_GETARG_TEXT_PP(1));

	PG_RETURN_QUANTITY(kind_pack(&unit_price_kind, kind_count(&unit_price_kind, q),
								 unit_price_tag(unit_price_currency(tag), basis,
												unit_price_dimension(tag))));
}
