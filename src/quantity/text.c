/*
 * text.c
 *		Scanners and printers of whole quantities; see text.h.
 */
#include "text.h"

/* The multipliers of money, matched to the letter: "m" could be a thousand. */
static const struct
{
	const char *word;
	int			power;
}			money_multipliers[] = {
	{"k", 3},
	{"M", 6},
	{"mn", 6},
	{"bn", 9},
	{"million", 6},
	{"billion", 9},
	{"trillion", 12},
};

static bool
fail(TextError *error, TextStatus status, const char *word, const char *end)
{
	error->status = status;
	error->word = word;
	error->length = (int) (end - word);
	return false;
}

/* From the cursor up to a blank or the end. */
static const char *
word_end(TextCursor cursor)
{
	while (cursor.at < cursor.end && !is_blank(*cursor.at))
		cursor.at++;
	return cursor.at;
}

static TextCursor
trimmed(const char *text, size_t length)
{
	TextCursor	cursor = {text, text + length};

	skip_blanks(&cursor);
	while (cursor.end > cursor.at && is_blank(cursor.end[-1]))
		cursor.end--;
	return cursor;
}

static const TextStatus number_errors[] = {
	[DECIMAL_NOT_A_NUMBER] = TEXT_NOT_A_NUMBER,
	[DECIMAL_BAD_GROUPING] = TEXT_BAD_GROUPING,
	[DECIMAL_PART_TOO_LARGE] = TEXT_PART_TOO_LARGE,
	[DECIMAL_PART_NOT_WHOLE] = TEXT_PART_NOT_WHOLE,
	[DECIMAL_PART_AMBIGUOUS] = TEXT_PART_AMBIGUOUS,
};

static bool
scan_number(TextCursor *cursor, DecimalText *number, TextError *error)
{
	const char *start = cursor->at;
	DecimalStatus status = decimal_scan(cursor, number);

	if (status != DECIMAL_OK)
		return fail(error, number_errors[status], start, word_end(*cursor));
	skip_blanks(cursor);
	return true;
}

static bool
scan_unit(TextCursor *cursor, Unit *unit, TextError *error)
{
	const char *word = cursor->at;
	const char *end = word_end(*cursor);

	if (word == end)
		return fail(error, TEXT_NO_UNIT, word, end);
	switch (unit_lookup(word, (int) (end - word), unit))
	{
		case UNIT_OK:
			break;
		case UNIT_UNKNOWN:
			return fail(error, TEXT_UNKNOWN_UNIT, word, end);
		case UNIT_AMBIGUOUS:
			return fail(error, TEXT_AMBIGUOUS_UNIT, word, end);
	}
	cursor->at = end;
	return true;
}

static bool
scan_basis(TextCursor *cursor, Basis *basis, TextError *error)
{
	if (!basis_scan(cursor, basis))
		return fail(error, TEXT_UNKNOWN_BASIS, cursor->at, word_end(*cursor));
	return true;
}

/* A capacity or work: number, unit, basis. */
static bool
scan_operations(const char *text, size_t length, UnitDimension dimension,
				Quantity *q, TextError *error)
{
	TextCursor	cursor = trimmed(text, length);
	const char *word;
	DecimalText number;
	Unit		unit;
	Basis		basis;
	Count		count;

	if (!scan_number(&cursor, &number, error))
		return false;
	word = cursor.at;
	if (!scan_unit(&cursor, &unit, error))
		return false;
	if (unit.dimension != dimension)
		return fail(error, dimension == UNIT_RATE ? TEXT_UNIT_IS_COUNT : TEXT_UNIT_IS_RATE,
					word, cursor.at);
	if (!scan_basis(&cursor, &basis, error))
		return false;
	if (!decimal_to_count(&number, unit.power, unit.seconds, &count) ||
		!quantity_pack(count, basis, FLOPS_TAG_BITS, q))
		return fail(error, TEXT_OUT_OF_RANGE, text, text);
	return true;
}

bool
flops_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	return scan_operations(text, length, UNIT_RATE, q, error);
}

bool
flop_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	return scan_operations(text, length, UNIT_COUNT, q, error);
}

static bool
currency_found(CurrencyStatus status, const char *word, const char *end, TextError *error)
{
	switch (status)
	{
		case CURRENCY_OK:
			break;
		case CURRENCY_UNKNOWN:
			return fail(error, word < end && (is_digit(*word) || *word == '(') ?
						TEXT_NUMBER_IN_PARTS : TEXT_UNKNOWN_CURRENCY, word, end);
		case CURRENCY_AMBIGUOUS:
			return fail(error, TEXT_AMBIGUOUS_SYMBOL, word, end);
	}
	return true;
}

static bool
scan_currency(const char *word, const char *end, Currency *currency, TextError *error)
{
	return currency_found(currency_lookup(word, (int) (end - word), currency),
						  word, end, error);
}

/*
 * Reads the multiplier that a word of money starts with, if there is one.
 * What is behind it in the word must be a currency, or nothing.
 */
static bool
scan_multiplier(TextCursor *cursor, DecimalText *number)
{
	const char *end = word_end(*cursor);
	Currency	ignored;

	for (size_t i = 0; i < lengthof(money_multipliers); i++)
	{
		TextCursor	behind = {cursor->at, end};

		if (skip_word(&behind, money_multipliers[i].word) &&
			(behind.at == end ||
			 currency_lookup(behind.at, (int) (end - behind.at), &ignored) != CURRENCY_UNKNOWN))
		{
			number->exponent += money_multipliers[i].power;
			cursor->at = behind.at;
			skip_blanks(cursor);
			return true;
		}
	}
	return false;
}

/*
 * An amount of money that fills the cursor's text, with its currency before
 * or behind the number, or on both sides ("人民币3.7亿元").
 */
