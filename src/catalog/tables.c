/*
 * tables.c
 *		What ratings must be beyond the rules of their columns.
 *
 * A rating's basis is the one that its capacity is stated on, and no two
 * ratings of one series (model, basis, accumulate, book, origin) are in force
 * on the same day.  The constraints of tables.sql guarantee both; the triggers
 * here fill in what is left out, and say what is wrong in words.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/stratnum.h"
#include "access/sysattr.h"
#include "access/tableam.h"
#include "catalog/rating.h"
#include "catalog/pg_type_d.h"
#include "catalog/tables.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "port/pg_bswap.h"
#include "types/message.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"
#include "utils/typcache.h"

#define NO_OVERLAP	"accelerator_rating_no_overlap"

/* --- a series and its days ------------------------------------------------- */

/* The columns of a rating that say where and when it is in force. */
typedef struct RatingRow
{
	text	   *model;
	Quantity	capacity;
	text	   *accumulate;		/* may be NULL */
	text	   *book;
	RangeType  *valid;
	text	   *origin;
} RatingRow;

/* A text and the zero byte that ends it, which no text contains. */
static char *
append_text(char *at, const text *value)
{
	if (value != NULL)
	{
		memcpy(at, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
		at += VARSIZE_ANY_EXHDR(value);
	}
	*at++ = '\0';
	return at;
}

/* A day's four bytes, in an order that memcmp() keeps. */
static void
write_day(char *at, DateADT day)
{
	uint32		ordered = pg_hton32((uint32) day ^ 0x80000000);

	memcpy(at, &ordered, sizeof(ordered));
}

/*
 * The days in force as a range from the series and its first day to the series
 * and the first day after.  Both bounds begin with the same bytes, so two such
 * ranges overlap exactly when the series is the same and the days do.
 */
static RangeType *
rating_period(Oid period_type, const RatingRow *row)
{
	TypeCacheEntry *periods = lookup_type_cache(period_type, TYPECACHE_RANGE_INFO);
	DateADT		from;
	DateADT		until;
	Size		room = VARHDRSZ + VARSIZE_ANY_EXHDR(row->model) + VARSIZE_ANY_EXHDR(row->book) +
		(row->accumulate != NULL ? VARSIZE_ANY_EXHDR(row->accumulate) : 0) +
		VARSIZE_ANY_EXHDR(row->origin) + 4 /* ends of texts */ + 1 /* basis */ + sizeof(DateADT);
	bytea	   *first;
	bytea	   *after;
	char	   *at;
	RangeBound	lower = {0};
	RangeBound	upper = {0};

	catalog_days(row->valid, &from, &until);
	first = palloc(room);
	at = append_text(VARDATA(first), row->book);
	at += catalog_normalize(at, VARDATA_ANY(row->model), VARSIZE_ANY_EXHDR(row->model));
	*at++ = '\0';
	*at++ = (char) kind_tag(&flops_kind, row->capacity);
	at = append_text(at, row->accumulate);
	at = append_text(at, row->origin);
	SET_VARSIZE(first, at + sizeof(DateADT) - (char *) first);
	after = (bytea *) palloc(VARSIZE(first));
	memcpy(after, first, VARSIZE(first));
	write_day(at, from);
	write_day((char *) after + (at - (char *) first), until);

	lower.val = PointerGetDatum(first);
	lower.inclusive = true;
	lower.lower = true;
	upper.val = PointerGetDatum(after);
	return make_range_hard(periods, &lower, &upper, false);
}

/* rating_days(model, capacity, accumulate, book, valid, origin) */
PG_FUNCTION_INFO_V1(rating_days);
Datum
rating_days(PG_FUNCTION_ARGS)
{
	RatingRow	row;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3) || PG_ARGISNULL(4) || PG_ARGISNULL(5))
		PG_RETURN_NULL();
	row.model = PG_GETARG_TEXT_PP(0);
	row.capacity = PG_GETARG_QUANTITY(1);
	row.accumulate = PG_ARGISNULL(2) ? NULL : PG_GETARG_TEXT_PP(2);
	row.book = PG_GETARG_TEXT_PP(3);
	row.valid = PG_GETARG_RANGE_P(4);
	row.origin = PG_GETARG_TEXT_PP(5);
	PG_RETURN_RANGE_P(rating_period(get_func_rettype(fcinfo->flinfo->fn_oid), &row));
}

