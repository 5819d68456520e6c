/*
 * cost_summary.c
 *		The aggregates cost_summary() and rollup(), and the type they make.
 */
#include "compat.h"

#include "aggregates/cost_summary.h"
#include "common/int.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "types/algebra.h"
#include "utils/builtins.h"

/* A summary that grows, in the memory of its aggregate. */
typedef struct SummaryState
{
	int64		incomplete;
	int			nentries;
	int			size;			/* entries that there is room for */
	int			last;			/* entry of the last row */
	SummaryEntry *entries;
} SummaryState;

/* --- adding up ------------------------------------------------------------ */

/* The entry of a tag, made where there is none. */
static SummaryEntry *
summary_entry(SummaryState *state, uint32 tag)
{
	int			low = 0;
	int			high = state->nentries;

	if (likely(state->last < state->nentries && state->entries[state->last].tag == tag))
		return &state->entries[state->last];
	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (state->entries[middle].tag < tag)
			low = middle + 1;
		else
			high = middle;
	}
	state->last = low;
	if (low < state->nentries && state->entries[low].tag == tag)
		return &state->entries[low];

	/* summaries of thousands of kinds are merged in one call */
	CHECK_FOR_INTERRUPTS();
	if (state->nentries == state->size)
	{
		state->size *= 2;
		state->entries = repalloc(state->entries, state->size * sizeof(SummaryEntry));
	}
	memmove(&state->entries[low + 1], &state->entries[low],
			(state->nentries - low) * sizeof(SummaryEntry));
	state->nentries++;
	memset(&state->entries[low], 0, sizeof(SummaryEntry));
	state->entries[low].tag = tag;
	return &state->entries[low];
}

static void
widen_prices(SummaryEntry *entry, Quantity least, Quantity greatest)
{
	if (entry->priced == 0 || quantity_compare(least, entry->least) < 0)
		entry->least = least;
	if (entry->priced == 0 || quantity_compare(greatest, entry->greatest) > 0)
		entry->greatest = greatest;
}

void
summary_add_rows(int64 *rows, int64 more)
{
	if (unlikely(pg_add_s64_overflow(*rows, more, rows)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("cost_summary out of range"),
				 errdetail("Its rows are more than a bigint counts.")));
}

static void
merge_entry(SummaryState *state, const SummaryEntry *more)
{
	SummaryEntry *entry = summary_entry(state, more->tag);

	if (more->priced > 0)
		widen_prices(entry, more->least, more->greatest);
	summary_add_rows(&entry->rows, more->rows);
	entry->priced += more->priced;
	exact_sum_merge(&entry->cost, &more->cost);
	exact_sum_merge(&entry->operations, &more->operations);
}

static SummaryState *
summary_state_create(MemoryContext context)
{
	SummaryState *state = MemoryContextAllocZero(context, sizeof(SummaryState));

	state->size = 2;
	state->entries = MemoryContextAlloc(context, state->size * sizeof(SummaryEntry));
	return state;
}

/* The state of a transition: the first argument or, at first, a new one. */
static SummaryState *
summary_state(FunctionCallInfo fcinfo)
{
	return PG_ARGISNULL(0) ? summary_state_create(aggregate_context(fcinfo)) :
		(SummaryState *) PG_GETARG_POINTER(0);
}

/*
 * One row.  A row that lacks cost or operations belongs to no entry and is
 * only counted, so that it cannot be missed; one that lacks both is nothing.
 */
static Datum
summary_accum(FunctionCallInfo fcinfo, UnitDimension dimension)
{
	SummaryState *state = summary_state(fcinfo);
	Quantity	cost;
	Quantity	operations;
	Count		cost_count;
	Count		count;
	SummaryEntry *entry;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		if (!PG_ARGISNULL(1) || !PG_ARGISNULL(2))
			state->incomplete++;
		PG_RETURN_POINTER(state);
	}
	cost = PG_GETARG_QUANTITY(1);
	operations = PG_GETARG_QUANTITY(2);
	cost_count = quantity_count(cost, COST_TAG_BITS);
	count = quantity_count(operations, FLOPS_TAG_BITS);
	entry = summary_entry(state, unit_price_tag((Currency) quantity_tag(cost, COST_TAG_BITS),
												(Basis) quantity_tag(operations, FLOPS_TAG_BITS),
												dimension));
	if (count != 0)
	{
		Quantity	price = price_from_counts(cost_count, unit_price_currency(entry->tag), count,
											  unit_price_basis(entry->tag), dimension);

		widen_prices(entry, price, price);
		entry->priced++;
	}
	entry->rows++;
	exact_sum_add(&entry->cost, cost_count);
	exact_sum_add(&entry->operations, count);
	PG_RETURN_POINTER(state);
}

QUANTITY_FUNCTION(cost_summary_flops_accum, summary_accum(fcinfo, UNIT_RATE));
QUANTITY_FUNCTION(cost_summary_flop_accum, summary_accum(fcinfo, UNIT_COUNT));

static void
merge_summary(SummaryState *state, const CostSummary *summary)
{
	for (int i = 0; i < summary->nentries; i++)
		merge_entry(state, &summary->entries[i]);
	summary_add_rows(&state->incomplete, summary->incomplete);
}

