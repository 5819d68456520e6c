/*
 * currency.c
 *		The table of currencies; see currency.h.
 */
#include "currency.h"

#define LETTER(c)	((c) - 'A' + 1)
#define CODE(a, b, c)	(LETTER(a) << 10 | LETTER(b) << 5 | LETTER(c))

/* One more than the minor digits, so that zero marks what is no currency. */
#define CURRENCY(a, b, c, minor_digits)	[CODE(a, b, c)] = (minor_digits) + 1

/*
 * ISO 4217, list one; a code without minor units in the standard (metals,
 * drawing rights, "no currency") has none here.  Codes that were withdrawn
 * lately follow, because old invoices are still accounted for.
 */
static const uint8_t minor_digits_plus_one[1 << CURRENCY_BITS] = {
	CURRENCY('A', 'E', 'D', 2),
	CURRENCY('A', 'F', 'N', 2),
	CURRENCY('A', 'L', 'L', 2),
	CURRENCY('A', 'M', 'D', 2),
	CURRENCY('A', 'O', 'A', 2),
	CURRENCY('A', 'R', 'S', 2),
	CURRENCY('A', 'U', 'D', 2),
	CURRENCY('A', 'W', 'G', 2),
	CURRENCY('A', 'Z', 'N', 2),
	CURRENCY('B', 'A', 'M', 2),
	CURRENCY('B', 'B', 'D', 2),
	CURRENCY('B', 'D', 'T', 2),
	CURRENCY('B', 'H', 'D', 3),
	CURRENCY('B', 'I', 'F', 0),
	CURRENCY('B', 'M', 'D', 2),
	CURRENCY('B', 'N', 'D', 2),
	CURRENCY('B', 'O', 'B', 2),
	CURRENCY('B', 'O', 'V', 2),
	CURRENCY('B', 'R', 'L', 2),
	CURRENCY('B', 'S', 'D', 2),
	CURRENCY('B', 'T', 'N', 2),
	CURRENCY('B', 'W', 'P', 2),
	CURRENCY('B', 'Y', 'N', 2),
	CURRENCY('B', 'Z', 'D', 2),
	CURRENCY('C', 'A', 'D', 2),
	CURRENCY('C', 'D', 'F', 2),
	CURRENCY('C', 'H', 'E', 2),
	CURRENCY('C', 'H', 'F', 2),
	CURRENCY('C', 'H', 'W', 2),
	CURRENCY('C', 'L', 'F', 4),
	CURRENCY('C', 'L', 'P', 0),
	CURRENCY('C', 'N', 'Y', 2),
	CURRENCY('C', 'O', 'P', 2),
	CURRENCY('C', 'O', 'U', 2),
	CURRENCY('C', 'R', 'C', 2),
	CURRENCY('C', 'U', 'P', 2),
	CURRENCY('C', 'V', 'E', 2),
	CURRENCY('C', 'Z', 'K', 2),
	CURRENCY('D', 'J', 'F', 0),
	CURRENCY('D', 'K', 'K', 2),
	CURRENCY('D', 'O', 'P', 2),
	CURRENCY('D', 'Z', 'D', 2),
	CURRENCY('E', 'G', 'P', 2),
	CURRENCY('E', 'R', 'N', 2),
	CURRENCY('E', 'T', 'B', 2),
	CURRENCY('E', 'U', 'R', 2),
	CURRENCY('F', 'J', 'D', 2),
	CURRENCY('F', 'K', 'P', 2),
	CURRENCY('G', 'B', 'P', 2),
	CURRENCY('G', 'E', 'L', 2),
	CURRENCY('G', 'H', 'S', 2),
	CURRENCY('G', 'I', 'P', 2),
	CURRENCY('G', 'M', 'D', 2),
	CURRENCY('G', 'N', 'F', 0),
	CURRENCY('G', 'T', 'Q', 2),
	CURRENCY('G', 'Y', 'D', 2),
	CURRENCY('H', 'K', 'D', 2),
	CURRENCY('H', 'N', 'L', 2),
	CURRENCY('H', 'T', 'G', 2),
	CURRENCY('H', 'U', 'F', 2),
	CURRENCY('I', 'D', 'R', 2),
	CURRENCY('I', 'L', 'S', 2),
	CURRENCY('I', 'N', 'R', 2),
	CURRENCY('I', 'Q', 'D', 3),
	CURRENCY('I', 'R', 'R', 2),
	CURRENCY('I', 'S', 'K', 0),
	CURRENCY('J', 'M', 'D', 2),
	CURRENCY('J', 'O', 'D', 3),
	CURRENCY('J', 'P', 'Y', 0),
	CURRENCY('K', 'E', 'S', 2),
	CURRENCY('K', 'G', 'S', 2),
	CURRENCY('K', 'H', 'R', 2),
	CURRENCY('K', 'M', 'F', 0),
	CURRENCY('K', 'P', 'W', 2),
	CURRENCY('K', 'R', 'W', 0),
	CURRENCY('K', 'W', 'D', 3),
	CURRENCY('K', 'Y', 'D', 2),
	CURRENCY('K', 'Z', 'T', 2),
	CURRENCY('L', 'A', 'K', 2),
	CURRENCY('L', 'B', 'P', 2),
	CURRENCY('L', 'K', 'R', 2),
	CURRENCY('L', 'R', 'D', 2),
	CURRENCY('L', 'S', 'L', 2),
	CURRENCY('L', 'Y', 'D', 3),
	CURRENCY('M', 'A', 'D', 2),
	CURRENCY('M', 'D', 'L', 2),
	CURRENCY('M', 'G', 'A', 2),
	CURRENCY('M', 'K', 'D', 2),
	CURRENCY('M', 'M', 'K', 2),
	CURRENCY('M', 'N', 'T', 2),
	CURRENCY('M', 'O', 'P', 2),
	CURRENCY('M', 'R', 'U', 2),
	CURRENCY('M', 'U', 'R', 2),
	CURRENCY('M', 'V', 'R', 2),
	CURRENCY('M', 'W', 'K', 2),
	CURRENCY('M', 'X', 'N', 2),
	CURRENCY('M', 'X', 'V', 2),
	CURRENCY('M', 'Y', 'R', 2),
	CURRENCY('M', 'Z', 'N', 2),
	CURRENCY('N', 'A', 'D', 2),
	CURRENCY('N', 'G', 'N', 2),
	CURRENCY('N', 'I', 'O', 2),
	CURRENCY('N', 'O', 'K', 2),
	CURRENCY('N', 'P', 'R', 2),
	CURRENCY('N', 'Z', 'D', 2),
	CURRENCY('O', 'M', 'R', 3),
	CURRENCY('P', 'A', 'B', 2),
	CURRENCY('P', 'E', 'N', 2),
	CURRENCY('P', 'G', 'K', 2),
	CURRENCY('P', 'H', 'P', 2),
	CURRENCY('P', 'K', 'R', 2),
	CURRENCY('P', 'L', 'N', 2),
	CURRENCY('P', 'Y', 'G', 0),
	CURRENCY('Q', 'A', 'R', 2),
	CURRENCY('R', 'O', 'N', 2),
	CURRENCY('R', 'S', 'D', 2),
	CURRENCY('R', 'U', 'B', 2),
	CURRENCY('R', 'W', 'F', 0),
	CURRENCY('S', 'A', 'R', 2),
	CURRENCY('S', 'B', 'D', 2),
	CURRENCY('S', 'C', 'R', 2),
	CURRENCY('S', 'D', 'G', 2),
	CURRENCY('S', 'E', 'K', 2),
	CURRENCY('S', 'G', 'D', 2),
	CURRENCY('S', 'H', 'P', 2),
	CURRENCY('S', 'L', 'E', 2),
	CURRENCY('S', 'O', 'S', 2),
	CURRENCY('S', 'R', 'D', 2),
	CURRENCY('S', 'S', 'P', 2),
	CURRENCY('S', 'T', 'N', 2),
	CURRENCY('S', 'V', 'C', 2),
	CURRENCY('S', 'Y', 'P', 2),
	CURRENCY('S', 'Z', 'L', 2),
	CURRENCY('T', 'H', 'B', 2),
	CURRENCY('T', 'J', 'S', 2),
	CURRENCY('T', 'M', 'T', 2),
	CURRENCY('T', 'N', 'D', 3),
	CURRENCY('T', 'O', 'P', 2),
	CURRENCY('T', 'R', 'Y', 2),
	CURRENCY('T', 'T', 'D', 2),
	CURRENCY('T', 'W', 'D', 2),
	CURRENCY('T', 'Z', 'S', 2),
	CURRENCY('U', 'A', 'H', 2),
	CURRENCY('U', 'G', 'X', 0),
	CURRENCY('U', 'S', 'D', 2),
	CURRENCY('U', 'S', 'N', 2),
	CURRENCY('U', 'Y', 'I', 0),
	CURRENCY('U', 'Y', 'U', 2),
	CURRENCY('U', 'Y', 'W', 4),
	CURRENCY('U', 'Z', 'S', 2),
	CURRENCY('V', 'E', 'D', 2),
	CURRENCY('V', 'E', 'S', 2),
	CURRENCY('V', 'N', 'D', 0),
	CURRENCY('V', 'U', 'V', 0),
	CURRENCY('W', 'S', 'T', 2),
	CURRENCY('X', 'A', 'D', 2),
	CURRENCY('X', 'A', 'F', 0),
	CURRENCY('X', 'A', 'G', 0),
	CURRENCY('X', 'A', 'U', 0),
	CURRENCY('X', 'B', 'A', 0),
	CURRENCY('X', 'B', 'B', 0),
	CURRENCY('X', 'B', 'C', 0),
	CURRENCY('X', 'B', 'D', 0),
	CURRENCY('X', 'C', 'D', 2),
	CURRENCY('X', 'C', 'G', 2),
	CURRENCY('X', 'D', 'R', 0),
	CURRENCY('X', 'O', 'F', 0),
	CURRENCY('X', 'P', 'D', 0),
	CURRENCY('X', 'P', 'F', 0),
	CURRENCY('X', 'P', 'T', 0),
	CURRENCY('X', 'S', 'U', 0),
	CURRENCY('X', 'T', 'S', 0),
	CURRENCY('X', 'U', 'A', 0),
	CURRENCY('X', 'X', 'X', 0),
	CURRENCY('Y', 'E', 'R', 2),
	CURRENCY('Z', 'A', 'R', 2),
	CURRENCY('Z', 'M', 'W', 2),
	CURRENCY('Z', 'W', 'G', 2),

	/* withdrawn since 2022 */
	CURRENCY('A', 'N', 'G', 2),
	CURRENCY('B', 'G', 'N', 2),
	CURRENCY('C', 'U', 'C', 2),
	CURRENCY('H', 'R', 'K', 2),
	CURRENCY('S', 'L', 'L', 2),
	CURRENCY('Z', 'W', 'L', 2),
};

