/*
 * capacity.c
 *		What many devices or systems can do, once per row of millions.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "catalog/rating.h"
#include "catalog/table_cache.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "module.h"
#include "nodes/makefuncs.h"
#include "nodes/supportnodes.h"
#include "types/arithmetic.h"
#include "types/internal_function.h"
#include "types/message.h"
#include "types/number.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

/*
 * What a call site of capacity() remembers: few names fill millions of rows.
 * A name's bytes choose a pair of slots, and it is in either.  A slot fills a
 * cache line; one of length zero is empty.
 */
#define MEMO_PAIRS	256			/* a power of two */
#define MEMO_NAME	40

typedef struct MemoSlot
{
	Quantity	one;
	DateADT		as_of;
	Basis		basis;
	uint8		length;
	char		name[MEMO_NAME];
} MemoSlot;

typedef struct CapacityCall
{
	CallSite	site;
	Basis		basis;			/* of the text that follows */
	int			basis_length;
	char		basis_text[BASIS_MAX_TEXT];
	uint64		generation;		/* of the catalog, when the slots were filled */
	int			serial;			/* of rating_books_serial, likewise */
	MemoSlot	slots[MEMO_PAIRS][2];
} CapacityCall;

/*
 * The basis is mostly a constant: read its text once.  What is none is an
 * error, or with `quiet` BASIS_UNSPECIFIED.
 */
static Basis
remembered_basis(CapacityCall *call, text *name, bool quiet)
{
	int			length = VARSIZE_ANY_EXHDR(name);

	if (likely(length == call->basis_length && length > 0 &&
			   memcmp(call->basis_text, VARDATA_ANY(name), length) == 0))
		return call->basis;
	call->basis_length = 0;
	if (quiet && !rating_basis_is_known(name))
		return BASIS_UNSPECIFIED;
	call->basis = rating_basis_argument(name);
	if (length <= BASIS_MAX_TEXT)
	{
		memcpy(call->basis_text, VARDATA_ANY(name), length);
		call->basis_length = length;
	}
	return call->basis;
}

/* Names differ at their ends; what lies between is compared anyway. */
static MemoSlot *
memo_pair(CapacityCall *call, const char *name, int length)
{
	uint64		first = 0;
	uint64		last = 0;

	if (likely(length >= (int) sizeof(uint64)))
	{
		memcpy(&first, name, sizeof(uint64));
		memcpy(&last, name + length - sizeof(uint64), sizeof(uint64));
	}
	else
		memcpy(&first, name, length);
	first = (first ^ last * 31 ^ length) * UINT64CONST(0x9E3779B97F4A7C15);
	return call->slots[first >> 32 & (MEMO_PAIRS - 1)];
}

static inline bool
remembers(const MemoSlot *slot, const char *name, int length, Basis basis, DateADT as_of)
{
	return slot->length == length && slot->basis == basis && slot->as_of == as_of &&
		memcmp(slot->name, name, length) == 0;
}

/*
 * The capacity of one device or system of the name, as *one over *parts.  False,
 * with the problem where problem is not NULL, for a name that means nothing or
 * has no rating.
 */
static bool
capacity_of_one(FunctionCallInfo fcinfo, CapacityCall *call, text *name, Basis basis,
				DateADT as_of, text *book, Quantity *one, int32 *parts, CatalogProblem *problem)
{
	CatalogCache *cache = catalog_cache(fcinfo);
	const char *bytes = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);
	bool		memorable = book == NULL && length > 0 && length <= MEMO_NAME;
	MemoSlot   *slot = memo_pair(call, bytes, length);
	const Meaning *meaning;

	if (unlikely(call->generation != catalog_generation() || call->serial != rating_books_serial))
	{
		memset(call->slots, 0, sizeof(call->slots));
		call->generation = catalog_generation();
		call->serial = rating_books_serial;
	}
	*parts = 1;
	for (int i = 0; memorable && i < 2; i++)
	{
		if (remembers(&slot[i], bytes, length, basis, as_of))
		{
			*one = slot[i].one;
			return true;
		}
	}
	meaning = catalog_lookup(cache, name, COUNTING_ANY, problem);
	if (meaning == NULL ||
		!catalog_find_rating(cache, meaning_device(meaning), basis, as_of, book, one, problem))
		return false;
	if (meaning->system != NULL)
	{
		*one = quantity_multiply_integer(&flops_kind, *one, meaning->system->quantity);
		*parts = meaning->system->parts;
	}
	/* a slot has no room for parts, which few systems have */
	if (memorable && *parts == 1)
	{
		slot[1] = slot[0];
		slot->as_of = as_of;
		slot->basis = basis;
		slot->one = *one;
		slot->length = length;
		memcpy(slot->name, bytes, length);
	}
	return true;
}

