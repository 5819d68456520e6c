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

/*
 * How many of a device's ratings on a basis are not taken on some day, because
 * they name the model by an alias and another row of their series has that day:
 * one under the model's own name, or an earlier one under an alias.  The table
 * cannot know that these overlap.  *beaten and *winner are the first of them.
 */
extern int	catalog_beaten_ratings(const Device *device, Basis basis,
								   const Rating **beaten, const Rating **winner);

#define RATING_UNDER_ALIAS_HINT \
	"Name the model itself in both rows, as resolve_model() gives it, and the table sees to it that their days do not overlap."

/* A rating for a message: its capacity, and its days if it has bounds. */
extern char *catalog_rating_text(Quantity capacity, DateADT from, DateADT until);

/* A basis that a function's argument names; ERROR 22000 for none, 22023 for no basis. */
extern Basis rating_basis_argument(text *name);

/* Whether that function would take it. */
extern bool rating_basis_is_known(text *name);

/* Whether ratings are in the book; NULL is the setting's books, which must be. */
extern bool rating_book_is_known(const CatalogCache *cache, text *book);

static inline text *
optional_text(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? NULL : PG_GETARG_TEXT_PP(n);
}

#endif							/* COMPUTE_ACCT_RATING_H */
