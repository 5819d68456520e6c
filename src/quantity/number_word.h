/*
 * number_word.h
 *		The words of Chinese numbers for powers of ten, behind digits: 万, 千万.
 *
 * In simplified characters, traditional ones and those of invoices.  兆 is not
 * here, which is a million to some and a million million to others.
 */
#ifndef COMPUTE_ACCT_NUMBER_WORD_H
#define COMPUTE_ACCT_NUMBER_WORD_H

#include "decimal.h"

/*
 * The power of ten that the text goes on with, or 0; moves the cursor behind
 * it.  `large` becomes the power of the 万, 亿 or 万亿 in it, behind which the
 * number may go on, or 0.
 */
extern int	number_word_scan(TextCursor *cursor, int *large);

#endif							/* COMPUTE_ACCT_NUMBER_WORD_H */