pg_noreturn static void
negative_quantity(FunctionCallInfo fcinfo, bool whole)
{
	char	   *quantity = whole ? psprintf(INT64_FORMAT, PG_GETARG_INT64(1)) :
		DatumGetCString(DirectFunctionCall1(numeric_out, PG_GETARG_DATUM(1)));

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("quantity of devices must not be negative"),
			 errdetail("It is %s.", quantity),
			 errhint("Subtract the capacity of what is taken away.")));
}

/* Whether a quantity is what rows may have and devices may not: NaN or infinite. */
static bool
not_a_number(FunctionCallInfo fcinfo, bool whole)
{
	return !whole && (numeric_is_nan(PG_GETARG_NUMERIC(1)) || numeric_is_inf(PG_GETARG_NUMERIC(1)));
}

/*
 * capacity(model or system, quantity, basis, as_of, book).  The quantity is a
 * bigint where it is `whole`, else a numeric; with `quiet`, NULL for all that
 * an argument may be the cause of, since arguments come from rows.
 */
static inline Datum
capacity_of(FunctionCallInfo fcinfo, bool whole, bool quiet)
{
	CapacityCall *call = (CapacityCall *) call_site(fcinfo, sizeof(CapacityCall));
	CatalogProblem problem;
	Basis		basis;
	Quantity	one;
	int32		parts;
	bool		fits;

	for (int i = 0; i < 4; i++)
	{
		if (PG_ARGISNULL(i))
			PG_RETURN_NULL();
	}
	basis = remembered_basis(call, PG_GETARG_TEXT_PP(2), quiet);
	if (quiet && (basis == BASIS_UNSPECIFIED || not_a_number(fcinfo, whole) ||
				  !rating_book_is_known(catalog_cache(fcinfo), optional_text(fcinfo, 4))))
		PG_RETURN_NULL();
	if (!capacity_of_one(fcinfo, call, PG_GETARG_TEXT_PP(0), basis, PG_GETARG_DATEADT(3),
						 optional_text(fcinfo, 4), &one, &parts, quiet ? NULL : &problem))
	{
		if (quiet)
			PG_RETURN_NULL();
		catalog_raise(&problem);
	}
	fits = whole ? quantity_multiply_ratio(&flops_kind, one, PG_GETARG_INT64(1), parts, &one) :
		quantity_multiply_fraction(&flops_kind, one, PG_GETARG_NUMERIC(1), parts, &one);
	if (likely(fits && one.high >= 0))
		PG_RETURN_QUANTITY(one);
	if (quiet)
		PG_RETURN_NULL();
	if (!fits)
		kind_out_of_range(&flops_kind);
	negative_quantity(fcinfo, whole);
}

QUANTITY_FUNCTION(capacity, capacity_of(fcinfo, false, false));
QUANTITY_FUNCTION(capacity_of_count, capacity_of(fcinfo, true, false));
QUANTITY_FUNCTION(try_capacity, capacity_of(fcinfo, false, true));

/* An integer that a cast makes a numeric of, as a bigint; else NULL. */
static Expr *
whole_number(Node *node)
{
	FuncExpr   *cast = (FuncExpr *) node;
	Oid			widen;

	if (!IsA(node, FuncExpr))
		return NULL;
	switch (cast->funcid)
	{
		case F_NUMERIC_INT8:
			return (Expr *) linitial(cast->args);
		case F_NUMERIC_INT4:
			widen = F_INT8_INT4;
			break;
		case F_NUMERIC_INT2:
			widen = F_INT8_INT2;
			break;
		default:
			return NULL;
	}
	return (Expr *) makeFuncExpr(widen, INT8OID, cast->args, InvalidOid, InvalidOid, COERCE_IMPLICIT_CAST);
}

/*
 * Planner support of capacity(): a quantity that was an integer need not
 * become a numeric for each row.  Overloads would do the same, but then a
 * parameter without a type, as many clients send, would fit several of them.
 */
