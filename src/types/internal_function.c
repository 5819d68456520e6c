/*
 * internal_function.c
 *		Lookup of functions that nobody calls by name; see internal_function.h.
 */
#include "compat.h"

#include "catalog/pg_proc.h"
#include "types/internal_function.h"
#include "utils/builtins.h"
#include "utils/syscache.h"

Oid
extension_function(Oid schema, const char *name, int nargs, const Oid *types)
{
	return GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum(name),
						   PointerGetDatum(buildoidvector(types, nargs)), ObjectIdGetDatum(schema));
}

Oid
internal_function(Oid schema, const char *name, int nargs, const Oid *types)
{
	Oid			function = extension_function(schema, name, nargs, types);

	return OidIsValid(function) ? function : extension_function(schema, name + 1, nargs, types);
}
