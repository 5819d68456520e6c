/*
 * json_object.c
 *		Takes a quantity's JSON object apart; see json_object.h.
 */
#include "json_object.h"

static void
skip_json_blanks(TextCursor *text)
{
	while (text->at < text->end &&
		   (*text->at == ' ' || *text->at == '\t' || *text->at == '\n' || *text->at == '\r'))
		text->at++;
}

/* Past a character of the syntax and the blanks around it. */
static bool
skip_symbol(TextCursor *text, char symbol)
{
	skip_json_blanks(text);
	if (text->at >= text->end || *text->at != symbol)
		return false;
	text->at++;
	skip_json_blanks(text);
	return true;
}

/* No word of ours has a character that JSON writes with a backslash. */
static bool
scan_string(TextCursor *text, TextCursor *string)
{
	const char *at = text->at;

	if (at >= text->end || *at++ != '"')
		return false;
	string->at = at;
	while (at < text->end && *at != '"' && *at != '\\' && (unsigned char) *at >= ' ')
		at++;
	if (at >= text->end || *at != '"')
		return false;
	string->end = at;
	text->at = at + 1;
	return true;
}

static bool
skip_digits(TextCursor *text)
{
	const char *start = text->at;

	while (text->at < text->end && is_digit(*text->at))
		text->at++;
	return text->at > start;
}

/* As JSON has it: stricter than decimal_scan(), which reads it afterwards. */
static bool
scan_json_number(TextCursor *text, TextCursor *number)
{
	const char *whole;

	number->at = text->at;
	(void) skip_word(text, "-");
	whole = text->at;
	if (!skip_digits(text) || (*whole == '0' && text->at > whole + 1))
		return false;
	if (skip_word(text, ".") && !skip_digits(text))
		return false;
	if (skip_word(text, "e") || skip_word(text, "E"))
	{
		if (!skip_word(text, "+"))
			(void) skip_word(text, "-");
		if (!skip_digits(text))
			return false;
	}
	number->end = text->at;
	return true;
}

static bool
scan_unit_word(TextCursor *text, TextCursor *unit)
{
	if (!scan_string(text, unit) || unit->at == unit->end)
		return false;
	for (const char *at = unit->at; at < unit->end; at++)
	{
		if (is_blank(*at))
			return false;
	}
	return true;
}

static bool
scan_basis_or_null(TextCursor *text, TextCursor *basis)
{
	basis->at = basis->end = text->at;
	return skip_word(text, "null") || (scan_string(text, basis) && basis->at < basis->end);
}

static bool
fail(TextError *error, TextStatus status, const char *word, const char *end)
{
	error->status = status;
	error->word = word;
	error->length = (int) (end - word);
	return false;
}

/* JSON tells upper case from lower. */
static bool
is_key(TextCursor key, const char *name)
{
	return skip_word(&key, name) && key.at == key.end;
}

/* Where the value of a key goes, and what reads it; false for no key of ours. */
static bool
find_key(TextCursor key, bool has_basis, JsonObject *object, TextCursor **value,
		 bool (**scan) (TextCursor *text, TextCursor *value))
{
	if (is_key(key, "number"))
	{
		*value = &object->number;
		*scan = scan_json_number;
	}
	else if (is_key(key, "unit"))
	{
		*value = &object->unit;
		*scan = scan_unit_word;
	}
	else if (has_basis && is_key(key, "basis"))
	{
		*value = &object->basis;
		*scan = scan_basis_or_null;
	}
	else
		return false;
	return true;
}

bool
json_object_scan(TextCursor text, bool has_basis, JsonObject *object, TextError *error)
{
	TextCursor	key;

	memset(object, 0, sizeof(*object));
	if (!skip_symbol(&text, '{'))
		return fail(error, TEXT_JSON_SYNTAX, text.at, text.end);
	do
	{
		TextCursor *value;
		bool		(*scan) (TextCursor *text, TextCursor *value);
		const char *at;

		if (!scan_string(&text, &key))
			return fail(error, TEXT_JSON_SYNTAX, text.at, text.end);
		/* unknown, or there for the second time */
		if (!find_key(key, has_basis, object, &value, &scan) || value->at != NULL)
			return fail(error, TEXT_JSON_KEY, key.at, key.end);
		if (!skip_symbol(&text, ':'))
			return fail(error, TEXT_JSON_SYNTAX, text.at, text.end);
		at = text.at;
		if (!scan(&text, value))
			return fail(error, TEXT_JSON_SYNTAX, at, text.end);
	} while (skip_symbol(&text, ','));
	if (!skip_symbol(&text, '}') || text.at < text.end)
		return fail(error, TEXT_JSON_SYNTAX, text.at, text.end);
	if (object->number.at == NULL || object->unit.at == NULL)
		return fail(error, TEXT_JSON_INCOMPLETE, text.at, text.end);
	return true;
}
