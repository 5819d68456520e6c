/*
 * summary_access.c
 *		What can be asked of a cost_summary.
 */
#include "compat.h"

#include "aggregates/cost_summary.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "types/algebra.h"
#include "utils/builtins.h"

/*
 * A total over the entries that agree: in a currency, or on a basis and per
 * capacity or work.  NULL where there is none.
 */
static Datum
total(FunctionCallInfo fcinfo, const QuantityKind *kind, uint32 tag, UnitDimension dimension)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);
	bool		of_cost = kind == &cost_kind;
	ExactSum	sum = {0};
	int64		rows = 0;

	for (int i = 0; i < summary->nentries; i++)
	{
		const SummaryEntry *entry = &summary->entries[i];

		if (of_cost ? unit_price_currency(entry->tag) != tag :
			unit_price_basis(entry->tag) != tag || unit_price_dimension(entry->tag) != dimension)
			continue;
		add_rows(&rows, entry->rows);
		exact_sum_merge(&sum, of_cost ? &entry->cost : &entry->operations);
	}
	if (rows == 0)
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(kind_pack(kind, exact_sum_count(&sum, kind), tag));
}

QUANTITY_FUNCTION(cost_summary_total_cost,
				  total(fcinfo, &cost_kind, kind_tag_argument(&cost_kind, PG_GETARG_TEXT_PP(1)), UNIT_RATE));
QUANTITY_FUNCTION(cost_summary_total_capacity,
				  total(fcinfo, &flops_kind, kind_tag_argument(&flops_kind, PG_GETARG_TEXT_PP(1)), UNIT_RATE));
QUANTITY_FUNCTION(cost_summary_total_work,
				  total(fcinfo, &flop_kind, kind_tag_argument(&flop_kind, PG_GETARG_TEXT_PP(1)), UNIT_COUNT));

/* ERROR 22012 where the operations add up to zero */
static Quantity
entry_price(const SummaryEntry *entry)
{
	bool		per_rate = unit_price_dimension(entry->tag) == UNIT_RATE;

	if (exact_sum_is_zero(&entry->operations))
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero"),
				 errdetail("What the summary holds in %s adds up to no %s.",
						   kind_tag_name(&unit_price_kind, entry->tag), per_rate ? "capacity" : "work"),
				 errhint("entries() gives such a price as NULL.")));
	return price_from_counts(exact_sum_count(&entry->cost, &cost_kind), unit_price_currency(entry->tag),
							 exact_sum_count(&entry->operations, per_rate ? &flops_kind : &flop_kind),
							 unit_price_basis(entry->tag), unit_price_dimension(entry->tag));
}

/* blended_price(s): of a summary of one tag; ERROR 22000 of several */
PG_FUNCTION_INFO_V1(cost_summary_blended_price);
Datum
cost_summary_blended_price(PG_FUNCTION_ARGS)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);

	if (summary->nentries == 0)
		PG_RETURN_NULL();
	if (summary->nentries > 1)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("cost_summary holds prices of several units"),
				 errdetail("Among them are %s and %s.",
						   kind_tag_name(&unit_price_kind, summary->entries[0].tag),
						   kind_tag_name(&unit_price_kind, summary->entries[1].tag)),
				 errhint("Name one, as in blended_price(s, 'CNY/EFLOPS fp16'), or list them with entries(s).")));
	PG_RETURN_QUANTITY(entry_price(&summary->entries[0]));
}

/* blended_price(s, unit): of the entry of that unit, or NULL */
PG_FUNCTION_INFO_V1(cost_summary_blended_price_in);
Datum
cost_summary_blended_price_in(PG_FUNCTION_ARGS)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);
	uint32		tag = kind_tag_argument(&unit_price_kind, PG_GETARG_TEXT_PP(1));

	int			at = summary_position(summary, tag);

	if (at == summary->nentries || summary->entries[at].tag != tag)
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(entry_price(&summary->entries[at]));
}

