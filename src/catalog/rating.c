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
#include "types/message.h"
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
	const char **sorted;
	MessageList all = {0};

	if (likely(known != NULL))
		return known;
	sorted = palloc(cache->nbooks * sizeof(char *));
	memcpy(sorted, cache->books, cache->nbooks * sizeof(char *));
	qsort(sorted, cache->nbooks, sizeof(char *), pg_qsort_strcmp);
	for (int i = 0; i < cache->nbooks; i++)
		message_list_name(&all, sorted[i]);
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("unknown rating book \"%s\"", message_excerpt(book, strlen(book))),
			 from_setting ? errdetail("It is in the setting compute_acct.rating_books.") : 0,
			 errhint("There are ratings in the books %s.", message_list(&all, NULL))));
}

bool
rating_book_is_known(const CatalogCache *cache, text *book)
{
	return book == NULL || catalog_find_book(cache, text_to_cstring(book)) != NULL;
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
	const char **search;
	int			n = 0;

	search = MemoryContextAlloc(cache->context, list_length(books) * sizeof(char *));
	foreach(cell, books)
		search[n++] = known_book(cache, lfirst(cell), true);
	/* the setting may change often, as in a function with a SET clause */
	if (cache->search != NULL)
		pfree(cache->search);
	cache->search = search;
	cache->nsearch = n;
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

static void
append_days(StringInfo text, DateADT from, DateADT until)
{
	if (!DATE_IS_NOBEGIN(from))
		appendStringInfo(text, " from %s", catalog_day_text(from));
	if (!DATE_IS_NOEND(until))
		appendStringInfo(text, " until before %s", catalog_day_text(until));
}

char *
catalog_rating_text(Quantity capacity, DateADT from, DateADT until)
{
	StringInfoData text;

	initStringInfo(&text);
	appendStringInfoString(&text, kind_text(&flops_kind, capacity));
	append_days(&text, from, until);
	return text.data;
}

int
catalog_beaten_ratings(const Device *device, Basis basis, const Rating **beaten, const Rating **winner)
{
	const Rating *end = device->ratings + device->nratings;
	const Rating *own = device->ratings;
	const Rating *longest = NULL;	/* of the aliases before */
	int			n = 0;

	/* in a series, those under the model's own name first, then by day */
	for (const Rating *rating = device->ratings; rating < end; rating++)
	{
		const Rating *before = NULL;

		if (rating == device->ratings || !catalog_same_series(&rating[-1], rating))
		{
			own = rating;
			longest = NULL;
		}
		if (rating->alias == NULL || kind_tag(&flops_kind, rating->capacity) != basis)
			continue;
		while (own->alias == NULL && own->valid_until <= rating->valid_from)
			own++;
		if (own->alias == NULL && own->valid_from < rating->valid_until)
			before = own;
		else if (longest != NULL && longest->valid_until > rating->valid_from)
			before = longest;
		if (before != NULL && n++ == 0)
		{
			*beaten = rating;
			*winner = before;
		}
		if (longest == NULL || longest->valid_until < rating->valid_until)
			longest = rating;
	}
	return n;
}

/* A book and its days, of a rating on the basis that was asked for. */
static char *
book_and_days(const Rating *rating)
{
	StringInfoData text;

	initStringInfo(&text);
	appendStringInfo(&text, "\"%s\"", message_excerpt(rating->book, strlen(rating->book)));
	append_days(&text, rating->valid_from, rating->valid_until);
	return text.data;
}

/* What the catalog has instead of the rating that was asked for. */
static void
no_rating(const Device *device, Basis basis, DateADT as_of, const char *books,
		  CatalogProblem *problem)
{
	MessageList same_basis = {0};
	MessageList other_bases = {0};

	for (int i = 0; i < device->nratings; i++)
	{
		const Rating *rating = &device->ratings[i];
		Basis		its_basis = (Basis) kind_tag(&flops_kind, rating->capacity);

		if (its_basis == basis)
		{
			if (message_list_counts(&same_basis))
				message_list_text(&same_basis, book_and_days(rating));
		}
		/* they are in the order of their bases: name each basis once */
		else if (i == 0 || kind_tag(&flops_kind, rating[-1].capacity) != its_basis)
			message_list_name(&other_bases, kind_tag_name(&flops_kind, its_basis));
	}
	memset(problem, 0, sizeof(*problem));
	problem->sqlstate = ERRCODE_UNDEFINED_OBJECT;
	problem->message = psprintf("no rating of \"%s\" in %s", message_excerpt(device->model, strlen(device->model)),
								kind_tag_name(&flops_kind, basis));
	problem->detail = psprintf("Looked up for %s in the books %s.", iso_date(as_of),
							   message_excerpt(books, strlen(books)));
	if (same_basis.n > 0)
		problem->hint = psprintf("This basis is rated in %s.", message_list(&same_basis, NULL));
	else if (other_bases.n > 0)
		problem->hint = psprintf("It is rated in %s.", message_list(&other_bases, NULL));
	else
		problem->hint = "Add a row to accelerator_rating.";
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
	Assert(rating == NULL || kind_tag(&flops_kind, rating->capacity) == basis);
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

bool
rating_basis_is_known(text *name)
{
	uint32_t	tag;
	TextError	error;

	return flops_kind.scan_tag(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &tag, &error) &&
		tag != BASIS_UNSPECIFIED;
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

/*
 * The day and the book behind two arguments, which are (as_of, book) in the
 * functions with four, else (book) as of today.  False where an argument that
 * may not be NULL is; only the book may.
 */
static bool
day_and_book(FunctionCallInfo fcinfo, int first, DateADT *as_of, text **book)
{
	bool		dated = PG_NARGS() == first + 2;

	for (int i = 0; i < first + dated; i++)
	{
		if (PG_ARGISNULL(i))
			return false;
	}
	*as_of = dated ? PG_GETARG_DATEADT(first) : GetSQLCurrentDate();
	*book = PG_NARGS() > first ? optional_text(fcinfo, PG_NARGS() - 1) : NULL;
	return true;
}

/* The rating at the capacity's basis of a model, of (capacity, model [, as_of], book). */
static bool
rating_of_model(FunctionCallInfo fcinfo, Quantity *capacity, Quantity *rating)
{
	CatalogCache *cache;
	DateADT		as_of;
	text	   *book;

	if (!day_and_book(fcinfo, 2, &as_of, &book))
		return false;
	*capacity = PG_GETARG_QUANTITY(0);
	require_basis(&flops_kind, *capacity);
	cache = catalog_cache(fcinfo);
	*rating = catalog_rating(cache, catalog_resolve_device(cache, PG_GETARG_TEXT_PP(1)),
							 (Basis) kind_tag(&flops_kind, *capacity), as_of, book);
	return true;
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

/* Whole units for a capacity, of which each is unit / parts; rounded up once. */
static Datum
whole_units(Quantity capacity, Quantity unit, int32 parts)
{
	Count		count = kind_count(&flops_kind, capacity);
	Count		one = kind_count(&flops_kind, unit);
	Count		units;

	(void) kind_same_tag(&flops_kind, TO_DIVIDE, capacity, unit);
	if (count < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("capacity to be provided must not be negative"),
				 errhint("Ask with greatest() of it and a zero of its basis where there may be enough.")));
	if (__builtin_mul_overflow(count, (Count) parts, &count))
		kind_out_of_range(&flops_kind);
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

/* devices(flops, model [, as_of], book) and equivalents(): not strict, as the book may be NULL */
PG_FUNCTION_INFO_V1(devices_of_model);
Datum
devices_of_model(PG_FUNCTION_ARGS)
{
	Quantity	capacity;
	Quantity	rating;

	if (!rating_of_model(fcinfo, &capacity, &rating))
		PG_RETURN_NULL();
	return device_count(capacity, rating);
}

/* devices(flops, rating) */
QUANTITY_FUNCTION(devices_at_rating,
				  device_count(PG_GETARG_QUANTITY(0), usable_rating(PG_GETARG_QUANTITY(1))));

/* devices_required(flops, model [, as_of], book) */
PG_FUNCTION_INFO_V1(devices_required_of_model);
Datum
devices_required_of_model(PG_FUNCTION_ARGS)
{
	Quantity	capacity;
	Quantity	rating;

	if (!rating_of_model(fcinfo, &capacity, &rating))
		PG_RETURN_NULL();
	return whole_units(capacity, rating, 1);
}

/* devices_required(flops, rating) */
QUANTITY_FUNCTION(devices_required_at_rating,
				  whole_units(PG_GETARG_QUANTITY(0), usable_rating(PG_GETARG_QUANTITY(1)), 1));

/* A system's rating at the capacity's basis, times its devices. */
static Datum
systems_for(Quantity capacity, const System *system, Quantity device)
{
	return whole_units(capacity, quantity_multiply_integer(&flops_kind, device, system->quantity),
					   system->parts);
}

/* systems_required(flops, system [, rating]) */
PG_FUNCTION_INFO_V1(systems_required);
Datum
systems_required(PG_FUNCTION_ARGS)
{
	Quantity	capacity = PG_GETARG_QUANTITY(0);
	CatalogCache *cache;
	const System *system;

	require_basis(&flops_kind, capacity);
	cache = catalog_cache(fcinfo);
	system = catalog_resolve_system(cache, PG_GETARG_TEXT_PP(1));
	return systems_for(capacity, system,
					   PG_NARGS() > 2 ? usable_rating(PG_GETARG_QUANTITY(2)) :
					   catalog_rating(cache, system->device, (Basis) kind_tag(&flops_kind, capacity),
									  GetSQLCurrentDate(), NULL));
}

/* systems_required(flops, system, as_of, book) */
PG_FUNCTION_INFO_V1(systems_required_as_of);
Datum
systems_required_as_of(PG_FUNCTION_ARGS)
{
	CatalogCache *cache;
	const System *system;
	Quantity	capacity;
	DateADT		as_of;
	text	   *book;

	if (!day_and_book(fcinfo, 2, &as_of, &book))
		PG_RETURN_NULL();
	capacity = PG_GETARG_QUANTITY(0);
	require_basis(&flops_kind, capacity);
	cache = catalog_cache(fcinfo);
	system = catalog_resolve_system(cache, PG_GETARG_TEXT_PP(1));
	return systems_for(capacity, system,
					   catalog_rating(cache, system->device, (Basis) kind_tag(&flops_kind, capacity), as_of, book));
}

/*
 * h100_equivalents(flops [, as_of, book]): the SXM5 part at the same basis.  It is
 * the model of that name, whatever else a user may mean by it: else the same
 * column of two reports would be of different devices.
 */
PG_FUNCTION_INFO_V1(h100_equivalents);
Datum
h100_equivalents(PG_FUNCTION_ARGS)
{
	static const char reference[] = "H100 SXM5 80GB";
	Quantity	capacity;
	CatalogCache *cache;
	const Device *device;
	DateADT		as_of;
	text	   *book;

	if (!day_and_book(fcinfo, 1, &as_of, &book))
		PG_RETURN_NULL();
	capacity = PG_GETARG_QUANTITY(0);
	require_basis(&flops_kind, capacity);
	cache = catalog_cache(fcinfo);
	device = catalog_find_model(cache, reference);
	if (device == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("the model \"%s\" is missing from accelerator", reference),
				 errhint("It comes with the extension: drop and create the extension again.")));
	return device_count(capacity, catalog_rating(cache, device, (Basis) kind_tag(&flops_kind, capacity), as_of, book));
}

/* The book, which must be one that there are ratings in, as a list. */
PG_FUNCTION_INFO_V1(known_rating_book);
Datum
known_rating_book(PG_FUNCTION_ARGS)
{
	text	   *book = PG_GETARG_TEXT_PP(0);
	Datum		word = PointerGetDatum(book);

	(void) known_book(catalog_cache(fcinfo), text_to_cstring(book), false);
	PG_RETURN_ARRAYTYPE_P(construct_array(&word, 1, TEXTOID, -1, false, TYPALIGN_INT));
}
