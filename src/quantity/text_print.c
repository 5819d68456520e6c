/*
 * text_print.c
 *		Printers of whole quantities; see text.h.
 */
#include "text.h"

static char *
append_basis(char *out, Basis basis)
{
	if (basis != BASIS_UNSPECIFIED)
	{
		*out++ = ' ';
		out += basis_print(out, basis);
	}
	return out;
}

/* "FLOPS" and "FLOP", or "OPS" and "OP" where the format is an integer's. */
static char *
append_unit(char *out, Basis basis, UnitDimension dimension)
{
	out = append_word(out, basis_is_integer(basis) ? "OP" : "FLOP");
	return dimension == UNIT_RATE ? append_word(out, "S") : out;
}

/* The largest prefix that leaves a number of at least one. */
static int
print_operations(char *out, Quantity q, UnitDimension dimension)
{
	Count		count = quantity_count(q, FLOPS_TAG_BITS);
	Basis		basis = (Basis) quantity_tag(q, FLOPS_TAG_BITS);
	char		digits[DECIMAL_MAX_DIGITS];
	int			ndigits = decimal_digits(count_magnitude(count), digits);
	int			power = (ndigits - 1) / 3 * 3;
	char	   *at = out;

	if (power > LARGEST_PREFIX_POWER)
		power = LARGEST_PREFIX_POWER;
	at += decimal_print(at, count < 0, digits, ndigits, power, 0);
	*at++ = ' ';
	at = append_prefix(at, power);
	at = append_unit(at, basis, dimension);
	at = append_basis(at, basis);
	return (int) (at - out);
}

int
flops_print(char *out, Quantity q)
{
	return print_operations(out, q, UNIT_RATE);
}

int
flop_print(char *out, Quantity q)
{
	return print_operations(out, q, UNIT_COUNT);
}

/* "950000.00 CNY": at least the currency's minor digits */
static char *
append_money(char *out, Count count, int decimals, Currency currency)
{
	char		digits[DECIMAL_MAX_DIGITS];
	int			ndigits = decimal_digits(count_magnitude(count), digits);

	out += decimal_print(out, count < 0, digits, ndigits, decimals,
						 currency_minor_digits(currency));
	*out++ = ' ';
	currency_print(out, currency);
	return out + CURRENCY_CODE_LENGTH;
}

int
cost_print(char *out, Quantity q)
{
	return (int) (append_money(out, quantity_count(q, COST_TAG_BITS), COST_DECIMALS,
							   (Currency) quantity_tag(q, COST_TAG_BITS)) - out);
}

static char *
append_per(char *out, uint32_t tag)
{
	out = append_word(out, "/E");
	out = append_unit(out, unit_price_basis(tag), unit_price_dimension(tag));
	return append_basis(out, unit_price_basis(tag));
}

int
unit_price_print(char *out, Quantity q)
{
	uint32_t	tag = quantity_tag(q, UNIT_PRICE_TAG_BITS);
	char	   *at = append_money(out, quantity_count(q, UNIT_PRICE_TAG_BITS),
								  UNIT_PRICE_DECIMALS, unit_price_currency(tag));

	return (int) (append_per(at, tag) - out);
}

int
basis_tag_print(char *out, uint32_t tag)
{
	if (tag == BASIS_UNSPECIFIED)
		return (int) (append_word(out, "unspecified") - out);
	return basis_print(out, (Basis) tag);
}

int
currency_tag_print(char *out, uint32_t tag)
{
	currency_print(out, (Currency) tag);
	return CURRENCY_CODE_LENGTH;
}

int
unit_price_tag_print(char *out, uint32_t tag)
{
	currency_print(out, unit_price_currency(tag));
	return (int) (append_per(out + CURRENCY_CODE_LENGTH, tag) - out);
}
