/*
 * json_object.h
 *		The JSON object of a quantity, as to_json() gives it.
 *
 * Its keys are number, unit and, but for money, basis, in any order: jsonb has
 * one of its own.  Each is there once, and no other; of the basis null is as
 * good as nothing, as jsonb_strip_nulls() has it.  What the values say is for
 * the scanners of text.c.
 */
#ifndef COMPUTE_ACCT_JSON_OBJECT_H
#define COMPUTE_ACCT_JSON_OBJECT_H

#include "text.h"

typedef struct JsonObject
{
	TextCursor	number;
	TextCursor	unit;			/* without blanks */
	TextCursor	basis;			/* empty where it is null or missing */
} JsonObject;

extern bool json_object_scan(TextCursor text, bool has_basis, JsonObject *object,
							 TextError *error);

#endif							/* COMPUTE_ACCT_JSON_OBJECT_H */
