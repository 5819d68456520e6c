/*
 * ordering.c
 *		Comparison and hashing of quantities.
 *
 * By number first, then by tag.  The order is total and never raises, because
 * ANALYZE, sorts and index builds run it on columns of mixed kinds.  One
 * pattern of bits is one value, so these functions serve every type.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "types/kind.h"

#define COMPARISON(name, operator) \
	QUANTITY_FUNCTION(quantity_##name, \
		BoolGetDatum(quantity_compare(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1)) operator 0))

COMPARISON(lt, <);
COMPARISON(le, <=);
COMPARISON(eq, ==);
COMPARISON(ne, !=);
COMPARISON(ge, >=);
COMPARISON(gt, >);

QUANTITY_FUNCTION(quantity_cmp,
	Int32GetDatum(quantity_compare(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1))));

/* With seed 0 the extended hash's low half is the plain hash, as it must be. */
PG_FUNCTION_INFO_V1(quantity_hash);
Datum
quantity_hash(PG_FUNCTION_ARGS)
{
	return hash_any((const unsigned char *) PG_GETARG_POINTER(0), sizeof(Quantity));
}

PG_FUNCTION_INFO_V1(quantity_hash_extended);
Datum
quantity_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_any_extended((const unsigned char *) PG_GETARG_POINTER(0), sizeof(Quantity),
							 PG_GETARG_INT64(1));
}
