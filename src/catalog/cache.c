/*
 * cache.c
 *		Filling the cached catalog and keeping it true.
 *
 * The cache behaves like a system catalog: it is filled with the latest
 * committed rows and the transaction's own, whatever snapshot the calling
 * query runs under.  A cache filled under an old REPEATABLE READ snapshot
 * would outlive that snapshot and be stale for the rest of the session, with
 * no message left to come.
 *
 * Every change of a table sends a relcache invalidation (protect.c), which
 * only marks the cache as stale here; it is rebuilt as a whole when it is next
 * asked for, in a new memory context.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/cache.h"
#include "common/hashfn.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"

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

#define MAX_COLUMNS	8

/* A table that the cache is made of, and what becomes of one of its rows. */
typedef struct CachedTable
{
	const char *name;
	const char *columns[MAX_COLUMNS + 1];
	void		(*take) (CatalogCache *cache, const Datum *values, const bool *nulls);
} CachedTable;

static void take_accelerator(CatalogCache *cache, const Datum *values, const bool *nulls);
static void take_system(CatalogCache *cache, const Datum *values, const bool *nulls);
static void take_alias(CatalogCache *cache, const Datum *values, const bool *nulls);
static void take_rating(CatalogCache *cache, const Datum *values, const bool *nulls);
static void take_convention(CatalogCache *cache, const Datum *values, const bool *nulls);

/* Models come first, because the other rows name them. */
static const CachedTable tables[] = {
	{"accelerator", {"model", "origin"}, take_accelerator},
	{"accelerator_system", {"system", "model", "quantity", "origin"}, take_system},
	{"accelerator_alias", {"alias", "model", "origin"}, take_alias},
	{"accelerator_rating", {"model", "capacity", "book", "accumulate", "valid", "origin"}, take_rating},
	{"basis_convention", {"convention", "from_basis", "to_basis", "factor", "origin"}, take_convention},
};

static CatalogCache *current = NULL;
static bool current_valid = false;
static Oid	current_tables[lengthof(tables)];

/* The tables of the extension are in the schema of its functions. */
static Oid
function_schema(FunctionCallInfo fcinfo)
{
	return get_func_namespace(fcinfo->flinfo->fn_oid);
}

static void
relation_changed(Datum arg, Oid relation)
{
	if (relation == InvalidOid)
		current_valid = false;
	for (size_t i = 0; i < lengthof(tables); i++)
	{
		if (current_tables[i] == relation)
			current_valid = false;
	}
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

/* --- filling; runs with cache->context as the current one ---------------- */

static char *
copy_text(Datum value)
{
	return TextDatumGetCString(value);
}

static bool
is_user(Datum origin)
{
	text	   *word = DatumGetTextPP(origin);

	return VARSIZE_ANY_EXHDR(word) == 4 && memcmp(VARDATA_ANY(word), "user", 4) == 0;
}

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

/* What an alias or a system refers to: if need be, to what is not there. */
static Device *
refer_to_device(CatalogCache *cache, const char *model)
{
	Device	   *device = find_device(cache, model);

	return device != NULL ? device : new_device(model, false);
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
take_accelerator(CatalogCache *cache, const Datum *values, const bool *nulls)
{
	char	   *model = copy_text(values[0]);
	bool		user = is_user(values[1]);
	Device	   *device = find_device(cache, model);

	if (device == NULL)
		device = new_device(model, true);
	else if (user)
		device->model = model;
	add_name(cache->models, model, device, NULL, user);
	add_name(cache->names, model, device, NULL, user);
}

static void
take_system(CatalogCache *cache, const Datum *values, const bool *nulls)
{
	System	   *system = palloc(sizeof(System));

	system->name = copy_text(values[0]);
	system->device = refer_to_device(cache, copy_text(values[1]));
	system->quantity = DatumGetInt32(values[2]);
	add_name(cache->names, system->name, NULL, system, is_user(values[3]));
}

static void
take_alias(CatalogCache *cache, const Datum *values, const bool *nulls)
{
	add_name(cache->names, copy_text(values[0]), refer_to_device(cache, copy_text(values[1])),
			 NULL, is_user(values[2]));
}

/* A rating of a model that is not there cannot be asked for. */
static void
take_rating(CatalogCache *cache, const Datum *values, const bool *nulls)
{
	Device	   *device = find_device(cache, copy_text(values[0]));
	TypeCacheEntry *dates = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	Rating	   *rating;
	RangeBound	lower;
	RangeBound	upper;
	char	   *book;
	bool		empty;

	if (device == NULL)
		return;
	if (device->ratings == NULL)
		device->ratings = palloc(sizeof(Rating));
	else
		device->ratings = repalloc(device->ratings, (device->nratings + 1) * sizeof(Rating));
	rating = &device->ratings[device->nratings++];

	rating->capacity = DatumGetQuantity(values[1]);
	book = copy_text(values[2]);
	rating->book = catalog_find_book(cache, book);
	if (rating->book == NULL)
	{
		cache->books = cache->books == NULL ? palloc(sizeof(char *)) :
			repalloc(cache->books, (cache->nbooks + 1) * sizeof(char *));
		rating->book = cache->books[cache->nbooks++] = book;
	}
	rating->accumulate = nulls[3] ? NULL : copy_text(values[3]);
	range_deserialize(dates, DatumGetRangeTypeP(values[4]), &lower, &upper, &empty);
	rating->valid_from = lower.infinite ? DATEVAL_NOBEGIN : DatumGetDateADT(lower.val);
	rating->valid_until = upper.infinite ? DATEVAL_NOEND : DatumGetDateADT(upper.val);
	rating->user = is_user(values[5]);
}

static Basis
basis_from_row(Datum value)
{
	return (Basis) kind_tag_argument(&flops_kind, DatumGetTextPP(value));
}

static void
take_convention(CatalogCache *cache, const Datum *values, const bool *nulls)
{
	Convention *convention;

	cache->conventions = cache->conventions == NULL ? palloc(sizeof(Convention)) :
		repalloc(cache->conventions, (cache->nconventions + 1) * sizeof(Convention));
	convention = &cache->conventions[cache->nconventions++];
	convention->name = copy_text(values[0]);
	convention->from = basis_from_row(values[1]);
	convention->to = basis_from_row(values[2]);
	convention->factor = DatumGetNumericCopy(values[3]);
	convention->user = is_user(values[4]);
}

/*
 * The order in which a lookup takes the first that fits: by basis; the user's
 * row before a shipped one; the usual accumulation, which is NULL, then fp16,
 * which vendors put into their headlines, then fp32.  The rest only makes the
 * order the same everywhere.
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
	return (a->valid_from > b->valid_from) - (a->valid_from < b->valid_from);
}

static void
read_table(CatalogCache *cache, const CachedTable *table, Oid relid)
{
	Relation	relation = table_open(relid, AccessShareLock);
	TupleDesc	descriptor = RelationGetDescr(relation);
	Datum	   *row = palloc(descriptor->natts * sizeof(Datum));
	bool	   *row_nulls = palloc(descriptor->natts * sizeof(bool));
	Datum		values[MAX_COLUMNS];
	bool		nulls[MAX_COLUMNS];
	int			numbers[MAX_COLUMNS];
	int			ncolumns;
	SysScanDesc scan;
	HeapTuple	tuple;

	for (ncolumns = 0; table->columns[ncolumns] != NULL; ncolumns++)
	{
		numbers[ncolumns] = get_attnum(relid, table->columns[ncolumns]) - 1;
		if (numbers[ncolumns] < 0)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("column \"%s\" of the catalog table \"%s\" is missing",
							table->columns[ncolumns], table->name),
					 errhint("Drop and create the extension again.")));
	}

	/* No snapshot: the latest, as for a system catalog. */
	scan = systable_beginscan(relation, InvalidOid, false, NULL, 0, NULL);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		heap_deform_tuple(tuple, descriptor, row, row_nulls);
		for (int i = 0; i < ncolumns; i++)
		{
			values[i] = row[numbers[i]];
			nulls[i] = row_nulls[numbers[i]];
		}
		table->take(cache, values, nulls);
	}
	systable_endscan(scan);
	table_close(relation, AccessShareLock);
}

