/*
 * cache.c
 *		The cached catalog of models, names, ratings and conventions.
 */
#include "compat.h"

#include "catalog/cache.h"
#include "catalog/pg_type_d.h"
#include "catalog/table_cache.h"
#include "common/hashfn.h"
#include "types/time_text.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

#define SH_PREFIX nametable
#define SH_ELEMENT_TYPE CatalogName
#define SH_KEY_TYPE NameKey
#define SH_KEY key
#define SH_HASH_KEY(table, k) hash_bytes((const unsigned char *) (k).data, (k).length)
#define SH_EQUAL(table, a, b) ((a).length == (b).length && memcmp((a).data, (b).data, (a).length) == 0)
#define SH_STORE_HASH
#define SH_GET_HASH(table, entry) ((entry)->hash)
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

/* Longer names are looked up by way of palloc'd memory. */
#define SHORT_NAME	128

static void take_accelerator(void *contents, const Datum *values, const bool *nulls);
static void take_system(void *contents, const Datum *values, const bool *nulls);
static void take_alias(void *contents, const Datum *values, const bool *nulls);
static void take_rating(void *contents, const Datum *values, const bool *nulls);
static void take_convention(void *contents, const Datum *values, const bool *nulls);
static void *begin_catalog(TableCache *tables, MemoryContext context);

/* Models and their aliases come first, because the other rows name them. */
static const CachedTable tables[] = {
	{"accelerator", {"model", "origin"}, take_accelerator},
	{"accelerator_alias", {"alias", "model", "origin"}, take_alias},
	{"accelerator_system", {"system", "model", "quantity", "origin"}, take_system},
	{"accelerator_rating", {"model", "capacity", "book", "accumulate", "valid", "origin"}, take_rating},
	{"basis_convention", {"convention", "from_basis", "to_basis", "factor", "origin"}, take_convention},
};

static TableCache catalog = {
	.name = "accelerators",
	.tables = tables,
	.ntables = lengthof(tables),
	.begin = begin_catalog,
};

CatalogCache *
catalog_cache(FunctionCallInfo fcinfo)
{
	return (CatalogCache *) table_cache_get(&catalog, fcinfo);
}

uint64
catalog_generation(void)
{
	return catalog.generation;
}

int
catalog_normalize(char *out, const char *name, int length)
{
	char	   *at = out;

	for (int i = 0; i < length; i++)
	{
		if (!is_blank(name[i]) && name[i] != '-' && name[i] != '_')
			*at++ = to_lower(name[i]);
	}
	return (int) (at - out);
}

void
catalog_days(RangeType *range, DateADT *from, DateADT *until)
{
	TypeCacheEntry *dates = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(dates, range, &lower, &upper, &empty);
	if (empty)
	{
		*from = *until = DATEVAL_NOBEGIN;
		return;
	}
	/* only at an infinity is a first day left out or a last one taken in */
	*from = lower.infinite ? DATEVAL_NOBEGIN :
		catalog_day(DatumGetDateADT(lower.val)) + !lower.inclusive;
	*until = upper.infinite ? DATEVAL_NOEND :
		catalog_day(DatumGetDateADT(upper.val)) + upper.inclusive;
}

char *
catalog_day_text(DateADT day)
{
	if (day >= CATALOG_INFINITY)
		return iso_date(DATEVAL_NOEND);
	/* the day after -infinity has no name of its own */
	if (day <= DATEVAL_NOBEGIN + 1)
		return iso_date(DATEVAL_NOBEGIN);
	return iso_date(day);
}

/* catalog_key(text) */
PG_FUNCTION_INFO_V1(catalog_key);
Datum
catalog_key(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(0);
	text	   *result = (text *) palloc(VARHDRSZ + VARSIZE_ANY_EXHDR(name));

	SET_VARSIZE(result, VARHDRSZ + catalog_normalize(VARDATA(result), VARDATA_ANY(name),
													 VARSIZE_ANY_EXHDR(name)));
	PG_RETURN_TEXT_P(result);
}

static CatalogName *
find_in(struct nametable_hash *table, const char *name, int length)
{
	char		buffer[SHORT_NAME];
	char	   *normalized = length <= SHORT_NAME ? buffer : palloc(length);
	NameKey		key;

	key.data = normalized;
	key.length = catalog_normalize(normalized, name, length);
	return nametable_lookup(table, key);
}

