/*
 * text_error.c
 *		The errors of the scanners in quantity/text.c, as DETAIL and HINT.
 */
#include "compat.h"

#include "quantity/number_word.h"
#include "types/message.h"
#include "types/text_error.h"
#include "utils/formatting.h"

/* The character at fault, with which the word begins; by its number if none sees it. */
static char *
first_character(const TextError *error)
{
	int			length;
	uint32_t	character = character_at(error->word, error->word + error->length, &length);

	switch (character)
	{
		case 0x00A0:
		case 0x2007:
		case 0x2009:
		case 0x202F:
		case 0x3000:
		case 0xFEFF:
			return psprintf("U+%04X", character);
	}
	return pnstrdup(error->word, length);
}

static char *
number_detail(const TextError *error, const char *word)
{
	switch (error->status)
	{
		case TEXT_NOT_A_NUMBER:
			if (error->length == 0)
				return pstrdup("There is no number.");
			return psprintf("\"%s\" is not a number.", word);
		case TEXT_NO_DIGITS:
			return psprintf("There are no digits in \"%s\".", word);
		case TEXT_TWO_POINTS:
			return psprintf("\"%s\" has two decimal points.", word);
		case TEXT_BAD_GROUPING:
			return psprintf("In \"%s\" a comma does not part groups of three digits before the decimal point.", word);
		case TEXT_GROUP_OF_ZERO:
			return psprintf("In \"%s\" the digits before a comma begin with 0, so they are no thousands.", word);
		case TEXT_STRAY_BEFORE:
			return psprintf("The character \"%s\" before the digits is no part of a number.", first_character(error));
		case TEXT_STRAY_BEHIND:
			if (is_digit(*error->word))
				return psprintf("A blank parts \"%s\" from the digits before it.", word);
			return psprintf("The character \"%s\" behind the digits is no part of a number.", first_character(error));
		case TEXT_PART_TOO_LARGE:
			return psprintf("In \"%s\" a part is not less than one of the 亿 or 万 before it.", word);
		case TEXT_PART_NOT_WHOLE:
			return psprintf("In \"%s\" a part before the last has decimals, or a part has an exponent.", word);
		case TEXT_PART_AMBIGUOUS:
			return psprintf("In \"%s\" the single digit behind 亿 or 万 may mean tenths of it, or ones.", word);
		case TEXT_PART_NOT_READ:
			return psprintf("In \"%s\" the number goes on behind 千, 百 or 十.", word);
		default:
			return NULL;
	}
}

static char *
unit_detail(const TextError *error, const char *word)
{
	switch (error->status)
	{
		case TEXT_NO_UNIT:
			return pstrdup("The number has no unit.");
		case TEXT_UNKNOWN_UNIT:
			return psprintf("Unknown unit \"%s\"; a capacity ends in FLOPS, FLOP/s or OPS, work in FLOP or OP or a rate times a time.", word);
		case TEXT_AMBIGUOUS_UNIT:
			return psprintf("\"%s\" is written for a rate by some and for a count by others.", word);
		case TEXT_UNIT_IS_COUNT:
			return psprintf("\"%s\" counts work; a capacity is a rate.", word);
		case TEXT_UNIT_IS_RATE:
			return psprintf("\"%s\" is a rate; work is a count.", word);
		case TEXT_UNKNOWN_BASIS:
			if (error->length == 0)
				return pstrdup("No basis is named.");
			return psprintf("\"%s\" is not understood as part of a basis.", word);
		case TEXT_NO_CURRENCY:
			return pstrdup("The amount has no currency.");
		case TEXT_UNKNOWN_CURRENCY:
			return psprintf("Unknown currency \"%s\".", word);
		case TEXT_CURRENCY_OR_WORD:
			return psprintf("\"%s\" may be a currency, or a word of English.", word);
		case TEXT_UNKNOWN_MULTIPLIER:
			return psprintf("\"%s\" is not read as a multiplier here.", word);
		case TEXT_AMBIGUOUS_SYMBOL:
			return psprintf("\"%s\" is the symbol of several currencies.", word);
		case TEXT_TWO_CURRENCIES:
			return psprintf("\"%s\" is not the currency before the number.", word);
		case TEXT_NO_PER:
			return psprintf("\"%s\" has no \"/\" with a unit behind it.", word);
		case TEXT_TIME_IN_PRICE:
			return psprintf("A price per \"%s\" is not exact in decimals.", word);
		default:
			return NULL;
	}
}

static char *
json_detail(const TextError *error, const char *word)
{
	switch (error->status)
	{
		case TEXT_JSON_SYNTAX:
			if (error->length == 0)
				return pstrdup("The JSON object is cut off.");
			return psprintf("The JSON object is wrong from here on: %s", word);
		case TEXT_JSON_KEY:
			return psprintf("The JSON object has a key \"%s\" too many.", word);
		case TEXT_JSON_INCOMPLETE:
			return pstrdup("The JSON object lacks its number or its unit.");
		default:
			return NULL;
	}
}

/* What was wrong. */
char *
text_error_detail(const TextError *error)
{
	char	   *word = message_excerpt(error->word, error->length);
	char	   *detail = number_detail(error, word);

	if (detail == NULL)
		detail = unit_detail(error, word);
	if (detail == NULL)
		detail = json_detail(error, word);
	if (detail == NULL)
		elog(ERROR, "unexpected text status %d", (int) error->status);
	return detail;
}

/*
 * Whether the word at fault has a character that only looks like one of ASCII,
 * or like nothing, as input methods, spreadsheets and web pages leave them.
 */
