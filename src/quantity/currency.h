/*
 * currency.h
 *		Currencies: the ISO 4217 codes and their minor units, with those that were
 *		withdrawn.
 *
 * A currency is its three letters in 15 bits, five each (A = 1), so that codes
 * sort as their letters do and none needs a number of its own.
 */
#ifndef COMPUTE_ACCT_CURRENCY_H
#define COMPUTE_ACCT_CURRENCY_H

#include "decimal.h"

typedef uint16_t Currency;

#define CURRENCY_BITS	15
#define CURRENCY_CODE_LENGTH	3

typedef enum CurrencyStatus
{
	CURRENCY_OK,
	CURRENCY_UNKNOWN,
	CURRENCY_AMBIGUOUS			/* a symbol that several currencies share */
} CurrencyStatus;

extern bool currency_valid(uint32_t currency);

/* Decimals of the smallest customary unit: 2 for CNY, 0 for JPY. */
extern int	currency_minor_digits(Currency currency);

/* Whether ISO 4217 has withdrawn it, and in which month. */
extern bool currency_withdrawn(Currency currency, int *year, int *month);

/* A code in any case, or a name or symbol that means one currency only. */
extern CurrencyStatus currency_lookup(const char *text, int length, Currency *currency);

/* Whether the code is a word of every day when it is not in capitals. */
extern bool currency_code_is_word(Currency currency);

/* Whether a code that was found is written as such a word: "5 top", "5 All". */
static inline bool
currency_is_word(const char *text, int length, Currency currency)
{
	/*
	 * letters of lower case have this bit; names beyond ASCII begin with
	 * another
	 */
	return length == CURRENCY_CODE_LENGTH && ((text[0] | text[1] | text[2]) & ('a' - 'A')) &&
		(text[0] & 0x80) == 0 && currency_code_is_word(currency);
}

/* Writes the three letters, no terminator. */
extern void currency_print(char *out, Currency currency);

#endif							/* COMPUTE_ACCT_CURRENCY_H */
