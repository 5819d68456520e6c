/*
 * names.h
 *		From a name as someone wrote it to a device or a system.
 */
#ifndef COMPUTE_ACCT_NAMES_H
#define COMPUTE_ACCT_NAMES_H

#include "catalog/cache.h"

/*
 * What the name means.  ERROR 42704 with the nearest names where nothing is so
 * called, or where its model is not in the catalog; 42P09 with the candidates
 * where several things are so called.
 */
extern const Meaning *catalog_resolve(CatalogCache *cache, text *name);

/* The device that a name means; ERROR 42704 for a system's. */
extern const Device *catalog_resolve_device(CatalogCache *cache, text *name);

/* The system that a name means; ERROR 42704 for a device's. */
extern const System *catalog_resolve_system(CatalogCache *cache, text *name);

#endif							/* COMPUTE_ACCT_NAMES_H */