/* --- triggers --------------------------------------------------------------- */

/*
 * The call of a trigger of one of the two tables of ratings.  What follows takes
 * the types of their columns for granted.
 */
static TriggerData *
ratings_trigger(FunctionCallInfo fcinfo, const char *function)
{
	TriggerData *trigger = trigger_call(fcinfo, function);
	const char *table = RelationGetRelationName(trigger->tg_relation);

	if (RelationGetNamespace(trigger->tg_relation) != get_func_namespace(fcinfo->flinfo->fn_oid) ||
		(strcmp(table, "accelerator_rating") != 0 && strcmp(table, "accelerator_rating_source") != 0))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" is a trigger of the catalog's ratings only", function),
				 errhint("Drop that trigger of \"%s\".", table)));
	return trigger;
}

static int
column_number(const TriggerData *trigger, const char *name)
{
	int			number = SPI_fnumber(RelationGetDescr(trigger->tg_relation), name);

	if (number <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of the catalog table \"%s\" is missing",
						name, RelationGetRelationName(trigger->tg_relation)),
				 errhint("Drop and create the extension again.")));
	return number;
}

/*
 * BEFORE row: the basis is that of the capacity.  It need not be stated; where
 * it is, the two must agree.  An UPDATE that does not set it has not stated it.
 */
PG_FUNCTION_INFO_V1(state_basis);
Datum
state_basis(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = ratings_trigger(fcinfo, "_state_basis");
	TupleDesc	columns = RelationGetDescr(trigger->tg_relation);
	HeapTuple	row = trigger_row(trigger);
	int			number = column_number(trigger, "basis");
	Datum		value;
	bool		is_null;
	Quantity	capacity;
	uint32_t	basis;

	/* else the missing basis would be what the user is told of */
	value = heap_getattr(row, column_number(trigger, "capacity"), columns, &is_null);
	if (is_null)
		ereport(ERROR,
				(errcode(ERRCODE_NOT_NULL_VIOLATION),
				 errmsg("null value in column \"%s\" of relation \"%s\" violates not-null constraint",
						"capacity", RelationGetRelationName(trigger->tg_relation)),
				 errhint("The capacity is that of one device, such as '312 TFLOPS fp16'."),
				 errtablecol(trigger->tg_relation, column_number(trigger, "capacity"))));
	capacity = DatumGetQuantity(value);
	basis = kind_tag(&flops_kind, capacity);

	value = heap_getattr(row, number, columns, &is_null);
	if (!is_null &&
		(!TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ||
		 bms_is_member(number - FirstLowInvalidHeapAttributeNumber, trigger->tg_updatedcols)))
	{
		uint32_t	stated = kind_tag_argument(&flops_kind, DatumGetTextPP(value));

		if (stated != basis)
			ereport(ERROR,
					(errcode(ERRCODE_DATA_EXCEPTION),
					 errmsg("row of \"%s\" states another basis than its capacity",
							RelationGetRelationName(trigger->tg_relation)),
					 errdetail("The basis is stated as %s, the capacity is %s.",
							   kind_tag_name(&flops_kind, stated), kind_text(&flops_kind, capacity)),
					 errhint("Leave the basis out: it is taken from the capacity.")));
	}
	value = CStringGetTextDatum(kind_tag_name(&flops_kind, basis));
	is_null = false;
	return PointerGetDatum(heap_modify_tuple_by_cols(row, columns, 1, &number, &value, &is_null));
}

/* Reads what the constraint looks at; false where something is missing. */
static bool
read_row(const TriggerData *trigger, HeapTuple tuple, RatingRow *row)
{
	static const char *const names[] = {"model", "capacity", "accumulate", "book", "valid", "origin"};
	Datum		values[lengthof(names)];
	bool		nulls[lengthof(names)];

	for (int i = 0; i < (int) lengthof(names); i++)
	{
		values[i] = heap_getattr(tuple, column_number(trigger, names[i]),
								 RelationGetDescr(trigger->tg_relation), &nulls[i]);
		if (nulls[i] && i != 2)
			return false;
	}
	row->model = DatumGetTextPP(values[0]);
	row->capacity = DatumGetQuantity(values[1]);
	row->accumulate = nulls[2] ? NULL : DatumGetTextPP(values[2]);
	row->book = DatumGetTextPP(values[3]);
	row->valid = DatumGetRangeTypeP(values[4]);
	row->origin = DatumGetTextPP(values[5]);
	return true;
}

