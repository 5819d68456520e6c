/*
 * currency.c
 *		The table of currencies; see currency.h.
 */
#include "currency.h"

#define LETTER(c)	((c) - 'A' + 1)
#define CODE(a, b, c)	(LETTER(a) << 10 | LETTER(b) << 5 | LETTER(c))

/*
 * ISO 4217, list three: what has been withdrawn, for old invoices and old rates
 * are still accounted for.  Code, minor digits, and the month in which it was
 * withdrawn; the last one where the list names several, December where it names
 * a year.
 */
#define WITHDRAWN_CURRENCIES(X) \
	X('A', 'D', 'P', 0, 2003, 7) \
	X('A', 'F', 'A', 2, 2003, 1) \
	X('A', 'L', 'K', 2, 1989, 12) \
	X('A', 'N', 'G', 2, 2025, 3) \
	X('A', 'O', 'K', 2, 1991, 3) \
	X('A', 'O', 'N', 2, 2000, 2) \
	X('A', 'O', 'R', 2, 2000, 2) \
	X('A', 'R', 'A', 2, 1992, 1) \
	X('A', 'R', 'P', 2, 1985, 7) \
	X('A', 'R', 'Y', 2, 1990, 12) \
	X('A', 'T', 'S', 2, 2002, 3) \
	X('A', 'Y', 'M', 2, 2005, 10) \
	X('A', 'Z', 'M', 2, 2005, 12) \
	X('B', 'A', 'D', 2, 1998, 7) \
	X('B', 'E', 'C', 0, 1990, 3) \
	X('B', 'E', 'F', 0, 2002, 3) \
	X('B', 'E', 'L', 0, 1990, 3) \
	X('B', 'G', 'J', 2, 1990, 12) \
	X('B', 'G', 'K', 2, 1990, 12) \
	X('B', 'G', 'L', 2, 2003, 11) \
	X('B', 'G', 'N', 2, 2026, 1) \
	X('B', 'O', 'P', 2, 1987, 2) \
	X('B', 'R', 'B', 2, 1986, 3) \
	X('B', 'R', 'C', 2, 1989, 2) \
	X('B', 'R', 'E', 2, 1993, 3) \
	X('B', 'R', 'N', 2, 1990, 3) \
	X('B', 'R', 'R', 2, 1994, 7) \
	X('B', 'U', 'K', 2, 1990, 2) \
	X('B', 'Y', 'B', 0, 2001, 1) \
	X('B', 'Y', 'R', 0, 2017, 1) \
	X('C', 'H', 'C', 2, 2004, 11) \
	X('C', 'S', 'D', 2, 2006, 10) \
	X('C', 'S', 'J', 2, 1990, 12) \
	X('C', 'S', 'K', 2, 1993, 3) \
	X('C', 'U', 'C', 2, 2021, 6) \
	X('C', 'Y', 'P', 2, 2008, 1) \
	X('D', 'D', 'M', 2, 1990, 9) \
	X('D', 'E', 'M', 2, 2002, 3) \
	X('E', 'C', 'S', 2, 2000, 9) \
	X('E', 'C', 'V', 2, 2000, 9) \
	X('E', 'E', 'K', 2, 2011, 1) \
	X('E', 'S', 'A', 0, 1981, 12) \
	X('E', 'S', 'B', 0, 1994, 12) \
	X('E', 'S', 'P', 0, 2002, 3) \
	X('F', 'I', 'M', 2, 2002, 3) \
	X('F', 'R', 'F', 2, 2002, 3) \
	X('G', 'E', 'K', 2, 1995, 10) \
	X('G', 'H', 'C', 2, 2008, 1) \
	X('G', 'H', 'P', 2, 2007, 6) \
	X('G', 'N', 'E', 2, 1989, 12) \
	X('G', 'N', 'S', 2, 1986, 2) \
	X('G', 'Q', 'E', 2, 1986, 6) \
	X('G', 'R', 'D', 0, 2002, 3) \
	X('G', 'W', 'E', 2, 1981, 12) \
	X('G', 'W', 'P', 2, 1997, 5) \
	X('H', 'R', 'D', 2, 1995, 1) \
	X('H', 'R', 'K', 2, 2023, 1) \
	X('I', 'E', 'P', 2, 2002, 3) \
	X('I', 'L', 'P', 2, 1981, 12) \
	X('I', 'L', 'R', 2, 1990, 12) \
	X('I', 'S', 'J', 2, 1990, 12) \
	X('I', 'T', 'L', 0, 2002, 3) \
	X('L', 'A', 'J', 2, 1979, 12) \
	X('L', 'S', 'M', 2, 1985, 5) \
	X('L', 'T', 'L', 2, 2014, 12) \
	X('L', 'T', 'T', 2, 1993, 7) \
	X('L', 'U', 'C', 0, 1990, 3) \
	X('L', 'U', 'F', 0, 2002, 3) \
	X('L', 'U', 'L', 0, 1990, 3) \
	X('L', 'V', 'L', 2, 2014, 1) \
	X('L', 'V', 'R', 2, 1994, 12) \
	X('M', 'G', 'F', 0, 2004, 12) \
	X('M', 'L', 'F', 2, 1984, 11) \
	X('M', 'R', 'O', 2, 2017, 12) \
	X('M', 'T', 'L', 2, 2008, 1) \
	X('M', 'T', 'P', 2, 1983, 6) \
	X('M', 'V', 'Q', 2, 1989, 12) \
	X('M', 'X', 'P', 2, 1993, 1) \
	X('M', 'Z', 'E', 2, 1981, 12) \
	X('M', 'Z', 'M', 2, 2006, 6) \
	X('N', 'I', 'C', 2, 1990, 10) \
	X('N', 'L', 'G', 2, 2002, 3) \
	X('P', 'E', 'H', 2, 1990, 12) \
	X('P', 'E', 'I', 2, 1991, 7) \
	X('P', 'E', 'S', 2, 1986, 2) \
	X('P', 'L', 'Z', 2, 1997, 1) \
	X('P', 'T', 'E', 0, 2002, 3) \
	X('R', 'H', 'D', 2, 1981, 12) \
	X('R', 'O', 'K', 2, 1990, 12) \
	X('R', 'O', 'L', 0, 2005, 6) \
	X('R', 'U', 'R', 2, 2004, 1) \
	X('S', 'D', 'D', 2, 2007, 7) \
	X('S', 'D', 'P', 2, 1998, 6) \
	X('S', 'I', 'T', 2, 2007, 1) \
	X('S', 'K', 'K', 2, 2009, 1) \
	X('S', 'L', 'L', 2, 2023, 12) \
	X('S', 'R', 'G', 2, 2003, 12) \
	X('S', 'T', 'D', 2, 2017, 12) \
	X('S', 'U', 'R', 2, 1990, 12) \
	X('T', 'J', 'R', 2, 2001, 4) \
	X('T', 'M', 'M', 2, 2009, 1) \
	X('T', 'P', 'E', 0, 2002, 11) \
	X('T', 'R', 'L', 0, 2005, 12) \
	X('U', 'A', 'K', 2, 1996, 9) \
	X('U', 'G', 'S', 2, 1987, 5) \
	X('U', 'G', 'W', 2, 1990, 12) \
	X('U', 'S', 'S', 2, 2014, 3) \
	X('U', 'Y', 'N', 2, 1989, 12) \
	X('U', 'Y', 'P', 2, 1993, 3) \
	X('V', 'E', 'B', 2, 2008, 1) \
	X('V', 'E', 'F', 2, 2018, 8) \
	X('V', 'N', 'C', 2, 1990, 12) \
	X('X', 'E', 'U', 2, 1999, 1) \
	X('X', 'F', 'O', 0, 2006, 10) \
	X('X', 'F', 'U', 0, 2013, 11) \
	X('X', 'R', 'E', 0, 1999, 11) \
	X('Y', 'D', 'D', 2, 1991, 9) \
	X('Y', 'U', 'D', 2, 1990, 1) \
	X('Y', 'U', 'M', 2, 2003, 7) \
	X('Y', 'U', 'N', 2, 1995, 11) \
	X('Z', 'A', 'L', 2, 1995, 3) \
	X('Z', 'M', 'K', 2, 2012, 12) \
	X('Z', 'R', 'N', 2, 1999, 6) \
	X('Z', 'R', 'Z', 2, 1994, 2) \
	X('Z', 'W', 'C', 2, 1989, 12) \
	X('Z', 'W', 'D', 2, 2008, 8) \
	X('Z', 'W', 'L', 2, 2024, 9) \
	X('Z', 'W', 'N', 2, 2006, 9) \
	X('Z', 'W', 'R', 2, 2009, 6)

