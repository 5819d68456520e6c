/*
 * number.c
 *		Counts to PostgreSQL's numeric and back; see number.h.
 */
#include "compat.h"

#include <math.h>

#include "common/shortest_dec.h"
#include "types/number.h"
#include "utils/builtins.h"

void
division_by_zero(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DIVISION_BY_ZERO),
			 errmsg("division by zero"),
			 errhint("Where that may happen, CASE WHEN sign(x) <> 0 THEN ... END for the divisor x makes the quotient NULL.")));
}

pg_noreturn static void
not_finite(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("number must be finite"),
			 errdetail("Quantities have neither NaN nor infinity."),
			 errhint("Use NULL for what is not known.")));
}

void
require_finite(Numeric number)
{
	if (numeric_is_nan(number) || numeric_is_inf(number))
		not_finite();
}

char *
numeric_text(Numeric number)
{
	return DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(number)));
}

Numeric
require_not_negative(Numeric number, const char *message)
{
	require_finite(number);
	if (numeric_sign_of(number) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s", _(message)),
				 errdetail("It is %s.", numeric_text(number)),
				 errhint("Zero stands for none, NULL for what is not known.")));
	return number;
}

static Numeric
numeric_from_text(char *text)
{
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(text),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

/*
 * By way of text, because numeric's own digits are private to the server and
 * this text needs no parsing to speak of.
 */
Numeric
count_to_numeric(Count count, int decimals, int min_decimals)
{
	char		digits[DECIMAL_MAX_DIGITS];
	char		number[DECIMAL_MAX_TEXT + 1];
	int			ndigits = decimal_digits(count_magnitude(count), digits);

	number[decimal_print(number, count < 0, digits, ndigits, decimals, min_decimals)] = '\0';
	return numeric_from_text(number);
}

bool
numeric_to_count(Numeric number, int power, uint32_t multiplier, Count *count)
{
	char	   *digits;
	TextCursor	cursor;
	DecimalText decimal;
	bool		fits;

	require_finite(number);
	digits = numeric_text(number);
	cursor.at = digits;
	cursor.end = digits + strlen(digits);
	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK)
		elog(ERROR, "could not read numeric \"%s\"", digits);
	fits = decimal_to_count(&decimal, power, multiplier, count);
	pfree(digits);
	return fits;
}

Quantity
quantity_from_numeric(const QuantityKind *kind, Numeric number, int power,
					  uint32_t multiplier, uint32_t tag)
{
	Count		count;

	if (!numeric_to_count(number, power, multiplier, &count))
		kind_out_of_range(kind);
	return kind_pack(kind, count, tag);
}

Numeric
numeric_from_float8(float8 number)
{
	if (isnan(number) || isinf(number))
		not_finite();
	return DatumGetNumeric(DirectFunctionCall1(float8_numeric, Float8GetDatum(number)));
}

Numeric
numeric_from_float4(float4 number)
{
	char text[	FLOAT_SHORTEST_DECIMAL_LEN];

	if (isnan(number) || isinf(number))
		not_finite();
	float_to_shortest_decimal_buf(number, text);
	return numeric_from_text(text);
}

/*
 * The digits of a numeric as it lies on disk.  The server keeps its struct to
 * itself, but the format is older than any supported version and pg_upgrade
 * keeps it: a header of 16 bits, in the long form another 16 for the weight,
 * then digits of base 10000, most significant first.
 */
#define NUMERIC_SIGN_MASK		0xC000
#define NUMERIC_LONG_NEGATIVE	0x4000
#define NUMERIC_IS_SHORT		0x8000
#define NUMERIC_IS_SPECIAL		0xC000
#define NUMERIC_SHORT_NEGATIVE	0x2000
#define NUMERIC_SHORT_WEIGHT	0x003F
#define NUMERIC_SHORT_WEIGHT_NEGATIVE	0x0040
#define NUMERIC_DIGIT_POWER		4

/* Nine of these digits are at most 36 decimal ones. */
#define MOST_NUMERIC_DIGITS		9

bool
numeric_fraction(Numeric n, Count *numerator, Count *divisor)
{
	const char *data = VARDATA_ANY(n);
	int			length = (int) VARSIZE_ANY_EXHDR(n);
	int			header_length = sizeof(uint16);
	uint16		header;
	int16		weight;
	bool		negative;
	int			ndigits;
	int			power;
	UCount		value = 0;

	memcpy(&header, data, sizeof(header));
	if ((header & NUMERIC_SIGN_MASK) == NUMERIC_IS_SPECIAL)
		not_finite();
	if ((header & NUMERIC_SIGN_MASK) == NUMERIC_IS_SHORT)
	{
		negative = (header & NUMERIC_SHORT_NEGATIVE) != 0;
		weight = (int16) (header & NUMERIC_SHORT_WEIGHT);
		if (header & NUMERIC_SHORT_WEIGHT_NEGATIVE)
			weight = (int16) (weight - (NUMERIC_SHORT_WEIGHT + 1));
	}
	else
	{
		negative = (header & NUMERIC_SIGN_MASK) == NUMERIC_LONG_NEGATIVE;
		memcpy(&weight, data + header_length, sizeof(weight));
		header_length += sizeof(weight);
	}
	ndigits = (length - header_length) / (int) sizeof(int16);
	power = NUMERIC_DIGIT_POWER * (weight + 1 - ndigits);

	*divisor = 1;
	if (ndigits == 0)
		power = 0;
	if (ndigits > MOST_NUMERIC_DIGITS || power <= -DECIMAL_MAX_DIGITS ||
		NUMERIC_DIGIT_POWER * ndigits + Max(power, 0) >= DECIMAL_MAX_DIGITS)
		return false;
	for (int i = 0; i < ndigits; i++)
	{
		int16		digit;

		memcpy(&digit, data + header_length + i * (int) sizeof(digit), sizeof(digit));
		value = value * 10000 + (UCount) digit;
	}
	if (power > 0)
		value *= power_of_ten(power);
	else if (power < 0)
		*divisor = (Count) power_of_ten(-power);
	return count_with_sign(value, negative, numerator);
}

/*
 * Numbers of each form on disk, the last one of the long form for its many
 * decimals: read wrongly on a server that has changed it, none would be an
 * error, but another amount.
 */
void
check_numeric_format(void)
{
	static const struct
	{
		char	   *text;
		int64		numerator;
		int64		divisor;
	}			known[] = {
		{"0", 0, 1},
		{"70000000001", INT64CONST(70000000001), 1},
		{"-12345.678", -12345678, 1000},
		{"0.000000123", 123, 1000000000},
		{"-0.5000000000000000000000000000000000000000000000000000000000000000000000", -1, 2},
	};

	for (size_t i = 0; i < lengthof(known); i++)
	{
		Count		numerator;
		Count		divisor;

		if (!numeric_fraction(numeric_from_text(known[i].text), &numerator, &divisor) ||
			numerator * known[i].divisor != known[i].numerator * divisor)
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("compute_acct cannot read numbers as this server stores them"),
					 errdetail("It took the numeric %s for another number.", known[i].text),
					 errhint("Install the version of compute_acct that is made for this server.")));
	}
}