/* When a rating is in force, as the end of a sentence. */
static char *
period_text(DateADT from, DateADT until)
{
	if (DATE_IS_NOBEGIN(from) && DATE_IS_NOEND(until))
		return pstrdup("on all days");
	if (DATE_IS_NOBEGIN(from))
		return psprintf("until before %s", catalog_day_text(until));
	if (DATE_IS_NOEND(until))
		return psprintf("from %s", catalog_day_text(from));
	return psprintf("from %s until before %s", catalog_day_text(from), catalog_day_text(until));
}

static void
report_overlap(const TriggerData *trigger, const RatingRow *row, const RatingRow *existing)
{
	DateADT		from;
	DateADT		until;
	DateADT		existing_from;
	DateADT		existing_until;

	catalog_days(row->valid, &from, &until);
	catalog_days(existing->valid, &existing_from, &existing_until);
	ereport(ERROR,
			(errcode(ERRCODE_EXCLUSION_VIOLATION),
			 errmsg("rating of \"%s\" in %s overlaps another one in the book \"%s\"",
					message_name(row->model),
					kind_tag_name(&flops_kind, kind_tag(&flops_kind, row->capacity)),
					message_name(row->book)),
			 errdetail("It is to be %s %s; the existing row of \"%s\" has %s %s.",
					   kind_text(&flops_kind, row->capacity), period_text(from, until),
					   message_name(existing->model),
					   kind_text(&flops_kind, existing->capacity),
					   period_text(existing_from, existing_until)),
			 existing_from < from ?
			 errhint("End the existing row with UPDATE ... SET valid = daterange(lower(valid), '%s'), or put what somebody else says into a book of its own.",
					 catalog_day_text(from)) :
			 errhint("Change the existing row, give the two different days in valid, or put what somebody else says into a book of its own."),
			 errtableconstraint(trigger->tg_relation, NO_OVERLAP)));
}

/*
 * Whether the user could have read the row: what an error says of it is not to
 * tell more.
 */
static bool
may_be_told(Relation relation)
{
	return pg_class_aclcheck(RelationGetRelid(relation), GetUserId(), ACL_SELECT) == ACLCHECK_OK &&
		check_enable_rls(RelationGetRelid(relation), InvalidOid, true) != RLS_ENABLED;
}

/*
 * The first in time of the ratings in the table that overlap with the row, but
 * for the one at `self`, which may be NULL.  Also those that this statement has
 * made so far.
 */
static bool
find_overlap(const TriggerData *trigger, Oid index_oid, RangeType *period, ItemPointer self, RatingRow *existing)
{
	Relation	relation = trigger->tg_relation;
	Relation	index = index_open(index_oid, AccessShareLock);
	TypeCacheEntry *dates = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	TupleTableSlot *slot = table_slot_create(relation, NULL);
	bool		found = false;
	RatingRow	other;
	ScanKeyData key;
	IndexScanDesc scan;

	ScanKeyInit(&key, 1, RANGESTRAT_OVERLAPS, F_RANGE_OVERLAPS, RangeTypePGetDatum(period));
	scan = begin_index_scan(relation, index, SnapshotSelf, 1);
	index_rescan(scan, &key, 1, NULL, 0);
	while (index_getnext_slot(scan, ForwardScanDirection, slot))
	{
		if (self != NULL && ItemPointerEquals(&slot->tts_tid, self))
			continue;
		/* of several, the first in time, not in the index */
		if (read_row(trigger, ExecCopySlotHeapTuple(slot), &other) &&
			(!found || range_compare(&other.valid, &existing->valid, dates) < 0))
		{
			*existing = other;
			found = true;
		}
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	index_close(index, AccessShareLock);
	return found;
}

static Oid
no_overlap_index(Relation relation)
{
	return get_relname_relid(NO_OVERLAP, RelationGetNamespace(relation));
}

/*
 * BEFORE row: says what a rating overlaps with.  This is for people.  What
 * another transaction adds at the same time is the constraint's to find, and so
 * is a figure that is there already for the same days: of that, INSERT ... ON
 * CONFLICT DO NOTHING makes no error, as it would of one that is raised here.
 */
PG_FUNCTION_INFO_V1(refuse_overlap);
Datum
refuse_overlap(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = ratings_trigger(fcinfo, "_refuse_overlap");
	Relation	relation = trigger->tg_relation;
	HeapTuple	tuple = trigger_row(trigger);
	bool		update = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event);
	Oid			index_oid = no_overlap_index(relation);
	Oid			period_type;
	RatingRow	row;
	RatingRow	other;
	RangeType  *period;

	if (!OidIsValid(index_oid) || !read_row(trigger, tuple, &row) || RangeIsEmpty(row.valid))
		return PointerGetDatum(tuple);
	period_type = get_atttype(index_oid, 1);
	period = rating_period(period_type, &row);
	if (update && read_row(trigger, trigger->tg_trigtuple, &other) &&
		datumIsEqual(RangeTypePGetDatum(period), RangeTypePGetDatum(rating_period(period_type, &other)), false, -1))
		return PointerGetDatum(tuple);

	if (find_overlap(trigger, index_oid, period, update ? &trigger->tg_trigtuple->t_self : NULL, &other) &&
		may_be_told(relation) &&
		(!quantity_equal(row.capacity, other.capacity) ||
		 range_compare(&row.valid, &other.valid, lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO)) != 0))
		report_overlap(trigger, &row, &other);
	return PointerGetDatum(tuple);
}

