/*
 * number.c
 *		Counts to PostgreSQL's numeric and back; see number.h.
 */
#include "compat.h"

#include <math.h>

#include "types/number.h"
#include "utils/builtins.h"

void
division_by_zero(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DIVISION_BY_ZERO),
			 errmsg("division by zero"),
			 errhint("Where that may happen, nullif() on the divisor makes the quotient NULL.")));
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
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(number),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

Quantity
quantity_from_numeric(const QuantityKind *kind, Numeric number, int power,
					  uint32_t multiplier, uint32_t tag)
{
	char	   *digits;
	TextCursor	cursor;
	DecimalText decimal;
	Count		count;

	require_finite(number);
	digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(number)));
	cursor.at = digits;
	cursor.end = digits + strlen(digits);
	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK)
		elog(ERROR, "could not read numeric \"%s\"", digits);
	if (!decimal_to_count(&decimal, power, multiplier, &count))
		kind_out_of_range(kind);
	pfree(digits);
	return kind_pack(kind, count, tag);
}

Numeric
numeric_from_float8(float8 number)
{
	if (isnan(number) || isinf(number))
		not_finite();
	return DatumGetNumeric(DirectFunctionCall1(float8_numeric, Float8GetDatum(number)));
}
