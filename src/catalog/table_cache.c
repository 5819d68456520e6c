/*
 * table_cache.c
 *		Cached tables, and for which snapshots they are true; see table_cache.h.
 *
 * Contents that were begun under one snapshot are true for a later one unless
 * a transaction that only the later one sees has changed the tables.  Three
 * things together say that there was none:
 *
 * - Triggers send a relcache message for every change (protect.c).  A backend
 *	 reads the messages of others when it asks for that.
 * - A transaction becomes visible to new snapshots a moment before its message
 *	 is sent.  So the triggers also take a lock, of a mode that nobody ever
 *	 waits for, which is released after the message was sent.  Who takes a
 *	 snapshot, finds the lock with nobody and then reads the messages has those
 *	 of all transactions that the snapshot sees.
 * - A message that was read before the contents were begun may be of a change
 *	 that their snapshot does not see yet, as that of a REPEATABLE READ
 *	 transaction or of a cursor.  Contents are only kept for later snapshots
 *	 if theirs saw all that was committed when they were begun.
 *
 * One's own changes bring a message at the end of the command, and another one
 * where they are rolled back.
 *
 * A standby knows no locks of the primary's transactions.  There, contents are
 * kept only as long as no transaction has ended.
 */
#include "compat.h"

#include "access/parallel.h"
#include "access/xact.h"
#include "access/xlog.h"
#include "catalog/pg_class_d.h"
#include "catalog/table_cache.h"
#include "catalog/table_lock.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"

/* All caches that have been asked for in this backend. */
static TableCache *caches = NULL;

static void
relation_changed(Datum arg, Oid relation)
{
	for (TableCache *cache = caches; cache != NULL; cache = cache->next)
	{
		if (relation == InvalidOid)
			cache->changed = true;
		for (int i = 0; i < cache->ntables; i++)
		{
			/* a table that was missing may be there now */
			if (cache->relations[i] == relation || !OidIsValid(cache->relations[i]))
				cache->changed = true;
		}
	}
}

void
table_cache_changed_here(Oid relation)
{
	for (TableCache *cache = caches; cache != NULL; cache = cache->next)
	{
		for (int i = 0; i < cache->ntables; i++)
		{
			if (cache->relations[i] == relation)
				cache->changed_here = GetCurrentTransactionStartTimestamp();
		}
	}
}

/* --- snapshots in time ------------------------------------------------------- */

static inline SnapshotPoint
snapshot_point(Snapshot snapshot)
{
	return (SnapshotPoint)
	{
		snapshot->xmax,
			snapshot->takenDuringRecovery ? (uint32) snapshot->subxcnt : snapshot->xcnt,
			snapshot->curcid
	};
}

static inline bool
same_point(SnapshotPoint a, SnapshotPoint b)
{
	return a.xmax == b.xmax && a.running == b.running && a.command == b.command;
}

static bool
is_before(SnapshotPoint a, SnapshotPoint b)
{
	if (a.xmax != b.xmax)
		return TransactionIdPrecedes(a.xmax, b.xmax);
	if (a.running != b.running)
		return a.running > b.running;
	return a.command < b.command;
}

/* Whether nothing has been committed that the snapshot does not see. */
static bool
sees_all(Snapshot snapshot)
{
	return !IsInParallelMode() && !snapshot->takenDuringRecovery &&
		same_point(snapshot_point(snapshot), snapshot_point(GetLatestSnapshot()));
}

/* --- contents ---------------------------------------------------------------- */

/* Whether another backend has changed a table and its message may be to come. */
static bool
others_write(const TableCache *cache)
{
	for (int i = 0; i < cache->ntables; i++)
	{
		if (OidIsValid(cache->relations[i]) && table_lock_is_held(cache->relations[i]))
			return true;
	}
	return false;
}

/*
 * Looks at messages that have come.  What others have done is of no matter to the
 * snapshots that the contents are known to be true for.  What this transaction
 * does, and may take back, is: then false.
 */
static bool
outlive_messages(TableCache *cache)
{
	bool		in_transaction = cache->changed_here == GetCurrentTransactionStartTimestamp();

	if (cache->changed_here != 0 && (cache->changed || !in_transaction))
		return false;
	if (cache->changed)
		cache->latest = false;
	cache->changed = false;
	return true;
}

/*
 * Whether the contents are true for the snapshot.  A serializable transaction
 * reads for itself, as what it has read may decide whether it can commit.
 */