/* rollup(cost_summary) */
PG_FUNCTION_INFO_V1(cost_summary_rollup_accum);
Datum
cost_summary_rollup_accum(PG_FUNCTION_ARGS)
{
	SummaryState *state;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = summary_state(fcinfo);
	merge_summary(state, PG_GETARG_SUMMARY(1));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(cost_summary_combine);
Datum
cost_summary_combine(PG_FUNCTION_ARGS)
{
	SummaryState *state;
	SummaryState *other;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	state = summary_state(fcinfo);
	other = (SummaryState *) PG_GETARG_POINTER(1);
	for (int i = 0; i < other->nentries; i++)
		merge_entry(state, &other->entries[i]);
	summary_add_rows(&state->incomplete, other->incomplete);
	PG_RETURN_POINTER(state);
}

static CostSummary *
summary_from_state(const SummaryState *state)
{
	Size		size = COST_SUMMARY_SIZE(state->nentries);
	CostSummary *summary = palloc0(size);

	SET_VARSIZE(summary, size);
	summary->version = COST_SUMMARY_VERSION;
	summary->incomplete = state->incomplete;
	summary->nentries = state->nentries;
	memcpy(summary->entries, state->entries, state->nentries * sizeof(SummaryEntry));
	return summary;
}

/* The final function: NULL where no row had either. */
PG_FUNCTION_INFO_V1(cost_summary_final);
Datum
cost_summary_final(PG_FUNCTION_ARGS)
{
	SummaryState *state = (SummaryState *) PG_GETARG_POINTER(0);

	if (state->nentries == 0 && state->incomplete == 0)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(summary_from_state(state));
}

/* s1 + s2 */
PG_FUNCTION_INFO_V1(cost_summary_add);
Datum
cost_summary_add(PG_FUNCTION_ARGS)
{
	SummaryState *state = summary_state_create(CurrentMemoryContext);

	merge_summary(state, PG_GETARG_SUMMARY(0));
	merge_summary(state, PG_GETARG_SUMMARY(1));
	PG_RETURN_POINTER(summary_from_state(state));
}

/* --- bytes ---------------------------------------------------------------- */

static void
send_sum(StringInfo buffer, const ExactSum *sum)
{
	pq_sendint64(buffer, (uint64) sum->high);
	pq_sendint64(buffer, (uint64) (sum->low >> 64));
	pq_sendint64(buffer, (uint64) sum->low);
}

static ExactSum
receive_sum(StringInfo buffer)
{
	ExactSum	sum;

	sum.high = pq_getmsgint64(buffer);
	sum.low = (Count) ((UCount) (uint64) pq_getmsgint64(buffer) << 64);
	sum.low |= (Count) (uint64) pq_getmsgint64(buffer);
	return sum;
}

static Quantity
receive_quantity(StringInfo buffer)
{
	Quantity	q;

	q.high = pq_getmsgint64(buffer);
	q.low = (uint64) pq_getmsgint64(buffer);
	return q;
}

/*
 * Version, number of entries, incomplete rows; then of each entry tag, rows,
 * priced rows, both sums (three words, highest first) and both prices.
 */
static bytea *
summary_to_bytes(int64 incomplete, const SummaryEntry *entries, int nentries)
{
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint16(&buffer, COST_SUMMARY_VERSION);
	pq_sendint32(&buffer, nentries);
	pq_sendint64(&buffer, incomplete);
	for (int i = 0; i < nentries; i++)
	{
		const SummaryEntry *entry = &entries[i];

		pq_sendint32(&buffer, entry->tag);
		pq_sendint64(&buffer, entry->rows);
		pq_sendint64(&buffer, entry->priced);
		send_sum(&buffer, &entry->cost);
		send_sum(&buffer, &entry->operations);
		pq_sendint64(&buffer, (uint64) entry->least.high);
		pq_sendint64(&buffer, entry->least.low);
		pq_sendint64(&buffer, (uint64) entry->greatest.high);
		pq_sendint64(&buffer, entry->greatest.low);
	}
	return pq_endtypsend(&buffer);
}

/* What an entry must be, whoever sent it. */
static bool
entry_valid(const SummaryEntry *entry)
{
	static const Quantity none = {0, 0};

	if (!unit_price_kind.tag_valid(entry->tag) ||
		entry->rows < 1 || entry->priced < 0 || entry->priced > entry->rows ||
		!exact_sum_plausible(&entry->cost, entry->rows) ||
		!exact_sum_plausible(&entry->operations, entry->rows))
		return false;
	if (entry->priced == 0)
		return quantity_equal(entry->least, none) && quantity_equal(entry->greatest, none) &&
			exact_sum_is_zero(&entry->operations);
	return quantity_tag(entry->least, UNIT_PRICE_TAG_BITS) == entry->tag &&
		quantity_tag(entry->greatest, UNIT_PRICE_TAG_BITS) == entry->tag &&
		quantity_compare(entry->least, entry->greatest) <= 0;
}

#define HEADER_BYTES	(2 + 4 + 8)
#define ENTRY_BYTES	(4 + 2 * 8 + 2 * 24 + 2 * 16)

/*
 * ERROR 22P03 for anything that summary_to_bytes() would not have made.  False
 * where a soft error was left in escontext.
 */
static bool
summary_from_bytes(StringInfo buffer, SummaryState *state, struct Node *escontext)
{
	int			version;
	int			nentries;

	if (buffer->len - buffer->cursor < HEADER_BYTES)
		ereturn(escontext, false,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid length of cost_summary"),
				 errdetail("It is too short for its header.")));
	version = pq_getmsgint(buffer, 2);
	if (version != COST_SUMMARY_VERSION)
		ereturn(escontext, false,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unknown version %d of cost_summary", version),
				 errdetail("This release knows version %d.", COST_SUMMARY_VERSION),
				 errhint("It was made by a later release of the extension: update this one.")));
	nentries = pq_getmsgint(buffer, 4);
	state->incomplete = pq_getmsgint64(buffer);
	if (nentries < 0 || state->incomplete < 0 ||
		(buffer->len - buffer->cursor) != (int64) nentries * ENTRY_BYTES)
		ereturn(escontext, false,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid length of cost_summary"),
				 errdetail("It says that it has %d entries.", nentries)));
	for (int i = 0; i < nentries; i++)
	{
		SummaryEntry entry = {0};

		entry.tag = pq_getmsgint(buffer, 4);
		entry.rows = pq_getmsgint64(buffer);
		entry.priced = pq_getmsgint64(buffer);
		entry.cost = receive_sum(buffer);
		entry.operations = receive_sum(buffer);
		entry.least = receive_quantity(buffer);
		entry.greatest = receive_quantity(buffer);
		if (!entry_valid(&entry) ||
			(i > 0 && state->entries[i - 1].tag >= entry.tag))
			ereturn(escontext, false,
					(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					 errmsg("invalid entry %d of cost_summary", i + 1),
					 errdetail("Its unit is none, not in order, or at odds with its rows, sums and prices.")));
		*summary_entry(state, entry.tag) = entry;
	}
	return true;
}

