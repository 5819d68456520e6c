/*
 * state_bytes.c
 *		Sums and states as bytes; see state_bytes.h.
 */
#include "compat.h"

#include "aggregates/state_bytes.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

void
send_sum(StringInfo buffer, const ExactSum *sum)
{
	pq_sendint64(buffer, (uint64) sum->high);
	pq_sendint64(buffer, (uint64) (sum->low >> 64));
	pq_sendint64(buffer, (uint64) sum->low);
}

ExactSum
receive_sum(StringInfo buffer)
{
	ExactSum	sum;

	sum.high = pq_getmsgint64(buffer);
	sum.low = (Count) ((UCount) (uint64) pq_getmsgint64(buffer) << 64);
	sum.low |= (Count) (uint64) pq_getmsgint64(buffer);
	return sum;
}

Quantity
receive_quantity(StringInfo buffer)
{
	Quantity	q;

	q.high = pq_getmsgint64(buffer);
	q.low = (uint64) pq_getmsgint64(buffer);
	return q;
}

void
read_bytes(StringInfo buffer, bytea *bytes)
{
	initStringInfo(buffer);
	appendBinaryStringInfo(buffer, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
}

char *
bytes_text(const bytea *bytes)
{
	int			length = VARSIZE(bytes) - VARHDRSZ;
	char	   *text = palloc(2 * length + 3);

	text[		0] = '\\';
	text[		1] = 'x';
	text[		2 + hex_encode(VARDATA(bytes), length, text +2)] = '\0';
	return text;
}

bool
text_bytes(const char *text, const char *type, const char *hint, StringInfo buffer, struct Node *escontext)
{
	Datum		bytes;

	if (text[0] != '\\' || text[1] != 'x')
		ereturn(escontext, false,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s", type),
				 errdetail("Its text is \"\\x\" and hexadecimal digits."),
				 errhint("%s", hint)));
	if (!INPUT_CALL(byteain, (char *) text, escontext, &bytes))
		return false;
	read_bytes(buffer, DatumGetByteaPP(bytes));
	return true;
}