/* One more than the minor digits, so that zero marks what is no currency. */
#define CURRENCY(a, b, c, minor_digits)	[CODE(a, b, c)] = (minor_digits) + 1
#define WITHDRAWN_CURRENCY(a, b, c, minor_digits, year, month)	CURRENCY(a, b, c, minor_digits),

/*
 * ISO 4217, list one; a code without minor units in the standard (metals,
 * drawing rights, "no currency") has none here.
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

	WITHDRAWN_CURRENCIES(WITHDRAWN_CURRENCY)
};

#define WITHDRAWAL(a, b, c, minor_digits, year, month)	{CODE(a, b, c), year, month},

static const struct
{
	Currency	currency;
	uint16_t	year;
	uint8_t		month;
}			withdrawals[] = {
	WITHDRAWN_CURRENCIES(WITHDRAWAL)
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
	CODE('B', 'A', 'D'),
	CODE('B', 'O', 'B'),
	CODE('C', 'O', 'P'),
	CODE('C', 'U', 'P'),
	CODE('G', 'E', 'L'),
	CODE('M', 'A', 'D'),
	CODE('M', 'O', 'P'),
	CODE('P', 'E', 'N'),
	CODE('S', 'I', 'T'),
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

bool
currency_withdrawn(Currency currency, int *year, int *month)
{
	for (size_t i = 0; i < lengthof(withdrawals); i++)
	{
		if (withdrawals[i].currency == currency)
		{
			*year = withdrawals[i].year;
			*month = withdrawals[i].month;
			return true;
		}
	}
	return false;
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
