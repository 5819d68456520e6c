/*
 * cache.h
 *		The catalog as each backend keeps it in memory.
 *
 * Pointers into it are good until the next catalog_cache(), and for no longer.
 */
#ifndef COMPUTE_ACCT_CACHE_H
#define COMPUTE_ACCT_CACHE_H

#include "compat.h"
#include "catalog/text_map.h"
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
	const char *alias;			/* that the row names; NULL for the model */
} Rating;

/*
 * A model, by the user's row where there are two; or a model that some alias
 * or system names and that is not there.
 */
typedef struct Device
{
	const char *model;
	bool		known;
	const char *part_of;		/* the name of a package or board, or NULL ... */
	int32		parts;			/* ... of which one is one of so many parts */
	struct Device *whole;		/* that package, where it is known ... */
	struct Device *part;		/* ... and of a package the part */
	Rating	   *ratings;		/* in the order in which they are preferred */
	int			nratings;
} Device;

/* A server, rack, pod or instance type. */
typedef struct System
{
	const char *name;
	Device	   *device;
	int32		quantity;		/* devices ... */
	int32		parts;			/* ... over this: a system may have a part */
} System;

/*
 * What those count who use a name: the devices that software sees, as schedulers
 * do, or packages, or dies.  A name that nothing is said of is used by all.
 */
typedef enum Counting
{
	COUNTING_ANY,
	COUNTING_DEVICE,
	COUNTING_PACKAGE,
	COUNTING_DIE
} Counting;

/* What a name may mean. */
typedef struct Meaning
{
	Device	   *device;			/* either this */
	System	   *system;			/* or this */
	Counting	counting;		/* to whom it means this, and who that is */
	const char *source;
	struct Meaning *next;		/* in the order of counting, then of names */
} Meaning;

static inline const char *
meaning_spelling(const Meaning *meaning)
{
	return meaning->device != NULL ? meaning->device->model : meaning->system->name;
}

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
	TextMap    *book_names;		/* all books that any rating is in ... */
	const char **books;			/* ... and as a list */
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
 * What the name means to one who counts so: what it means to those, else to
 * all, else to whoever.  NULL where these meanings differ.  What is counted by
 * software is in doubt where a name means a package of which software may see
 * the parts, and the name does not say who counts: then it is NULL, too.
 */
extern const Meaning *catalog_choose(const CatalogName *entry, Counting counting);

/* A word of accelerator_alias.counting; false for another one. */
extern bool catalog_counting(const text *word, Counting *counting);

/* The model of that very name, or NULL. */
extern Device *catalog_find_model(const CatalogCache *cache, const char *model);

/*
 * The device that a row means by its model, or NULL where the row can never be
 * found: of an alias only the model's own name will do.
 */
extern Device *catalog_device_of_row(CatalogCache *cache, const char *model, bool of_alias);

/* Whether two spellings are of one name. */
extern bool catalog_same_name(const char *a, const char *b);

/* Calls visit for every name, in no order. */
extern void catalog_each_name(CatalogCache *cache,
							  void (*visit) (const CatalogName *name, void *context), void *context);

/*
 * The factor of a named convention between two bases, or NULL.  *exists says
 * whether there is a convention of the name at all.
 */
extern const Convention *catalog_find_convention(const CatalogCache *cache, const char *name,
												 Basis from, Basis to, bool *exists);

/* Whether two ratings differ in nothing but their days and how they name the model. */
extern bool catalog_same_series(const Rating *a, const Rating *b);

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
