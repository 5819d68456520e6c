/*
 * algebra.c
 *		Where the types meet: capacity, work, time, money and price.
 *
 * Each function is one line of the table in docs/design.md.  Bases and
 * currencies must agree; every quotient and every product with a price is
 * rounded once, half away from zero, to the result's smallest unit.
 *
 * Counts: a cost is in 1e-12 of its currency, a price in 1e-9 per 1e18
 * operations.  Hence price = cost * 1e15 / operations, in counts.
 */
#include "compat.h"

#include "types/algebra.h"
#include "types/basis.h"
#include "types/number.h"

#define PRICE_SCALE	((Count) power_of_ten(EXA_POWER + UNIT_PRICE_DECIMALS - COST_DECIMALS))

/* a * b / divisor as a quantity, rounded once; ERROR 22012, 22003 */
static Quantity
multiply_divide(const QuantityKind *kind, Count a, Count b, Count divisor, uint32_t tag)
{
	Count		result;

	if (divisor == 0)
		division_by_zero();
	if (!count_multiply_divide(a, b, divisor, &result))
		kind_out_of_range(kind);
	return kind_pack(kind, result, tag);
}

/* What sort of operations a price is per. */
static const QuantityKind *
priced_kind(UnitDimension dimension)
{
	return dimension == UNIT_RATE ? &flops_kind : &flop_kind;
}

/* ERROR 22000 unless the price is per such operations. */
static void
require_price_per(uint32_t price_tag, UnitDimension dimension)
{
	if (unit_price_dimension(price_tag) != dimension)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("unit price is not per %s", priced_kind(dimension)->name),
				 errdetail("The price is in %s.", kind_tag_name(&unit_price_kind, price_tag)),
				 errhint("Capacity over a time is work: flops * interval gives flop.")));
}

Quantity
price_from_counts(Count cost, Currency currency, Count operations, Basis basis,
				  UnitDimension dimension)
{
	return multiply_divide(&unit_price_kind, cost, PRICE_SCALE, operations,
						   unit_price_tag(currency, basis, dimension));
}

bool
price_fits(Count cost, Count operations, uint32_t tag, Quantity *price)
{
	Count		count;

	return operations != 0 && count_multiply_divide(cost, PRICE_SCALE, operations, &count) &&
		quantity_pack(count, tag, UNIT_PRICE_TAG_BITS, price);
}

/*
 * cost / flops, cost / flop; and try_price() of the same, which is NULL where
 * there is no such price.
 */
static Datum
price_of(FunctionCallInfo fcinfo, UnitDimension dimension, bool try)
{
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Quantity	operations = PG_GETARG_QUANTITY(1);
	const QuantityKind *kind = priced_kind(dimension);
	Quantity	price;

	if (price_fits(kind_count(&cost_kind, cost), kind_count(kind, operations),
				   unit_price_tag((Currency) kind_tag(&cost_kind, cost),
								  (Basis) kind_tag(kind, operations), dimension), &price))
		PG_RETURN_QUANTITY(price);
	if (try)
		PG_RETURN_NULL();
	if (kind_count(kind, operations) == 0)
		division_by_zero();
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("unit_price out of range"),
			 errdetail("It is what %s for %s come to.", kind_text(&cost_kind, cost), kind_text(kind, operations)),
			 errhint("try_price() gives NULL for such a row.")));
}

/* unit_price * flops, unit_price * flop */
static Datum
cost_at(Quantity price, Quantity operations, UnitDimension dimension)
{
	const QuantityKind *kind = priced_kind(dimension);
	uint32_t	tag = kind_tag(&unit_price_kind, price);

	require_price_per(tag, dimension);
	if (unit_price_basis(tag) != kind_tag(kind, operations))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("cannot price %s of another basis", kind->name),
				 errdetail("The price is per %s, the %s is %s.",
						   kind_tag_name(&flops_kind, unit_price_basis(tag)), kind->name,
						   kind_tag_name(kind, kind_tag(kind, operations))),
				 errhint("%s", kind->mixed_hint)));
	PG_RETURN_QUANTITY(multiply_divide(&cost_kind, kind_count(&unit_price_kind, price),
									   kind_count(kind, operations), PRICE_SCALE,
									   unit_price_currency(tag)));
}

/* affordable_capacity(cost, unit_price), affordable_work(cost, unit_price) */
static Datum
affordable(Quantity cost, Quantity price, UnitDimension dimension)
{
	uint32_t	tag = kind_tag(&unit_price_kind, price);

	require_price_per(tag, dimension);
	if (unit_price_currency(tag) != kind_tag(&cost_kind, cost))
		kind_mixed(&cost_kind, TO_SPEND, kind_tag(&cost_kind, cost), unit_price_currency(tag));
	PG_RETURN_QUANTITY(multiply_divide(priced_kind(dimension), kind_count(&cost_kind, cost), PRICE_SCALE,
									   kind_count(&unit_price_kind, price), unit_price_basis(tag)));
}

