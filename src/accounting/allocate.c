/*
 * allocate.c
 *		An amount of money shared out by weights, without losing a cent.
 *
 * Shares are whole minor units of the currency, or units of the total's own last
 * decimal where that is finer, and add up to the total exactly.  Each share is
 * first rounded toward zero; the units that are left over go one each to the
 * largest remainders, of equal ones to the earlier row.  So no share is off by a
 * whole unit, and rows in one order always give the same shares.  A negative total
 * is shared out as a positive one is.
 *
 * Weights are compared as they stand, without a float or a rounding: as whole
 * numbers of the last decimal that any of them has.  A row with NULL for a weight
 * takes no part, and its share is NULL.
 */
#include "compat.h"

#include <limits.h>

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "types/number.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "windowapi.h"

/* A row's weight is its digits / 10^decimals; in the end its share in units. */
typedef struct Share
{
	Count		units;
	int32		decimals;
	bool		null;
} Share;

pg_noreturn static void
weights_out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("weights out of range"),
			 errdetail("In units of the last decimal that any of them has, they add up to 2^127 or more."),
			 errhint("Round the weights to fewer decimals.")));
}

static void
read_weight(Share *share, Numeric weight)
{
	char	   *digits;
	char	   *end;
	TextCursor	cursor;
	DecimalText decimal;

	require_finite(weight);
	digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(weight)));
	end = digits + strlen(digits);
	/* zeros behind the point would only make the common decimals more */
	if (memchr(digits, '.', end - digits) != NULL)
	{
		while (end[-1] == '0')
			end--;
		if (end[-1] == '.')
			end--;
	}
	cursor.at = digits;
	cursor.end = end;
	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK)
		elog(ERROR, "could not read numeric \"%s\"", digits);
	if (decimal.negative && decimal.ndigits > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weight must not be negative"),
				 errdetail("It is %s.", digits),
				 errhint("Share out a credit as a total of its own, which may be negative.")));
	share->null = false;
	share->decimals = (int32) -decimal.exponent;
	if (!decimal_to_count(&decimal, share->decimals, 1, &share->units))
		weights_out_of_range();
	pfree(digits);
}

/* Makes all weights whole numbers of one size; returns their sum. */
static UCount
common_weights(Share *shares, int64 n)
{
	int32		decimals = 0;
	Count		sum = 0;

	for (int64 i = 0; i < n; i++)
	{
		if (!shares[i].null && shares[i].units != 0)
			decimals = Max(decimals, shares[i].decimals);
	}
	for (int64 i = 0; i < n; i++)
	{
		Share	   *share = &shares[i];
		int32		missing = decimals - share->decimals;

		CHECK_FOR_INTERRUPTS();
		if (share->null || share->units == 0)
			continue;
		if (missing > DECIMAL_MAX_DIGITS - 1 ||
			(missing > 0 &&
			 __builtin_mul_overflow(share->units, (Count) power_of_ten(missing), &share->units)) ||
			__builtin_add_overflow(sum, share->units, &sum))
			weights_out_of_range();
	}
	if (sum == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("at least one weight must be greater than zero"),
				 errdetail("There is nobody to take a share of the total."),
				 errhint("Weigh every row with 1 where all are to share equally.")));
	return (UCount) sum;
}

/* units * weight / sum, rounded toward zero, and what that cuts off */
static UCount
whole_share(UCount units, UCount weight, UCount sum, UCount *cut)
{
	UCount		product;
	UCount		quotient;

	if (likely(!__builtin_mul_overflow(units, weight, &product)))
	{
		if (likely((product | sum) >> 64 == 0))
		{
			*cut = (uint64) product % (uint64) sum;
			return (uint64) product / (uint64) sum;
		}
		*cut = product % sum;
		return product / sum;
	}

	/*
	 * The quotient is at most the units, so it fits.  It may be rounded up by
	 * one; the remainder then is negative, and half of the sum at most, so
	 * that its low bits tell.
	 */
	if (!wide_divide_round(wide_multiply(units, weight), sum, &quotient))
		elog(ERROR, "share of a cost is out of range");
	*cut = units * weight - quotient * sum;
	if ((Count) *cut < 0)
	{
		*cut += sum;
		quotient--;
	}
	return quotient;
}

