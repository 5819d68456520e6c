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
#include "types/message.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

#define MAX_SUGGESTIONS	3

/* No mistake in typing is as long as this. */
#define LONGEST_MISTAKE	128

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

/* Past the vendor, which some write before a name and some do not. */
static const char *
without_vendor(const char *key, int length)
{
	static const char *const vendors[] = {"nvidia", "amd", "intel", "huawei", "google", "aws"};

	for (int i = 0; i < (int) lengthof(vendors); i++)
	{
		int			vendor_length = (int) strlen(vendors[i]);

		if (length > vendor_length && memcmp(key, vendors[i], vendor_length) == 0)
			return key + vendor_length;
	}
	return key;
}

/* The nearest names; there are none near a very long one. */
static void
suggest(CatalogCache *cache, const char *name, int length, Suggestions *best)
{
	char		key[LONGEST_MISTAKE];
	const char *bare;

	memset(best, 0, sizeof(*best));
	if (length > LONGEST_MISTAKE)
		return;
	best->key = key;
	best->length = catalog_normalize(key, name, length);
	bare = without_vendor(key, best->length);
	best->length -= (int) (bare - key);
	best->key = bare;
	best->furthest = Max(1, best->length / 4);
	if (best->length > 0)
		catalog_each_name(cache, consider, best);
}

static void
unknown_name(CatalogCache *cache, const text *name, CatalogProblem *problem)
{
	const char *bytes = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);
	Suggestions best;
	MessageList near = {0};
	StringInfoData hint;
	Quantity	capacity;
	TextError	error;

	suggest(cache, bytes, length, &best);
	initStringInfo(&hint);
	if (length <= LONGEST_MISTAKE && flops_scan(bytes, length, &capacity, &error))
		appendStringInfoString(&hint, "A rating is given as flops, not as text: add ::flops.");
	for (int i = 0; i < best.n; i++)
		message_list_name(&near, meaning_spelling(best.names[i]->meanings));
	if (best.n > 0)
		appendStringInfo(&hint, "Did you mean %s? ", message_list(&near, "or"));
	if (best.n > 0 || hint.len == 0)
		appendStringInfoString(&hint, "Add other names to accelerator_alias.");
	problem->sqlstate = ERRCODE_UNDEFINED_OBJECT;
	problem->message = psprintf("unknown accelerator \"%s\"", message_name(name));
	problem->hint = hint.data;
}

/* A meaning of an ambiguous name, with who means it. */
static char *
meaning_text(const Meaning *meaning)
{
	static const char *const what[] = {NULL, "device", "package", "die"};
	char	   *name = message_excerpt(meaning_spelling(meaning), strlen(meaning_spelling(meaning)));

	if (meaning->counting == COUNTING_ANY)
		return psprintf("\"%s\"", name);
	if (meaning->source == NULL)
		return psprintf("\"%s\" (a %s)", name, what[meaning->counting]);
	return psprintf("\"%s\" (a %s, as counted by %s)", name, what[meaning->counting],
					message_excerpt(meaning->source, strlen(meaning->source)));
}

static void
ambiguous_name(const CatalogName *entry, const text *name, CatalogProblem *problem)
{
	const Meaning *first = entry->meanings;	/* a name has one at least */
	MessageList all = {0};
	bool		counted = false;

	for (const Meaning *meaning = first; meaning != NULL; meaning = meaning->next)
	{
		counted |= meaning->counting != COUNTING_ANY;
		if (message_list_counts(&all))
			message_list_text(&all, meaning_text(meaning));
	}
	problem->sqlstate = ERRCODE_AMBIGUOUS_ALIAS;
	problem->message = psprintf("accelerator name \"%s\" is ambiguous", message_name(name));
	problem->hint = counted ?
		"Use one of these names, or resolve_model(name, 'device') where software has counted, or settle it with a row of your own in accelerator_alias." :
		"Use one of these names, or settle it with a row of your own in accelerator_alias.";
	if (first != NULL && first->next == NULL && first->device != NULL)
	{
		const Device *part = first->device->part;

		problem->hint = "Say in accelerator_alias what is counted under this name: give it the part for its model, or 'package' for its counting.";
		if (message_list_counts(&all))
			message_list_text(&all, psprintf("\"%s\", one of its %d parts", part->model, (int) part->parts));
	}
	problem->detail = psprintf("It may be %s.", message_list(&all, "or"));
}