static bool
scan_money(TextCursor *cursor, DecimalText *number, Currency *currency, TextError *error)
{
	const char *before = cursor->at;
	const char *before_end;
	const char *word;
	const char *end;
	Currency	behind;
	CurrencyStatus status;

	while (cursor->at < cursor->end && !is_digit(*cursor->at) && !is_blank(*cursor->at) &&
		   *cursor->at != '+' && *cursor->at != '-' && *cursor->at != '.')
		cursor->at++;
	before_end = cursor->at;
	if (before_end > before && !scan_currency(before, before_end, currency, error))
		return false;
	skip_blanks(cursor);
	if (!scan_number(cursor, number, error))
		return false;

	word = cursor->at;
	end = word_end(*cursor);
	status = currency_lookup(word, (int) (end - word), &behind);

	/*
	 * A word that is a currency as a whole ("MUR", "KRW") has no multiplier.
	 * Behind parts it could be of all of them, or of the last.
	 */
	if (status == CURRENCY_UNKNOWN && number->before == 0 && scan_multiplier(cursor, number))
	{
		word = cursor->at;
		end = word_end(*cursor);
		status = currency_lookup(word, (int) (end - word), &behind);
	}
	if (word < end)
	{
		if (!currency_found(status, word, end, error))
			return false;
		if (before_end > before && behind != *currency)
			return fail(error, TEXT_TWO_CURRENCIES, word, end);
		*currency = behind;
		cursor->at = end;
		skip_blanks(cursor);
		if (cursor->at < cursor->end)
			return fail(error, TEXT_UNKNOWN_CURRENCY, word, cursor->end);
	}
	else if (before_end == before)
		return fail(error, TEXT_NO_CURRENCY, word, end);
	return true;
}

bool
cost_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	TextCursor	cursor = trimmed(text, length);
	DecimalText number;
	Currency	currency;
	Count		count;

	if (!scan_money(&cursor, &number, &currency, error))
		return false;
	if (!decimal_to_count(&number, COST_DECIMALS, 1, &count) ||
		!quantity_pack(count, currency, COST_TAG_BITS, q))
		return fail(error, TEXT_OUT_OF_RANGE, text, text);
	return true;
}

/* What is behind the "/" of a price: unit and basis. */
static bool
scan_per(TextCursor *cursor, Unit *unit, Basis *basis, TextError *error)
{
	const char *word;

	skip_blanks(cursor);
	word = cursor->at;
	if (!scan_unit(cursor, unit, error))
		return false;
	if (unit->seconds != 1)
		return fail(error, TEXT_TIME_IN_PRICE, word, cursor->at);
	return scan_basis(cursor, basis, error);
}

/* Splits "950000 CNY / EFLOPS fp16" at the first slash. */
static bool
split_price(TextCursor whole, TextCursor *money, TextCursor *per, TextError *error)
{
	const char *slash = memchr(whole.at, '/', (size_t) (whole.end - whole.at));

	if (slash == NULL)
		return fail(error, TEXT_NO_PER, whole.at, whole.end);
	*money = trimmed(whole.at, (size_t) (slash - whole.at));
	per->at = slash + 1;
	per->end = whole.end;
	return true;
}

/* A number of parts stays whole before its last, whatever a price is per. */
_Static_assert(UNIT_PRICE_DECIMALS + EXA_POWER - LARGEST_PREFIX_POWER >= -DECIMAL_PART_POWER,
			   "a unit is too large for numbers in parts");

bool
unit_price_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	TextCursor	money;
	TextCursor	per;
	DecimalText number;
	Currency	currency;
	Unit		unit;
	Basis		basis;
	Count		count;

	if (!split_price(trimmed(text, length), &money, &per, error) ||
		!scan_money(&money, &number, &currency, error) ||
		!scan_per(&per, &unit, &basis, error))
		return false;
	if (!decimal_to_count(&number, UNIT_PRICE_DECIMALS + EXA_POWER - unit.power, 1, &count) ||
		!quantity_pack(count, unit_price_tag(currency, basis, unit.dimension),
					   UNIT_PRICE_TAG_BITS, q))
		return fail(error, TEXT_OUT_OF_RANGE, text, text);
	return true;
}

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

bool
basis_tag_scan(const char *text, size_t length, uint32_t *tag, TextError *error)
{
	TextCursor	cursor = trimmed(text, length);
	Basis		basis;

	/* "unspecified" is what basis() calls it */
	if (same_word(cursor.at, (int) (cursor.end - cursor.at), "unspecified"))
		basis = BASIS_UNSPECIFIED;
	else if (cursor.at == cursor.end)
		return fail(error, TEXT_UNKNOWN_BASIS, cursor.at, cursor.end);
	else if (!scan_basis(&cursor, &basis, error))
		return false;
	*tag = basis;
	return true;
}

bool
currency_tag_scan(const char *text, size_t length, uint32_t *tag, TextError *error)
{
	TextCursor	cursor = trimmed(text, length);
	Currency	currency;

	if (!scan_currency(cursor.at, cursor.end, &currency, error))
		return false;
	*tag = currency;
	return true;
}

/* "CNY/EFLOPS fp16"; whatever the prefix, prices are kept per exa. */
bool
unit_price_tag_scan(const char *text, size_t length, uint32_t *tag, TextError *error)
{
	TextCursor	money;
	TextCursor	per;
	Currency	currency;
	Unit		unit;
	Basis		basis;

	if (!split_price(trimmed(text, length), &money, &per, error) ||
		!scan_currency(money.at, money.end, &currency, error) ||
		!scan_per(&per, &unit, &basis, error))
		return false;
	*tag = unit_price_tag(currency, basis, unit.dimension);
	return true;
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
