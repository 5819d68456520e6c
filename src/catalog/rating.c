/*
 * rating.c
 *		What one device can do, and how many of them a capacity takes.
 *
 * A rating is looked up by model, basis, day and book; nothing stands in for
 * one that is not there.  The functions are STABLE: they read the cached
 * catalog.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "catalog/rating.h"
#include "lib/stringinfo.h"
#include "module.h"
#include "types/arithmetic.h"
#include "types/basis.h"
#include "types/number.h"
#include "types/time_text.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

/* compute_acct.rating_books as a list, in the current memory context */
static List *
search_list(void)
{
	List	   *books;

	if (!SplitGUCList(pstrdup(rating_books_setting), ',', &books))
		elog(ERROR, "invalid list of rating books");
	return books;
}

/* rating_books(): the setting, for bodies in SQL */
PG_FUNCTION_INFO_V1(rating_books);
Datum
rating_books(PG_FUNCTION_ARGS)
{
	List	   *books = search_list();
	Datum	   *words = palloc(list_length(books) * sizeof(Datum));
	ListCell   *cell;
	int			n = 0;

	foreach(cell, books)
		words[n++] = CStringGetTextDatum((char *) lfirst(cell));
	PG_RETURN_ARRAYTYPE_P(construct_array(words, n, TEXTOID, -1, false, TYPALIGN_INT));
}

/* A book that must be known: an argument's, or one of the setting's. */
static const char *
known_book(const CatalogCache *cache, const char *book, bool from_setting)
{
	const char *known = catalog_find_book(cache, book);
	StringInfoData all;

	if (likely(known != NULL))
		return known;
	initStringInfo(&all);
	for (int i = 0; i < cache->nbooks; i++)
		appendStringInfo(&all, "%s\"%s\"", i > 0 ? ", " : "", cache->books[i]);
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("unknown rating book \"%s\"", book),
			 from_setting ? errdetail("It is in the setting compute_acct.rating_books.") : 0,
			 errhint("There are ratings in the books %s.", all.data)));
}

/*
 * The setting's books as the cache knows them.  All must be there, unlike the
 * schemas of search_path: past a misspelled book another one's figures would
 * be taken without a word.
 */
static void
read_search(CatalogCache *cache)
{
	List	   *books = search_list();
	ListCell   *cell;

	/* the setting may change often, as in a function with a SET clause */
	if (cache->search != NULL)
		pfree(cache->search);
	cache->nsearch = 0;
	cache->search = MemoryContextAlloc(cache->context, list_length(books) * sizeof(char *));
	foreach(cell, books)
		cache->search[cache->nsearch++] = known_book(cache, lfirst(cell), true);
	cache->search_serial = rating_books_serial;
}

static const Rating *
rating_in_book(const Device *device, Basis basis, DateADT as_of, const char *book)
{
	as_of = catalog_day(as_of);
	for (int i = 0; i < device->nratings; i++)
	{
		const Rating *rating = &device->ratings[i];

		if (kind_tag(&flops_kind, rating->capacity) == basis && rating->book == book &&
			rating->valid_from <= as_of && as_of < rating->valid_until)
			return rating;
	}
	return NULL;
}

