/*
 * basis.h
 *		What the types that carry a basis share.
 */
#ifndef COMPUTE_ACCT_TYPES_BASIS_H
#define COMPUTE_ACCT_TYPES_BASIS_H

#include "types/kind.h"

#define BASIS_MIXED_HINT \
	"Use convert_basis() with a named convention, or rerate() by device; assume_basis() gives a basis to what has none."

#define BASIS_ROWS_HINT \
	"Group by basis(), make every row's basis the same first with convert_basis() or rerate(), or keep them apart in a cost_summary()."

/* An unspecified basis takes on what a column declares. */
static inline bool
basis_adopts(uint32_t tag, uint32_t declared)
{
	(void) declared;
	return tag == BASIS_UNSPECIFIED;
}

/* ERROR 22000 unless the basis is specified: equivalents mean nothing without. */
extern void require_basis(const QuantityKind *kind, Quantity q);

/* flops(n, unit [, basis]) and flop(n, unit [, basis]); in_unit() of both */
extern Datum operations_from_number(FunctionCallInfo fcinfo, const QuantityKind *kind,
									UnitDimension dimension);
extern Datum operations_in_unit(FunctionCallInfo fcinfo, const QuantityKind *kind,
								UnitDimension dimension);

#endif							/* COMPUTE_ACCT_TYPES_BASIS_H */