const Meaning *
catalog_lookup(CatalogCache *cache, text *name, Counting counting, CatalogProblem *problem)
{
	CatalogName *entry = catalog_find_name(cache, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	const Meaning *meaning = entry == NULL ? NULL : catalog_choose(entry, counting);

	if (likely(meaning != NULL && meaning_device(meaning)->known))
		return meaning;
	if (problem == NULL)
		return NULL;

	memset(problem, 0, sizeof(*problem));
	if (entry == NULL)
		unknown_name(cache, name, problem);
	else if (meaning == NULL)
		ambiguous_name(entry, name, problem);
	else
	{
		const char *model = meaning_device(meaning)->model;

		problem->sqlstate = ERRCODE_UNDEFINED_OBJECT;
		problem->message = psprintf("\"%s\" stands for an unknown accelerator",
									message_excerpt(entry->spelling, strlen(entry->spelling)));
		problem->detail = psprintf("Its row names the model \"%s\".", message_excerpt(model, strlen(model)));
		problem->hint = psprintf("Correct that row in %s: it must name a model of accelerator.",
								 meaning->device != NULL ? "accelerator_alias" : "accelerator_system");
	}
	return NULL;
}

/* catalog_lookup() with an ERROR */
static const Meaning *
catalog_resolve(CatalogCache *cache, text *name, Counting counting)
{
	CatalogProblem problem;
	const Meaning *meaning = catalog_lookup(cache, name, counting, &problem);

	if (unlikely(meaning == NULL))
		catalog_raise(&problem);
	return meaning;
}

/* A counting that a function's argument names; ERROR 22023 for another word. */
static Counting
counting_argument(const text *word)
{
	Counting	counting;

	if (!catalog_counting(word, &counting))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown counting \"%s\"", message_name(word)),
				 errhint("Say 'device' for what software sees and schedulers count, 'package' or 'die'.")));
	return counting;
}

static Counting
optional_counting(FunctionCallInfo fcinfo)
{
	return PG_NARGS() > 1 ? counting_argument(PG_GETARG_TEXT_PP(1)) : COUNTING_ANY;
}

static const Device *
resolve_device(CatalogCache *cache, text *name, Counting counting)
{
	const Meaning *meaning = catalog_resolve(cache, name, counting);
	const System *system = meaning->system;

	if (system != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("\"%s\" is a system, not an accelerator", system->name),
				 errdetail("It is %s of \"%s\".",
						   system->parts == 1 ? psprintf("%d", (int) system->quantity) :
						   psprintf("%d/%d", (int) system->quantity, (int) system->parts),
						   system->device->model),
				 errhint("Name the accelerator; capacity() and systems_required() take systems.")));
	return meaning->device;
}

const Device *
catalog_resolve_device(CatalogCache *cache, text *name)
{
	return resolve_device(cache, name, COUNTING_ANY);
}

/* resolve_model(name [, counting]) */
PG_FUNCTION_INFO_V1(resolve_model);
Datum
resolve_model(PG_FUNCTION_ARGS)
{
	Counting	counting = optional_counting(fcinfo);
	const Device *device = resolve_device(catalog_cache(fcinfo), PG_GETARG_TEXT_PP(0), counting);

	PG_RETURN_TEXT_P(cstring_to_text(device->model));
}

/* try_resolve_model(name [, counting]) */
PG_FUNCTION_INFO_V1(try_resolve_model);
Datum
try_resolve_model(PG_FUNCTION_ARGS)
{
	Counting	counting = optional_counting(fcinfo);
	const Meaning *meaning = catalog_lookup(catalog_cache(fcinfo), PG_GETARG_TEXT_PP(0), counting, NULL);

	if (meaning == NULL || meaning->device == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(meaning->device->model));
}

const System *
catalog_resolve_system(CatalogCache *cache, text *name)
{
	const Meaning *meaning = catalog_resolve(cache, name, COUNTING_ANY);

	if (meaning->system == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("\"%s\" is an accelerator, not a system", meaning->device->model),
				 errhint("devices_required() counts accelerators; systems are in accelerator_system.")));
	return meaning->system;
}
