/*
 * tpp.c
 *		What total processing performance is worked out from, besides tables.
 */
#include "compat.h"

#include "catalog/names.h"
#include "utils/builtins.h"

/* catalog_model(name): ERROR 42704 where no model is so called */
PG_FUNCTION_INFO_V1(catalog_model);
Datum
catalog_model(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(catalog_resolve_device(catalog_cache(fcinfo), PG_GETARG_TEXT_PP(0))->model));
}

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
