/*
 * decimal.c
 *		Reading and printing of exact decimal numbers; see decimal.h.
 */
#include "decimal.h"
#include "number_word.h"

/* Past this an exponent says no more than "too large" or "zero". */
#define EXPONENT_LIMIT	INT64_C(1000000000000)

bool
skip_word(TextCursor *cursor, const char *word)
{
	size_t		length = strlen(word);

	if ((size_t) (cursor->end - cursor->at) < length ||
		memcmp(cursor->at, word, length) != 0)
		return false;
	cursor->at += length;
	return true;
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define EIGHT_AT_ONCE	8

/*
 * Of eight characters in a machine word, the first in the lowest byte: how
 * many are digits before the first that is not.  A byte is ten or more, once
 * '0' is taken away, where its highest bit is set or adding 0x76 sets it; the
 * carry that this may send on only reaches characters behind.
 */
static inline int
leading_digits(uint64_t characters)
{
	uint64_t	digits = characters ^ UINT64_C(0x3030303030303030);
	uint64_t	others = ((digits + UINT64_C(0x7676767676767676)) | digits) &
		UINT64_C(0x8080808080808080);

	return others == 0 ? EIGHT_AT_ONCE : __builtin_ctzll(others) / 8;
}

/* Their value, n of them being digits: neighbours add up to pairs, to fours. */
static inline uint64_t
value_of_digits(uint64_t characters, int n)
{
	uint64_t	digits = characters << 8 * (EIGHT_AT_ONCE - n);

	digits = (digits & UINT64_C(0x0F0F0F0F0F0F0F0F)) * (10 << 8 | 1) >> 8;
	digits = (digits & UINT64_C(0x00FF00FF00FF00FF)) * (100 << 16 | 1) >> 16;
	return (digits & UINT64_C(0x0000FFFF0000FFFF)) * (UINT64_C(10000) << 32 | 1) >> 32;
}
#endif

/*
 * Takes up the digits that stand together at `at`; returns where they end.
 * Those that number is made of are counted from the first that is not zero.
 */
static inline const char *
take_digits(const char *at, const char *end, DecimalText *number)
{
	uint64_t	word = number->word;
	const char *first;

	if (number->ndigits == 0)
	{
		while (at < end && *at == '0')
			at++;
		number->digits = at;
	}
	first = at;
#ifdef EIGHT_AT_ONCE
	/* how many digits there are is hard to foretell, so do not branch on each */
	while (end - at >= EIGHT_AT_ONCE && is_digit(*at))
	{
		uint64_t	characters;
		int			n;

		memcpy(&characters, at, EIGHT_AT_ONCE);
		n = leading_digits(characters);
		word = word * (uint64_t) power_of_ten(n) + value_of_digits(characters, n);
		at += n;
	}
#endif
	for (; at < end && is_digit(*at); at++)
		word = word * 10 + (uint64_t) (*at - '0');
	number->word = word;
	number->ndigits += at - first;
	return at;
}

/*
 * Further digits, in full groups of three behind commas, the cursor being at
 * the first comma and the first group at `group`.  One that begins with 0 is
 * no group of thousands: who writes 0,075 means a decimal point.
 */
static NOINLINE DecimalStatus
scan_groups(TextCursor *cursor, const char *group, DecimalText *number)
{
	if (cursor->at > group && *group == '0')
		return DECIMAL_GROUP_OF_ZERO;
	if (cursor->at == group || cursor->at - group > 3)
		return DECIMAL_BAD_GROUPING;
	while (cursor->at < cursor->end && *cursor->at == ',')
	{
		const char *start = ++cursor->at;

		cursor->at = take_digits(start, cursor->end, number);
		if (cursor->at - start != 3)
			return DECIMAL_BAD_GROUPING;
	}
	return DECIMAL_OK;
}

/* The exponent, if there is one: an "e" that no number follows is a unit's. */
static void
scan_exponent(TextCursor *cursor, DecimalText *number)
{
	const char *at = cursor->at;
	int64_t		exponent = 0;
	bool		negative = false;

	if (at >= cursor->end || to_lower(*at) != 'e')
		return;
	at++;
	if (at < cursor->end && (*at == '+' || *at == '-'))
		negative = (*at++ == '-');
	if (at >= cursor->end || !is_digit(*at))
		return;
	for (; at < cursor->end && is_digit(*at); at++)
	{
		if (exponent < EXPONENT_LIMIT)
			exponent = exponent * 10 + (*at - '0');
	}
	number->exponent += negative ? -exponent : exponent;
	cursor->at = at;
}

/* The first `whole` of the number's digits, or all; returns what follows. */
static const char *
whole_digits(const DecimalText *number, int64_t whole, UCount *magnitude)
{
	int64_t		take = whole < number->ndigits ? whole : number->ndigits;
	const char *at = number->digits;

	while (take > 0)
	{
		/* 19 digits at a time fit a machine word */
		uint64_t	word = 0;
		int			n = 0;

		for (; take > 0 && n < POWER_OF_TEN_IN_WORD; at++)
		{
			if (!is_digit(*at))
				continue;
			word = word * 10 + (uint64_t) (*at - '0');
			n++;
			take--;
		}
		*magnitude = *magnitude * power_of_ten(n) + word;
	}
	return at;
}

/* What the parts before the last are, with one more: whole * 10^power. */
static UCount
add_part(UCount before, const DecimalText *part, int power)
{
	UCount		whole = 0;

	/* all that is 10^38 or more is the same to decimal_to_count() */
	if (part->ndigits >= DECIMAL_MAX_DIGITS)
		return ~(UCount) 0;
	(void) whole_digits(part, part->ndigits, &whole);
	if (__builtin_mul_overflow(whole, power_of_ten(power - DECIMAL_PART_POWER), &whole) ||
		__builtin_add_overflow(before, whole, &before))
		return ~(UCount) 0;
	return before;
}

/*
 * Reads what may follow the digits of a number: a word for a power of ten, and
 * further parts, as in 3亿7000万5000.50.  Each is less than one of the 万 or
 * 亿 before it, behind 千, 百 and 十 there is none; only the last has decimals,
 * and none has an exponent.  Kept out of the way of numbers that have none of
 * it.
 */
static NOINLINE DecimalStatus
scan_parts(TextCursor *cursor, DecimalText *number)
{
	UCount		before = 0;
	bool		negative = number->negative;
	const char *start = NULL;	/* of a part that is not the first */
	int			limit = 0;		/* the power of ten that it stays below */

	for (;;)
	{
		bool		exponent = cursor->at > number->end;
		TextCursor	part = *cursor;
		int			large;
		int			power;
		DecimalStatus status;

		skip_blanks(&part);
		power = number_word_scan(&part, &large);
		if (power != 0)
			*cursor = part;
		if (start != NULL)
		{
			if (exponent)
				return DECIMAL_PART_NOT_WHOLE;
			if (power >= limit || number->ndigits + number->exponent > limit - power)
				return DECIMAL_PART_TOO_LARGE;
			if (power == 0 && number->end == start + 1)
				return DECIMAL_PART_AMBIGUOUS;
		}
		skip_blanks(&part);
		if (power == 0 || part.at >= part.end || !is_digit(*part.at))
		{
			number->exponent += power;
			number->before = before;
			number->negative = negative;
			return DECIMAL_OK;
		}
		if (large == 0)
			return DECIMAL_PART_NOT_READ;
		if (exponent || number->exponent != 0)
			return DECIMAL_PART_NOT_WHOLE;
		before = add_part(before, number, power);
		limit = large;

		/* up to the word behind it, which is for the next turn to read */
		start = part.at;
		for (part.end = start; part.end < cursor->end && !(*part.end & 0x80);)
			part.end++;
		status = decimal_scan(&part, number);
		cursor->at = part.at;
		if (status != DECIMAL_OK)
			return status;
	}
}

/*
 * Reads [sign] digits [. digits] [e [sign] digits], and what Chinese writes
 * behind that.  On success the cursor stands behind the number, else where it
 * was found wanting.
 */
DecimalStatus
decimal_scan(TextCursor *cursor, DecimalText *number)
{
	const char *start;
	bool		any;
	TextCursor	behind;

	memset(number, 0, sizeof(*number));
	if (cursor->at < cursor->end && (*cursor->at == '+' || *cursor->at == '-'))
		number->negative = (*cursor->at++ == '-');

	start = cursor->at;
	cursor->at = take_digits(start, cursor->end, number);
	any = cursor->at > start;
	if (cursor->at < cursor->end && *cursor->at == ',')
	{
		DecimalStatus status = scan_groups(cursor, start, number);

		if (status != DECIMAL_OK)
			return status;
	}

	if (cursor->at < cursor->end && *cursor->at == '.')
	{
		start = ++cursor->at;
		cursor->at = take_digits(start, cursor->end, number);
		any = any || cursor->at > start;
		number->exponent = start - cursor->at;
		/* "1.000,50" */
		if (cursor->at < cursor->end && *cursor->at == ',')
			return DECIMAL_BAD_GROUPING;
		if (cursor->at < cursor->end && *cursor->at == '.')
			return DECIMAL_TWO_POINTS;
	}
	if (!any)
		return DECIMAL_NOT_A_NUMBER;
	number->end = cursor->at;

	scan_exponent(cursor, number);

	/* the words begin beyond ASCII, so most numbers end here */
	behind = *cursor;
	skip_blanks(&behind);
	if (behind.at < behind.end && (*behind.at & 0x80))
		return scan_parts(cursor, number);
	return DECIMAL_OK;
}

/*
 * The fraction's part in number * multiplier: what carries into the whole
 * units, rounded.  Multiplies from the last digit to the first, as one does
 * on paper, so no length of fraction is too long.
 */
static UCount
fraction_carry(const DecimalText *number, const char *first, int64_t leading_zeros,
			   uint32_t multiplier)
{
	uint64_t	carry = 0;
	uint64_t	digit = 0;

	for (const char *at = number->end - 1; at >= first; at--)
	{
		if (!is_digit(*at))
			continue;
		carry += (uint64_t) (*at - '0') * multiplier;
		digit = carry % 10;
		carry /= 10;
	}
	/* once nothing is carried, further zeros before the digits are all zero */
	for (; leading_zeros > 0; leading_zeros--)
	{
		digit = carry % 10;
		carry /= 10;
		if (carry == 0 && digit == 0)
			return 0;
	}
	return (UCount) carry + (digit >= 5 ? 1 : 0);
}

/*
 * Adds what the parts before the last are, times 10^power.  False where that
 * makes 10^38 or more.
 */
static bool
add_parts_before(const DecimalText *number, int power, UCount *magnitude)
{
	UCount		before = number->before;

	power += DECIMAL_PART_POWER;
	return power < DECIMAL_MAX_DIGITS &&
		!__builtin_mul_overflow(before, power_of_ten(power), &before) &&
		!__builtin_add_overflow(*magnitude, before, magnitude) &&
		*magnitude < power_of_ten(DECIMAL_MAX_DIGITS - 1);
}

/*
 * count = number * 10^power * multiplier, rounded half away from zero to a
 * whole count.  False from 10^38 on, which is more than any type holds.  The
 * power is at least -DECIMAL_PART_POWER, or the number has one part only.
 */
bool
decimal_to_count(const DecimalText *number, int power, uint32_t multiplier,
				 Count *count)
{
	int64_t		exponent = number->exponent + power;
	int64_t		whole = number->ndigits + exponent; /* digits before the point */
	const char *at = number->digits;
	UCount		magnitude = 0;

	assertion(number->ndigits >= 0 && multiplier > 0);
	*count = 0;
	if (number->ndigits == 0 && number->before == 0)
		return true;
	if (whole >= DECIMAL_MAX_DIGITS)
		return false;			/* at least 10^38: no type holds as much */

	if (exponent >= 0 && number->ndigits <= POWER_OF_TEN_IN_WORD)
		magnitude = number->word;
	else
		at = whole_digits(number, whole, &magnitude);
	if (exponent > 0)
		magnitude *= power_of_ten((int) exponent);
	if (number->before != 0 && !add_parts_before(number, power, &magnitude))
		return false;
	if (__builtin_mul_overflow(magnitude, (UCount) multiplier, &magnitude))
		return false;
	if (exponent < 0 &&
		__builtin_add_overflow(magnitude,
							   fraction_carry(number, at, whole < 0 ? -whole : 0, multiplier),
							   &magnitude))
		return false;
	return count_with_sign(magnitude, number->negative, count);
}

/* Two digits at a time, ending before `end`; returns where they start. */
static char *
word_digits(uint64_t word, char *end)
{
	static const char pairs[] =
		"00010203040506070809" "10111213141516171819"
		"20212223242526272829" "30313233343536373839"
		"40414243444546474849" "50515253545556575859"
		"60616263646566676869" "70717273747576777879"
		"80818283848586878889" "90919293949596979899";

	/* in smallest units, what people state ends in many zeros */
	while (word >= UINT64_C(1000000) && word % UINT64_C(1000000) == 0)
	{
		end -= 6;
		memset(end, '0', 6);
		word /= UINT64_C(1000000);
	}
	while (word >= 100)
	{
		end -= 2;
		memcpy(end, pairs + 2 * (word % 100), 2);
		word /= 100;
	}
	if (word >= 10)
	{
		end -= 2;
		memcpy(end, pairs + 2 * word, 2);
	}
	else
		*--end = (char) ('0' + word);
	return end;
}

/*
 * The decimal digits of a magnitude below 10^39, without leading zeros (one
 * zero for zero), not terminated.  Returns how many.
 */
int
decimal_digits(UCount magnitude, char *digits)
{
	char		buffer[2 * POWER_OF_TEN_IN_WORD + 2];
	char	   *end = buffer + sizeof(buffer);
	char	   *start = end;

	while (magnitude >> 64)
	{
		char	   *chunk = start - POWER_OF_TEN_IN_WORD;
		UCount		quotient = magnitude / power_of_ten(POWER_OF_TEN_IN_WORD);

		/* not %, which would divide again */
		start = word_digits((uint64_t) (magnitude - quotient * power_of_ten(POWER_OF_TEN_IN_WORD)), start);
		magnitude = quotient;
		while (start > chunk)
			*--start = '0';
	}
	if (magnitude != 0 || start == end)
		start = word_digits((uint64_t) magnitude, start);
	memcpy(digits, start, (size_t) (end - start));
	return (int) (end - start);
}

/*
 * Prints digits * 10^-point: all of them, at least min_decimals decimals, and
 * no trailing zero beyond those.  Returns the length; writes no terminator.
 */
int
decimal_print(char *out, bool negative, const char *digits, int ndigits,
			  int point, int min_decimals)
{
	char	   *at = out;
	int			whole = ndigits - point;	/* digits before the point */
	int			kept = ndigits;
	int			decimals;

	assertion(ndigits >= 0 && ndigits <= DECIMAL_MAX_DIGITS && min_decimals >= 0);
	while (kept > 0 && kept > whole + min_decimals && digits[kept - 1] == '0')
		kept--;
	decimals = kept == 0 || kept - whole < min_decimals ? min_decimals : kept - whole;

	if (negative)
		*at++ = '-';
	if (whole <= 0)
		*at++ = '0';
	else
	{
		memcpy(at, digits, (size_t) whole);
		at += whole;
	}
	if (decimals > 0)
	{
		*at++ = '.';
		for (int i = whole; i < whole + decimals; i++)
			*at++ = i >= 0 && i < kept ? digits[i] : '0';
	}
	return (int) (at - out);
}
