/*
 * names.c
 *		Names of accelerators and systems, and what to say of unknown ones.
 *
 * A name is compared without regard to case, spaces, hyphens and underscores,
 * and always as a whole: "A8000" is not an A800.
 */
#include "compat.h"

#include "catalog/names.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

#define MAX_SUGGESTIONS	3

/* A beginning that is longer than this suggests what it is the beginning of. */
#define MIN_PREFIX		4

/* The nearest spellings so far, nearest first. */
typedef struct Suggestions
{
	const char *key;			/* normalised, what was asked for */
	int			length;
	int			furthest;		/* distance that is still worth telling */
	int			n;
	const CatalogName *names[MAX_SUGGESTIONS];
	int			distances[MAX_SUGGESTIONS];
} Suggestions;

static const char *
meaning_spelling(const Meaning *meaning)
{
	return meaning->device != NULL ? meaning->device->model : meaning->system->name;
}

/* By distance, then by name, so that the hint does not depend on a hash. */
static void
consider(const CatalogName *name, void *context)
{
	Suggestions *best = context;
	int			distance;
	int			i;

	/* what goes on after all that was written is near, however long */
	if (best->length > MIN_PREFIX && name->key.length > best->length &&
		memcmp(name->key.data, best->key, best->length) == 0)
		distance = 1;
	/* varstr_levenshtein refuses long strings, and they are no typing errors */
	else if (name->key.length > best->length + best->furthest ||
			 name->key.length < best->length - best->furthest)
		return;
	else
		distance = varstr_levenshtein_less_equal(best->key, best->length,
												 name->key.data, name->key.length,
												 1, 1, 1, best->furthest, true);
	if (distance > best->furthest)
		return;
	for (i = 0; i < best->n; i++)
	{
		/* several aliases of one thing are one suggestion */
		if (name->meanings->device == best->names[i]->meanings->device &&
			name->meanings->system == best->names[i]->meanings->system)
		{
			if (distance > best->distances[i] ||
				(distance == best->distances[i] && strcmp(name->spelling, best->names[i]->spelling) >= 0))
				return;
			memmove(&best->names[i], &best->names[i + 1], (best->n - i - 1) * sizeof(best->names[0]));
			memmove(&best->distances[i], &best->distances[i + 1], (best->n - i - 1) * sizeof(int));
			best->n--;
			break;
		}
	}
	for (i = best->n; i > 0; i--)
	{
		if (distance > best->distances[i - 1] ||
			(distance == best->distances[i - 1] &&
			 strcmp(meaning_spelling(name->meanings), meaning_spelling(best->names[i - 1]->meanings)) > 0))
			break;
		if (i < MAX_SUGGESTIONS)
		{
			best->names[i] = best->names[i - 1];
			best->distances[i] = best->distances[i - 1];
		}
	}
	if (i < MAX_SUGGESTIONS)
	{
		best->names[i] = name;
		best->distances[i] = distance;
		if (best->n < MAX_SUGGESTIONS)
			best->n++;
	}
}

void
catalog_raise(const CatalogProblem *problem)
{
	ereport(ERROR,
			(errcode(problem->sqlstate),
			 errmsg("%s", problem->message),
			 problem->detail != NULL ? errdetail("%s", problem->detail) : 0,
			 problem->hint != NULL ? errhint("%s", problem->hint) : 0));
}

static void
unknown_name(CatalogCache *cache, const char *name, CatalogProblem *problem)
{
	Suggestions best = {0};
	StringInfoData hint;
	Quantity	capacity;
	TextError	error;
	char	   *key = palloc(strlen(name) + 1);

	best.key = key;
	best.length = catalog_normalize(key, name, (int) strlen(name));
	best.furthest = Max(1, best.length / 4);
	if (best.length > 0 && best.length < 64)
		catalog_each_name(cache, consider, &best);

	initStringInfo(&hint);
	if (flops_scan(name, strlen(name), &capacity, &error))
		appendStringInfoString(&hint, "A rating is given as flops, not as text: add ::flops.");
	for (int i = 0; i < best.n; i++)
		appendStringInfo(&hint, "%s\"%s\"", i == 0 ? "Did you mean " : i + 1 < best.n ? ", " : " or ",
						 meaning_spelling(best.names[i]->meanings));
	if (best.n > 0)
		appendStringInfoString(&hint, "? ");
	if (best.n > 0 || hint.len == 0)
		appendStringInfoString(&hint, "Add other names to accelerator_alias.");
	problem->sqlstate = ERRCODE_UNDEFINED_OBJECT;
	problem->message = psprintf("unknown accelerator \"%s\"", name);
	problem->hint = hint.data;
}