/* A row as the cache would have it, for what catalog_same_series() compares. */
static Rating
as_rating(const CatalogCache *cache, const RatingRow *row)
{
	Rating		rating = {
		.capacity = row->capacity,
		.book = catalog_find_book(cache, text_to_cstring(row->book)),
		.accumulate = row->accumulate == NULL ? NULL : text_to_cstring(row->accumulate),
		.user = true
	};

	catalog_days(row->valid, &rating.valid_from, &rating.valid_until);
	return rating;
}

/* The first rating of the device, of those under other names than the row has, that is in its way. */
static const Rating *
find_rival(const Device *device, const Rating *row, bool under_alias, const char *model)
{
	for (int i = 0; i < device->nratings; i++)
	{
		const Rating *rating = &device->ratings[i];

		if (catalog_same_series(rating, row) &&
			rating->valid_from < row->valid_until && row->valid_from < rating->valid_until &&
			(rating->alias == NULL ? under_alias : !under_alias || !catalog_same_name(rating->alias, model)))
			return rating;
	}
	return NULL;
}

void
warn_of_rival_rating(FunctionCallInfo fcinfo, const TriggerData *trigger)
{
	CatalogCache *cache = catalog_cache(fcinfo);
	Oid			index_oid = no_overlap_index(trigger->tg_relation);
	RatingRow	row;
	RatingRow	own;
	Rating		rating;
	const char *model;
	const char *rival = NULL;
	const Device *device;
	const Rating *cached;

	if (!OidIsValid(index_oid) || !read_row(trigger, trigger_row(trigger), &row) ||
		RangeIsEmpty(row.valid) || !may_be_told(trigger->tg_relation))
		return;
	model = text_to_cstring(row.model);
	device = catalog_device_of_row(cache, model, false);
	if (device == NULL)
		return;
	rating = as_rating(cache, &row);
	cached = find_rival(device, &rating, catalog_find_model(cache, model) == NULL, model);
	if (cached != NULL)
		rival = cached->alias != NULL ? cached->alias : device->model;
	else if (catalog_find_model(cache, model) == NULL)
	{
		/* the cache does not yet have what this statement has made */
		own = row;
		own.model = cstring_to_text(device->model);
		if (find_overlap(trigger, index_oid, rating_period(get_atttype(index_oid, 1), &own), NULL, &own))
			rival = device->model;
	}
	if (rival != NULL)
		ereport(WARNING,
				(errcode(ERRCODE_WARNING),
				 errmsg("two ratings of \"%s\" in %s hold on the same days, under different names", device->model,
						kind_tag_name(&flops_kind, kind_tag(&flops_kind, row.capacity))),
				 errdetail("Both are in the book \"%s\": this one names the model \"%s\", the other \"%s\". One under the model's own name is taken, else the earlier one.",
						   message_name(row.book), message_excerpt(model, strlen(model)), message_excerpt(rival, strlen(rival))),
				 errhint(RATING_UNDER_ALIAS_HINT)));
}