PG_FUNCTION_INFO_V1(cost_summary_rows);
Datum
cost_summary_rows(PG_FUNCTION_ARGS)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);
	int64		rows = 0;

	for (int i = 0; i < summary->nentries; i++)
		add_rows(&rows, summary->entries[i].rows);
	PG_RETURN_INT64(rows);
}

/* Those that are in no least_price and greatest_price. */
PG_FUNCTION_INFO_V1(cost_summary_unpriced_rows);
Datum
cost_summary_unpriced_rows(PG_FUNCTION_ARGS)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);
	int64		rows = 0;

	for (int i = 0; i < summary->nentries; i++)
		add_rows(&rows, summary->entries[i].rows - summary->entries[i].priced);
	PG_RETURN_INT64(rows);
}

QUANTITY_FUNCTION(cost_summary_incomplete_rows, Int64GetDatum(PG_GETARG_SUMMARY(0)->incomplete));

/* Equal contents are equal bytes. */
static bool
same_bytes(const CostSummary *a, const CostSummary *b)
{
	return VARSIZE(a) == VARSIZE(b) &&
		memcmp(VARDATA(a), VARDATA(b), VARSIZE(a) - VARHDRSZ) == 0;
}

QUANTITY_FUNCTION(cost_summary_eq, BoolGetDatum(same_bytes(PG_GETARG_SUMMARY(0), PG_GETARG_SUMMARY(1))));
QUANTITY_FUNCTION(cost_summary_ne, BoolGetDatum(!same_bytes(PG_GETARG_SUMMARY(0), PG_GETARG_SUMMARY(1))));

static uint64
hash(const CostSummary *summary, uint64 seed)
{
	return hash_bytes_extended((const unsigned char *) VARDATA(summary), VARSIZE(summary) - VARHDRSZ, seed);
}

QUANTITY_FUNCTION(cost_summary_hash, Int32GetDatum((int32) hash(PG_GETARG_SUMMARY(0), 0)));
QUANTITY_FUNCTION(cost_summary_hash_extended,
				  UInt64GetDatum(hash(PG_GETARG_SUMMARY(0), (uint64) PG_GETARG_INT64(1))));

/* entries(s): one row a tag, in a fixed order */
PG_FUNCTION_INFO_V1(cost_summary_entries);
Datum
cost_summary_entries(PG_FUNCTION_ARGS)
{
	const CostSummary *summary = PG_GETARG_SUMMARY(0);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	materialize_result(fcinfo);
	for (int i = 0; i < summary->nentries; i++)
	{
		const SummaryEntry *entry = &summary->entries[i];
		Currency	currency = unit_price_currency(entry->tag);
		Basis		basis = unit_price_basis(entry->tag);
		bool		per_rate = unit_price_dimension(entry->tag) == UNIT_RATE;
		const QuantityKind *kind = per_rate ? &flops_kind : &flop_kind;
		Count		cost = exact_sum_count(&entry->cost, &cost_kind);
		Count		operations = exact_sum_count(&entry->operations, kind);
		Quantity	price = {0};
		Datum		values[9];
		bool		nulls[9] = {false};

		values[0] = CStringGetTextDatum(kind_tag_name(&cost_kind, currency));
		values[1] = CStringGetTextDatum(kind_tag_name(&flops_kind, basis));
		values[2] = Int64GetDatum(entry->rows);
		values[3] = QuantityGetDatum(kind_pack(&cost_kind, cost, currency));
		values[4] = values[5] = QuantityGetDatum(kind_pack(kind, operations, basis));
		nulls[4] = !per_rate;
		nulls[5] = per_rate;
		nulls[6] = !price_fits(cost, operations, entry->tag, &price);
		values[6] = QuantityGetDatum(price);
		nulls[7] = nulls[8] = entry->priced == 0;
		values[7] = QuantityGetDatum(entry->least);
		values[8] = QuantityGetDatum(entry->greatest);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