static bool
has_lookalike(const TextError *error)
{
	static const char *const lookalikes[] = {
		"\xEF\xBC", "\xEF\xBD", /* full width */
		"\xE3\x80",				/* blank, commas and brackets of full width */
		"\xC2\xA0",				/* blank that does not break */
		"\xE2\x80",				/* narrow blanks, dashes, marks of direction */
		"\xE2\x88\x92",			/* minus sign of mathematics */
		"\xEF\xBB\xBF",			/* byte order mark */
	};

	/* of what the message shows of it */
	for (int at = 0; at < Min(error->length, LONGEST_EXCERPT); at++)
	{
		for (size_t i = 0; i < lengthof(lookalikes); i++)
		{
			int			length = (int) strlen(lookalikes[i]);

			if (length <= error->length - at && memcmp(error->word + at, lookalikes[i], length) == 0)
				return true;
		}
	}
	return false;
}

#define PARTS_HINT	"Write 370000000 as 3亿7000万 or 3.7亿, and 25000 as 2万5000 or 2.5万."
#define ASCII_HINT	"Write digits, letters, signs and blanks in ASCII: some of these only look like it."

/* How to write what went on behind the digits: "50-", "25-31", "1'000". */
static const char *
behind_number_hint(const TextError *error)
{
	const char *end = error->word + error->length;
	int			length;
	uint32_t	character = character_at(error->word, end, &length);
	TextCursor	word = {error->word, end};
	TextCursor	next = {error->word + length, end};
	int			ignored;

	skip_blanks(&next);
	switch (character)
	{
		case '\'':
		case '`':
		case '_':
		case 0xB4:
		case 0xB7:
		case 0x02BC:
		case 0x066C:
		case 0x2018:
		case 0x2019:
		case 0x2032:
			return "Part thousands by commas, or not at all: 1,234.56 or 1234.56.";
		case '-':
		case '~':
		case 0x2010:
		case 0x2011:
		case 0x2012:
		case 0x2013:
		case 0x2014:
		case 0x2015:
		case 0x2212:
		case 0x301C:
		case 0xFF0D:
		case 0xFF5E:
		case 0x5230:			/* 到 */
		case 0x81F3:			/* 至 */
			if (next.at < next.end && is_digit(*next.at))
				return "A value is one number: keep the two ends of a range as two values.";
			return "Write the sign before the digits, as in -50.00.";
		case '+':
			return "Write the sign before the digits, as in -50.00.";
		case '(':
		case ')':
		case 0xFF08:
		case 0xFF09:
			return "Write a number without parentheses, and a negative one with a minus sign, as in -123.45.";
	}
	if (is_digit(*error->word))
		return "Write a number without blanks, as in 1000 or 1,000.";
	if (number_word_scan(&word, &ignored) != 0)
		return PARTS_HINT;
	return character >= 0x80 ? ASCII_HINT : "Write digits with one decimal point, and commas between thousands if any, as in -1,234.56.";
}

/* The way out. */
char *
text_error_hint(const QuantityKind *kind, const TextError *error)
{
	if (error->status == TEXT_STRAY_BEHIND)
		return pstrdup(behind_number_hint(error));
	if (error->status != TEXT_AMBIGUOUS_SYMBOL && has_lookalike(error))
		return pstrdup(ASCII_HINT);
	switch (error->status)
	{
		case TEXT_TWO_POINTS:
		case TEXT_BAD_GROUPING:
			return pstrdup("The decimal point is \".\". Write one thousand as 1000 or 1,000, and one half as 0.5.");
		case TEXT_GROUP_OF_ZERO:
			return pstrdup("The decimal point is \".\", as in 0.075; a comma parts thousands, as in 1,075.");
		case TEXT_STRAY_BEFORE:
			return pstrdup(*error->word == '(' ? behind_number_hint(error) :
						   psprintf("Write it as in \"%s\".", kind->example));
		case TEXT_PART_TOO_LARGE:
		case TEXT_PART_NOT_WHOLE:
		case TEXT_PART_AMBIGUOUS:
			return pstrdup(PARTS_HINT);
		case TEXT_PART_NOT_READ:
			return pstrdup("Write 3500 in digits or as 3.5千, and 35000000 as 3500万 or 3.5千万.");
		case TEXT_NO_DIGITS:
			return psprintf("Write the number in digits, as in \"%s\".", kind->example);
		case TEXT_UNKNOWN_UNIT:
			return pstrdup("Prefixes are k M G T P E Z Y R Q, in this case of letters.");
		case TEXT_AMBIGUOUS_UNIT:
			return pstrdup("Write FLOPS for a rate, FLOP for a count.");
		case TEXT_UNIT_IS_COUNT:
		case TEXT_UNIT_IS_RATE:
			return pstrdup("Work is a capacity times a time: flops * interval gives flop.");
		case TEXT_UNKNOWN_BASIS:
			return pstrdup("A basis is one of fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4, then \"sparse\", \"vector\" or \"tensor\" where they apply.");
		case TEXT_UNKNOWN_CURRENCY:
		case TEXT_AMBIGUOUS_SYMBOL:
			return pstrdup("Use the three-letter code of ISO 4217, such as CNY or USD.");
		case TEXT_CURRENCY_OR_WORD:
			return psprintf("Write the code of the currency in capital letters: %s.",
							asc_toupper(error->word, error->length));
		case TEXT_UNKNOWN_MULTIPLIER:
			return pstrdup("Multipliers are k, K, M, mn, MM, mm, bn, B, million, billion and trillion, in this case of letters.");
		case TEXT_TIME_IN_PRICE:
			return pstrdup("State the price per FLOP, with a prefix.");
		case TEXT_JSON_SYNTAX:
		case TEXT_JSON_KEY:
		case TEXT_JSON_INCOMPLETE:
			return psprintf("Write it as to_json() does, as in %s.", kind->json_example);
		default:
			return psprintf("Write it as in \"%s\".", kind->example);
	}
}
