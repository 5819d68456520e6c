/*
 * cache.h
 *		The catalog as each backend keeps it in memory.
 *
 * Pointers into it are good until the next catalog_cache(), and for no longer.
 */
#ifndef COMPUTE_ACCT_CACHE_H
#define COMPUTE_ACCT_CACHE_H

#include "compat.h"
#include "types/kind.h"
#include "utils/date.h"
#include "utils/numeric.h"
#include "utils/rangetypes.h"

/* One row of accelerator_rating. */
typedef struct Rating
{
	Quantity	capacity;		/* its tag is the basis */
	const char *book;			/* interned: one pointer per book */
	const char *accumulate;		/* NULL is the usual one */
	DateADT		valid_from;		/* first day, as catalog_day() counts */
	DateADT		valid_until;	/* first day after */
	bool		user;
	bool		by_alias;		/* named by another name of the model */
} Rating;

/*
 * A model, by the user's row where there are two; or a model that some alias
 * or system names and that is not there.
 */
typedef struct Device
{
	const char *model;
	bool		known;
	Rating	   *ratings;		/* in the order in which they are preferred */
	int			nratings;
} Device;

/* A server, rack, pod or instance type. */
typedef struct System
{
	const char *name;
	Device	   *device;
	int32		quantity;
} System;

/* What a name may mean. */
typedef struct Meaning
{
	Device	   *device;			/* either this */
	System	   *system;			/* or this */
	struct Meaning *next;
} Meaning;

typedef struct NameKey
{
	const char *data;			/* normalised, see catalog_normalize() */
	int			length;
} NameKey;

/* A name with its meanings; the user's meanings hide shipped ones. */
typedef struct CatalogName
{
	NameKey		key;
	const char *spelling;
	Meaning    *meanings;
	bool		user;
	uint32		hash;			/* these two are the hash table's */
	char		status;
} CatalogName;

typedef struct Convention
{
	const char *name;
	Basis		from;
	Basis		to;
	Numeric		factor;
	bool		user;
} Convention;

typedef struct CatalogCache
{
	MemoryContext context;
	struct nametable_hash *names;	/* of models, aliases and systems */
	struct nametable_hash *models;	/* of models only */
	const char **books;			/* all that any rating is in */
	int			nbooks;
	const char **search;		/* the setting's books, see rating.c */
	int			nsearch;
	int			search_serial;	/* of rating_books_serial; 0 is not yet */
	Convention *conventions;
	int			nconventions;
} CatalogCache;

/*
 * The cache as of now, for a function of ours that runs as fcinfo: filled or
 * refilled where needed.
 */
extern CatalogCache *catalog_cache(FunctionCallInfo fcinfo);

/* A number that changes whenever an answer of catalog_cache() may have. */
extern uint64 catalog_generation(void);

/* The entry for a name as someone wrote it, or NULL. */
extern CatalogName *catalog_find_name(CatalogCache *cache, const char *name, int length);

/*
 * The device that a row means by its model, or NULL where the row can never be
 * found: of an alias only the model's own name will do.
 */
extern Device *catalog_device_of_row(CatalogCache *cache, const char *model, bool of_alias);

/* Calls visit for every name, in no order. */
extern void catalog_each_name(CatalogCache *cache,
							  void (*visit) (const CatalogName *name, void *context), void *context);

/*
 * The factor of a named convention between two bases, or NULL.  *exists says
 * whether there is a convention of the name at all.
 */
extern const Convention *catalog_find_convention(const CatalogCache *cache, const char *name,
												 Basis from, Basis to, bool *exists);

/* The one pointer that stands for a book, or NULL where no rating is in it. */
extern const char *catalog_find_book(const CatalogCache *cache, const char *book);

/*
 * Lower case (ASCII), without spaces, hyphens and underscores.  Writes at most
 * `length` bytes and no terminator; returns how many.
 */
extern int	catalog_normalize(char *out, const char *name, int length);

/*
 * Days with both infinities among them, which to <@ are days like others: what
 * an open end has in it, the bound 'infinity' need not.  So DATEVAL_NOEND is
 * the day after 'infinity', which itself is one day earlier; -infinity has
 * nothing before it.  No finite date comes near.
 */
#define CATALOG_INFINITY	(DATEVAL_NOEND - 1)

static inline DateADT
catalog_day(DateADT day)
{
	return DATE_IS_NOEND(day) ? CATALOG_INFINITY : day;
}

/* The first of a range's days and the first after: the same where it is empty. */
extern void catalog_days(RangeType *range, DateADT *from, DateADT *until);

/* A day of catalog_days() for a message. */
extern char *catalog_day_text(DateADT day);

#endif							/* COMPUTE_ACCT_CACHE_H */
