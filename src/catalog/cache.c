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
#include "types/number.h"
#include "utils/builtins.h"

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
	{.name = "accelerator",
		.columns = {{"model", TEXTOID, 0}, {"origin", TEXTOID, 0},
			{"part_of", TEXTOID, MAY_BE_MISSING | MAY_BE_NULL}, {"parts", INT4OID, MAY_BE_MISSING | MAY_BE_NULL}},
		.take = take_accelerator},
	{.name = "accelerator_alias",
		.columns = {{"alias", TEXTOID, 0}, {"model", TEXTOID, 0}, {"origin", TEXTOID, 0},
			{"counting", TEXTOID, MAY_BE_MISSING | MAY_BE_NULL}, {"source", TEXTOID, MAY_BE_NULL}},
		.take = take_alias},
	{.name = "accelerator_system",
		.columns = {{"system", TEXTOID, 0}, {"model", TEXTOID, 0}, {"quantity", INT4OID, 0}, {"parts", INT4OID, MAY_BE_MISSING}, {"origin", TEXTOID, 0}},
		.take = take_system},
	{.name = "accelerator_rating",
		.columns = {{"model", TEXTOID, 0}, {"capacity", InvalidOid, 0}, {"book", TEXTOID, 0}, {"accumulate", TEXTOID, MAY_BE_NULL},
			{"valid", DATERANGEOID, 0}, {"origin", TEXTOID, 0}},
		.take = take_rating},
	{.name = "basis_convention",
		.columns = {{"convention", TEXTOID, 0}, {"from_basis", TEXTOID, 0}, {"to_basis", TEXTOID, 0}, {"factor", NUMERICOID, 0}, {"origin", TEXTOID, 0}},
		.take = take_convention},
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

/*
 * This is asked for every rating, and range_deserialize() would want to know the
 * type for it, which takes a lookup.  Behind the head of a range of dates stand
 * the bounds that it has, and its flags are its last byte.
 */