QUANTITY_FUNCTION(cost_per_flops, price_of(fcinfo, UNIT_RATE, false));
QUANTITY_FUNCTION(cost_per_flop, price_of(fcinfo, UNIT_COUNT, false));
QUANTITY_FUNCTION(try_price_flops, price_of(fcinfo, UNIT_RATE, true));
QUANTITY_FUNCTION(try_price_flop, price_of(fcinfo, UNIT_COUNT, true));
QUANTITY_FUNCTION(unit_price_mul_flops, cost_at(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), UNIT_RATE));
QUANTITY_FUNCTION(flops_mul_unit_price, cost_at(PG_GETARG_QUANTITY(1), PG_GETARG_QUANTITY(0), UNIT_RATE));
QUANTITY_FUNCTION(unit_price_mul_flop, cost_at(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), UNIT_COUNT));
QUANTITY_FUNCTION(flop_mul_unit_price, cost_at(PG_GETARG_QUANTITY(1), PG_GETARG_QUANTITY(0), UNIT_COUNT));
QUANTITY_FUNCTION(affordable_capacity, affordable(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), UNIT_RATE));
QUANTITY_FUNCTION(affordable_work, affordable(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), UNIT_COUNT));

Count
interval_microseconds(const Interval *interval, int64 month_seconds)
{
	if (INTERVAL_NOT_FINITE(interval))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("interval must be finite"),
				 errhint("Use an interval of hours or days.")));
	if (interval->month != 0 && month_seconds == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("interval with months or years has no fixed length"),
				 errdetail_plural("It has %d month.", "It has %d months.",
								  (unsigned long) interval->month, (int) interval->month),
				 errhint("Use days and hours, such as the difference of two timestamps; of a capacity, work(capacity, tstzrange) takes a range.")));
	return ((Count) interval->month * month_seconds + (Count) interval->day * SECS_PER_DAY) * USECS_PER_SEC +
		interval->time;
}

static Datum
work_over(Quantity capacity, const Interval *interval)
{
	PG_RETURN_QUANTITY(multiply_divide(&flop_kind, kind_count(&flops_kind, capacity),
									   interval_microseconds(interval, 0), USECS_PER_SEC,
									   kind_tag(&flops_kind, capacity)));
}

QUANTITY_FUNCTION(flops_mul_interval, work_over(PG_GETARG_QUANTITY(0), PG_GETARG_INTERVAL_P(1)));
QUANTITY_FUNCTION(interval_mul_flops, work_over(PG_GETARG_QUANTITY(1), PG_GETARG_INTERVAL_P(0)));

/* flop / interval: the capacity that does the work in the time */
PG_FUNCTION_INFO_V1(flop_div_interval);
Datum
flop_div_interval(PG_FUNCTION_ARGS)
{
	Quantity	work = PG_GETARG_QUANTITY(0);

	PG_RETURN_QUANTITY(multiply_divide(&flops_kind, kind_count(&flop_kind, work), USECS_PER_SEC,
									   interval_microseconds(PG_GETARG_INTERVAL_P(1), 0),
									   kind_tag(&flop_kind, work)));
}

/* flop / flops: the time that the work takes, as hours, to the microsecond */
PG_FUNCTION_INFO_V1(flop_div_flops);
Datum
flop_div_flops(PG_FUNCTION_ARGS)
{
	Quantity	work = PG_GETARG_QUANTITY(0);
	Quantity	capacity = PG_GETARG_QUANTITY(1);
	Count		microseconds;
	Interval   *result;

	if (kind_tag(&flop_kind, work) != kind_tag(&flops_kind, capacity))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_EXCEPTION),
				 errmsg("cannot divide flop by flops of another basis"),
				 errdetail("The work is %s, the capacity is %s.",
						   kind_tag_name(&flop_kind, kind_tag(&flop_kind, work)),
						   kind_tag_name(&flops_kind, kind_tag(&flops_kind, capacity))),
				 errhint("%s", BASIS_MIXED_HINT)));
	if (kind_count(&flops_kind, capacity) == 0)
		division_by_zero();
	if (!count_multiply_divide(kind_count(&flop_kind, work), USECS_PER_SEC,
							   kind_count(&flops_kind, capacity), &microseconds) ||
		microseconds > PG_INT64_MAX || microseconds <= PG_INT64_MIN)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("interval out of range"),
				 errdetail("The work takes longer than an interval can say."),
				 errhint("Divide by in_unit() of both for a number of seconds.")));
	result = (Interval *) palloc0(sizeof(Interval));
	result->time = (TimeOffset) microseconds;
	PG_RETURN_INTERVAL_P(result);
}