CatalogName *
catalog_find_name(CatalogCache *cache, const char *name, int length)
{
	return find_in(cache->names, name, length);
}

void
catalog_each_name(CatalogCache *cache, void (*visit) (const CatalogName *name, void *context),
				  void *context)
{
	nametable_iterator position;
	CatalogName *name;

	nametable_start_iterate(cache->names, &position);
	while ((name = nametable_iterate(cache->names, &position)) != NULL)
		visit(name, context);
}

const char *
catalog_find_book(const CatalogCache *cache, const char *book)
{
	for (int i = 0; i < cache->nbooks; i++)
	{
		if (strcmp(cache->books[i], book) == 0)
			return cache->books[i];
	}
	return NULL;
}

const Convention *
catalog_find_convention(const CatalogCache *cache, const char *name, Basis from, Basis to,
						bool *exists)
{
	const Convention *found = NULL;

	*exists = false;
	for (int i = 0; i < cache->nconventions; i++)
	{
		const Convention *convention = &cache->conventions[i];

		if (strcmp(convention->name, name) != 0)
			continue;
		*exists = true;
		if (convention->from == from && convention->to == to &&
			(found == NULL || convention->user))
			found = convention;
	}
	return found;
}

/* --- filling --------------------------------------------------------------- */

static Device *
find_device(CatalogCache *cache, const char *model)
{
	CatalogName *name = find_in(cache->models, model, (int) strlen(model));

	return name != NULL ? name->meanings->device : NULL;
}

static Device *
new_device(const char *model, bool known)
{
	Device	   *device = palloc0(sizeof(Device));

	device->model = model;
	device->known = known;
	return device;
}

/* Others than aliases may name a model by one, if that has one meaning. */
Device *
catalog_device_of_row(CatalogCache *cache, const char *model, bool of_alias)
{
	Device	   *device = find_device(cache, model);
	CatalogName *entry;

	if (device != NULL || of_alias)
		return device;
	entry = catalog_find_name(cache, model, (int) strlen(model));
	if (entry == NULL || entry->meanings->next != NULL || entry->meanings->device == NULL ||
		!entry->meanings->device->known)
		return NULL;
	return entry->meanings->device;
}

/*
 * Lets a name mean a device or a system.  What the user says hides what is
 * shipped, in whichever order they come.
 */
static void
add_name(struct nametable_hash *table, const char *spelling, Device *device,
		 System *system, bool user)
{
	char	   *normalized = palloc(strlen(spelling) + 1);
	NameKey		key = {normalized, catalog_normalize(normalized, spelling, (int) strlen(spelling))};
	Meaning    *meaning;
	CatalogName *name;
	bool		found;

	name = nametable_insert(table, key, &found);
	if (!found || (user && !name->user))
	{
		name->spelling = spelling;
		name->meanings = NULL;
		name->user = user;
	}
	else if (name->user && !user)
		return;
	for (meaning = name->meanings; meaning != NULL; meaning = meaning->next)
	{
		if (meaning->device == device && meaning->system == system)
			return;
	}
	meaning = palloc(sizeof(Meaning));
	meaning->device = device;
	meaning->system = system;
	meaning->next = name->meanings;
	name->meanings = meaning;
}

static void
take_accelerator(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	char	   *model = cached_text(values[0]);
	bool		user = cached_origin_is_user(values[1]);
	Device	   *device = find_device(cache, model);

	if (device == NULL)
		device = new_device(model, true);
	else if (user)
		device->model = model;
	add_name(cache->models, model, device, NULL, user);
	add_name(cache->names, model, device, NULL, user);
}

static void
take_system(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	System	   *system = palloc(sizeof(System));
	char	   *model = cached_text(values[1]);

	system->name = cached_text(values[0]);
	system->device = catalog_device_of_row(cache, model, false);
	if (system->device == NULL)
		system->device = new_device(model, false);
	system->quantity = DatumGetInt32(values[2]);
	add_name(cache->names, system->name, NULL, system, cached_origin_is_user(values[3]));
}

