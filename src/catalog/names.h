/*
 * names.h
 *		From a name as someone wrote it to a device or a system.
 */
#ifndef COMPUTE_ACCT_NAMES_H
#define COMPUTE_ACCT_NAMES_H

#include "catalog/cache.h"

/* Why a lookup fails: what an error says, or a row of catalog_problems(). */
typedef struct CatalogProblem
{
	int			sqlstate;
	char	   *message;
	char	   *detail;			/* these two may be NULL */
	char	   *hint;
} CatalogProblem;

pg_noreturn extern void catalog_raise(const CatalogProblem *problem);

/*
 * What the name means to those who count so, or NULL with the problem, where
 * problem is not NULL: 42704 with the nearest names where nothing is so called, or where its model
 * is not in the catalog; 42P09 with the candidates where several things are.
 */
extern const Meaning *catalog_lookup(CatalogCache *cache, text *name, Counting counting,
									 CatalogProblem *problem);

/* The device that a name means; ERROR 42704 for a system's. */
extern const Device *catalog_resolve_device(CatalogCache *cache, text *name);

/* The system that a name means; ERROR 42704 for a device's. */
extern const System *catalog_resolve_system(CatalogCache *cache, text *name);

/* What a device is, or a system is made of. */
static inline const Device *
meaning_device(const Meaning *meaning)
{
	return meaning->device != NULL ? meaning->device : meaning->system->device;
}

#endif							/* COMPUTE_ACCT_NAMES_H */