static void
fill(CatalogCache *cache, Oid schema)
{
	nametable_iterator position;
	CatalogName *name;

	cache->names = nametable_create(cache->context, 2048, NULL);
	cache->models = nametable_create(cache->context, 512, NULL);
	for (size_t i = 0; i < lengthof(tables); i++)
	{
		current_tables[i] = get_relname_relid(tables[i].name, schema);
		if (!OidIsValid(current_tables[i]))
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_TABLE),
					 errmsg("catalog table \"%s\" is missing", tables[i].name),
					 errhint("Drop and create the extension again.")));
		read_table(cache, &tables[i], current_tables[i]);
	}
	nametable_start_iterate(cache->models, &position);
	while ((name = nametable_iterate(cache->models, &position)) != NULL)
		qsort(name->meanings->device->ratings, name->meanings->device->nratings,
			  sizeof(Rating), compare_ratings);
}

CatalogCache *
catalog_cache(FunctionCallInfo fcinfo)
{
	static bool registered = false;
	MemoryContext context;
	MemoryContext old_context;
	CatalogCache *cache;

	/*
	 * Where a statement locks no table, nobody looks for messages of other
	 * sessions: look on the first call of each call site.
	 */
	if (fcinfo->flinfo->fn_extra == NULL)
	{
		fcinfo->flinfo->fn_extra = &registered;
		AcceptInvalidationMessages();
	}
	if (likely(current_valid))
		return current;

	if (!registered)
	{
		CacheRegisterRelcacheCallback(relation_changed, (Datum) 0);
		registered = true;
	}

	/*
	 * A change that is reported while the tables are read makes the cache
	 * invalid again, and the next call reads once more.
	 */
	current_valid = true;
	context = AllocSetContextCreate(CurrentMemoryContext, "compute_acct catalog",
									ALLOCSET_DEFAULT_SIZES);
	old_context = MemoryContextSwitchTo(context);
	PG_TRY();
	{
		cache = palloc0(sizeof(CatalogCache));
		cache->context = context;
		fill(cache, function_schema(fcinfo));
	}
	PG_CATCH();
	{
		current_valid = false;
		PG_RE_THROW();
	}
	PG_END_TRY();
	MemoryContextSwitchTo(old_context);

	MemoryContextSetParent(context, CacheMemoryContext);
	if (current != NULL)
		MemoryContextDelete(current->context);
	current = cache;
	return current;
}