static void
take_alias(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	char	   *model = cached_text(values[1]);
	Device	   *device = catalog_device_of_row(cache, model, true);

	if (device == NULL)
		device = new_device(model, false);
	add_name(cache->names, cached_text(values[0]), device, NULL, cached_origin_is_user(values[2]));
}

/* A rating of a model that is not there cannot be asked for; see protect.c. */
static void
take_rating(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	char	   *model = cached_text(values[0]);
	Device	   *device = catalog_device_of_row(cache, model, false);
	Rating	   *rating;
	char	   *book;

	if (device == NULL)
		return;
	if (device->ratings == NULL)
		device->ratings = palloc(sizeof(Rating));
	else
		device->ratings = repalloc(device->ratings, (device->nratings + 1) * sizeof(Rating));
	rating = &device->ratings[device->nratings++];

	rating->capacity = DatumGetQuantity(values[1]);
	book = cached_text(values[2]);
	rating->book = catalog_find_book(cache, book);
	if (rating->book == NULL)
	{
		cache->books = cache->books == NULL ? palloc(sizeof(char *)) :
			repalloc(cache->books, (cache->nbooks + 1) * sizeof(char *));
		rating->book = cache->books[cache->nbooks++] = book;
	}
	rating->accumulate = nulls[3] ? NULL : cached_text(values[3]);
	catalog_days(DatumGetRangeTypeP(values[4]), &rating->valid_from, &rating->valid_until);
	rating->user = cached_origin_is_user(values[5]);
	rating->by_alias = find_device(cache, model) == NULL;
}

static Basis
basis_from_row(Datum value)
{
	return (Basis) kind_tag_argument(&flops_kind, DatumGetTextPP(value));
}

static void
take_convention(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	Convention *convention;

	cache->conventions = cache->conventions == NULL ? palloc(sizeof(Convention)) :
		repalloc(cache->conventions, (cache->nconventions + 1) * sizeof(Convention));
	convention = &cache->conventions[cache->nconventions++];
	convention->name = cached_text(values[0]);
	convention->from = basis_from_row(values[1]);
	convention->to = basis_from_row(values[2]);
	convention->factor = DatumGetNumericCopy(values[3]);
	convention->user = cached_origin_is_user(values[4]);
}

/*
 * The order in which a lookup takes the first that fits: by basis; the user's
 * row before a shipped one; the usual accumulation, which is NULL, then fp16,
 * which vendors put into their headlines, then fp32; a row that names the
 * model itself before one that names it by an alias, which the table cannot
 * know to overlap.  The rest only makes the order the same everywhere.
 */
static int
compare_ratings(const void *left, const void *right)
{
	const Rating *a = left;
	const Rating *b = right;
	uint32_t	a_basis = kind_tag(&flops_kind, a->capacity);
	uint32_t	b_basis = kind_tag(&flops_kind, b->capacity);
	int			order;

	if (a_basis != b_basis)
		return a_basis < b_basis ? -1 : 1;
	if (a->user != b->user)
		return a->user ? -1 : 1;
	if ((a->accumulate == NULL) != (b->accumulate == NULL))
		return a->accumulate == NULL ? -1 : 1;
	if (a->accumulate != NULL && (order = strcmp(a->accumulate, b->accumulate)) != 0)
		return order;
	if ((order = strcmp(a->book, b->book)) != 0)
		return order;
	if (a->by_alias != b->by_alias)
		return a->by_alias ? 1 : -1;
	if (a->valid_from != b->valid_from)
		return a->valid_from < b->valid_from ? -1 : 1;
	return quantity_compare(a->capacity, b->capacity);
}

static void *
begin_catalog(TableCache *tables_of_it, MemoryContext context)
{
	CatalogCache *cache = palloc0(sizeof(CatalogCache));
	nametable_iterator position;
	CatalogName *name;

	cache->context = context;
	cache->names = nametable_create(context, 2048, NULL);
	cache->models = nametable_create(context, 512, NULL);
	for (int i = 0; i < (int) lengthof(tables); i++)
		table_cache_read_whole(tables_of_it, i, cache);

	nametable_start_iterate(cache->models, &position);
	while ((name = nametable_iterate(cache->models, &position)) != NULL)
		qsort(name->meanings->device->ratings, name->meanings->device->nratings,
			  sizeof(Rating), compare_ratings);
	return cache;
}
