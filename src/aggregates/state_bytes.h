/*
 * state_bytes.h
 *		Sums and states as bytes: between processes and in files in network
 *		order, in text as bytea prints them.
 *
 * What bytes become is checked by those who know what they stand for.
 */
#ifndef COMPUTE_ACCT_STATE_BYTES_H
#define COMPUTE_ACCT_STATE_BYTES_H

#include "aggregates/sum.h"
#include "lib/stringinfo.h"

/* A total is three words, highest first. */
#define SUM_BYTES	24

extern void send_sum(StringInfo buffer, const ExactSum *sum);

/* The caller sees to it that there are as many. */
extern ExactSum receive_sum(StringInfo buffer);
extern Quantity receive_quantity(StringInfo buffer);

/* A buffer of a bytea's contents, to be read. */
extern void read_bytes(StringInfo buffer, bytea *bytes);

/* "\\x" and hexadecimal digits, palloc'd; and back, for a type's input. */
extern char *bytes_text(const bytea *bytes);

/*
 * False where a soft error was left in escontext; `type` is what the error says
 * it is no value of, `hint` where values come from.
 */
extern bool text_bytes(const char *text, const char *type, const char *hint, StringInfo buffer,
					   struct Node *escontext);

#endif							/* COMPUTE_ACCT_STATE_BYTES_H */