typedef struct CurrencyName
{
	const char *name;
	Currency	currency;
} CurrencyName;

/* Names and symbols for one currency each, in ASCII and in any case */
static const CurrencyName ascii_names[] = {
	{"RMB", CODE('C', 'N', 'Y')},
	{"US$", CODE('U', 'S', 'D')},
	{"HK$", CODE('H', 'K', 'D')},
};

/*
 * and beyond it, where 元 by itself is that of CNY: the dollars of Hong Kong
 * and Taiwan, which are 元 at home, need their full names.
 */
static const CurrencyName other_names[] = {
	{"元", CODE('C', 'N', 'Y')},
	{"人民币", CODE('C', 'N', 'Y')},
	{"元人民币", CODE('C', 'N', 'Y')},
	{"美元", CODE('U', 'S', 'D')},
	{"欧元", CODE('E', 'U', 'R')},
	{"港元", CODE('H', 'K', 'D')},
	{"日元", CODE('J', 'P', 'Y')},
	{"€", CODE('E', 'U', 'R')},
	{"人民幣", CODE('C', 'N', 'Y')},
	{"元人民幣", CODE('C', 'N', 'Y')},
	{"美金", CODE('U', 'S', 'D')},
	{"歐元", CODE('E', 'U', 'R')},
	{"港币", CODE('H', 'K', 'D')},
	{"港幣", CODE('H', 'K', 'D')},
	{"日圆", CODE('J', 'P', 'Y')},
	{"日圓", CODE('J', 'P', 'Y')},
	{"英镑", CODE('G', 'B', 'P')},
	{"英鎊", CODE('G', 'B', 'P')},
	{"韩元", CODE('K', 'R', 'W')},
	{"韓元", CODE('K', 'R', 'W')},
	{"新台币", CODE('T', 'W', 'D')},
	{"新臺幣", CODE('T', 'W', 'D')},
	{"新台幣", CODE('T', 'W', 'D')},
	{"新加坡元", CODE('S', 'G', 'D')},
	{"澳元", CODE('A', 'U', 'D')},
	{"加元", CODE('C', 'A', 'D')},
	{"瑞士法郎", CODE('C', 'H', 'F')},
};

