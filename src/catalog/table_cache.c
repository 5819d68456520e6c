/*
 * table_cache.c
 *		Filling cached tables and keeping them true; see table_cache.h.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/table_cache.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/rls.h"

/* All caches that have been asked for in this backend. */
static TableCache *caches = NULL;

static void
relation_changed(Datum arg, Oid relation)
{
	for (TableCache *cache = caches; cache != NULL; cache = cache->next)
	{
		if (relation == InvalidOid)
			cache->valid = false;
		for (int i = 0; i < cache->ntables; i++)
		{
			if (cache->relations[i] == relation)
				cache->valid = false;
		}
	}
}

char *
cached_text(Datum value)
{
	return TextDatumGetCString(value);
}

bool
cached_origin_is_user(Datum origin)
{
	text	   *word = DatumGetTextPP(origin);

	return VARSIZE_ANY_EXHDR(word) == 4 && memcmp(VARDATA_ANY(word), "user", 4) == 0;
}

static void
read_table(void *contents, const CachedTable *table, Oid relid)
{
	Relation	relation = table_open(relid, AccessShareLock);
	TupleDesc	descriptor = RelationGetDescr(relation);
	Datum	   *row = palloc(descriptor->natts * sizeof(Datum));
	bool	   *row_nulls = palloc(descriptor->natts * sizeof(bool));
	Datum		values[CACHE_MAX_COLUMNS];
	bool		nulls[CACHE_MAX_COLUMNS];
	int			numbers[CACHE_MAX_COLUMNS];
	int			ncolumns;
	SysScanDesc scan;
	HeapTuple	tuple;

	for (ncolumns = 0; table->columns[ncolumns] != NULL; ncolumns++)
	{
		numbers[ncolumns] = get_attnum(relid, table->columns[ncolumns]) - 1;
		if (numbers[ncolumns] < 0)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("column \"%s\" of the catalog table \"%s\" is missing",
							table->columns[ncolumns], table->name),
					 errhint("Drop and create the extension again.")));
	}

	/* No snapshot: the latest, as for a system catalog. */
	scan = systable_beginscan(relation, InvalidOid, false, NULL, 0, NULL);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		heap_deform_tuple(tuple, descriptor, row, row_nulls);
		for (int i = 0; i < ncolumns; i++)
		{
			values[i] = row[numbers[i]];
			nulls[i] = row_nulls[numbers[i]];
		}
		table->take(contents, values, nulls);
	}
	systable_endscan(scan);
	table_close(relation, AccessShareLock);
}

/* The tables of the extension are in the schema of its functions. */
static void *
fill(TableCache *cache, MemoryContext context, FunctionCallInfo fcinfo)
{
	Oid			schema = get_func_namespace(fcinfo->flinfo->fn_oid);
	void	   *contents = cache->begin(context);

	for (int i = 0; i < cache->ntables; i++)
	{
		cache->relations[i] = get_relname_relid(cache->tables[i].name, schema);
		if (!OidIsValid(cache->relations[i]))
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_TABLE),
					 errmsg("catalog table \"%s\" is missing", cache->tables[i].name),
					 errhint("Drop and create the extension again.")));
		read_table(contents, &cache->tables[i], cache->relations[i]);
	}
	cache->finish(contents);
	return contents;
}

static void
refill(TableCache *cache, FunctionCallInfo fcinfo)
{
	MemoryContext context;
	MemoryContext old_context;
	void	   *volatile contents = NULL;

	if (!cache->registered)
	{
		if (caches == NULL)
			CacheRegisterRelcacheCallback(relation_changed, (Datum) 0);
		cache->next = caches;
		caches = cache;
		cache->registered = true;
	}

	/*
	 * A change that is reported while the tables are read makes the cache
	 * stale again, and the next call reads once more.
	 */
	cache->valid = true;
	context = AllocSetContextCreate(CurrentMemoryContext, "compute_acct cache",
									ALLOCSET_DEFAULT_SIZES);
	MemoryContextSetIdentifier(context, cache->name);
	old_context = MemoryContextSwitchTo(context);
	PG_TRY();
	{
		contents = fill(cache, context, fcinfo);
	}
	PG_CATCH();
	{
		cache->valid = false;
		PG_RE_THROW();
	}
	PG_END_TRY();
	MemoryContextSwitchTo(old_context);

	MemoryContextSetParent(context, CacheMemoryContext);
	if (cache->context != NULL)
		MemoryContextDelete(cache->context);
	cache->context = context;
	cache->contents = contents;
	cache->fills++;
}

/*
 * What the memory holds is shown to those who could read the tables.  Policies
 * of rows cannot be applied to it, so who is subject to some is refused.
 */
static void
require_select(const TableCache *cache)
{
	for (int i = 0; i < cache->ntables; i++)
	{
		Oid			relation = cache->relations[i];

		if (pg_class_aclcheck(relation, GetUserId(), ACL_SELECT) != ACLCHECK_OK)
			ereport(ERROR,
					(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
					 errmsg("permission denied for table %s", cache->tables[i].name),
					 errhint("A function that looks something up needs SELECT on all tables that it is kept in.")));
		if (check_enable_rls(relation, InvalidOid, true) == RLS_ENABLED)
			ereport(ERROR,
					(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
					 errmsg("query would be affected by row-level security policy for table \"%s\"",
							cache->tables[i].name),
					 errhint("Functions that look something up see all rows; let a SECURITY DEFINER function of your own decide who may ask what.")));
	}
}

void *
table_cache_get(TableCache *cache, FunctionCallInfo fcinfo)
{
	CallSite   *site;

	/*
	 * Where a statement locks no table, nobody looks for messages of other
	 * sessions: look on the first call of each call site in each statement. A
	 * call site may outlive its statement: PL/pgSQL keeps those of its simple
	 * expressions for the whole transaction.
	 */
	if (unlikely(fcinfo->flinfo->fn_extra == NULL))
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(CallSite));
	site = (CallSite *) fcinfo->flinfo->fn_extra;
	if (likely(site->statement == GetCurrentStatementStartTimestamp() && site->user == GetUserId() &&
			   cache->valid))
		return cache->contents;
	AcceptInvalidationMessages();
	if (!cache->valid)
		refill(cache, fcinfo);
	/* what a trigger of ours tells is whether a name is known, and no more */
	if (!CALLED_AS_TRIGGER(fcinfo))
		require_select(cache);
	site->statement = GetCurrentStatementStartTimestamp();
	site->user = GetUserId();
	return cache->contents;
}
