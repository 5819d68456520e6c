/*
 * cost_summary.h
 *		A stored summary of purchases: what was paid for how much, by tag.
 *
 * One entry per currency, basis and capacity or work, that is per tag of a unit
 * price, in the order of their tags: equal contents are equal bytes.  Sums are
 * exact (see sum.h), so summaries of parts, merged in any order, are the
 * summary of the whole.
 *
 * The value is stored, and sent between processes as bytes of a fixed order.
 * Whatever a later version adds, version 1 is read for ever.
 */
#ifndef COMPUTE_ACCT_COST_SUMMARY_H
#define COMPUTE_ACCT_COST_SUMMARY_H

#include "aggregates/sum.h"

#define COST_SUMMARY_VERSION	1

typedef struct SummaryEntry
{
	uint32		tag;			/* of a unit price */
	uint32		unused;			/* zero */
	int64		rows;
	int64		priced;			/* rows that have a unit price: not those
								 * without operations, nor those whose price
								 * is too large */
	ExactSum	cost;
	ExactSum	operations;
	Quantity	least;			/* unit prices of rows, zero while there are */
	Quantity	greatest;		/* none */
} SummaryEntry;

typedef struct CostSummary
{
	int32		vl_len_;		/* varlena header, do not touch directly */
	uint16		version;
	uint16		unused;			/* zero */
	int64		incomplete;		/* rows left out: one of the two was NULL */
	int32		nentries;
	int32		unused2;		/* zero */
	SummaryEntry entries[FLEXIBLE_ARRAY_MEMBER];
} CostSummary;

#define DatumGetSummary(datum)	((const CostSummary *) PG_DETOAST_DATUM(datum))
#define PG_GETARG_SUMMARY(n)	DatumGetSummary(PG_GETARG_DATUM(n))

#define COST_SUMMARY_SIZE(n)	(offsetof(CostSummary, entries) + (n) * sizeof(SummaryEntry))

/* With so many entries, of which the caller fills in each; ERROR 54000 of too many. */
extern CostSummary *summary_create(int nentries);

/* Where the entry of a tag is, or would be. */
extern int	summary_position(const CostSummary *summary, uint32 tag);

#endif							/* COMPUTE_ACCT_COST_SUMMARY_H */
