/*
 * text.c
 *		Scanners of whole quantities; see text.h.
 */
#include "json_object.h"
#include "number_word.h"
#include "text.h"

/*
 * The multipliers of money, matched to the letter: "m" could be a thousand,
 * "mm" is a thousand of those.
 */
static const struct
{
	const char *word;
	int			power;
}			money_multipliers[] = {
	{"k", 3},
	{"K", 3},
	{"M", 6},
	{"MM", 6},
	{"mm", 6},
	{"mn", 6},
	{"bn", 9},
	{"B", 9},
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

/*
 * Whether what is no unit and no currency begins with a character of numbers:
 * as people write them elsewhere, or as spreadsheets and input methods do.
 */
static bool
is_stray(TextCursor cursor)
{
	static const uint16_t characters[] = {
		0x00A0, 0x2007, 0x2009, 0x202F, 0x3000, 0xFEFF, /* blanks */
		0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x301C, 0xFF0D, 0xFF5E, 0x81F3, 0x5230, /* - ~ 至 到 */
		0x00B4, 0x00B7, 0x02BC, 0x066B, 0x066C, 0x2018, 0x2019, 0x2032, 0xFF07, /* ' */
		0xFF08, 0xFF09, 0xFF0B, 0xFF0C, 0xFF0E	/* ( ) + , . */
	};
	uint32_t	character;
	int			ignored;

	if (cursor.at >= cursor.end)
		return false;
	character = character_at(cursor.at, cursor.end, &ignored);
	if (character < 0x80)
		return !is_letter(*cursor.at) && *cursor.at != '$';
	for (size_t i = 0; i < lengthof(characters); i++)
	{
		if (characters[i] == character)
			return true;
	}
	return (character >= 0xFF10 && character <= 0xFF19) || number_word_scan(&cursor, &ignored) != 0;
}

/* Where no unit or currency is found, it may be that the number goes on. */
static NOINLINE bool
fail_behind_number(TextCursor cursor, TextError *error)
{
	if ((error->status == TEXT_UNKNOWN_UNIT || error->status == TEXT_UNKNOWN_CURRENCY) &&
		is_stray(cursor))
		return fail(error, TEXT_STRAY_BEHIND, cursor.at, cursor.end);
	return false;
}

static const TextStatus number_errors[] = {
	[DECIMAL_NOT_A_NUMBER] = TEXT_NOT_A_NUMBER,
	[DECIMAL_TWO_POINTS] = TEXT_TWO_POINTS,
	[DECIMAL_BAD_GROUPING] = TEXT_BAD_GROUPING,
	[DECIMAL_GROUP_OF_ZERO] = TEXT_GROUP_OF_ZERO,
	[DECIMAL_PART_TOO_LARGE] = TEXT_PART_TOO_LARGE,
	[DECIMAL_PART_NOT_WHOLE] = TEXT_PART_NOT_WHOLE,
	[DECIMAL_PART_AMBIGUOUS] = TEXT_PART_AMBIGUOUS,
	[DECIMAL_PART_NOT_READ] = TEXT_PART_NOT_READ,
};

static NOINLINE bool
fail_number(TextCursor at, const char *start, DecimalStatus status, TextError *error)
{
	if (status == DECIMAL_NOT_A_NUMBER && is_stray(at) && !is_blank(*at.at))
		return fail(error, TEXT_STRAY_BEFORE, at.at, at.end);
	return fail(error, number_errors[status], start, word_end(at));
}

static inline bool
scan_number(TextCursor *cursor, DecimalText *number, TextError *error)
{
	const char *start = cursor->at;
	DecimalStatus status = decimal_scan(cursor, number);

	if (status != DECIMAL_OK)
		return fail_number(*cursor, start, status, error);
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

/*
 * A capacity or work: number, unit, basis, each from its own cursor or all
 * from the same.
 */
static ALWAYS_INLINE bool
scan_operations(TextCursor *number_text, TextCursor *unit_text, TextCursor *basis_text,
				UnitDimension dimension, Quantity *q, TextError *error)
{
	const char *word;
	DecimalText number;
	Unit		unit;
	Basis		basis;
	Count		count;

	if (!scan_number(number_text, &number, error))
		return false;
	word = unit_text->at;
	if (!scan_unit(unit_text, &unit, error))
		return fail_behind_number(*unit_text, error);
	if (unit.dimension != dimension)
		return fail(error, dimension == UNIT_RATE ? TEXT_UNIT_IS_COUNT : TEXT_UNIT_IS_RATE,
					word, unit_text->at);
	if (!scan_basis(basis_text, &basis, error))
		return false;
	if (!decimal_to_count(&number, unit.power, unit.seconds, &count) ||
		!quantity_pack(count, basis, FLOPS_TAG_BITS, q))
		return fail(error, TEXT_OUT_OF_RANGE, word, word);
	return true;
}

static bool
scan_text_operations(const char *text, size_t length, UnitDimension dimension,
					 Quantity *q, TextError *error)
{
	TextCursor	cursor = trimmed(text, length);

	return scan_operations(&cursor, &cursor, &cursor, dimension, q, error);
}

bool
flops_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	return scan_text_operations(text, length, UNIT_RATE, q, error);
}

bool
flop_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	return scan_text_operations(text, length, UNIT_COUNT, q, error);
}

