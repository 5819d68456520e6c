/*
 * table_cache.h
 *		Tables of the extension that each backend keeps in memory.
 *
 * What a lookup finds is what a SELECT from the tables would find in its place:
 * the contents are read under the snapshot of the statement that asks.  So all
 * calls in a statement agree, and so do its parallel workers, which have that
 * same snapshot.
 *
 * Contents are kept from statement to statement as long as it is certain that
 * the tables have not changed for the later snapshot; table_cache.c says how
 * that is known.  Where it is not, they are forgotten as a whole and read again.
 * So a cache reads rows by their key, when they are asked for, and not a whole
 * table for one of them.
 *
 * A pointer into a cache is good until the next table_cache_get(), and for no
 * longer.
 */
#ifndef COMPUTE_ACCT_TABLE_CACHE_H
#define COMPUTE_ACCT_TABLE_CACHE_H

#include "compat.h"
#include "access/skey.h"
#include "utils/fmgroids.h"
#include "utils/memutils.h"
#include "utils/relcache.h"
#include "utils/snapshot.h"

#define CACHE_MAX_TABLES	8
#define CACHE_MAX_COLUMNS	8

/*
 * A column of a table: what it must be.  Whoever owns the tables can alter them,
 * and what is read here is not checked again.
 */
typedef struct CachedColumn
{
	const char *name;
	Oid			type;			/* or InvalidOid: it is our type flops */
	int			may_be;
} CachedColumn;

#define MAY_BE_NULL		1

/*
 * An older version of the extension does not have it: until ALTER EXTENSION
 * UPDATE the library finds that one's tables, and NULL in it.
 */
#define MAY_BE_MISSING	2

/*
 * A table that a cache is made of, its columns that matter, and, where it is
 * read as a whole, what becomes of one of its rows.
 */
typedef struct CachedTable
{
	const char *name;
	CachedColumn columns[CACHE_MAX_COLUMNS + 1];	/* up to one without a name */
	void		(*take) (void *contents, const Datum *values, const bool *nulls);
	int			may_be;			/* MAY_BE_MISSING: then it has no rows */
} CachedTable;

/*
 * What a snapshot of this backend sees, in an order of time.  Of two snapshots,
 * the later one has a greater xmax, or the same one and fewer transactions
 * that run below it: where both are equal, no transaction has ended between.
 * Within a transaction, the later one has counted more commands.
 */
typedef struct SnapshotPoint
{
	TransactionId xmax;
	uint32		running;
	CommandId	command;
} SnapshotPoint;

typedef struct TableCache
{
	const char *name;			/* of the memory context */
	const CachedTable *tables;
	int			ntables;

	/* contents at first, in a new context, which is the current one */
	void	   *(*begin) (struct TableCache *cache, MemoryContext context);

	/*
	 * whether they have grown so much that it is better to begin anew; may be
	 * NULL
	 */
	bool		(*full) (const void *contents);

	/* the rest is table_cache.c's */
	void	   *contents;
	MemoryContext context;
	bool		registered;
	bool		changed;		/* a message has come, not looked at yet */
	TimestampTz changed_here;	/* start of a transaction of ours that has
								 * changed a table */
	bool		latest;			/* the contents may be kept for later
								 * snapshots */
	bool		was_read;		/* they have rows, or know that there are none */
	SnapshotPoint from;			/* they are true for this snapshot ... */
	SnapshotPoint until;		/* ... to this one */
	TimestampTz transaction;	/* start of the one that they were begun in */
	uint64		generation;		/* counts how often they were begun */
	Oid			relations[CACHE_MAX_TABLES];
	Oid			files[CACHE_MAX_TABLES];	/* what they were stored in */
	Snapshot	instead;		/* of the statement's, where that cannot read
								 * the files */
	struct TableCache *next;
} TableCache;

/*
 * What fn_extra of a function that asks a cache points to, or begins with: a
 * function may put its own memory of a call site behind it.
 */
typedef struct CallSite
{
	TimestampTz statement;		/* start of the last one that was seen */
	Oid			user;			/* who asked in it, and could read the tables */
} CallSite;

/*
 * The contents for the active snapshot, for a function of ours that runs as
 * fcinfo.
 */
extern void *table_cache_get(TableCache *cache, FunctionCallInfo fcinfo);

/* For triggers: this transaction changes a table. */
extern void table_cache_changed_here(Oid relation);

/* The fn_extra of a call: CallSite, or what begins with it, zeroed at first. */
static inline void *
call_site(FunctionCallInfo fcinfo, Size size)
{
	if (unlikely(fcinfo->flinfo->fn_extra == NULL))
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, size);
	return fcinfo->flinfo->fn_extra;
}

/* --- reading rows ---------------------------------------------------------- */

/* Opens a table of the cache; ERROR 42P01 where it has gone. */
extern Relation table_cache_open(const TableCache *cache, int table);

/*
 * See table_rewrite.c: sees to it that contents that are to be begun can be
 * read, `again` where this snapshot has had answers already; what reads the
 * rows; ERROR 40001 where another file than at the beginning has them.
 */
extern void table_cache_find_files(TableCache *cache, Snapshot snapshot, bool again);
extern Snapshot table_cache_snapshot(const TableCache *cache);
extern void table_cache_require_file(TableCache *cache, int table, Relation relation);

/* Takes a row of the columns of a CachedTable; false says that no more is wanted. */
typedef bool (*TakeRow) (void *context, const Datum *values, const bool *nulls);

/* Which rows: those of an index whose first columns are equal to these. */
typedef struct TableKey
{
	const char *index;			/* its name */
	int			ncolumns;
	struct
	{
		RegProcedure equal;
		Datum		value;
	}			columns[2];
} TableKey;

static inline TableKey
text_key(const char *index, Datum value)
{
	return (TableKey)
	{
		index, 1,
		{
			{
				F_TEXTEQ, value
			}
		}
	};
}

/*
 * Calls take() for the rows of table number `table` that have the key, or with
 * NULL for all, as the statement's snapshot sees them.  False where the index
 * is not there, as before an update of the extension, or is not to be used
 * under this snapshot: then no row was read.
 */
extern bool table_cache_read(TableCache *cache, int table, const TableKey *key,
							 TakeRow take, void *context);

/* Calls the take() of the table for all of its rows. */
extern void table_cache_read_whole(TableCache *cache, int table, void *contents);

/* For TakeRow: a copy of a text value, and whether an origin is the user's. */
extern char *cached_text(Datum value);
extern bool cached_origin_is_user(Datum origin);

#endif							/* COMPUTE_ACCT_TABLE_CACHE_H */
