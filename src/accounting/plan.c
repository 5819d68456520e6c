/*
 * plan.c
 *		The name by which the catalog has a system, for plans of what to buy.
 */
#include "compat.h"

#include "catalog/names.h"
#include "utils/builtins.h"

/* catalog_system(name): ERROR 42704 where no system is so called */
PG_FUNCTION_INFO_V1(catalog_system);
Datum
catalog_system(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(catalog_resolve_system(catalog_cache(fcinfo), PG_GETARG_TEXT_PP(0))->name));
}
