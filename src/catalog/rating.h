/*
 * rating.h
 *		Looking a rating up, for the functions of this floor and above.
 */
#ifndef COMPUTE_ACCT_RATING_H
#define COMPUTE_ACCT_RATING_H

#include "catalog/names.h"

/*
 * The capacity of one device on that basis and day, from the named book or,
 * with NULL, from the first of compute_acct.rating_books that has one.
 * ERROR 42704 where there is none, with what there is instead in the HINT.
 */
extern Quantity catalog_rating(CatalogCache *cache, const Device *device, Basis basis,
							   DateADT as_of, text *book);

/* The same, or false with the problem, where problem is not NULL. */
extern bool catalog_find_rating(CatalogCache *cache, const Device *device, Basis basis,
								DateADT as_of, text *book, Quantity *capacity,
								CatalogProblem *problem);

/* A basis that a function's argument names; ERROR 22000 for none, 22023 for no basis. */
extern Basis rating_basis_argument(text *name);

static inline text *
optional_text(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? NULL : PG_GETARG_TEXT_PP(n);
}

#endif							/* COMPUTE_ACCT_RATING_H */