static bool
scan_json_operations(TextCursor text, UnitDimension dimension, Quantity *q, TextError *error)
{
	JsonObject	object;

	return json_object_scan(text, true, &object, error) &&
		scan_operations(&object.number, &object.unit, &object.basis, dimension, q, error);
}

bool
flops_json_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	return scan_json_operations(trimmed(text, length), UNIT_RATE, q, error);
}

bool
flop_json_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	return scan_json_operations(trimmed(text, length), UNIT_COUNT, q, error);
}

static bool
currency_found(CurrencyStatus status, const char *word, const char *end, TextError *error)
{
	switch (status)
	{
		case CURRENCY_OK:
			break;
		case CURRENCY_UNKNOWN:
			return fail(error, TEXT_UNKNOWN_CURRENCY, word, end);
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

/* Of an amount, where a word may stand that only looks like a currency. */
static bool
scan_currency_of_amount(const char *word, const char *end, Currency *currency, TextError *error)
{
	if (!scan_currency(word, end, currency, error))
		return false;
	if (currency_is_word(word, (int) (end - word), *currency))
		return fail(error, TEXT_CURRENCY_OR_WORD, word, end);
	return true;
}

/*
 * For what stands between `before` and where a number should begin, and is no
 * currency: a character of numbers, or all there is.
 */
static NOINLINE bool
fail_before_number(const char *before, TextCursor number, TextError *error)
{
	const char *digit = number.at;
	TextCursor	word = {before, number.at};
	int			length;

	if (error->status != TEXT_UNKNOWN_CURRENCY)
		return false;
	while (digit < number.end && !is_digit(*digit))
		digit++;
	if (digit == number.end)
		return fail(error, TEXT_NO_DIGITS, before, number.end);
	for (; word.at < word.end; word.at += length)
	{
		if (is_stray(word))
			return fail(error, TEXT_STRAY_BEFORE, word.at, number.end);
		(void) character_at(word.at, word.end, &length);
	}
	return false;
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

		if (*behind.at == *money_multipliers[i].word && skip_word(&behind, money_multipliers[i].word) &&
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

/* For a word behind a number that is no currency, or more than one. */
static NOINLINE bool
fail_currency(TextCursor cursor, const char *end, CurrencyStatus status, TextError *error)
{
	const char *word = cursor.at;
	TextCursor	behind = {end, cursor.end};
	Currency	ignored;

	skip_blanks(&behind);
	if (status == CURRENCY_UNKNOWN && is_letter(*word) &&
		currency_lookup(behind.at, (int) (behind.end - behind.at), &ignored) != CURRENCY_UNKNOWN)
		return fail(error, TEXT_UNKNOWN_MULTIPLIER, word, end);
	(void) currency_found(status, word, end, error);
	return fail_behind_number(cursor, error);
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
	if (before_end > before && !scan_currency_of_amount(before, before_end, currency, error))
		return fail_before_number(before, *cursor, error);
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
	if (status == CURRENCY_UNKNOWN && word < end && number->before == 0 &&
		scan_multiplier(cursor, number))
	{
		word = cursor->at;
		end = word_end(*cursor);
		status = currency_lookup(word, (int) (end - word), &behind);
	}
	if (word < end)
	{
		if (status != CURRENCY_OK)
			return fail_currency(*cursor, end, status, error);
		if (currency_is_word(word, (int) (end - word), behind))
			return fail(error, TEXT_CURRENCY_OR_WORD, word, end);
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

static bool
pack_cost(const DecimalText *number, Currency currency, const char *text, Quantity *q, TextError *error)
{
	Count		count;

	if (!decimal_to_count(number, COST_DECIMALS, 1, &count) ||
		!quantity_pack(count, currency, COST_TAG_BITS, q))
		return fail(error, TEXT_OUT_OF_RANGE, text, text);
	return true;
}

bool
cost_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	TextCursor	cursor = trimmed(text, length);
	DecimalText number;
	Currency	currency;

	return scan_money(&cursor, &number, &currency, error) &&
		pack_cost(&number, currency, text, q, error);
}

bool
cost_json_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	JsonObject	object;
	DecimalText number;
	Currency	currency;

	return json_object_scan(trimmed(text, length), false, &object, error) &&
		scan_number(&object.number, &number, error) &&
		scan_currency_of_amount(object.unit.at, object.unit.end, &currency, error) &&
		pack_cost(&number, currency, text, q, error);
}

/* What is behind the "/" of a price: a unit that has an exact decimal. */
static bool
scan_per_unit(TextCursor *cursor, Unit *unit, TextError *error)
{
	const char *word;

	skip_blanks(cursor);
	word = cursor->at;
	if (!scan_unit(cursor, unit, error))
		return false;
	if (unit->seconds != 1)
		return fail(error, TEXT_TIME_IN_PRICE, word, cursor->at);
	return true;
}

static bool
scan_per(TextCursor *cursor, Unit *unit, Basis *basis, TextError *error)
{
	return scan_per_unit(cursor, unit, error) && scan_basis(cursor, basis, error);
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

static bool
pack_unit_price(const DecimalText *number, Currency currency, Unit unit, Basis basis,
				const char *text, Quantity *q, TextError *error)
{
	Count		count;

	if (!decimal_to_count(number, UNIT_PRICE_DECIMALS + EXA_POWER - unit.power, 1, &count) ||
		!quantity_pack(count, unit_price_tag(currency, basis, unit.dimension),
					   UNIT_PRICE_TAG_BITS, q))
		return fail(error, TEXT_OUT_OF_RANGE, text, text);
	return true;
}

bool
unit_price_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	TextCursor	money;
	TextCursor	per;
	DecimalText number;
	Currency	currency;
	Unit		unit;
	Basis		basis;

	return split_price(trimmed(text, length), &money, &per, error) &&
		scan_money(&money, &number, &currency, error) &&
		scan_per(&per, &unit, &basis, error) &&
		pack_unit_price(&number, currency, unit, basis, text, q, error);
}

bool
unit_price_json_scan(const char *text, size_t length, Quantity *q, TextError *error)
{
	JsonObject	object;
	TextCursor	money;
	TextCursor	per;
	DecimalText number;
	Currency	currency;
	Unit		unit;
	Basis		basis;

	return json_object_scan(trimmed(text, length), true, &object, error) &&
		scan_number(&object.number, &number, error) &&
		split_price(object.unit, &money, &per, error) &&
		scan_currency_of_amount(money.at, money.end, &currency, error) &&
		scan_per_unit(&per, &unit, error) &&
		scan_basis(&object.basis, &basis, error) &&
		pack_unit_price(&number, currency, unit, basis, text, q, error);
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