/* NULL where a soft error was left in escontext */
static SummaryState *
state_from_bytea(bytea *bytes, struct Node *escontext)
{
	SummaryState *state = summary_state_create(CurrentMemoryContext);
	StringInfoData buffer;

	initStringInfo(&buffer);
	appendBinaryStringInfo(&buffer, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	return summary_from_bytes(&buffer, state, escontext) ? state : NULL;
}

QUANTITY_FUNCTION(cost_summary_deserialize,
				  PointerGetDatum(state_from_bytea(PG_GETARG_BYTEA_PP(0), NULL)));

PG_FUNCTION_INFO_V1(cost_summary_serialize);
Datum
cost_summary_serialize(PG_FUNCTION_ARGS)
{
	const SummaryState *state = (SummaryState *) PG_GETARG_POINTER(0);

	PG_RETURN_BYTEA_P(summary_to_bytes(state->incomplete, state->entries, state->nentries));
}

PG_FUNCTION_INFO_V1(cost_summary_send);
Datum
cost_summary_send(PG_FUNCTION_ARGS)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);

	PG_RETURN_BYTEA_P(summary_to_bytes(summary->incomplete, summary->entries, summary->nentries));
}

PG_FUNCTION_INFO_V1(cost_summary_recv);
Datum
cost_summary_recv(PG_FUNCTION_ARGS)
{
	SummaryState *state = summary_state_create(CurrentMemoryContext);

	(void) summary_from_bytes((StringInfo) PG_GETARG_POINTER(0), state, NULL);
	PG_RETURN_POINTER(summary_from_state(state));
}

/* The text is that of the bytes, as bytea prints them; entries() is for people. */
PG_FUNCTION_INFO_V1(cost_summary_out);
Datum
cost_summary_out(PG_FUNCTION_ARGS)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);
	bytea	   *bytes = summary_to_bytes(summary->incomplete, summary->entries, summary->nentries);
	int			length = VARSIZE(bytes) - VARHDRSZ;
	char	   *result = palloc(2 * length + 3);

	result[0] = '\\';
	result[1] = 'x';
	result[2 + hex_encode(VARDATA(bytes), length, result + 2)] = '\0';
	PG_RETURN_CSTRING(result);
}

PG_FUNCTION_INFO_V1(cost_summary_in);
Datum
cost_summary_in(PG_FUNCTION_ARGS)
{
	char	   *text = PG_GETARG_CSTRING(0);
	struct Node *escontext = ERROR_CONTEXT(fcinfo);
	SummaryState *state;
	Datum		bytes;

	if (text[0] != '\\' || text[1] != 'x')
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type cost_summary"),
				 errdetail("Its text is \"\\x\" and hexadecimal digits."),
				 errhint("Make one with the aggregate cost_summary(cost, flops).")));
	if (!INPUT_CALL(byteain, text, escontext, &bytes))
		return (Datum) 0;
	state = state_from_bytea(DatumGetByteaPP(bytes), escontext);
	if (state == NULL)
		return (Datum) 0;
	PG_RETURN_POINTER(summary_from_state(state));
}