void
catalog_days(RangeType *range, DateADT *from, DateADT *until)
{
	char		flags = range_get_flags(range);
	const DateADT *bound = (const DateADT *) (range + 1);

	Assert(RangeTypeGetOid(range) == DATERANGEOID);
	if (flags & RANGE_EMPTY)
	{
		*from = *until = DATEVAL_NOBEGIN;
		return;
	}
	/* only at an infinity is a first day left out or a last one taken in */
	*from = !RANGE_HAS_LBOUND(flags) ? DATEVAL_NOBEGIN :
		catalog_day(*bound++) + !(flags & RANGE_LB_INC);
	*until = !RANGE_HAS_UBOUND(flags) ? DATEVAL_NOEND :
		catalog_day(*bound) + ((flags & RANGE_UB_INC) != 0);
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

bool
catalog_same_name(const char *a, const char *b)
{
	Size		length = strlen(a);
	char	   *a_key = palloc(length + strlen(b) + 1);
	char	   *b_key = a_key + length;
	int			a_length = catalog_normalize(a_key, a, (int) length);
	int			b_length = catalog_normalize(b_key, b, (int) strlen(b));
	bool		same = a_length == b_length && memcmp(a_key, b_key, a_length) == 0;

	pfree(a_key);
	return same;
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

bool
catalog_counting(const text *word, Counting *counting)
{
	static const char *const words[] = {NULL, "device", "package", "die"};

	for (int i = COUNTING_DEVICE; i < (int) lengthof(words); i++)
	{
		if (VARSIZE_ANY_EXHDR(word) == strlen(words[i]) &&
			memcmp(VARDATA_ANY(word), words[i], strlen(words[i])) == 0)
		{
			*counting = (Counting) i;
			return true;
		}
	}
	return false;
}

const Meaning *
catalog_choose(const CatalogName *entry, Counting counting)
{
	const Meaning *chosen = NULL;
	Counting	said = counting;
	bool		anyone = false;

	/*
	 * the first round looks for who counts so, the next for what all say, the
	 * last takes what there is
	 */
	for (int round = 0; chosen == NULL; round++, said = COUNTING_ANY, anyone = round > 1)
	{
		for (const Meaning *meaning = entry->meanings; meaning != NULL; meaning = meaning->next)
		{
			if (!anyone && meaning->counting != said)
				continue;
			if (chosen != NULL &&
				(chosen->device != meaning->device || chosen->system != meaning->system))
				return NULL;
			chosen = meaning;
		}
	}
	if (counting == COUNTING_DEVICE && chosen->counting == COUNTING_ANY &&
		chosen->device != NULL && chosen->device->part != NULL)
		return NULL;
	return chosen;
}

const char *
catalog_find_book(const CatalogCache *cache, const char *book)
{
	return text_map_find(cache->book_names, book, (int) strlen(book));
}

static const char *
add_book(CatalogCache *cache, const char *book)
{
	/* room is made at the powers of two */
	if (cache->nbooks == 0)
		cache->books = palloc(sizeof(char *));
	else if ((cache->nbooks & (cache->nbooks - 1)) == 0)
		cache->books = repalloc_huge(cache->books, 2 * cache->nbooks * sizeof(char *));
	cache->books[cache->nbooks++] = book;
	text_map_put(cache->book_names, book, (int) strlen(book), (void *) book);
	return book;
}

bool
catalog_same_series(const Rating *a, const Rating *b)
{
	return kind_tag(&flops_kind, a->capacity) == kind_tag(&flops_kind, b->capacity) &&
		a->user == b->user && a->book == b->book &&
		(a->accumulate == NULL) == (b->accumulate == NULL) &&
		(a->accumulate == NULL || strcmp(a->accumulate, b->accumulate) == 0);
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

Device *
catalog_find_model(const CatalogCache *cache, const char *model)
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

/*
 * Others than aliases may name a model by one, if that has one meaning; of a
 * package and its part it is the package, which is what such rows meant before
 * names could say who counts.
 */
Device *
catalog_device_of_row(CatalogCache *cache, const char *model, bool of_alias)
{
	Device	   *device = catalog_find_model(cache, model);
	CatalogName *entry;
	const Meaning *meaning;

	if (device != NULL || of_alias)
		return device;
	entry = catalog_find_name(cache, model, (int) strlen(model));
	if (entry == NULL)
		return NULL;
	meaning = catalog_choose(entry, COUNTING_ANY);
	if (meaning == NULL)
		meaning = catalog_choose(entry, COUNTING_PACKAGE);
	if (meaning == NULL || meaning->device == NULL || !meaning->device->known)
		return NULL;
	return meaning->device;
}

/* By who counts, then by name; 0 is the same meaning. */
static int
compare_meanings(const void *left, const void *right)
{
	const Meaning *a = *(const Meaning *const *) left;
	const Meaning *b = *(const Meaning *const *) right;

	if (a->counting != b->counting)
		return a->counting < b->counting ? -1 : 1;
	if ((a->device != NULL) != (b->device != NULL))
		return a->device != NULL ? -1 : 1;
	return strcmp(meaning_spelling(a), meaning_spelling(b));
}

/*
 * Lets a name mean something.  What the user says hides what is shipped, in
 * whichever order they come.
 */
static void
add_name(struct nametable_hash *table, const char *spelling, Meaning meaning, bool user)
{
	char	   *normalized = palloc(strlen(spelling) + 1);
	NameKey		key = {normalized, catalog_normalize(normalized, spelling, (int) strlen(spelling))};
	Meaning    *latest;
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
	latest = palloc(sizeof(Meaning));
	*latest = meaning;
	/* others that are the same go when all are in order */
	if (name->meanings != NULL && compare_meanings(&name->meanings, &latest) == 0)
		return;
	latest->next = name->meanings;
	name->meanings = latest;
}

/* What a constraint of the table keeps above zero, unless somebody has dropped it. */
static void
require_above_zero(const char *table, const char *column, bool above_zero)
{
	if (likely(above_zero))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg("column \"%s\" of the catalog table \"%s\" is not above zero in a row", column, table),
			 errhint("Mend or delete the row, and give the table the constraint again that keeps such rows out.")));
}

static int32
count_of_row(const char *table, const char *column, Datum value)
{
	require_above_zero(table, column, DatumGetInt32(value) > 0);
	return DatumGetInt32(value);
}

static void
take_accelerator(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	char	   *model = cached_text(values[0]);
	bool		user = cached_origin_is_user(values[1]);
	Device	   *device = catalog_find_model(cache, model);
	Meaning		meaning = {0};

	if (device == NULL)
		device = new_device(model, true);
	else if (user)
		device->model = model;
	/* a user's row that does not say it leaves it as it is shipped */
	if (!nulls[2] && !nulls[3] && (user || device->part_of == NULL))
	{
		device->part_of = cached_text(values[2]);
		device->parts = count_of_row("accelerator", "parts", values[3]);
	}
	meaning.device = device;
	add_name(cache->models, model, meaning, user);
	add_name(cache->names, model, meaning, user);
}

static void
take_system(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	System	   *system = palloc(sizeof(System));
	char	   *model = cached_text(values[1]);
	Meaning		meaning = {.system = system};

	system->name = cached_text(values[0]);
	system->device = catalog_device_of_row(cache, model, false);
	if (system->device == NULL)
		system->device = new_device(model, false);
	system->quantity = count_of_row("accelerator_system", "quantity", values[2]);
	system->parts = nulls[3] ? 1 : count_of_row("accelerator_system", "parts", values[3]);
	add_name(cache->names, system->name, meaning, cached_origin_is_user(values[4]));
}

static Counting
counting_of_row(Datum value)
{
	Counting	counting = COUNTING_ANY;

	(void) catalog_counting(DatumGetTextPP(value), &counting);
	return counting;
}

static void
take_alias(void *contents, const Datum *values, const bool *nulls)
{
	CatalogCache *cache = contents;
	char	   *model = cached_text(values[1]);
	Meaning		meaning = {.device = catalog_device_of_row(cache, model, true)};

	if (meaning.device == NULL)
		meaning.device = new_device(model, false);
	if (!nulls[3])
	{
		meaning.counting = counting_of_row(values[3]);
		meaning.source = nulls[4] ? NULL : cached_text(values[4]);
	}
	add_name(cache->names, cached_text(values[0]), meaning, cached_origin_is_user(values[2]));
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
	if (device->nratings == 0)
		device->ratings = palloc(sizeof(Rating));
	else if ((device->nratings & (device->nratings - 1)) == 0)
		device->ratings = repalloc_huge(device->ratings, 2 * device->nratings * sizeof(Rating));
	rating = &device->ratings[device->nratings++];

	rating->capacity = DatumGetQuantity(values[1]);
	require_above_zero("accelerator_rating", "capacity", kind_count(&flops_kind, rating->capacity) > 0);
	book = cached_text(values[2]);
	rating->book = catalog_find_book(cache, book);
	if (rating->book == NULL)
		rating->book = add_book(cache, book);
	rating->accumulate = nulls[3] ? NULL : cached_text(values[3]);
	catalog_days(DatumGetRangeTypeP(values[4]), &rating->valid_from, &rating->valid_until);
	rating->user = cached_origin_is_user(values[5]);
	rating->alias = catalog_find_model(cache, model) == NULL ? model : NULL;
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
	require_above_zero("basis_convention", "factor", numeric_sign_of(convention->factor) > 0);
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
	if ((a->alias != NULL) != (b->alias != NULL))
		return a->alias != NULL ? 1 : -1;
	if (a->valid_from != b->valid_from)
		return a->valid_from < b->valid_from ? -1 : 1;
	return quantity_compare(a->capacity, b->capacity);
}

/* Puts a name's meanings in order, each of them once. */
static void
sort_meanings(CatalogName *name)
{
	Meaning   **all;
	Meaning   **end;
	int			n = 0;

	for (Meaning *meaning = name->meanings; meaning != NULL; meaning = meaning->next)
		n++;
	if (n < 2)
		return;
	all = palloc(n * sizeof(Meaning *));
	n = 0;
	for (Meaning *meaning = name->meanings; meaning != NULL; meaning = meaning->next)
		all[n++] = meaning;
	qsort(all, n, sizeof(Meaning *), compare_meanings);
	end = &name->meanings;
	for (int i = 0; i < n; i++)
	{
		if (i > 0 && compare_meanings(&all[i - 1], &all[i]) == 0)
			continue;
		*end = all[i];
		end = &all[i]->next;
	}
	*end = NULL;
	pfree(all);
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
	cache->book_names = textmap_create(context, 16, NULL);
	for (int i = 0; i < (int) lengthof(tables); i++)
		table_cache_read_whole(tables_of_it, i, cache);

	nametable_start_iterate(cache->models, &position);
	while ((name = nametable_iterate(cache->models, &position)) != NULL)
	{
		Device	   *device = name->meanings->device;

		qsort(device->ratings, device->nratings, sizeof(Rating), compare_ratings);
		device->whole = device->part_of == NULL ? NULL : catalog_find_model(cache, device->part_of);
		if (device->whole != NULL)
			device->whole->part = device;
	}
	nametable_start_iterate(cache->names, &position);
	while ((name = nametable_iterate(cache->names, &position)) != NULL)
		sort_meanings(name);
	return cache;
}
