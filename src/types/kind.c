/*
 * kind.c
 *		Input, output and type modifiers of every quantity type, and the errors
 *		they raise.  The text itself is quantity/text.c's business.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "common/keywords.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "port/pg_bswap.h"
#include "types/kind.h"
#include "types/message.h"
#include "types/text_error.h"
#include "utils/array.h"
#include "utils/builtins.h"

const QuantityKind *const quantity_kinds[QUANTITY_KINDS] = {
	[KIND_FLOPS] = &flops_kind,
	[KIND_FLOP] = &flop_kind,
	[KIND_COST] = &cost_kind,
	[KIND_UNIT_PRICE] = &unit_price_kind,
};

StaticAssertDecl(KIND_FLOPS == 0 && KIND_FLOP == 1 && KIND_COST == 2 && KIND_UNIT_PRICE == 3,
				 "a kind keeps its number: servers of different releases exchange states");

/* What a type holds, as a sentence for DETAIL. */
static char *
range_detail(const QuantityKind *kind)
{
	return psprintf("A %s is a whole number of %s from -2^%d to 2^%d - 1.",
					kind->name, kind->smallest_unit,
					127 - kind->tag_bits, 127 - kind->tag_bits);
}

void
kind_out_of_range(const QuantityKind *kind)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("%s out of range", kind->name),
			 errdetail("%s", range_detail(kind))));
}

Quantity
kind_pack(const QuantityKind *kind, Count count, uint32_t tag)
{
	Quantity	q;

	Assert(kind->tag_valid(tag));
	if (unlikely(!quantity_pack(count, tag, kind->tag_bits, &q)))
		kind_out_of_range(kind);
	return q;
}

char *
kind_text(const QuantityKind *kind, Quantity q)
{
	char	   *result = (char *) palloc(QUANTITY_MAX_TEXT + 1);
	int			length;

	length = kind->print(result, q);
	Assert(length > 0 && length <= QUANTITY_MAX_TEXT);
	result[length] = '\0';
	return result;
}

char *
kind_tag_name(const QuantityKind *kind, uint32_t tag)
{
	char		buffer[QUANTITY_MAX_TEXT];

	return pnstrdup(buffer, kind->print_tag(buffer, tag));
}

void
kind_mixed(const QuantityKind *kind, Operation operation, uint32_t left, uint32_t right)
{
	Assert(kind->cannot[operation] != NULL);
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("%s", _(kind->cannot[operation])),
			 errdetail("The left side is %s, the right side is %s.",
					   kind_tag_name(kind, left), kind_tag_name(kind, right)),
			 errhint("%s", kind->mixed_hint)));
}

void
kind_mixed_rows(const QuantityKind *kind, uint32_t one, uint32_t other)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("%s", _(kind->cannot[TO_AGGREGATE])),
			 errdetail("Some rows are %s, some are %s.",
					   kind_tag_name(kind, one), kind_tag_name(kind, other)),
			 errhint("%s", kind->rows_hint)));
}

/* Anyone may call our functions with any number. */
uint32_t
kind_declared_tag(const QuantityKind *kind, int32 typmod)
{
	uint32_t	tag = typmod_tag(typmod);

	if (unlikely(!kind->tag_valid(tag)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid type modifier for %s: %d", kind->name, typmod),
				 errhint("Write the %s in parentheses behind the type's name.", kind->tag)));
	return tag;
}

/*
 * A column's declared tag, put on a value.  False where a soft error was left
 * in escontext.
 */
static bool
apply_typmod(const QuantityKind *kind, Quantity *q, int32 typmod, struct Node *escontext)
{
	uint32_t	tag = kind_tag(kind, *q);
	uint32_t	declared;

	if (typmod < 0 || tag == typmod_tag(typmod))
		return true;
	declared = kind_declared_tag(kind, typmod);
	if (kind->adopts != NULL && kind->adopts(tag, declared))
	{
		*q = kind_pack(kind, kind_count(kind, *q), declared);
		return true;
	}
	ereturn(escontext, false,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("%s of this %s does not fit type %s(%s)", kind->name, kind->tag,
					kind->name, kind_tag_name(kind, declared)),
			 errdetail("The value is %s, the type modifier is %s.",
					   kind_tag_name(kind, tag), kind_tag_name(kind, declared)),
			 errhint("%s", kind->mixed_hint)));
}

/*
 * Any text of a value, or its JSON object, which jsonb_populate_record() and
 * its like hand over as it stands.
 */
static inline bool
kind_scan(const QuantityKind *kind, const char *text, Quantity *q, TextError *error)
{
	size_t		length = strlen(text);

	if (likely(kind->scan(text, length, q, error)))
		return true;
	while (is_blank(*text))
		text	  ++;

	return *text == '{' && kind->scan_json(text, strlen(text), q, error);
}

/*
 * Text input.  Reads no table and no setting, because a restore feeds values
 * in before any of our tables is loaded.
 */
Datum
kind_in(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	char	   *input = PG_GETARG_CSTRING(0);
	int32		typmod = PG_GETARG_INT32(2);
	struct Node *escontext = ERROR_CONTEXT(fcinfo);
	Quantity	q;
	TextError	error;

	if (unlikely(!kind_scan(kind, input, &q, &error)))
	{
		if (error.status == TEXT_OUT_OF_RANGE)
			ereturn(escontext, (Datum) 0,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("value \"%s\" is out of range for type %s",
							message_excerpt(input, strlen(input)), kind->name),
					 errdetail("%s", range_detail(kind))));
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"", kind->name,
						message_excerpt(input, strlen(input))),
				 errdetail("%s", text_error_detail(&error)),
				 errhint("%s", text_error_hint(kind, &error))));
	}
	if (!apply_typmod(kind, &q, typmod, escontext))
		return (Datum) 0;
	return QuantityGetDatum(q);
}

