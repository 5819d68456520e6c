/*
 * plan.c
 *		The system that a name stands for, for plans of what to buy.
 */
#include "compat.h"

#include "catalog/names.h"
#include "utils/builtins.h"

/* resolve_system(name): ERROR 42704 where no system is so called */
PG_FUNCTION_INFO_V1(resolve_system);
Datum
resolve_system(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(catalog_resolve_system(catalog_cache(fcinfo), PG_GETARG_TEXT_PP(0))->name));
}
