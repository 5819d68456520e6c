/*
 * decimal.h
 *		Exact decimal numbers in text, read into counts and printed from them.
 *
 * Reading never goes through a binary float and never loses a digit, however
 * long the text is: a DecimalText only remembers where the digits stand, and
 * decimal_to_count() rounds once, at the smallest unit.
 *
 * No backend headers and no ereport: callers turn a false into an error.
 */
#ifndef COMPUTE_ACCT_DECIMAL_H
#define COMPUTE_ACCT_DECIMAL_H

#include <string.h>

#include "count.h"

/* as PostgreSQL's c.h has it */
#ifndef lengthof
#define lengthof(array) (sizeof(array) / sizeof((array)[0]))
#endif

/* for what is seldom called, and what is called wherever text is read */
#define NOINLINE	__attribute__((noinline))
#define ALWAYS_INLINE	inline __attribute__((always_inline))

/* A stretch of text that is being read; scanners move `at` forward. */
typedef struct TextCursor
{
	const char *at;
	const char *end;
} TextCursor;

/* A number as it stands in the text: its digits times 10^exponent. */
typedef struct DecimalText
{
	const char *digits;			/* first digit that is not a leading zero */
	int64_t		ndigits;		/* from there on; commas and point not counted */
	uint64_t	word;			/* their value, if there are at most 19 */
	int64_t		exponent;		/* power of ten of the last digit */
	const char *end;			/* one past the last digit */
	bool		negative;

	/*
	 * Of a number in parts, as 3亿7000万, all of the above is about the
	 * last part; those before it are this many times 10^DECIMAL_PART_POWER.
	 */
	UCount		before;
} DecimalText;

/* The power of ten of the least word that another part may follow: 万. */
#define DECIMAL_PART_POWER	4

typedef enum DecimalStatus
{
	DECIMAL_OK,
	DECIMAL_NOT_A_NUMBER,
	DECIMAL_TWO_POINTS,			/* 1.234.567 */
	DECIMAL_BAD_GROUPING,
	DECIMAL_GROUP_OF_ZERO,		/* 0,075: a thousandth of what is meant? */
	DECIMAL_PART_TOO_LARGE,		/* 2万3亿, 3亿12000万 */
	DECIMAL_PART_NOT_WHOLE,		/* 3.5亿2000万 */
	DECIMAL_PART_AMBIGUOUS,		/* 2万5: spoken, that is 25000 */
	DECIMAL_PART_NOT_READ		/* 3千500, 3千5百万 */
} DecimalStatus;

/* Room for the digits of any count. */
#define DECIMAL_MAX_DIGITS	39

/* Sign, a zero before the point, the digits or as many decimals, the point. */
#define DECIMAL_MAX_TEXT	(DECIMAL_MAX_DIGITS + 34)

extern DecimalStatus decimal_scan(TextCursor *cursor, DecimalText *number);
extern bool decimal_to_count(const DecimalText *number, int power,
							 uint32_t multiplier, Count *count);
extern int	decimal_digits(UCount magnitude, char *digits);
extern int	decimal_print(char *out, bool negative, const char *digits,
						  int ndigits, int point, int min_decimals);

/* ASCII only, and blind to the locale */
static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static inline bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* without a branch, as letters of either case follow each other at random */
static inline char
to_lower(char c)
{
	return (char) (c | (((unsigned char) (c - 'A') < 26) << 5));
}

static inline char
to_upper(char c)
{
	return (c >= 'a' && c <= 'z') ? (char) (c - ('a' - 'A')) : c;
}

/*
 * The character at `at`, which is before `end`, and how many bytes it has.  A
 * byte that begins no character of at most three bytes is one by itself.
 */
static inline uint32_t
character_at(const char *at, const char *end, int *length)
{
	const unsigned char *byte = (const unsigned char *) at;

	*length = byte[0] < 0xC0 || byte[0] >= 0xF0 ? 1 : byte[0] < 0xE0 ? 2 : 3;
	for (int i = 1; i < *length; i++)
	{
		if (at + i >= end || (byte[i] & 0xC0) != 0x80)
			*length = 1;
	}
	switch (*length)
	{
		case 3:
			return (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
		case 2:
			return (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
		default:
			return byte[0];
	}
}

static inline void
skip_blanks(TextCursor *cursor)
{
	while (cursor->at < cursor->end && is_blank(*cursor->at))
		cursor->at++;
}

/* Copies a terminated word without its terminator; returns the new end. */
static inline char *
append_word(char *out, const char *word)
{
	size_t		length = strlen(word);

	memcpy(out, word, length);
	return out + length;
}

/* Moves past `word` if the text goes on with it, byte for byte. */
extern bool skip_word(TextCursor *cursor, const char *word);

/* Whether [text, text + length) is `word`, but for the case of ASCII letters. */
static inline bool
same_word(const char *text, int length, const char *word)
{
	for (int i = 0; i < length; i++)
	{
		if (word[i] == '\0' || to_lower(text[i]) != to_lower(word[i]))
			return false;
	}
	return word[length] == '\0';
}

#endif							/* COMPUTE_ACCT_DECIMAL_H */
