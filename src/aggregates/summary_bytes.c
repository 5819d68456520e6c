/*
 * summary_bytes.c
 *		Input and output of cost_summary.
 *
 * Whatever comes in is checked so that nothing which is made of it can break:
 * its sums are such as its rows can add up to, and so are sums of those.
 */
#include "compat.h"

#include "aggregates/cost_summary.h"
#include "aggregates/state_bytes.h"
#include "libpq/pqformat.h"

#define HEADER_BYTES	(2 + 4 + 8)
#define ENTRY_BYTES		(4 + 2 * 8 + 2 * SUM_BYTES + 2 * 16)

/*
 * Version, number of entries, incomplete rows; then of each entry tag, rows,
 * priced rows, both sums and both prices.
 */
static bytea *
summary_to_bytes(const CostSummary *summary)
{
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint16(&buffer, COST_SUMMARY_VERSION);
	pq_sendint32(&buffer, summary->nentries);
	pq_sendint64(&buffer, summary->incomplete);
	for (int i = 0; i < summary->nentries; i++)
	{
		const SummaryEntry *entry = &summary->entries[i];

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
		!exact_sum_plausible(&entry->cost, entry->rows, COST_TAG_BITS) ||
		!exact_sum_plausible(&entry->operations, entry->rows, FLOPS_TAG_BITS))
		return false;
	if (entry->priced == 0)
		return quantity_equal(entry->least, none) && quantity_equal(entry->greatest, none);
	return quantity_tag(entry->least, UNIT_PRICE_TAG_BITS) == entry->tag &&
		quantity_tag(entry->greatest, UNIT_PRICE_TAG_BITS) == entry->tag &&
		quantity_compare(entry->least, entry->greatest) <= 0;
}

static void
receive_entry(StringInfo buffer, SummaryEntry *entry)
{
	entry->tag = pq_getmsgint(buffer, 4);
	entry->rows = pq_getmsgint64(buffer);
	entry->priced = pq_getmsgint64(buffer);
	entry->cost = receive_sum(buffer);
	entry->operations = receive_sum(buffer);
	entry->least = receive_quantity(buffer);
	entry->greatest = receive_quantity(buffer);
}

/*
 * ERROR 22P03 for anything that summary_to_bytes() would not have made.  NULL
 * where a soft error was left in escontext.
 */
static CostSummary *
summary_from_bytes(StringInfo buffer, struct Node *escontext)
{
	CostSummary *summary;
	int			version;
	int			nentries;
	int64		incomplete;

	if (buffer->len - buffer->cursor < HEADER_BYTES)
		ereturn(escontext, NULL,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid length of cost_summary"),
				 errdetail("It is too short for its header.")));
	version = pq_getmsgint(buffer, 2);
	if (version != COST_SUMMARY_VERSION)
		ereturn(escontext, NULL,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unknown version %d of cost_summary", version),
				 errdetail("This release knows version %d.", COST_SUMMARY_VERSION),
				 errhint("It was made by a later release of the extension: update this one.")));
	nentries = pq_getmsgint(buffer, 4);
	incomplete = pq_getmsgint64(buffer);
	if (nentries < 0 || incomplete < 0 ||
		(buffer->len - buffer->cursor) != (int64) nentries * ENTRY_BYTES)
		ereturn(escontext, NULL,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid length of cost_summary"),
				 errdetail("It says that it has %d entries.", nentries)));
	summary = summary_create(nentries);
	summary->incomplete = incomplete;
	for (int i = 0; i < nentries; i++)
	{
		SummaryEntry *entry = &summary->entries[i];

		receive_entry(buffer, entry);
		if (!entry_valid(entry) || (i > 0 && entry[-1].tag >= entry->tag))
			ereturn(escontext, NULL,
					(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					 errmsg("invalid entry %d of cost_summary", i + 1),
					 errdetail("Its unit is none, not in order, or at odds with its rows, sums and prices.")));
	}
	return summary;
}

QUANTITY_FUNCTION(cost_summary_send, PointerGetDatum(summary_to_bytes(PG_GETARG_SUMMARY(0))));
QUANTITY_FUNCTION(cost_summary_recv,
				  PointerGetDatum(summary_from_bytes((StringInfo) PG_GETARG_POINTER(0), NULL)));

/* The text is that of the bytes, as bytea prints them; entries() is for people. */
QUANTITY_FUNCTION(cost_summary_out, CStringGetDatum(bytes_text(summary_to_bytes(PG_GETARG_SUMMARY(0)))));

PG_FUNCTION_INFO_V1(cost_summary_in);
Datum
cost_summary_in(PG_FUNCTION_ARGS)
{
	struct Node *escontext = ERROR_CONTEXT(fcinfo);
	StringInfoData buffer;

	if (!text_bytes(PG_GETARG_CSTRING(0), "cost_summary",
					"Make one with the aggregate cost_summary(cost, flops).", &buffer, escontext))
		return (Datum) 0;
	return PointerGetDatum(summary_from_bytes(&buffer, escontext));
}
