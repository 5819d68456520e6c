/*
 * table_rewrite.c
 *		Cached tables that are truncated or rewritten under a statement.
 *
 * TRUNCATE, and an ALTER TABLE that writes the table anew, leave a file in which
 * older snapshots see nothing.  A SELECT rarely meets with that: it locks the
 * table first and takes its snapshot then.  A lookup has the snapshot of its
 * statement already when it waits for who loads the rates anew.  So where a table
 * has another file than the snapshot knows of, the contents are read under the
 * latest one instead, for the whole statement.  Where that could be another
 * answer than the statement has had, it is an error.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/parallel.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/table_cache.h"
#include "utils/fmgroids.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

pg_noreturn static void
table_was_rewritten(const CachedTable *table)
{
	ereport(ERROR,
			(errcode(ERRCODE_T_R_SERIALIZATION_FAILURE),
			 errmsg("catalog table \"%s\" was truncated or rewritten while it was in use", table->name),
			 errhint("Run the statement again, or its transaction.")));
}

Relation
table_cache_open(const TableCache *cache, int table)
{
	Relation	relation = try_table_open(cache->relations[table], AccessShareLock);

	/* another session may have dropped it, just now */
	if (relation == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("catalog table \"%s\" is missing", cache->tables[table].name),
				 errhint("Drop and create the extension again.")));
	return relation;
}

/* The file that the snapshot knows of; 0 where it does not know the table. */
static Oid
file_of_snapshot(Oid relation, Snapshot snapshot)
{
	Relation	pg_class = table_open(RelationRelationId, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	tuple;
	Oid			file = InvalidOid;

	ScanKeyInit(&key, Anum_pg_class_oid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(relation));
	scan = systable_beginscan(pg_class, ClassOidIndexId, true, snapshot, 1, &key);
	tuple = systable_getnext(scan);
	if (HeapTupleIsValid(tuple))
		file = ((Form_pg_class) GETSTRUCT(tuple))->relfilenode;
	systable_endscan(scan);
	table_close(pg_class, AccessShareLock);
	return file;
}

/* Whether the locked table has a file that the snapshot does not know of. */
static bool
has_later_file(Relation relation, Snapshot snapshot)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(RelationGetRelid(relation)));
	TransactionId changed;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", RelationGetRelid(relation));
	changed = HeapTupleHeaderGetXmin(tuple->t_data);
	ReleaseSysCache(tuple);
	return TransactionIdIsNormal(changed) &&
		(TransactionIdIsCurrentTransactionId(changed) || XidInMVCCSnapshot(changed, snapshot)) &&
		file_of_snapshot(RelationGetRelid(relation), snapshot) != relation->rd_rel->relfilenode;
}

/* A copy of the latest snapshot, which lives as long as the transaction. */
static Snapshot
copy_of_latest(void)
{
	Snapshot	latest = GetLatestSnapshot();
	char	   *bytes = palloc(EstimateSnapshotSpace(latest));
	Snapshot	copy;

	SerializeSnapshot(latest, bytes);
	copy = RestoreSnapshot(bytes);
	pfree(bytes);
	return copy;
}

void
table_cache_find_files(TableCache *cache, Snapshot snapshot, bool again)
{
	cache->instead = NULL;
	for (int i = 0; i < cache->ntables; i++)
	{
		Relation	relation;

		if (!OidIsValid(cache->relations[i]))
			continue;
		relation = table_cache_open(cache, i);
		cache->files[i] = relation->rd_rel->relfilenode;
		if (has_later_file(relation, snapshot))
		{
			/*
			 * the statement so far, the transaction or the leader has other
			 * answers
			 */
			if (again || IsolationUsesXactSnapshot() || IsInParallelMode())
				table_was_rewritten(&cache->tables[i]);
			snapshot = cache->instead = copy_of_latest();
		}
		table_close(relation, AccessShareLock);
	}
}

/* A function runs under a snapshot, but for places that core may yet find. */
Snapshot
table_cache_snapshot(const TableCache *cache)
{
	if (unlikely(cache->instead != NULL))
		return cache->instead;
	return likely(ActiveSnapshotSet()) ? GetActiveSnapshot() : GetTransactionSnapshot();
}

/* Where nothing was read yet, it is not too late for the latest snapshot. */
void
table_cache_require_file(TableCache *cache, int table, Relation relation)
{
	if (likely(relation->rd_rel->relfilenode == cache->files[table]))
		return;
	if (cache->was_read)
		table_was_rewritten(&cache->tables[table]);
	table_cache_find_files(cache, table_cache_snapshot(cache), false);
	cache->latest &= cache->instead == NULL;
}