static int
compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static void
ambiguous_name(const CatalogName *entry, const char *name, CatalogProblem *problem)
{
	const char *words[16];
	int			n = 0;
	StringInfoData detail;

	for (const Meaning *meaning = entry->meanings; meaning != NULL && n < (int) lengthof(words);
		 meaning = meaning->next)
		words[n++] = meaning_spelling(meaning);
	qsort(words, n, sizeof(words[0]), compare_words);
	initStringInfo(&detail);
	appendStringInfoString(&detail, "It may be ");
	for (int i = 0; i < n; i++)
		appendStringInfo(&detail, "%s\"%s\"", i == 0 ? "" : i + 1 < n ? ", " : " or ", words[i]);
	appendStringInfoChar(&detail, '.');
	problem->sqlstate = ERRCODE_AMBIGUOUS_ALIAS;
	problem->message = psprintf("accelerator name \"%s\" is ambiguous", name);
	problem->detail = detail.data;
	problem->hint = "Use one of these names, or settle it with a row of your own in accelerator_alias.";
}

const Meaning *
catalog_lookup(CatalogCache *cache, text *name, CatalogProblem *problem)
{
	CatalogName *entry = catalog_find_name(cache, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (likely(entry != NULL && entry->meanings->next == NULL &&
			   meaning_device(entry->meanings)->known))
		return entry->meanings;
	if (problem == NULL)
		return NULL;

	memset(problem, 0, sizeof(*problem));
	if (entry == NULL)
		unknown_name(cache, text_to_cstring(name), problem);
	else if (entry->meanings->next != NULL)
		ambiguous_name(entry, text_to_cstring(name), problem);
	else
	{
		problem->sqlstate = ERRCODE_UNDEFINED_OBJECT;
		problem->message = psprintf("\"%s\" stands for an unknown accelerator", entry->spelling);
		problem->detail = psprintf("Its row names the model \"%s\".",
								   meaning_device(entry->meanings)->model);
		problem->hint = psprintf("Correct that row in %s: it must name a model of accelerator.",
								 entry->meanings->device != NULL ? "accelerator_alias" : "accelerator_system");
	}
	return NULL;
}

/* catalog_lookup() with an ERROR */
static const Meaning *
catalog_resolve(CatalogCache *cache, text *name)
{
	CatalogProblem problem;
	const Meaning *meaning = catalog_lookup(cache, name, &problem);

	if (unlikely(meaning == NULL))
		catalog_raise(&problem);
	return meaning;
}

/* resolve_model(text) */
PG_FUNCTION_INFO_V1(resolve_model);
Datum
resolve_model(PG_FUNCTION_ARGS)
{
	const Device *device = catalog_resolve_device(catalog_cache(fcinfo), PG_GETARG_TEXT_PP(0));

	PG_RETURN_TEXT_P(cstring_to_text(device->model));
}

/* try_resolve_model(text) */
PG_FUNCTION_INFO_V1(try_resolve_model);
Datum
try_resolve_model(PG_FUNCTION_ARGS)
{
	const Meaning *meaning = catalog_lookup(catalog_cache(fcinfo), PG_GETARG_TEXT_PP(0), NULL);

	if (meaning == NULL || meaning->device == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(meaning->device->model));
}

const Device *
catalog_resolve_device(CatalogCache *cache, text *name)
{
	const Meaning *meaning = catalog_resolve(cache, name);

	if (meaning->device == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("\"%s\" is a system, not an accelerator", meaning->system->name),
				 errdetail("It is %d of \"%s\".", (int) meaning->system->quantity,
						   meaning->system->device->model),
				 errhint("Name the accelerator; capacity() and systems_required() take systems.")));
	return meaning->device;
}

const System *
catalog_resolve_system(CatalogCache *cache, text *name)
{
	const Meaning *meaning = catalog_resolve(cache, name);

	if (meaning->system == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("\"%s\" is an accelerator, not a system", meaning->device->model),
				 errhint("devices_required() counts accelerators; systems are in accelerator_system.")));
	return meaning->system;
}
