/*
 * book_value.h
 *		An asset and what it is worth in the books, day by day.
 */
#ifndef COMPUTE_ACCT_BOOK_VALUE_H
#define COMPUTE_ACCT_BOOK_VALUE_H

#include "accounting/service_life.h"
#include "types/kind.h"
#include "utils/numeric.h"

typedef enum Method
{
	STRAIGHT_LINE,
	SUM_OF_YEARS,
	DECLINING_BALANCE,
	VARIABLE_DECLINING,
	TECHNOLOGY
} Method;

typedef struct Asset
{
	Method		method;
	Count		cost;
	Count		salvage;
	uint32_t	currency;
	ServiceLife life;
	Count		factor;			/* of a declining balance, in 1e-18 */
	Numeric		magnitudes;		/* of the technology, per year */

	/*
	 * The periods: how many months are in one and in the first; and how much
	 * of the life each is, with the life's total, in one measure.
	 */
	int			months;
	int			first_months;
	int64		part_first;
	int64		part_each;
	int64		part_total;

	/* the balance at the beginning of the period last asked for */
	int64		period;
	Count		balance;
} Asset;

/*
 * The currency that both are in.  ERROR 22000 where they are in two, 22023
 * unless the salvage value is from zero up to the cost.
 */
extern uint32_t require_salvage(Quantity cost, Quantity salvage);

/*
 * The asset of the SQL arguments cost, salvage, in_service and life, which are
 * the first; of the method; and of factor, convention and compounding, which
 * stand together.
 */
extern void read_asset(Asset *asset, FunctionCallInfo fcinfo, int method, int factor);

/*
 * The primitive: what the asset is worth at the beginning of the day, rounded to
 * 1e-12.  Days are asked for in their order, as the balance goes from one to the
 * next.
 */
extern Count book_value_at(Asset *asset, DateADT date);

static inline Quantity
asset_cost(const Asset *asset, Count count)
{
	return kind_pack(&cost_kind, count, asset->currency);
}

#endif							/* COMPUTE_ACCT_BOOK_VALUE_H */
