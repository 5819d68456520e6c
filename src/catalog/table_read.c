/*
 * table_read.c
 *		Reading rows of cached tables by key; see table_cache.h.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/stratnum.h"
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/pg_type.h"
#include "catalog/table_cache.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "parser/parse_coerce.h"
#include "types/kind.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

char *
cached_text(Datum value)
{
	return TextDatumGetCString(value);
}

bool
cached_origin_is_user(Datum origin)
{
	text	   *word = DatumGetTextPP(origin);

	return VARSIZE_ANY_EXHDR(word) == 4 && memcmp(VARDATA_ANY(word), "user", 4) == 0;
}

/* A table that is being read. */
typedef struct Reader
{
	const TableCache *cache;
	const CachedColumn *columns;
	Relation	relation;
	AttrNumber	numbers[CACHE_MAX_COLUMNS];
	int			ncolumns;
	TupleTableSlot *slot;
} Reader;

/* The type of a column that must be of a type of ours: in the schema of its table. */
static Oid
own_flops(Relation relation)
{
	return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(flops_kind.name),
						   ObjectIdGetDatum(RelationGetNamespace(relation)));
}

/* The number of a column, or 0 for one that may be missing and is. */
static AttrNumber
find_column(Relation relation, const CachedColumn *column)
{
	AttrNumber	number = get_attnum(RelationGetRelid(relation), column->name);
	Oid			type = OidIsValid(column->type) ? column->type : own_flops(relation);

	if (number <= 0)
	{
		if (column->may_be & MAY_BE_MISSING)
			return 0;
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of the catalog table \"%s\" is missing",
						column->name, RelationGetRelationName(relation)),
				 errhint("Drop and create the extension again.")));
	}
	if (!IsBinaryCoercible(TupleDescAttr(RelationGetDescr(relation), number - 1)->atttypid, type))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" of the catalog table \"%s\" has a type that cannot be read",
						column->name, RelationGetRelationName(relation)),
				 errdetail("It is of type %s and was made with type %s.",
						   format_type_be(TupleDescAttr(RelationGetDescr(relation), number - 1)->atttypid),
						   format_type_be(type)),
				 errhint("Give it that type again, or drop and create the extension.")));
	return number;
}

static void
open_table(Reader *reader, TableCache *cache, int table)
{
	const CachedColumn *columns = cache->tables[table].columns;

	reader->cache = cache;
	reader->columns = columns;
	reader->relation = table_cache_open(cache, table);
	table_cache_require_file(cache, table, reader->relation);
	for (reader->ncolumns = 0; columns[reader->ncolumns].name != NULL; reader->ncolumns++)
		reader->numbers[reader->ncolumns] = find_column(reader->relation, &columns[reader->ncolumns]);
	reader->slot = table_slot_create(reader->relation, NULL);
}

static void
close_table(Reader *reader)
{
	ExecDropSingleTupleTableSlot(reader->slot);
	table_close(reader->relation, AccessShareLock);
}

/* Who takes a row finds no NULL where there can be none. */
static bool
take_slot(const Reader *reader, TakeRow take, void *context)
{
	Datum		values[CACHE_MAX_COLUMNS];
	bool		nulls[CACHE_MAX_COLUMNS];

	for (int i = 0; i < reader->ncolumns; i++)
	{
		values[i] = (Datum) 0;
		nulls[i] = reader->numbers[i] <= 0;
		if (nulls[i])
			continue;
		values[i] = slot_getattr(reader->slot, reader->numbers[i], &nulls[i]);
		if (unlikely(nulls[i]) && !(reader->columns[i].may_be & MAY_BE_NULL))
			ereport(ERROR,
					(errcode(ERRCODE_NOT_NULL_VIOLATION),
					 errmsg("column \"%s\" of the catalog table \"%s\" is NULL in a row",
							reader->columns[i].name, RelationGetRelationName(reader->relation)),
					 errhint("Find the row with WHERE %s IS NULL, mend or delete it, and set the column NOT NULL again.",
							 quote_identifier(reader->columns[i].name))));
	}
	return take(context, values, nulls);
}

static void
read_all(const Reader *reader, TakeRow take, void *context)
{
	TableScanDesc scan = table_beginscan(reader->relation, table_cache_snapshot(reader->cache), 0, NULL);

	while (table_scan_getnextslot(scan, ForwardScanDirection, reader->slot))
	{
		CHECK_FOR_INTERRUPTS();
		if (!take_slot(reader, take, context))
			break;
	}
	table_endscan(scan);
}

/*
 * The index, or NULL.  With the table locked no index of it can go.  As to the
 * planner, one that was built while older snapshots saw other rows is of no use
 * to those.
 */
static Relation
open_index(const Reader *reader, const char *name)
{
	Oid			oid = get_relname_relid(name, RelationGetNamespace(reader->relation));
	Relation	index;

	if (!OidIsValid(oid) || get_rel_relkind(oid) != RELKIND_INDEX)
		return NULL;
	index = index_open(oid, AccessShareLock);
	if (index->rd_index->indrelid == RelationGetRelid(reader->relation) && index->rd_index->indisvalid &&
		(!index->rd_index->indcheckxmin ||
		 TransactionIdPrecedes(HeapTupleHeaderGetXmin(index->rd_indextuple->t_data), TransactionXmin)))
		return index;
	index_close(index, AccessShareLock);
	return NULL;
}

static bool
read_by_index(const Reader *reader, const TableKey *key, TakeRow take, void *context)
{
	Relation	index = open_index(reader, key->index);
	ScanKeyData scan_keys[lengthof(key->columns)];
	IndexScanDesc scan;

	if (index == NULL)
		return false;
	for (int i = 0; i < key->ncolumns; i++)
		ScanKeyEntryInitialize(&scan_keys[i], 0, i + 1, BTEqualStrategyNumber, InvalidOid,
							   index->rd_indcollation[i], key->columns[i].equal, key->columns[i].value);
	scan = begin_index_scan(reader->relation, index, table_cache_snapshot(reader->cache), key->ncolumns);
	index_rescan(scan, scan_keys, key->ncolumns, NULL, 0);
	while (index_getnext_slot(scan, ForwardScanDirection, reader->slot))
	{
		CHECK_FOR_INTERRUPTS();
		if (!take_slot(reader, take, context))
			break;
	}
	index_endscan(scan);
	index_close(index, AccessShareLock);
	return true;
}

bool
table_cache_read(TableCache *cache, int table, const TableKey *key, TakeRow take, void *context)
{
	Reader		reader;
	bool		done = true;

	if (!OidIsValid(cache->relations[table]))
		return true;
	open_table(&reader, cache, table);
	if (key == NULL)
		read_all(&reader, take, context);
	else
		done = read_by_index(&reader, key, take, context);
	close_table(&reader);
	cache->was_read |= done;
	return done;
}

/* A table's own take() with what it fills. */
typedef struct WholeTable
{
	const CachedTable *table;
	void	   *contents;
} WholeTable;

static bool
take_whole(void *context, const Datum *values, const bool *nulls)
{
	const WholeTable *whole = context;

	whole->table->take(whole->contents, values, nulls);
	return true;
}

void
table_cache_read_whole(TableCache *cache, int table, void *contents)
{
	WholeTable	whole = {&cache->tables[table], contents};

	(void) table_cache_read(cache, table, NULL, take_whole, &whole);
}