PG_FUNCTION_INFO_V1(capacity_plan);
Datum
capacity_plan(PG_FUNCTION_ARGS)
{
	SupportRequestSimplify *request = (SupportRequestSimplify *) PG_GETARG_POINTER(0);
	static const Oid types[] = {TEXTOID, INT8OID, TEXTOID, DATEOID, TEXTOID};
	FuncExpr   *call;
	Expr	   *quantity;
	Oid			function;
	List	   *args;

	if (!IsA(request, SupportRequestSimplify))
		PG_RETURN_POINTER(NULL);
	call = request->fcall;
	if (list_length(call->args) != lengthof(types) ||
		(quantity = whole_number(lsecond(call->args))) == NULL)
		PG_RETURN_POINTER(NULL);
	function = internal_function(get_func_namespace(call->funcid), "_capacity_of_count",
								 lengthof(types), types);
	if (!OidIsValid(function))
		PG_RETURN_POINTER(NULL);
	args = list_copy(call->args);
	lsecond(args) = quantity;
	PG_RETURN_POINTER(makeFuncExpr(function, call->funcresulttype, args, call->funccollid,
								   call->inputcollid, COERCE_EXPLICIT_CALL));
}

/* What is wrong with the ratings of a device that is found: a user's row that is not. */
static bool
has_beaten_rating(const Device *device, Basis basis, CatalogProblem *problem)
{
	const Rating *beaten;
	const Rating *winner;
	int			n = catalog_beaten_ratings(device, basis, &beaten, &winner);

	if (n == 0)
		return false;
	memset(problem, 0, sizeof(*problem));
	problem->message = psprintf("rating under the name \"%s\" is passed over on days when there is another of \"%s\"",
								message_excerpt(beaten->alias, strlen(beaten->alias)), device->model);
	problem->detail = psprintf("In the book \"%s\" it is %s; taken is %s, under the name \"%s\".",
							   message_excerpt(beaten->book, strlen(beaten->book)),
							   catalog_rating_text(beaten->capacity, beaten->valid_from, beaten->valid_until),
							   catalog_rating_text(winner->capacity, winner->valid_from, winner->valid_until),
							   winner->alias != NULL ? message_excerpt(winner->alias, strlen(winner->alias)) : device->model);
	if (n > 1)
		problem->detail = psprintf("%s So it is with %d more.", problem->detail, n - 1);
	problem->hint = RATING_UNDER_ALIAS_HINT;
	return true;
}

/* Whether there is something to say of a name on a basis and day. */
static bool
has_problem(CatalogCache *cache, text *name, Basis basis, DateADT day, CatalogProblem *problem)
{
	const Meaning *meaning = catalog_lookup(cache, name, COUNTING_ANY, problem);
	Quantity	ignored;

	return meaning == NULL ||
		!catalog_find_rating(cache, meaning_device(meaning), basis, day, NULL, &ignored, problem) ||
		has_beaten_rating(meaning_device(meaning), basis, problem);
}

/*
 * catalog_problems(names, basis): each name for which capacity() on the basis
 * would fail today, and what it would say; or for which it passes over a row.
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
	MemoryContext name_context;
	MemoryContext caller;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), TEXTOID, -1, false, TYPALIGN_INT,
					  &names, &nulls, &nnames);
	materialize_result(fcinfo);
	/* to look for similar names takes memory, and there may be many */
	name_context = AllocSetContextCreate(CurrentMemoryContext, "name of catalog_problems()",
										 ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(name_context);
	for (int i = 0; i < nnames; i++)
	{
		CatalogProblem problem;
		Datum		row[4];
		bool		row_nulls[4] = {false};

		CHECK_FOR_INTERRUPTS();
		MemoryContextReset(name_context);
		if (nulls[i] || !has_problem(cache, DatumGetTextPP(names[i]), basis, today, &problem))
			continue;
		row[0] = names[i];
		row[1] = CStringGetTextDatum(problem.message);
		row_nulls[2] = problem.detail == NULL;
		row[2] = problem.detail == NULL ? (Datum) 0 : CStringGetTextDatum(problem.detail);
		row_nulls[3] = problem.hint == NULL;
		row[3] = problem.hint == NULL ? (Datum) 0 : CStringGetTextDatum(problem.hint);
		tuplestore_putvalues(result->setResult, result->setDesc, row, row_nulls);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(name_context);
	return (Datum) 0;
}