/*
 * The k-th largest of some numbers below 2^bits, k > 0, and how many of those
 * that equal it are among the k largest.  Byte by byte from the highest, which no
 * order of numbers makes slow; and it leaves them in their order.
 */
static UCount
kth_largest(const UCount *numbers, int64 n, int bits, int64 k, int64 *nequal)
{
	UCount		found = 0;		/* the bytes that are known */

	for (int shift = (bits - 1) / BITS_PER_BYTE * BITS_PER_BYTE; shift >= 0; shift -= BITS_PER_BYTE)
	{
		int64		counts[UCHAR_MAX + 1] = {0};
		int			byte = UCHAR_MAX;

		for (int64 i = 0; i < n; i++)
		{
			UCount		shifted = numbers[i] >> shift;

			CHECK_FOR_INTERRUPTS();
			if (shifted >> BITS_PER_BYTE == found)
				counts[shifted & UCHAR_MAX]++;
		}
		for (; k > counts[byte]; byte--)
			k -= counts[byte];
		found = found << BITS_PER_BYTE | (UCount) byte;
	}
	*nequal = k;
	return found;
}

static int
bit_length(UCount number)
{
	uint64		high = (uint64) (number >> 64);

	return high != 0 ? 65 + pg_leftmost_one_pos64(high) : 1 + pg_leftmost_one_pos64((uint64) number);
}

/* Puts the shares of the total, in units, where the weights were. */
static void
share_out(UCount units, Share *shares, int64 n)
{
	UCount		sum = common_weights(shares, n);
	UCount	   *cuts = MemoryContextAllocHuge(CurrentMemoryContext, n * sizeof(UCount));
	UCount		left = units;
	UCount		least;
	int64		nleast;

	for (int64 i = 0; i < n; i++)
	{
		UCount		share;

		CHECK_FOR_INTERRUPTS();
		cuts[i] = 0;
		if (shares[i].null || shares[i].units == 0)
			continue;
		share = whole_share(units, (UCount) shares[i].units, sum, &cuts[i]);
		shares[i].units = (Count) share;
		left -= share;
	}

	/*
	 * What is cut off adds up to the units that are left, and each cut is
	 * less than one unit: so there are more cuts than units, and none goes to
	 * a row that has no cut.
	 */
	if (left > 0)
	{
		least = kth_largest(cuts, n, bit_length(sum), (int64) left, &nleast);
		for (int64 i = 0; i < n; i++)
		{
			if (cuts[i] > least || (cuts[i] == least && nleast-- > 0))
				shares[i].units++;
		}
	}
	pfree(cuts);
}

/* The unit of a total: the minor one, or its own last decimal where that is finer. */
static Count
unit_of(Quantity total)
{
	Count		count = kind_count(&cost_kind, total);
	int			minor_digits = currency_minor_digits((Currency) kind_tag(&cost_kind, total));
	Count		unit = (Count) power_of_ten(COST_DECIMALS - minor_digits);

	while (count % unit != 0)
		unit /= 10;
	return unit;
}

/* A total and its shares, as a partition keeps them. */
typedef struct Allocation
{
	Quantity	total;
	bool		null;
	Count		unit;			/* negative where the total is */
	Share	   *shares;			/* NULL until they are worked out */
} Allocation;

static void
work_out(Allocation *allocation, int64 n)
{
	Count		count = kind_count(&cost_kind, allocation->total);

	allocation->unit = unit_of(allocation->total);
	share_out(count_magnitude(count) / (UCount) allocation->unit, allocation->shares, n);
	if (count < 0)
		allocation->unit = -allocation->unit;
}

static Quantity
share_of(const Allocation *allocation, int64 row)
{
	return kind_pack(&cost_kind, allocation->shares[row].units * allocation->unit,
					 kind_tag(&cost_kind, allocation->total));
}

static char *
total_text(Quantity total, bool null)
{
	return null ? pstrdup("NULL") : kind_text(&cost_kind, total);
}

