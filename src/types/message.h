/*
 * message.h
 *		Names and lists in messages, which stay short however much data there is.
 */
#ifndef COMPUTE_ACCT_MESSAGE_H
#define COMPUTE_ACCT_MESSAGE_H

#include "compat.h"
#include "lib/stringinfo.h"

/*
 * A list as it grows: of the first few items the text, of all the number.  One
 * of zeros is empty.
 */
typedef struct MessageList
{
	char	   *items[8];
	int64		n;
} MessageList;

/* Whether the text of one more item is of any use; it is counted anyway. */
static inline bool
message_list_counts(MessageList *list)
{
	return list->n++ < (int64) lengthof(list->items);
}

/* Adds an item, with quotation marks. */
extern void message_list_name(MessageList *list, const char *name);

/* Puts the text of the item in that message_list_counts() has just counted. */
extern void message_list_text(MessageList *list, char *text);

/*
 * The items with commas between and the word before the last, or before how
 * many more there are; with NULL for the word, "and" before these alone.
 */
extern char *message_list(const MessageList *list, const char *word);

/* Bytes of what a user wrote that a message shows. */
#define LONGEST_EXCERPT	200

/* What a user wrote, for a message: cut off where it is long. */
extern char *message_excerpt(const char *data, Size length);

/* The same of a text value. */
extern char *message_name(const text *name);

#endif							/* COMPUTE_ACCT_MESSAGE_H */
