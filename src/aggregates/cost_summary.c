/*
 * cost_summary.c
 *		The aggregates cost_summary() and rollup(), and + of their results.
 *
 * A summary is its own state.  An aggregate changes it in place; a new tag,
 * which comes once among many rows, makes a longer one, which the executor
 * copies to where it keeps states.  So at each moment the state is a value that
 * can be stored, and engines which combine parts pass it on as such.
 */
#include "compat.h"

#include "aggregates/cost_summary.h"
#include "miscadmin.h"
#include "types/algebra.h"
#include "utils/memutils.h"

CostSummary *
summary_create(int nentries)
{
	CostSummary *summary;

	if (unlikely((Size) nentries > (MaxAllocSize - COST_SUMMARY_SIZE(0)) / sizeof(SummaryEntry)))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many entries in a cost_summary")));
	summary = palloc0(COST_SUMMARY_SIZE(nentries));
	SET_VARSIZE(summary, COST_SUMMARY_SIZE(nentries));
	summary->version = COST_SUMMARY_VERSION;
	summary->nentries = nentries;
	return summary;
}

int
summary_position(const CostSummary *summary, uint32 tag)
{
	int			low = 0;
	int			high = summary->nentries;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (summary->entries[middle].tag < tag)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What is true of a summary between two calls. */
#ifdef USE_ASSERT_CHECKING
static void
AssertCheckSummary(const CostSummary *summary)
{
	Assert(VARSIZE(summary) == COST_SUMMARY_SIZE(summary->nentries));
	Assert(summary->incomplete >= 0);
	for (int i = 0; i < summary->nentries; i++)
	{
		const SummaryEntry *entry = &summary->entries[i];

		Assert(i == 0 || summary->entries[i - 1].tag < entry->tag);
		Assert(entry->rows > 0);
		Assert(entry->priced >= 0 && entry->priced <= entry->rows);
		Assert(entry->priced == 0 || quantity_compare(entry->least, entry->greatest) <= 0);
	}
}
#else
#define AssertCheckSummary(summary)	((void) 0)
#endif

/* What an aggregate may change; anybody else gets a copy. */
static inline CostSummary *
transition_summary(FunctionCallInfo fcinfo)
{
	if (likely(AggCheckCallContext(fcinfo, NULL)))
		return (CostSummary *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	return (CostSummary *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
}

/* The same with an entry more. */
static CostSummary *
with_entry(const CostSummary *old, int at, uint32 tag)
{
	CostSummary *summary = summary_create(old->nentries + 1);

	/* there are thousands of tags, if somebody means to find out */
	CHECK_FOR_INTERRUPTS();
	summary->incomplete = old->incomplete;
	memcpy(summary->entries, old->entries, at * sizeof(SummaryEntry));
	memcpy(&summary->entries[at + 1], &old->entries[at], (old->nentries - at) * sizeof(SummaryEntry));
	summary->entries[at].tag = tag;
	return summary;
}

static void
widen_prices(SummaryEntry *entry, Quantity least, Quantity greatest)
{
	if (entry->priced == 0 || quantity_compare(least, entry->least) < 0)
		entry->least = least;
	if (entry->priced == 0 || quantity_compare(greatest, entry->greatest) > 0)
		entry->greatest = greatest;
}

/* --- rows ----------------------------------------------------------------- */

/*
 * A row whose price is none, or none that a unit_price holds, counts in all
 * but the least and the greatest: one row must not take the sums of all along.
 */
static void
add_row(SummaryEntry *entry, Count cost, Count operations)
{
	Quantity	price;

	if (price_fits(cost, operations, entry->tag, &price))
	{
		widen_prices(entry, price, price);
		entry->priced++;
	}
	add_rows(&entry->rows, 1);
	exact_sum_add(&entry->cost, cost);
	exact_sum_add(&entry->operations, operations);
}

/*
 * One row.  A row that lacks cost or operations belongs to no entry and is
 * only counted, so that it cannot be missed; one that lacks both is nothing.
 */
static Datum
summary_step(FunctionCallInfo fcinfo, UnitDimension dimension)
{
	CostSummary *summary;
	Quantity	cost;
	Quantity	operations;
	uint32		tag;
	int			at;

	if (PG_ARGISNULL(1) && PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	summary = PG_ARGISNULL(0) ? summary_create(0) : transition_summary(fcinfo);
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		add_rows(&summary->incomplete, 1);
		PG_RETURN_POINTER(summary);
	}
	cost = PG_GETARG_QUANTITY(1);
	operations = PG_GETARG_QUANTITY(2);
	tag = unit_price_tag((Currency) quantity_tag(cost, COST_TAG_BITS),
						 (Basis) quantity_tag(operations, FLOPS_TAG_BITS), dimension);
	at = summary_position(summary, tag);
	if (unlikely(at == summary->nentries || summary->entries[at].tag != tag))
		summary = with_entry(summary, at, tag);
	add_row(&summary->entries[at], quantity_count(cost, COST_TAG_BITS),
			quantity_count(operations, FLOPS_TAG_BITS));
	AssertCheckSummary(summary);
	PG_RETURN_POINTER(summary);
}

QUANTITY_FUNCTION(cost_summary_flops_step, summary_step(fcinfo, UNIT_RATE));
QUANTITY_FUNCTION(cost_summary_flop_step, summary_step(fcinfo, UNIT_COUNT));

/* --- summaries ------------------------------------------------------------ */

static void
merge_entry(SummaryEntry *entry, const SummaryEntry *more)
{
	if (more->priced > 0)
		widen_prices(entry, more->least, more->greatest);
	add_rows(&entry->rows, more->rows);
	add_rows(&entry->priced, more->priced);
	exact_sum_merge(&entry->cost, &more->cost);
	exact_sum_merge(&entry->operations, &more->operations);
}

/* How many tags both have together. */
static int
count_tags(const CostSummary *a, const CostSummary *b)
{
	int			n = 0;
	int			i = 0;
	int			j = 0;

	while (i < a->nentries && j < b->nentries)
	{
		uint32		left = a->entries[i].tag;
		uint32		right = b->entries[j].tag;

		i += left <= right;
		j += right <= left;
		n++;
	}
	return n + (a->nentries - i) + (b->nentries - j);
}

/* A summary with the entries of one and, still empty, those that another has besides. */
static CostSummary *
with_tags(const CostSummary *old, const CostSummary *more, int nentries)
{
	CostSummary *summary = summary_create(nentries);
	int			i = 0;
	int			j = 0;

	summary->incomplete = old->incomplete;
	for (int k = 0; k < nentries; k++)
	{
		bool		is_old = i < old->nentries &&
			(j == more->nentries || old->entries[i].tag <= more->entries[j].tag);

		if (is_old)
		{
			if (j < more->nentries && old->entries[i].tag == more->entries[j].tag)
				j++;
			summary->entries[k] = old->entries[i++];
		}
		else
			summary->entries[k].tag = more->entries[j++].tag;
	}
	return summary;
}

/* Adds a summary to one that may be changed; returns that, or a longer one. */
static CostSummary *
merge(CostSummary *summary, const CostSummary *more)
{
	int			nentries = count_tags(summary, more);

	if (nentries > summary->nentries)
		summary = with_tags(summary, more, nentries);
	for (int i = 0, j = 0; j < more->nentries; j++)
	{
		while (summary->entries[i].tag < more->entries[j].tag)
			i++;
		merge_entry(&summary->entries[i], &more->entries[j]);
	}
	add_rows(&summary->incomplete, more->incomplete);
	return summary;
}

/* The transition function of rollup(), and the combine function of both. */
PG_FUNCTION_INFO_V1(cost_summary_merge);
Datum
cost_summary_merge(PG_FUNCTION_ARGS)
{
	CostSummary *more;
	CostSummary *summary;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	more = (CostSummary *) PG_DETOAST_DATUM(PG_GETARG_DATUM(1));
	if (PG_ARGISNULL(0))
	{
		/* of nothing there is no summary; and a state is never empty */
		if (more->nentries == 0 && more->incomplete == 0)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(1)));
	}
	summary = merge(transition_summary(fcinfo), more);
	AssertCheckSummary(summary);
	PG_FREE_IF_COPY(more, 1);
	PG_RETURN_POINTER(summary);
}

/* s1 + s2 */
PG_FUNCTION_INFO_V1(cost_summary_add);
Datum
cost_summary_add(PG_FUNCTION_ARGS)
{
	CostSummary *sum = (CostSummary *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));

	PG_RETURN_POINTER(merge(sum, PG_GETARG_SUMMARY(1)));
}
