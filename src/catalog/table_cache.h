/*
 * table_cache.h
 *		Tables of the extension that each backend keeps in memory.
 *
 * A table cache behaves like a system catalog: it is filled with the latest
 * committed rows and the transaction's own, whatever snapshot the calling
 * query runs under.  A cache filled under an old REPEATABLE READ snapshot
 * would outlive that snapshot and be stale for the rest of the session, with
 * no message left to come.
 *
 * Every change of a table sends a relcache invalidation (protect.c), which
 * only marks the cache as stale; it is rebuilt as a whole when it is next
 * asked for, in a new memory context.  So a pointer into a cache is good until
 * the next table_cache_get(), and for no longer.
 */
#ifndef COMPUTE_ACCT_TABLE_CACHE_H
#define COMPUTE_ACCT_TABLE_CACHE_H

#include "compat.h"

#define CACHE_MAX_TABLES	8
#define CACHE_MAX_COLUMNS	8

/* A table that a cache is made of, and what becomes of one of its rows. */
typedef struct CachedTable
{
	const char *name;
	const char *columns[CACHE_MAX_COLUMNS + 1]; /* ends with NULL */

	/* called with the cache's memory context as the current one */
	void		(*take) (void *contents, const Datum *values, const bool *nulls);
} CachedTable;

typedef struct TableCache
{
	const char *name;			/* of the memory context */
	const CachedTable *tables;
	int			ntables;

	/* contents before the first row and after the last, in their context */
	void	   *(*begin) (MemoryContext context);
	void		(*finish) (void *contents);

	/* the rest is table_cache.c's */
	void	   *contents;
	MemoryContext context;
	bool		valid;
	bool		registered;
	uint64		fills;			/* counts how often it was filled */
	Oid			relations[CACHE_MAX_TABLES];
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
 * The contents as of now, for a function of ours that runs as fcinfo: filled
 * or refilled where needed.
 */
extern void *table_cache_get(TableCache *cache, FunctionCallInfo fcinfo);

/* For take(): a copy of a text value, and whether an origin is the user's. */
extern char *cached_text(Datum value);
extern bool cached_origin_is_user(Datum origin);

#endif							/* COMPUTE_ACCT_TABLE_CACHE_H */
