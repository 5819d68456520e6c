/*
 * count.h
 *		Signed 128-bit counts and the one rounding that compute_acct knows.
 *
 * A count is a number of a type's smallest units.  Sums of counts are exact;
 * only a division, or a multiplication by a fraction, rounds, and it rounds
 * half away from zero, as numeric does, in wide_divide_round().  Products of
 * two counts need 256 bits on the way to a quotient, never in a result.
 *
 * Nothing here needs a backend header, so that it can be fuzzed outside of a
 * server.
 */
#ifndef COMPUTE_ACCT_COUNT_H
#define COMPUTE_ACCT_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "assertion.h"

/*
 * Memory from palloc() and from heap tuples is 8-byte aligned, so a compiler
 * must not assume the 16 bytes that it would assume of a plain __int128.
 */
typedef __int128 Count __attribute__((aligned(8)));
typedef unsigned __int128 UCount __attribute__((aligned(8)));

/* A magnitude of 256 bits: high * 2^128 + low. */
typedef struct Wide
{
	UCount		low;
	UCount		high;
} Wide;

#define COUNT_MAX	((Count) (~(UCount) 0 >> 1))
#define COUNT_MIN	(-COUNT_MAX - 1)

/* The largest power of ten that fits an unsigned 64-bit word. */
#define POWER_OF_TEN_IN_WORD	19

/* 10^power for 0 <= power <= 38, the largest that fits 128 bits */
static inline UCount
power_of_ten(int power)
{
	static const uint64_t small[POWER_OF_TEN_IN_WORD + 1] = {
		UINT64_C(1), UINT64_C(10), UINT64_C(100), UINT64_C(1000),
		UINT64_C(10000), UINT64_C(100000), UINT64_C(1000000),
		UINT64_C(10000000), UINT64_C(100000000), UINT64_C(1000000000),
		UINT64_C(10000000000), UINT64_C(100000000000),
		UINT64_C(1000000000000), UINT64_C(10000000000000),
		UINT64_C(100000000000000), UINT64_C(1000000000000000),
		UINT64_C(10000000000000000), UINT64_C(100000000000000000),
		UINT64_C(1000000000000000000), UINT64_C(10000000000000000000)
	};

	assertion(power >= 0 && power <= 2 * POWER_OF_TEN_IN_WORD);
	if (power <= POWER_OF_TEN_IN_WORD)
		return small[power];
	return (UCount) small[POWER_OF_TEN_IN_WORD] * small[power - POWER_OF_TEN_IN_WORD];
}

/* |count|, which for COUNT_MIN only an unsigned type can hold */
static inline UCount
count_magnitude(Count count)
{
	return count < 0 ? -(UCount) count : (UCount) count;
}

/* A magnitude with its sign back; false when it does not fit. */
static inline bool
count_with_sign(UCount magnitude, bool negative, Count *result)
{
	if (magnitude > (UCount) COUNT_MAX + (negative ? 1 : 0))
		return false;
	*result = negative ? (Count) -magnitude : (Count) magnitude;
	return true;
}

static inline Wide
wide_multiply(UCount a, UCount b)
{
	uint64_t	a0 = (uint64_t) a,
				a1 = (uint64_t) (a >> 64),
				b0 = (uint64_t) b,
				b1 = (uint64_t) (b >> 64);
	UCount		low = (UCount) a0 * b0;
	UCount		mid1 = (UCount) a1 * b0 + (uint64_t) (low >> 64);
	UCount		mid2 = (UCount) a0 * b1 + (uint64_t) mid1;
	Wide		result;

	result.low = (mid2 << 64) | (uint64_t) low;
	result.high = (UCount) a1 * b1 + (uint64_t) (mid1 >> 64) + (uint64_t) (mid2 >> 64);
	return result;
}

/*
 * The named rounding: numerator / divisor, half away from zero (these are
 * magnitudes, so half goes up).  False when the quotient needs more than 128
 * bits.  The divisor must be positive and below 2^127, which every count and
 * every power of ten here is.
 */
static inline bool
wide_divide_round(Wide numerator, UCount divisor, UCount *quotient)
{
	UCount		result;
	UCount		rest = numerator.high;

	assertion(divisor > 0 && divisor <= (UCount) COUNT_MAX);
	if (rest >= divisor)
		return false;
	if (rest == 0)
	{
		result = numerator.low / divisor;
		rest = numerator.low % divisor;
	}
	else if ((divisor >> 64) == 0)
	{
		/* long division by one 64-bit digit */
		UCount		part = (rest << 64) | (uint64_t) (numerator.low >> 64);

		result = (part / divisor) << 64;
		part = ((part % divisor) << 64) | (uint64_t) numerator.low;
		result |= part / divisor;
		rest = part % divisor;
	}
	else
	{
		/* bit by bit; only enormous operands come here */
		result = 0;
		for (int bit = 127; bit >= 0; bit--)
		{
			rest = (rest << 1) | ((numerator.low >> bit) & 1);
			result <<= 1;
			if (rest >= divisor)
			{
				rest -= divisor;
				result |= 1;
			}
		}
	}
	if (rest >= divisor - rest && ++result == 0)
		return false;
	*quotient = result;
	return true;
}

/* a * b / divisor, rounded once; false when it does not fit a count */
static inline bool
count_multiply_divide(Count a, Count b, Count divisor, Count *result)
{
	UCount		quotient;

	return wide_divide_round(wide_multiply(count_magnitude(a), count_magnitude(b)),
							 count_magnitude(divisor), &quotient) &&
		count_with_sign(quotient, ((a < 0) ^ (b < 0)) != (divisor < 0), result);
}

#endif							/* COMPUTE_ACCT_COUNT_H */
