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
#include "catalog/table_cache.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

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
	Relation	relation;
	AttrNumber	numbers[CACHE_MAX_COLUMNS];
	int			ncolumns;
	TupleTableSlot *slot;
} Reader;

static void
open_table(Reader *reader, TableCache *cache, int table)
{
	const char *const *columns = cache->tables[table].columns;

	reader->cache = cache;
	reader->relation = table_cache_open(cache, table);
	table_cache_require_file(cache, table, reader->relation);
	for (reader->ncolumns = 0; columns[reader->ncolumns] != NULL; reader->ncolumns++)
	{
		const char *column = columns[reader->ncolumns];
		bool		may_be_missing = column[0] == NEW_COLUMN[0];
		AttrNumber	number = get_attnum(RelationGetRelid(reader->relation), column + may_be_missing);

		if (number <= 0 && !may_be_missing)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("column \"%s\" of the catalog table \"%s\" is missing",
							column, cache->tables[table].name),
					 errhint("Drop and create the extension again.")));
		reader->numbers[reader->ncolumns] = number;
	}
	reader->slot = table_slot_create(reader->relation, NULL);
}

static void
close_table(Reader *reader)
{
	ExecDropSingleTupleTableSlot(reader->slot);
	table_close(reader->relation, AccessShareLock);
}

static bool
take_slot(const Reader *reader, TakeRow take, void *context)
{
	Datum		values[CACHE_MAX_COLUMNS];
	bool		nulls[CACHE_MAX_COLUMNS];

	for (int i = 0; i < reader->ncolumns; i++)
	{
		nulls[i] = reader->numbers[i] <= 0;
		values[i] = nulls[i] ? (Datum) 0 : slot_getattr(reader->slot, reader->numbers[i], &nulls[i]);
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