Datum
kind_out(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	PG_RETURN_CSTRING(kind_text(kind, PG_GETARG_QUANTITY(0)));
}

/* The packed value, high half first; the same for all types. */
PG_FUNCTION_INFO_V1(quantity_send);
Datum
quantity_send(PG_FUNCTION_ARGS)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint64(&buffer, (uint64) q.high);
	pq_sendint64(&buffer, q.low);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

/* Every count is in range, so only the tag can be wrong. */
Datum
kind_recv(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	StringInfo	buffer = (StringInfo) PG_GETARG_POINTER(0);
	int32		typmod = PG_GETARG_INT32(2);
	uint64_t	halves[2];
	Quantity	q;

	memcpy(halves, pq_getmsgbytes(buffer, sizeof(halves)), sizeof(halves));
	q.high = (int64_t) pg_ntoh64(halves[0]);
	q.low = pg_ntoh64(halves[1]);
	if (!kind->tag_valid(kind_tag(kind, q)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid %s in external binary value of type %s", kind->tag, kind->name),
				 errdetail("The low %d bits are 0x%X.", kind->tag_bits, kind_tag(kind, q)),
				 errhint("Send what the type's send function gives, or use the text format.")));
	if (!apply_typmod(kind, &q, typmod, NULL))
		elog(ERROR, "type modifier was not applied");
	return QuantityGetDatum(q);
}

/*
 * ERROR 22023 for an argument that was to name a tag or a unit.  Says of it
 * what input would have said.
 */
pg_noreturn static void
argument_error(const char *what, const char *value, const char *hint, const TextError *error)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("invalid %s: \"%s\"", what, value),
			 errdetail("%s", text_error_detail(error)),
			 errhint("%s", hint)));
}

uint32_t
kind_tag_argument(const QuantityKind *kind, text *name)
{
	TextError	error;
	uint32_t	tag;

	if (!kind->scan_tag(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &tag, &error))
		argument_error(kind->tag, message_name(name), text_error_hint(kind, &error), &error);
	return tag;
}

Unit
unit_argument(text *name, UnitDimension dimension)
{
	const char *word = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);
	TextError	error = {TEXT_OK, word, length};
	Unit		unit;

	switch (unit_lookup(word, length, &unit))
	{
		case UNIT_OK:
			if (unit.dimension == dimension)
				return unit;
			error.status = dimension == UNIT_RATE ? TEXT_UNIT_IS_COUNT : TEXT_UNIT_IS_RATE;
			break;
		case UNIT_UNKNOWN:
			error.status = TEXT_UNKNOWN_UNIT;
			break;
		case UNIT_AMBIGUOUS:
			error.status = TEXT_AMBIGUOUS_UNIT;
			break;
	}
	argument_error("unit", message_name(name), text_error_hint(&flops_kind, &error), &error);
}

/* flops(fp16), flops('fp8 sparse'), flops(fp8, sparse) */
Datum
kind_typmod_in(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	ArrayType  *modifiers = PG_GETARG_ARRAYTYPE_P(0);
	Datum	   *words;
	int			nwords;
	StringInfoData joined;
	TextError	error;
	uint32_t	tag;

	deconstruct_array(modifiers, CSTRINGOID, -2, false, TYPALIGN_CHAR,
					  &words, NULL, &nwords);
	initStringInfo(&joined);
	for (int i = 0; i < nwords; i++)
		appendStringInfo(&joined, "%s%s", i > 0 ? " " : "", DatumGetCString(words[i]));
	if (!kind->scan_tag(joined.data, joined.len, &tag, &error))
		argument_error(psprintf("type modifier for %s", kind->name), joined.data,
					   text_error_hint(kind, &error), &error);
	if (kind->adopts != NULL && kind->adopts(tag, tag))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid type modifier for %s: \"%s\"", kind->name, joined.data),
				 errdetail("A modifier declares one %s.", kind->tag),
				 errhint("Leave the modifier out to store values of any %s.", kind->tag)));
	PG_RETURN_INT32(tag_typmod(tag));
}

/* Whether SQL takes the word for its own, as ALL, so that it must be quoted. */
static bool
is_keyword(const char *word)
{
	int			number = ScanKeywordLookup(word, &ScanKeywords);

	return number >= 0 && ScanKeywordCategories[number] != UNRESERVED_KEYWORD;
}

/* Quoted unless the words are one identifier that survives being folded. */
Datum
kind_typmod_out(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	char	   *name = kind_tag_name(kind, kind_declared_tag(kind, PG_GETARG_INT32(0)));
	bool		plain = !is_keyword(name);

	for (char *at = name; *at != '\0'; at++)
		plain = plain && (is_letter(*at) || is_digit(*at));
	PG_RETURN_CSTRING(psprintf(plain ? "(%s)" : "('%s')", name));
}

/* The cast from a type to itself that enforces a type modifier. */
Datum
kind_coerce(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	Quantity	q = PG_GETARG_QUANTITY(0);

	if (!apply_typmod(kind, &q, PG_GETARG_INT32(1), NULL))
		elog(ERROR, "type modifier was not applied");
	return QuantityGetDatum(q);
}
