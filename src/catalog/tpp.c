/*
 * tpp.c
 *		The bits of a number format, for total processing performance.
 */
#include "compat.h"

#include "types/kind.h"

/* format_bits(basis): ERROR 22000 where no format is specified */
PG_FUNCTION_INFO_V1(format_bits);
Datum
format_bits(PG_FUNCTION_ARGS)
{
	Basis		basis = (Basis) kind_tag_argument(&flops_kind, PG_GETARG_TEXT_PP(0));

	if (basis == BASIS_UNSPECIFIED)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("an unspecified basis has no bits"),
				 errhint("Name a number format, such as 'fp16'.")));
	PG_RETURN_INT32(basis_format_bits(basis));
}
