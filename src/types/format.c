/*
 * format.c
 *		Quantities for readers: format_quantity() for people, JSON for programs.
 */
#include "compat.h"

#include "lib/stringinfo.h"
#include "types/kind.h"
#include "types/message.h"
#include "types/number.h"
#include "utils/builtins.h"

#define MOST_DIGITS	20

/*
 * What one of the unit is, as input would read "1e0 UNIT"; ERROR 22023.  With
 * an exponent, as no further part of a number may follow that: "亿7000万元" is
 * no unit.  A price per QFLOPS is finer than prices are kept, and would be
 * rounded to zero.
 */
static Quantity
unit_value(const QuantityKind *kind, const char *unit)
{
	char	   *one = psprintf("1e0 %s", unit);
	Quantity	q;
	TextError	error;

	if (!kind->scan(one, strlen(one), &q, &error) || kind_count(kind, q) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid unit for type %s: \"%s\"", kind->name,
						message_excerpt(unit, strlen(unit))),
				 errhint("Write it as it stands behind the number, as in \"%s\".", kind->example)));
	return q;
}

/*
 * format_quantity(q, unit, digits): the number of units, rounded half away from
 * zero to the digits, in groups of three, and the unit.  The unit is what may
 * stand behind a number in the type's input: "PFLOPS", "亿元", "bn USD",
 * "CNY/TFLOPS"; a basis that it leaves open is put behind it.
 */
static Datum
format_quantity(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	char	   *unit = text_to_cstring(PG_GETARG_TEXT_PP(1));
	int			places = PG_GETARG_INT32(2);
	Quantity	one = unit_value(kind, unit);
	uint32_t	tag = kind_tag(kind, q);
	char		digits[DECIMAL_MAX_DIGITS];
	char		number[DECIMAL_MAX_TEXT];
	char		basis[BASIS_MAX_TEXT];
	Count		scaled;
	int			length;
	int			whole;
	StringInfoData out;

	if (places < 0 || places > MOST_DIGITS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of digits must be from 0 to %d", MOST_DIGITS),
				 errdetail("It is %d.", places),
				 errhint("Use a smaller or larger unit instead.")));
	if (tag != kind_tag(kind, one) &&
		!(kind->adopts != NULL && kind->adopts(kind_tag(kind, one), tag)))
		kind_mixed(kind, TO_FORMAT, tag, kind_tag(kind, one));
	if (!count_multiply_divide(kind_count(kind, q), (Count) power_of_ten(places),
							   kind_count(kind, one), &scaled))
		kind_out_of_range(kind);

	length = decimal_print(number, scaled < 0, digits,
						   decimal_digits(count_magnitude(scaled), digits), places, places);
	whole = length - (places > 0 ? places + 1 : 0);

	initStringInfo(&out);
	for (int i = 0; i < length; i++)
	{
		if (i > 0 && i < whole && (whole - i) % 3 == 0 && is_digit(number[i - 1]))
			appendStringInfoChar(&out, ',');
		appendStringInfoChar(&out, number[i]);
	}
	/* Chinese units follow the number without a space */
	appendStringInfo(&out, "%s%s", (unsigned char) unit[0] < 0x80 ? " " : "", unit);
	if (tag != kind_tag(kind, one))
	{
		length = basis_print(basis, kind == &unit_price_kind ? unit_price_basis(tag) : (Basis) tag);
		appendStringInfo(&out, " %.*s", length, basis);
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/*
 * {"number": 5.39, "unit": "EFLOPS", "basis": "fp16"}: always in the same unit,
 * which is that of prices, so that a program need not read prefixes.
 */
static Datum
quantity_to_json(const QuantityKind *kind, Quantity q, int decimals, const char *unit, Basis basis,
				 bool has_basis)
{
	char		digits[DECIMAL_MAX_DIGITS];
	char		number[DECIMAL_MAX_TEXT];
	char		name[BASIS_MAX_TEXT];
	Count		count = kind_count(kind, q);
	int			length = decimal_print(number, count < 0, digits,
									   decimal_digits(count_magnitude(count), digits), decimals, 0);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfo(&out, "{\"number\": %.*s, \"unit\": \"%s\"", length, number, unit);
	if (has_basis && basis == BASIS_UNSPECIFIED)
		appendStringInfoString(&out, ", \"basis\": null");
	else if (has_basis)
	{
		length = basis_print(name, basis);
		appendStringInfo(&out, ", \"basis\": \"%.*s\"", length, name);
	}
	appendStringInfoChar(&out, '}');
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

static Datum
operations_to_json(const QuantityKind *kind, Quantity q, const char *unit, const char *integer_unit)
{
	Basis		basis = (Basis) kind_tag(kind, q);

	return quantity_to_json(kind, q, EXA_POWER, basis_is_integer(basis) ? integer_unit : unit, basis, true);
}

/* The unit of a price is its tag's text without the basis. */
static Datum
unit_price_json(Quantity q)
{
	uint32_t	tag = kind_tag(&unit_price_kind, q);
	char	   *unit = kind_tag_name(&unit_price_kind, tag);

	unit[strcspn(unit, " ")] = '\0';
	return quantity_to_json(&unit_price_kind, q, UNIT_PRICE_DECIMALS, unit, unit_price_basis(tag), true);
}

QUANTITY_FUNCTION(flops_to_json, operations_to_json(&flops_kind, PG_GETARG_QUANTITY(0), "EFLOPS", "EOPS"));
QUANTITY_FUNCTION(flop_to_json, operations_to_json(&flop_kind, PG_GETARG_QUANTITY(0), "EFLOP", "EOP"));
QUANTITY_FUNCTION(cost_to_json,
				  quantity_to_json(&cost_kind, PG_GETARG_QUANTITY(0), COST_DECIMALS,
								   kind_tag_name(&cost_kind, kind_tag(&cost_kind, PG_GETARG_QUANTITY(0))),
								   BASIS_UNSPECIFIED, false));
QUANTITY_FUNCTION(unit_price_to_json, unit_price_json(PG_GETARG_QUANTITY(0)));

QUANTITY_FUNCTION(flops_format, format_quantity(fcinfo, &flops_kind));
QUANTITY_FUNCTION(flop_format, format_quantity(fcinfo, &flop_kind));
QUANTITY_FUNCTION(cost_format, format_quantity(fcinfo, &cost_kind));
QUANTITY_FUNCTION(unit_price_format, format_quantity(fcinfo, &unit_price_kind));
