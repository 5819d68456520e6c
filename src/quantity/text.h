/*
 * text.h
 *		The text of whole quantities: number, unit, currency, basis.
 *
 * Scanning is a pure function of the text: no table is read, no setting
 * matters.  Printing gives the one canonical text, which scans back to the
 * same bits.  No backend headers: a false comes with a TextError, and the
 * type's input function makes an ereport of it.
 */
#ifndef COMPUTE_ACCT_TEXT_H
#define COMPUTE_ACCT_TEXT_H

#include <stddef.h>

#include "quantity.h"

typedef enum TextStatus
{
	TEXT_OK,
	TEXT_NOT_A_NUMBER,
	TEXT_NO_DIGITS,
	TEXT_TWO_POINTS,			/* "1.234.567,89" */
	TEXT_BAD_GROUPING,
	TEXT_GROUP_OF_ZERO,			/* "0,075" */
	TEXT_STRAY_BEFORE,			/* "(1,000) USD", "'5 USD" */
	TEXT_STRAY_BEHIND,			/* "1'000", "1 000", "50-", "25-31" */
	TEXT_PART_TOO_LARGE,
	TEXT_PART_NOT_WHOLE,
	TEXT_PART_AMBIGUOUS,
	TEXT_PART_NOT_READ,
	TEXT_NO_UNIT,
	TEXT_UNKNOWN_UNIT,
	TEXT_AMBIGUOUS_UNIT,
	TEXT_UNIT_IS_COUNT,			/* work where a capacity was expected */
	TEXT_UNIT_IS_RATE,			/* a capacity where work was expected */
	TEXT_UNKNOWN_BASIS,
	TEXT_NO_CURRENCY,
	TEXT_UNKNOWN_CURRENCY,
	TEXT_CURRENCY_OR_WORD,		/* "5 top" */
	TEXT_UNKNOWN_MULTIPLIER,	/* "5 m USD" */
	TEXT_AMBIGUOUS_SYMBOL,
	TEXT_TWO_CURRENCIES,
	TEXT_NO_PER,				/* a price without its "/EFLOPS" */
	TEXT_TIME_IN_PRICE,			/* a price per PFLOPS-day */
	TEXT_JSON_SYNTAX,
	TEXT_JSON_KEY,				/* one that is not ours, or a second time */
	TEXT_JSON_INCOMPLETE,
	TEXT_OUT_OF_RANGE
} TextStatus;

typedef struct TextError
{
	TextStatus	status;
	const char *word;			/* what is at fault, within the text */
	int			length;
} TextError;

/* Room for any quantity's text: number, unit or currencies, basis. */
#define QUANTITY_MAX_TEXT	(DECIMAL_MAX_TEXT + 16 + BASIS_MAX_TEXT)

extern bool flops_scan(const char *text, size_t length, Quantity *q, TextError *error);
extern bool flop_scan(const char *text, size_t length, Quantity *q, TextError *error);
extern bool cost_scan(const char *text, size_t length, Quantity *q, TextError *error);
extern bool unit_price_scan(const char *text, size_t length, Quantity *q, TextError *error);

/* The same from the JSON object that to_json() makes of a quantity. */
extern bool flops_json_scan(const char *text, size_t length, Quantity *q, TextError *error);
extern bool flop_json_scan(const char *text, size_t length, Quantity *q, TextError *error);
extern bool cost_json_scan(const char *text, size_t length, Quantity *q, TextError *error);
extern bool unit_price_json_scan(const char *text, size_t length, Quantity *q, TextError *error);

/* Each returns the length of the text and writes no terminator. */
extern int	flops_print(char *out, Quantity q);
extern int	flop_print(char *out, Quantity q);
extern int	cost_print(char *out, Quantity q);
extern int	unit_price_print(char *out, Quantity q);

/* Tags alone, as type modifiers and messages have them: "CNY/EFLOPS fp16". */
extern bool basis_tag_scan(const char *text, size_t length, uint32_t *tag, TextError *error);
extern bool currency_tag_scan(const char *text, size_t length, uint32_t *tag, TextError *error);
extern bool unit_price_tag_scan(const char *text, size_t length, uint32_t *tag, TextError *error);
extern int	basis_tag_print(char *out, uint32_t tag);
extern int	currency_tag_print(char *out, uint32_t tag);
extern int	unit_price_tag_print(char *out, uint32_t tag);

#endif							/* COMPUTE_ACCT_TEXT_H */
