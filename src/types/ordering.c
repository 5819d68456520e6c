/*
 * ordering.c
 *		Comparison and hashing of quantities.
 *
 * By number first, then by tag.  The order is total and never raises, because
 * ANALYZE, sorts and index builds run it on columns of mixed tags.  One
 * pattern of bits is one value, so these functions serve every type.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "types/kind.h"
#include "utils/sortsupport.h"

#define COMPARISON(name, operator) \
	QUANTITY_FUNCTION(quantity_##name, \
		BoolGetDatum(quantity_compare(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1)) operator 0))

/*
 * Makes quantity_eq, quantity_ge, quantity_gt, quantity_le, quantity_lt,
 * quantity_ne.
 */
COMPARISON(lt, <);
COMPARISON(le, <=);
COMPARISON(eq, ==);
COMPARISON(ne, !=);
COMPARISON(ge, >=);
COMPARISON(gt, >);

QUANTITY_FUNCTION(quantity_cmp,
				  Int32GetDatum(quantity_compare(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1))));

/* With seed 0 the extended hash's low half is the plain hash, as it must be. */
PG_FUNCTION_INFO_V1(quantity_hash);
Datum
quantity_hash(PG_FUNCTION_ARGS)
{
	return hash_any((const unsigned char *) PG_GETARG_POINTER(0), sizeof(Quantity));
}

PG_FUNCTION_INFO_V1(quantity_hash_extended);
Datum
quantity_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_any_extended((const unsigned char *) PG_GETARG_POINTER(0), sizeof(Quantity),
							 PG_GETARG_INT64(1));
}

static int
compare_datums(Datum a, Datum b, SortSupport ssup)
{
	return quantity_compare(DatumGetQuantity(a), DatumGetQuantity(b));
}

/*
 * An abbreviated key: 64 bits in the order of 128.  Money and capacities of
 * everyday size differ in the middle of the value, not in its first eight
 * bytes, so the key is made like a floating-point number: sign, position of
 * the leading bit (7 bits), and the 56 bits that follow it.
 */
static Datum
abbreviate(Datum datum, SortSupport ssup)
{
	Quantity	q = DatumGetQuantity(datum);
	bool		negative = q.high < 0;
	UCount		value = (UCount) quantity_packed(q);
	uint64		key;

	if (negative)
		value = ~value;
	if (value == 0)
		key = 0;
	else
	{
		int			position = (value >> 64) != 0 ?
			127 - __builtin_clzll((uint64) (value >> 64)) :
			63 - __builtin_clzll((uint64) value);

		/* the leading bit goes out at the top; position is at most 126 */
		value <<= 127 - position;
		value <<= 1;
		key = ((uint64) (position + 1) << 56) | (uint64) (value >> 72);
	}
	return UInt64GetDatum(negative ? ~(key | (UINT64CONST(1) << 63)) : key | (UINT64CONST(1) << 63));
}

/* The key costs little and keeps 56 significant bits: never give it up. */
static bool
abbreviation_abort(int memtupcount, SortSupport ssup)
{
	return false;
}

PG_FUNCTION_INFO_V1(quantity_sortsupport);
Datum
quantity_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_datums;
#if SIZEOF_DATUM == 8
	if (ssup->abbreviate)
	{
		ssup->abbrev_full_comparator = ssup->comparator;
		ssup->comparator = ssup_datum_unsigned_cmp;
		ssup->abbrev_converter = abbreviate;
		ssup->abbrev_abort = abbreviation_abort;
	}
#endif
	PG_RETURN_VOID();
}

/*
 * a - b by number, in smallest units, for statistics of ranges and the choices
 * of BRIN: approximate, and never an error, whatever the tags.
 */
static double
difference(const QuantityKind *kind, Quantity a, Quantity b)
{
	return (double) kind_count(kind, a) - (double) kind_count(kind, b);
}

/*
 * RANGE frames: whether value <= base + offset, and so on, as in_range asks.
 * A sum past the limits is past every value.
 */
static Datum
in_range(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	Quantity	value = PG_GETARG_QUANTITY(0);
	Quantity	base = PG_GETARG_QUANTITY(1);
	Quantity	offset = PG_GETARG_QUANTITY(2);
	bool		subtract = PG_GETARG_BOOL(3);
	bool		less = PG_GETARG_BOOL(4);
	uint32_t	tag = kind_same_tag(kind, TO_ADD, base, offset);
	Count		distance = quantity_packed(offset) - (Count) tag;
	Count		bound;

	if (distance < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PRECEDING_OR_FOLLOWING_SIZE),
				 errmsg("invalid preceding or following size in window function"),
				 errdetail("It is less than zero."),
				 errhint("Swap PRECEDING and FOLLOWING.")));
	if (subtract ? __builtin_sub_overflow(quantity_packed(base), distance, &bound) :
		__builtin_add_overflow(quantity_packed(base), distance, &bound))
		PG_RETURN_BOOL(subtract ? !less : less);
	PG_RETURN_BOOL(less ? quantity_packed(value) <= bound : quantity_packed(value) >= bound);
}

#define ORDERING_BY_KIND(type) \
	QUANTITY_FUNCTION(type##_in_range, in_range(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_distance, \
		Float8GetDatum(difference(&type##_kind, PG_GETARG_QUANTITY(1), PG_GETARG_QUANTITY(0))))

/*
 * Makes cost_distance, cost_in_range, flop_distance, flop_in_range,
 * flops_distance, flops_in_range, unit_price_distance, unit_price_in_range.
 */
ORDERING_BY_KIND(flops);
ORDERING_BY_KIND(flop);
ORDERING_BY_KIND(cost);
ORDERING_BY_KIND(unit_price);

/* of the types that have ranges */
QUANTITY_FUNCTION(flops_diff,
				  Float8GetDatum(difference(&flops_kind, PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1))));
QUANTITY_FUNCTION(cost_diff,
				  Float8GetDatum(difference(&cost_kind, PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1))));