/* Dollars, yen and yuan, pounds, crowns and rupees of several countries. */
static const char *const ambiguous_symbols[] = {"$", "¥", "\xEF\xBF\xA5", "£", "kr", "₨"};

/* Codes that are words of English which people put behind a number. */
static const Currency codes_that_are_words[] = {
	CODE('A', 'L', 'L'),
	CODE('B', 'O', 'B'),
	CODE('C', 'O', 'P'),
	CODE('C', 'U', 'P'),
	CODE('G', 'E', 'L'),
	CODE('M', 'A', 'D'),
	CODE('M', 'O', 'P'),
	CODE('P', 'E', 'N'),
	CODE('T', 'O', 'P'),
	CODE('T', 'R', 'Y'),
};

bool
currency_valid(uint32_t currency)
{
	return currency < (1 << CURRENCY_BITS) && minor_digits_plus_one[currency] != 0;
}

int
currency_minor_digits(Currency currency)
{
	return minor_digits_plus_one[currency] - 1;
}

static bool
name_lookup(const CurrencyName *names, size_t count, const char *text, int length, Currency *currency)
{
	for (size_t i = 0; i < count; i++)
	{
		if (same_word(text, length, names[i].name))
		{
			*currency = names[i].currency;
			return true;
		}
	}
	return false;
}