static bool
is_true_for(TableCache *cache, Snapshot snapshot)
{
	SnapshotPoint point = snapshot_point(snapshot);
	bool		later;
	bool		quiet;

	if (cache->contents == NULL)
	{
		AcceptInvalidationMessages();
		return false;
	}
	later = is_before(cache->until, point);
	quiet = later && !snapshot->takenDuringRecovery && !others_write(cache);
	AcceptInvalidationMessages();	/* after looking at the lock */
	if (!outlive_messages(cache) || is_before(point, cache->from) ||
		(later && !(quiet && cache->latest)) ||
		((IsolationIsSerializable() || cache->instead != NULL) &&
		 cache->transaction != GetCurrentTransactionStartTimestamp()) ||
		(cache->full != NULL && cache->full(cache->contents)))
		return false;
	if (later)
		cache->until = point;
	return true;
}

static void
forget(TableCache *cache)
{
	cache->contents = NULL;
	cache->generation++;
	if (cache->context != NULL)
		MemoryContextDelete(cache->context);
	cache->context = NULL;
}

/* The tables of the extension are in the schema of its functions. */
static void
find_tables(TableCache *cache, FunctionCallInfo fcinfo)
{
	Oid			schema = get_func_namespace(fcinfo->flinfo->fn_oid);

	for (int i = 0; i < cache->ntables; i++)
	{
		cache->relations[i] = get_relname_relid(cache->tables[i].name, schema);
		if (!OidIsValid(cache->relations[i]) && !(cache->tables[i].may_be & MAY_BE_MISSING))
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_TABLE),
					 errmsg("catalog table \"%s\" is missing", cache->tables[i].name),
					 errhint("Drop and create the extension again.")));
	}
}

/* Contents are there only when they are whole: an error may come on the way. */
static void
begin_anew(TableCache *cache, FunctionCallInfo fcinfo, Snapshot snapshot)
{
	MemoryContext old_context;
	void	   *contents;
	SnapshotPoint point = snapshot_point(snapshot);
	bool		again = cache->contents != NULL && !is_before(point, cache->from) &&
		!is_before(cache->until, point);	/* the snapshot has had answers */

	if (!cache->registered)
	{
		if (caches == NULL)
			CacheRegisterRelcacheCallback(relation_changed, (Datum) 0);
		cache->next = caches;
		caches = cache;
		cache->registered = true;
	}
	forget(cache);
	cache->changed = false;
	if (cache->changed_here != GetCurrentTransactionStartTimestamp())
		cache->changed_here = 0;
	cache->was_read = false;
	find_tables(cache, fcinfo);
	table_cache_find_files(cache, snapshot, again);
	cache->from = cache->until = point;
	cache->latest = cache->instead == NULL && sees_all(snapshot);
	cache->transaction = GetCurrentTransactionStartTimestamp();
	cache->context = AllocSetContextCreate(CacheMemoryContext, "compute_acct cache",
										   ALLOCSET_DEFAULT_SIZES);
	MemoryContextSetIdentifier(cache->context, cache->name);
	old_context = MemoryContextSwitchTo(cache->context);
	contents = cache->begin(cache, cache->context);
	MemoryContextSwitchTo(old_context);
	cache->contents = contents;
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

		if (!OidIsValid(relation))
			continue;
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

/*
 * What takes time is done at the first call of each call site in each
 * statement.  A call site may outlive its statement: PL/pgSQL keeps those of its
 * simple expressions for the whole transaction.
 */
void *
table_cache_get(TableCache *cache, FunctionCallInfo fcinfo)
{
	CallSite   *site = call_site(fcinfo, sizeof(CallSite));
	Snapshot	snapshot = ActiveSnapshotSet() ? GetActiveSnapshot() : GetTransactionSnapshot();
	bool		known_site = site->statement == GetCurrentStatementStartTimestamp() &&
		site->user == GetUserId();

	if (likely(known_site && !cache->changed && cache->contents != NULL &&
			   same_point(snapshot_point(snapshot), cache->until)))
		return cache->contents;
	if (!is_true_for(cache, snapshot))
		begin_anew(cache, fcinfo, snapshot);
	/* what a trigger of ours tells is whether a name is known, and no more */
	if (!known_site && !CALLED_AS_TRIGGER(fcinfo))
		require_select(cache);
	site->statement = GetCurrentStatementStartTimestamp();
	site->user = GetUserId();
	return cache->contents;
}
