/*
 * message.c
 *		Names and lists in messages; see message.h.
 *
 * A name may be of a gigabyte and a list of a million rows.  Neither tells more
 * than its beginning does, and both would be written into the log, converted
 * and sent, where no timeout can stop it.
 */
#include "compat.h"

#include "mb/pg_wchar.h"
#include "types/message.h"

void
message_list_text(MessageList *list, char *text)
{
	list->items[list->n - 1] = text;
}

void
message_list_name(MessageList *list, const char *name)
{
	if (message_list_counts(list))
		message_list_text(list, psprintf("\"%s\"", message_excerpt(name, strlen(name))));
}

char *
message_list(const MessageList *list, const char *word)
{
	int			shown = (int) Min(list->n, (int64) lengthof(list->items));
	StringInfoData text;

	initStringInfo(&text);
	for (int i = 0; i < shown; i++)
	{
		if (i > 0 && i + 1 == list->n && word != NULL)
			appendStringInfo(&text, " %s ", word);
		else if (i > 0)
			appendStringInfoString(&text, ", ");
		appendStringInfoString(&text, list->items[i]);
	}
	if (list->n > shown)
		appendStringInfo(&text, " %s " INT64_FORMAT " more", word != NULL ? word : "and", list->n - shown);
	return text.data;
}

char *
message_excerpt(const char *data, Size length)
{
	if (length <= LONGEST_EXCERPT)
		return pnstrdup(data, length);
	return psprintf("%.*s...", pg_mbcliplen(data, LONGEST_EXCERPT, LONGEST_EXCERPT), data);
}

char *
message_name(const text *name)
{
	return message_excerpt(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
}