/* What the catalog has instead of the rating that was asked for. */
static void
no_rating(const Device *device, Basis basis, DateADT as_of, const char *books,
		  CatalogProblem *problem)
{
	StringInfoData same_basis;
	StringInfoData other_bases;
	StringInfoData hint;

	initStringInfo(&same_basis);
	initStringInfo(&other_bases);
	initStringInfo(&hint);
	for (int i = 0; i < device->nratings; i++)
	{
		const Rating *rating = &device->ratings[i];
		Basis		its_basis = (Basis) kind_tag(&flops_kind, rating->capacity);

		if (its_basis == basis)
		{
			appendStringInfo(&same_basis, "%s\"%s\"", same_basis.len > 0 ? ", " : "", rating->book);
			if (!DATE_IS_NOBEGIN(rating->valid_from))
				appendStringInfo(&same_basis, " from %s",
								 catalog_day_text(rating->valid_from));
			if (!DATE_IS_NOEND(rating->valid_until))
				appendStringInfo(&same_basis, " until before %s",
								 catalog_day_text(rating->valid_until));
		}
		/* they are in the order of their bases: name each basis once */
		else if (i == 0 || kind_tag(&flops_kind, rating[-1].capacity) != its_basis)
			appendStringInfo(&other_bases, "%s\"%s\"", other_bases.len > 0 ? ", " : "",
							 kind_tag_name(&flops_kind, its_basis));
	}
	if (same_basis.len > 0)
		appendStringInfo(&hint, "This basis is rated in %s.", same_basis.data);
	else if (other_bases.len > 0)
		appendStringInfo(&hint, "It is rated in %s.", other_bases.data);
	else
		appendStringInfoString(&hint, "Add a row to accelerator_rating.");
	memset(problem, 0, sizeof(*problem));
	problem->sqlstate = ERRCODE_UNDEFINED_OBJECT;
	problem->message = psprintf("no rating of \"%s\" in %s", device->model,
								kind_tag_name(&flops_kind, basis));
	problem->detail = psprintf("Looked up for %s in the books %s.", iso_date(as_of), books);
	problem->hint = hint.data;
}

bool
catalog_find_rating(CatalogCache *cache, const Device *device, Basis basis, DateADT as_of,
					text *book, Quantity *capacity, CatalogProblem *problem)
{
	const Rating *rating = NULL;

	if (book != NULL)
		rating = rating_in_book(device, basis, as_of, known_book(cache, text_to_cstring(book), false));
	else
	{
		if (unlikely(cache->search_serial != rating_books_serial))
			read_search(cache);
		for (int i = 0; i < cache->nsearch && rating == NULL; i++)
			rating = rating_in_book(device, basis, as_of, cache->search[i]);
	}
	if (likely(rating != NULL))
		*capacity = rating->capacity;
	else if (problem != NULL)
		no_rating(device, basis, as_of, book != NULL ? text_to_cstring(book) : rating_books_setting,
				  problem);
	return rating != NULL;
}

Quantity
catalog_rating(CatalogCache *cache, const Device *device, Basis basis, DateADT as_of, text *book)
{
	Quantity	capacity;
	CatalogProblem problem;

	if (unlikely(!catalog_find_rating(cache, device, basis, as_of, book, &capacity, &problem)))
		catalog_raise(&problem);
	return capacity;
}

Basis
rating_basis_argument(text *name)
{
	Basis		basis = (Basis) kind_tag_argument(&flops_kind, name);

	if (basis == BASIS_UNSPECIFIED)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("a rating has a basis"),
				 errhint("Name a number format, such as 'fp16'.")));
	return basis;
}

/* rating(model, basis, as_of, book): not strict, as the book may be NULL */
PG_FUNCTION_INFO_V1(rating);
Datum
rating(PG_FUNCTION_ARGS)
{
	CatalogCache *cache;
	Basis		basis;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	basis = rating_basis_argument(PG_GETARG_TEXT_PP(1));
	cache = catalog_cache(fcinfo);
	PG_RETURN_QUANTITY(catalog_rating(cache, catalog_resolve_device(cache, PG_GETARG_TEXT_PP(0)),
									  basis, PG_GETARG_DATEADT(2), optional_text(fcinfo, 3)));
}

/* The rating of a model at the basis of a capacity, today. */
static Quantity
rating_for(FunctionCallInfo fcinfo, Quantity capacity, text *model, text *book)
{
	CatalogCache *cache;

	require_basis(&flops_kind, capacity);
	cache = catalog_cache(fcinfo);
	return catalog_rating(cache, catalog_resolve_device(cache, model),
						  (Basis) kind_tag(&flops_kind, capacity), GetSQLCurrentDate(), book);
}

