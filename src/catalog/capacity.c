/*
 * capacity.c
 *		What many devices or systems can do, once per row of millions.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "catalog/rating.h"
#include "catalog/table_cache.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "module.h"
#include "types/arithmetic.h"
#include "types/number.h"
#include "utils/array.h"
#include "utils/builtins.h"

/*
 * What a call site of capacity() remembers: few names fill millions of rows.
 * A slot is chosen by the name's bytes and good for one generation of the
 * catalog and of the setting.
 */
#define MEMO_SLOTS	64			/* a power of two */
#define MEMO_NAME	56

typedef struct MemoSlot
{
	uint64		generation;		/* zero is an empty slot */
	int			serial;			/* of rating_books_serial */
	DateADT		as_of;
	Quantity	one;
	int			length;
	Basis		basis;
	char		name[MEMO_NAME];
} MemoSlot;

typedef struct CapacityCall
{
	CallSite	site;
	Basis		basis;			/* of the text that follows */
	int			basis_length;
	char		basis_text[BASIS_MAX_TEXT];
	MemoSlot	slots[MEMO_SLOTS];
} CapacityCall;

static CapacityCall *
capacity_call(FunctionCallInfo fcinfo)
{
	if (unlikely(fcinfo->flinfo->fn_extra == NULL))
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(CapacityCall));
	return (CapacityCall *) fcinfo->flinfo->fn_extra;
}

/* The basis is mostly a constant: read its text once. */
static Basis
remembered_basis(CapacityCall *call, text *name)
{
	int			length = VARSIZE_ANY_EXHDR(name);

	if (likely(length == call->basis_length && length > 0 &&
			   memcmp(call->basis_text, VARDATA_ANY(name), length) == 0))
		return call->basis;
	call->basis_length = 0;
	call->basis = rating_basis_argument(name);
	if (length <= BASIS_MAX_TEXT)
	{
		memcpy(call->basis_text, VARDATA_ANY(name), length);
		call->basis_length = length;
	}
	return call->basis;
}

static MemoSlot *
memo_slot(CapacityCall *call, const char *name, int length)
{
	uint64		ends[2] = {0, 0};
	int			part = Min(length, (int) sizeof(uint64));

	/* names differ at their ends; what lies between is compared anyway */
	memcpy(&ends[0], name, part);
	memcpy(&ends[1], name + length - part, part);
	return &call->slots[murmurhash32((uint32) (ends[0] ^ ends[0] >> 32) ^
									 (uint32) ((ends[1] ^ ends[1] >> 32) * 31) ^ length) & (MEMO_SLOTS - 1)];
}

/*
 * The capacity of one device or system of the name.  False, with the problem
 * where problem is not NULL, for a name that means nothing or has no rating.
 */
static bool
capacity_of_one(FunctionCallInfo fcinfo, CapacityCall *call, text *name, Basis basis,
				DateADT as_of, text *book, Quantity *one, CatalogProblem *problem)
{
	CatalogCache *cache = catalog_cache(fcinfo);
	int			length = VARSIZE_ANY_EXHDR(name);
	bool		memorable = book == NULL && length <= MEMO_NAME;
	MemoSlot   *slot = memo_slot(call, VARDATA_ANY(name), length);
	const Meaning *meaning;

	if (likely(memorable && slot->generation == catalog_generation() &&
			   slot->serial == rating_books_serial && slot->as_of == as_of &&
			   slot->basis == basis && slot->length == length &&
			   memcmp(slot->name, VARDATA_ANY(name), length) == 0))
	{
		*one = slot->one;
		return true;
	}
	meaning = catalog_lookup(cache, name, problem);
	if (meaning == NULL ||
		!catalog_find_rating(cache, meaning_device(meaning), basis, as_of, book, one, problem))
		return false;
	if (meaning->system != NULL)
		*one = quantity_multiply_integer(&flops_kind, *one, meaning->system->quantity);
	if (memorable)
	{
		slot->generation = catalog_generation();
		slot->serial = rating_books_serial;
		slot->as_of = as_of;
		slot->basis = basis;
		slot->one = *one;
		slot->length = length;
		memcpy(slot->name, VARDATA_ANY(name), length);
	}
	return true;
}

/*
 * capacity(model or system, quantity, basis, as_of, book); with `quiet` NULL
 * for a name that means nothing or has no rating.
 */
static Datum
capacity_of(FunctionCallInfo fcinfo, bool quiet)
{
	CapacityCall *call = capacity_call(fcinfo);
	CatalogProblem problem;
	Numeric		quantity;
	Quantity	one;

	for (int i = 0; i < 4; i++)
	{
		if (PG_ARGISNULL(i))
			PG_RETURN_NULL();
	}
	quantity = PG_GETARG_NUMERIC(1);
	if (!capacity_of_one(fcinfo, call, PG_GETARG_TEXT_PP(0),
						 remembered_basis(call, PG_GETARG_TEXT_PP(2)), PG_GETARG_DATEADT(3),
						 optional_text(fcinfo, 4), &one, quiet ? NULL : &problem))
	{
		if (quiet)
			PG_RETURN_NULL();
		catalog_raise(&problem);
	}
	one = quantity_multiply_numeric(&flops_kind, one, quantity);
	if (unlikely(one.high < 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("quantity of devices must not be negative"),
				 errdetail("It is %s.", DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(quantity)))),
				 errhint("Subtract the capacity of what is taken away.")));
	PG_RETURN_QUANTITY(one);
}

QUANTITY_FUNCTION(capacity, capacity_of(fcinfo, false));
QUANTITY_FUNCTION(try_capacity, capacity_of(fcinfo, true));

/*
 * catalog_problems(names, basis): each name for which capacity() on the
 * basis would fail today, and what it would say.
 */
PG_FUNCTION_INFO_V1(catalog_problems);
Datum
catalog_problems(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Basis		basis = rating_basis_argument(PG_GETARG_TEXT_PP(1));
	CatalogCache *cache = catalog_cache(fcinfo);
	DateADT		today = GetSQLCurrentDate();
	Datum	   *names;
	bool	   *nulls;
	int			nnames;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), TEXTOID, -1, false, TYPALIGN_INT,
					  &names, &nulls, &nnames);
	materialize_result(fcinfo);
	for (int i = 0; i < nnames; i++)
	{
		CatalogProblem problem;
		const Meaning *meaning;
		Quantity	ignored;
		Datum		row[4];
		bool		row_nulls[4] = {false};

		if (nulls[i])
			continue;
		meaning = catalog_lookup(cache, DatumGetTextPP(names[i]), &problem);
		if (meaning != NULL &&
			catalog_find_rating(cache, meaning_device(meaning), basis, today, NULL, &ignored, &problem))
			continue;
		row[0] = names[i];
		row[1] = CStringGetTextDatum(problem.message);
		row_nulls[2] = problem.detail == NULL;
		row[2] = problem.detail == NULL ? (Datum) 0 : CStringGetTextDatum(problem.detail);
		row_nulls[3] = problem.hint == NULL;
		row[3] = problem.hint == NULL ? (Datum) 0 : CStringGetTextDatum(problem.hint);
		tuplestore_putvalues(result->setResult, result->setDesc, row, row_nulls);
	}
	return (Datum) 0;
}
