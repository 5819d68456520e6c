/*
 * text_error.h
 *		What was wrong with a text, and the way out, in sentences.
 */
#ifndef COMPUTE_ACCT_TEXT_ERROR_H
#define COMPUTE_ACCT_TEXT_ERROR_H

#include "types/kind.h"

/* for DETAIL and for HINT, palloc'd */
extern char *text_error_detail(const TextError *error);
extern char *text_error_hint(const QuantityKind *kind, const TextError *error);

#endif							/* COMPUTE_ACCT_TEXT_ERROR_H */
