/*
 * quantity.h
 *		The packed quantity that every type of compute_acct is made of.
 *
 * A quantity is a signed count of its type's smallest unit with a small tag
 * in its low bits: (count << tag_bits) | tag.  The tag says what is counted:
 * the basis of a capacity, the currency of a cost.  One value has one bit
 * pattern, so comparing, hashing and testing for equality need not know the
 * type; and comparing puts the number before the tag.
 *
 * The halves are kept apart because a heap tuple promises 8-byte alignment,
 * and a compiler may use 16-byte instructions on a plain 128-bit pointer.
 * The layout is what is stored on disk.
 */
#ifndef COMPUTE_ACCT_QUANTITY_H
#define COMPUTE_ACCT_QUANTITY_H

#include "basis.h"
#include "count.h"
#include "currency.h"
#include "unit.h"

typedef struct Quantity
{
	uint64_t	low;
	int64_t		high;
} Quantity;

/*
 * The four types: tag bits, and the power of ten of the smallest unit.  Of a
 * unit price that is per EFLOPS or EFLOP, of a cost per currency unit.
 */
#define FLOPS_TAG_BITS		BASIS_BITS
#define FLOP_TAG_BITS		BASIS_BITS
#define COST_TAG_BITS		16
#define COST_DECIMALS		12
#define UNIT_PRICE_TAG_BITS	24
#define UNIT_PRICE_DECIMALS	9

static inline Count
quantity_packed(Quantity q)
{
	return (Count) ((UCount) (uint64_t) q.high << 64 | q.low);
}

static inline Quantity
quantity_from_packed(Count packed)
{
	Quantity	q;

	q.low = (uint64_t) packed;
	q.high = (int64_t) (packed >> 64);
	return q;
}

/* False when the count needs more than 128 - tag_bits bits. */
static inline bool
quantity_pack(Count count, uint32_t tag, int tag_bits, Quantity *q)
{
	Count		packed = (Count) ((UCount) count << tag_bits);

	assertion(tag >> tag_bits == 0);
	if (packed >> tag_bits != count)
		return false;
	*q = quantity_from_packed(packed | (Count) tag);
	return true;
}

static inline Count
quantity_count(Quantity q, int tag_bits)
{
	return quantity_packed(q) >> tag_bits;
}

static inline uint32_t
quantity_tag(Quantity q, int tag_bits)
{
	return (uint32_t) (q.low & ((UINT64_C(1) << tag_bits) - 1));
}

/* The total order: by number, then by tag.  Never fails. */
static inline int
quantity_compare(Quantity a, Quantity b)
{
	if (a.high != b.high)
		return a.high < b.high ? -1 : 1;
	if (a.low != b.low)
		return a.low < b.low ? -1 : 1;
	return 0;
}

static inline bool
quantity_equal(Quantity a, Quantity b)
{
	return a.high == b.high && a.low == b.low;
}

/*
 * The tag of a unit price: currency, basis, and whether it is per capacity or
 * per work, from the highest bit to the lowest.
 */
static inline uint32_t
unit_price_tag(Currency currency, Basis basis, UnitDimension dimension)
{
	return (uint32_t) currency << (BASIS_BITS + 1) | (uint32_t) basis << 1 |
		(uint32_t) dimension;
}

static inline Currency
unit_price_currency(uint32_t tag)
{
	return (Currency) (tag >> (BASIS_BITS + 1));
}

static inline Basis
unit_price_basis(uint32_t tag)
{
	return (Basis) (tag >> 1);
}

static inline UnitDimension
unit_price_dimension(uint32_t tag)
{
	return (UnitDimension) (tag & 1);
}

#endif							/* COMPUTE_ACCT_QUANTITY_H */