/* A rating that was handed in: ERROR 22000 without basis, 22023 unless positive. */
static Quantity
usable_rating(Quantity rating)
{
	require_basis(&flops_kind, rating);
	if (kind_count(&flops_kind, rating) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("rating must be greater than zero"),
				 errhint("A rating is the capacity of one device.")));
	return rating;
}

/* Whole units for a capacity, rounded up once. */
static Datum
whole_units(Quantity capacity, Quantity unit)
{
	Count		count = kind_count(&flops_kind, capacity);
	Count		one = kind_count(&flops_kind, unit);
	Count		units;

	(void) kind_same_tag(&flops_kind, "divide", capacity, unit);
	if (count < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("capacity to be provided must not be negative"),
				 errhint("Ask with greatest() of it and a zero of its basis where there may be enough.")));
	units = count / one + (count % one != 0);
	if (units > PG_INT64_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("bigint out of range"),
				 errdetail("That many devices cannot be counted in a bigint."),
				 errhint("devices() gives the number as numeric.")));
	PG_RETURN_INT64((int64) units);
}

/* The capacity in devices, with as many decimals as there are. */
static Datum
device_count(Quantity capacity, Quantity rating)
{
	PG_RETURN_NUMERIC(numeric_call1(numeric_trim_scale,
									quantity_ratio(&flops_kind, capacity, rating)));
}

/* devices(flops, model, book) and equivalents(): not strict, as the book may be NULL */
PG_FUNCTION_INFO_V1(devices_of_model);
Datum
devices_of_model(PG_FUNCTION_ARGS)
{
	Quantity	capacity;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	capacity = PG_GETARG_QUANTITY(0);
	return device_count(capacity, rating_for(fcinfo, capacity, PG_GETARG_TEXT_PP(1), optional_text(fcinfo, 2)));
}

/* devices(flops, rating) */
QUANTITY_FUNCTION(devices_at_rating,
				  device_count(PG_GETARG_QUANTITY(0), usable_rating(PG_GETARG_QUANTITY(1))));

/* devices_required(flops, model, book) */
PG_FUNCTION_INFO_V1(devices_required_of_model);
Datum
devices_required_of_model(PG_FUNCTION_ARGS)
{
	Quantity	capacity;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	capacity = PG_GETARG_QUANTITY(0);
	return whole_units(capacity, rating_for(fcinfo, capacity, PG_GETARG_TEXT_PP(1), optional_text(fcinfo, 2)));
}

/* devices_required(flops, rating) */
QUANTITY_FUNCTION(devices_required_at_rating,
				  whole_units(PG_GETARG_QUANTITY(0), usable_rating(PG_GETARG_QUANTITY(1))));

/* systems_required(flops, system [, rating]) */
PG_FUNCTION_INFO_V1(systems_required);
Datum
systems_required(PG_FUNCTION_ARGS)
{
	Quantity	capacity = PG_GETARG_QUANTITY(0);
	CatalogCache *cache;
	const System *system;
	Quantity	one;

	require_basis(&flops_kind, capacity);
	cache = catalog_cache(fcinfo);
	system = catalog_resolve_system(cache, PG_GETARG_TEXT_PP(1));
	if (PG_NARGS() > 2)
		one = usable_rating(PG_GETARG_QUANTITY(2));
	else
		one = catalog_rating(cache, system->device, (Basis) kind_tag(&flops_kind, capacity),
							 GetSQLCurrentDate(), NULL);
	return whole_units(capacity, quantity_multiply_integer(&flops_kind, one, system->quantity));
}

/* h100_equivalents(flops): the SXM5 part at the same basis */
PG_FUNCTION_INFO_V1(h100_equivalents);
Datum
h100_equivalents(PG_FUNCTION_ARGS)
{
	Quantity	capacity = PG_GETARG_QUANTITY(0);

	return device_count(capacity, rating_for(fcinfo, capacity, cstring_to_text("H100 SXM5 80GB"), NULL));
}