pg_noreturn static void
totals_differ(const Allocation *allocation, Quantity total, bool null)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("total to be allocated must be the same on every row of a partition"),
			 errdetail("It is %s on one row and %s on another.",
					   total_text(allocation->total, allocation->null), total_text(total, null)),
			 errhint("Use PARTITION BY what the total belongs to, such as the invoice.")));
}

/*
 * Reads the arguments of all rows of the partition, once: a volatile weight may
 * not be one thing when it is summed and another when it is shared by.
 */
static void
read_partition(WindowObject window, Allocation *allocation)
{
	int64		n = WinGetPartitionRowCount(window);
	MemoryContext row_context = AllocSetContextCreate(CurrentMemoryContext, "rows of allocate()",
													  ALLOCSET_SMALL_SIZES);
	MemoryContext caller;
	Share	   *shares;

	/* windows are asked for rows by int */
	if (n > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many rows to allocate to"),
				 errdetail("A partition may have %d rows.", PG_INT32_MAX),
				 errhint("Allocate to groups of rows first, then within the groups.")));
	shares = MemoryContextAllocHuge(GetMemoryChunkContext(allocation), n * sizeof(Share));
	caller = MemoryContextSwitchTo(row_context);
	for (int64 i = 0; i < n; i++)
	{
		Datum		datum;
		Quantity	total = {0};
		bool		null;
		bool		outside;

		datum = WinGetFuncArgInPartition(window, 0, (int) i, WINDOW_SEEK_HEAD, false, &null, &outside);
		if (!null)
			total = DatumGetQuantity(datum);
		if (i == 0)
		{
			allocation->total = total;
			allocation->null = null;
		}
		else if (unlikely(null != allocation->null || !quantity_equal(total, allocation->total)))
			totals_differ(allocation, total, null);
		datum = WinGetFuncArgInPartition(window, 1, (int) i, WINDOW_SEEK_HEAD, false,
										 &shares[i].null, &outside);
		if (!shares[i].null)
			read_weight(&shares[i], DatumGetNumeric(datum));
		MemoryContextReset(row_context);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(row_context);
	allocation->shares = shares;
	if (!allocation->null)
		work_out(allocation, n);
}

/* allocate(total, weight) OVER (...) */
PG_FUNCTION_INFO_V1(allocate_in_window);
Datum
allocate_in_window(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	Allocation *allocation = WinGetPartitionLocalMemory(window, sizeof(Allocation));
	int64		row = WinGetCurrentPosition(window);

	if (allocation->shares == NULL)
		read_partition(window, allocation);
	if (allocation->null || allocation->shares[row].null)
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(share_of(allocation, row));
}

/* allocate(total, weights): an array of the same shape */
PG_FUNCTION_INFO_V1(allocate_to_array);
Datum
allocate_to_array(PG_FUNCTION_ARGS)
{
	ArrayType  *weights = PG_GETARG_ARRAYTYPE_P(1);
	Allocation	allocation;
	Datum	   *elements;
	bool	   *nulls;
	int			n;

	deconstruct_array(weights, NUMERICOID, -1, false, TYPALIGN_INT, &elements, &nulls, &n);
	allocation.total = PG_GETARG_QUANTITY(0);
	allocation.null = false;
	allocation.shares = MemoryContextAllocHuge(CurrentMemoryContext, Max(n, 1) * sizeof(Share));
	for (int i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		allocation.shares[i].null = nulls[i];
		if (!nulls[i])
			read_weight(&allocation.shares[i], DatumGetNumeric(elements[i]));
	}
	work_out(&allocation, n);
	for (int i = 0; i < n; i++)
	{
		if (!nulls[i])
			elements[i] = QuantityGetDatum(share_of(&allocation, i));
	}
	PG_RETURN_ARRAYTYPE_P(construct_md_array(elements, nulls, ARR_NDIM(weights), ARR_DIMS(weights), ARR_LBOUND(weights),
											 get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid)),
											 sizeof(Quantity), false, TYPALIGN_DOUBLE));
}