CurrencyStatus
currency_lookup(const char *text, int length, Currency *currency)
{
	if (length == CURRENCY_CODE_LENGTH &&
		is_letter(text[0]) && is_letter(text[1]) && is_letter(text[2]))
	{
		/* three letters are within the table */
		*currency = (Currency) CODE(to_upper(text[0]), to_upper(text[1]), to_upper(text[2]));
		if (minor_digits_plus_one[*currency] != 0)
			return CURRENCY_OK;
	}
	if (length > 0 && (*text & 0x80) ? name_lookup(other_names, lengthof(other_names), text, length, currency) :
		name_lookup(ascii_names, lengthof(ascii_names), text, length, currency))
		return CURRENCY_OK;
	for (size_t i = 0; i < lengthof(ambiguous_symbols); i++)
	{
		if (same_word(text, length, ambiguous_symbols[i]))
			return CURRENCY_AMBIGUOUS;
	}
	return CURRENCY_UNKNOWN;
}

bool
currency_code_is_word(Currency currency)
{
	for (size_t i = 0; i < lengthof(codes_that_are_words); i++)
	{
		if (codes_that_are_words[i] == currency)
			return true;
	}
	return false;
}

void
currency_print(char *out, Currency currency)
{
	assertion(currency >> 10 >= 1 && currency >> 10 <= 26);
	out[0] = (char) ('A' - 1 + (currency >> 10));
	out[1] = (char) ('A' - 1 + ((currency >> 5) & 0x1F));
	out[2] = (char) ('A' - 1 + (currency & 0x1F));
}
