/*
 * gpu_count.c
 *		How many GPUs a Slurm job had, by its trackable resources (TRES).
 *
 * A TRES string names each resource once, as NAME=COUNT, with commas between:
 *
 *		billing=64,cpu=64,gres/gpu:h100=8,gres/gpu=8,mem=1000G,node=1
 *
 * Depending on what a site accounts for, the GPUs of a job are there by type,
 * in all, or both.  "In all" includes what is there by type: the job above had
 * 8 GPUs and not 16.  Only where it is missing do the types add up to it.
 *
 * A site names its generic resources (gres) as it likes.  Some names mean an
 * accelerator wherever they occur, and are counted.  CPUs are none; memory and
 * utilisation are figures of a device.  All else gpu_tres() tells, and nobody but
 * the site knows what it is: shards and MPS shares are parts of a GPU, and how
 * many make one is said in its configuration and not in the string.
 */
#include "compat.h"

#include "catalog/names.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "types/message.h"
#include "types/number.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

/* What Slurm and the vendors of accelerators call them as a gres. */
static const char *const accelerators[] = {
	"gpu", "gpgpu", "npu", "dcu", "mlu", "gcu", "xpu", "hpu", "tpu", "ipu", "ppu", NULL
};

/* How names of memory and utilisation end, as gres/gpumem and gres/gpuutil. */
static const char *const measures[] = {
	"mem", "memory", "util", "utilization", "utilisation", NULL
};

/* Parts of a GPU. */
static const char *const shares[] = {"mps", "shard", NULL};

/* What is neither an accelerator nor a part of one. */
static const char *const others[] = {"cpu", NULL};

/* A resource: a gres, and of which type or, where type is NULL, in all. */
typedef struct GpuTres
{
	const char *gres;			/* in lower case */
	int			gres_length;
	const char *type;
	int			type_length;
	Numeric		count;
} GpuTres;

/* A gres in all. */
typedef struct GresTotal
{
	const GpuTres *gres;		/* one of it */
	Numeric		in_all;			/* as stated, or else the sum of the types */
	Numeric		of_no_type;		/* what the types leave of it */
} GresTotal;

typedef struct GpuTresList
{
	GpuTres    *items;			/* as they stand in the string */
	int64		nitems;
	int64		size;			/* items that there is room for */
	GresTotal  *totals;			/* by name */
	int64		ntotals;
} GpuTresList;

static const char form[] = "It is a list as sacct prints it in AllocTRES: \"billing=64,cpu=64,gres/gpu:h100=8,gres/gpu=8,mem=1000G,node=1\".";
static const char cut_off[] = "It may have been cut off: sacct --parsable2 and squeue --Format=tres-alloc:200 print columns in full.";

pg_noreturn static void
raise_malformed(text *tres, char *detail, const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid Slurm TRES string: \"%s\"", message_name(tres)),
			 errdetail_internal("%s", detail),
			 errhint("%s", hint)));
}

/* Whether the name is one of the words, or ends in one. */
static bool
is_word(const char *name, int length, const char *const *words, bool at_end)
{
	for (; *words != NULL; words++)
	{
		int			word_length = (int) strlen(*words);

		if ((at_end ? length >= word_length : length == word_length) &&
			pg_strncasecmp(name + length - word_length, *words, word_length) == 0)
			return true;
	}
	return false;
}

/*
 * The length of what stands before the name of a gres.  Slurm writes gres/gpu,
 * its options take gres:gpu, and some print in capitals.  0 for no gres.
 */
static int
gres_prefix(const char *name, int length)
{
	static const char prefix[] = "gres";
	const int	prefix_length = sizeof(prefix) - 1;

	if (length <= prefix_length || pg_strncasecmp(name, prefix, prefix_length) != 0 ||
		(name[prefix_length] != '/' && name[prefix_length] != ':'))
		return 0;
	return prefix_length + 1;
}

/* Parts the name of a gres into the gres and its type. */
static void
split_gres(const char *name, int length, GpuTres *item)
{
	const char *colon = memchr(name, ':', length);
	char	   *gres;

	item->gres_length = colon != NULL ? (int) (colon - name) : length;
	item->type = colon != NULL ? colon + 1 : NULL;
	item->type_length = colon != NULL ? length - item->gres_length - 1 : 0;
	item->gres = gres = palloc(item->gres_length + 1);
	for (int i = 0; i < item->gres_length; i++)
		gres[i] = to_lower(name[i]);
}

/* A count of GPUs: digits, perhaps with a fraction; or false. */
static bool
scan_count(const char *value, int length, Numeric *count)
{
	int			digits = 0;
	int			points = 0;

	for (int i = 0; i < length; i++)
	{
		if (value[i] >= '0' && value[i] <= '9')
			digits++;
		else if (value[i] != '.' || digits == 0 || i + 1 == length || ++points > 1)
			return false;
	}
	if (digits == 0)
		return false;
	if (points == 0 && digits <= 9)
		*count = int64_to_numeric(atoi(pnstrdup(value, length)));
	else
		*count = DatumGetNumeric(DirectFunctionCall3(numeric_in,
													 CStringGetDatum(pnstrdup(value, length)),
													 ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
	return true;
}

/* Digits and one of the letters that Slurm writes for a thousand, a million and so on. */
static bool
is_amount(const char *value, int length)
{
	Numeric		ignored;

	return length > 1 && strchr("KMGTPE", value[length - 1]) != NULL && scan_count(value, length - 1, &ignored);
}

/* Whether a name begins with that of an accelerator, and lacks the "gres/". */
static bool
lacks_gres(const char *name, int length)
{
	const char *colon = memchr(name, ':', length);

	return is_word(name, colon != NULL ? (int) (colon - name) : length, accelerators, false);
}

/* Adds what an item names; resources other than a gres are not looked at closely. */
static void
take_gres(text *tres, const char *item, int name_length, int length, GpuTresList *list)
{
	const char *count = item + name_length + 1;
	int			prefix = gres_prefix(item, name_length);
	GpuTres		new;

	if (prefix == 0)
	{
		if (lacks_gres(item, name_length))
			raise_malformed(tres, psprintf("\"%s\" is not named as a generic resource.", message_excerpt(item, length)),
							"Write gres/gpu=8 or gres/gpu:h100=8, as Slurm does.");
		return;
	}
	split_gres(item + prefix, name_length - prefix, &new);
	if (is_word(new.gres, new.gres_length, measures, true) ||
		is_word(new.gres, new.gres_length, others, false))
		return;
	if (new.gres_length == 0)
		raise_malformed(tres, psprintf("\"%s\" names no generic resource.", message_excerpt(item, length)), form);
	if (new.type != NULL && new.type_length == 0)
		raise_malformed(tres, psprintf("\"%s\" has a colon, and no type behind it.", message_excerpt(item, length)), form);
	if (!scan_count(count, length - name_length - 1, &new.count))
	{
		/* an amount, as of a disk, is of nothing that is counted */
		if (is_amount(count, length - name_length - 1) &&
			!is_word(new.gres, new.gres_length, accelerators, false) && !is_word(new.gres, new.gres_length, shares, false))
			return;
		raise_malformed(tres, psprintf("\"%s\" is not a number of GPUs.",
									   message_excerpt(count, length - name_length - 1)), form);
	}
	if (list->nitems == list->size)
	{
		list->size *= 2;
		list->items = repalloc_huge(list->items, list->size * sizeof(GpuTres));
	}
	list->items[list->nitems++] = new;
}

/* Reads one NAME=COUNT. */
static void
scan_item(text *tres, const char *item, int length, GpuTresList *list)
{
	const char *equals = memchr(item, '=', length);
	int			name_length = equals != NULL ? (int) (equals - item) : 0;

	CHECK_FOR_INTERRUPTS();
	if (length == 0)
		raise_malformed(tres, "It has a comma with nothing before or behind it.", cut_off);
	if (item[length - 1] == '+')
		raise_malformed(tres, psprintf("\"%s\" ends in \"+\", the mark of a column that was cut off.",
									   message_excerpt(item, length)), cut_off);
	if (name_length == 0 || name_length == length - 1)
		raise_malformed(tres, psprintf("\"%s\" is not of the form NAME=COUNT.", message_excerpt(item, length)), form);
	if (item[0] >= '0' && item[0] <= '9' && (int) strspn(item, "0123456789") == name_length)
		raise_malformed(tres, psprintf("\"%s\" has the number of a resource in place of its name.",
									   message_excerpt(item, length)),
						"These numbers differ from site to site; sacct prints the names.");
	take_gres(tres, item, name_length, length, list);
}

/* Bytes by value, then by length. */
static int
compare_bytes(const char *a, int a_length, const char *b, int b_length)
{
	int			order = memcmp(a, b, Min(a_length, b_length));

	return order != 0 ? order : a_length - b_length;
}

/* By gres, what is in all before what is of a type; 0 is the same resource. */
static int
compare_gres(const void *left, const void *right)
{
	const GpuTres *a = *(const GpuTres *const *) left;
	const GpuTres *b = *(const GpuTres *const *) right;
	int			order = compare_bytes(a->gres, a->gres_length, b->gres, b->gres_length);

	CHECK_FOR_INTERRUPTS();
	if (order != 0)
		return order;
	if (a->type == NULL || b->type == NULL)
		return (a->type != NULL) - (b->type != NULL);
	return compare_bytes(a->type, a->type_length, b->type, b->type_length);
}

/* What the items of one gres come to, which are in order. */
static void
total_up(text *tres, GpuTres *const *items, int64 n, GpuTresList *list)
{
	GresTotal  *total = &list->totals[list->ntotals++];
	Numeric		by_type = int64_to_numeric(0);
	bool		stated = items[0]->type == NULL;

	for (int64 i = stated ? 1 : 0; i < n; i++)
		by_type = numeric_call(numeric_add, by_type, items[i]->count);
	total->gres = items[0];
	total->in_all = stated ? items[0]->count : by_type;
	total->of_no_type = numeric_call(numeric_sub, total->in_all, by_type);
	if (numeric_sign_of(total->of_no_type) < 0)
		raise_malformed(tres,
						psprintf("By type it has %s gres/%s, in all only %s.", numeric_normalize(by_type),
								 message_excerpt(items[0]->gres, items[0]->gres_length),
								 numeric_normalize(total->in_all)),
						"The count in all includes the counts by type.");
}

/* Puts the resources in order, so that each is seen once, and totals them. */
static void
total_all(text *tres, GpuTresList *list)
{
	GpuTres   **sorted = palloc_extended(list->nitems * sizeof(GpuTres *), MCXT_ALLOC_HUGE);
	int64		first = 0;

	list->totals = palloc_extended(list->nitems * sizeof(GresTotal), MCXT_ALLOC_HUGE);
	list->ntotals = 0;
	for (int64 i = 0; i < list->nitems; i++)
		sorted[i] = &list->items[i];
	qsort(sorted, list->nitems, sizeof(GpuTres *), compare_gres);
	for (int64 i = 1; i <= list->nitems; i++)
	{
		if (i < list->nitems && compare_gres(&sorted[i - 1], &sorted[i]) == 0)
			raise_malformed(tres, psprintf("It names \"gres/%s%s%s\" twice.",
										   message_excerpt(sorted[i]->gres, sorted[i]->gres_length),
										   sorted[i]->type != NULL ? ":" : "",
										   sorted[i]->type != NULL ? message_excerpt(sorted[i]->type, sorted[i]->type_length) : ""), form);
		if (i < list->nitems &&
			compare_bytes(sorted[first]->gres, sorted[first]->gres_length, sorted[i]->gres, sorted[i]->gres_length) == 0)
			continue;
		total_up(tres, &sorted[first], i - first, list);
		first = i;
	}
}

static void
gpu_tres_scan(text *tres, GpuTresList *list)
{
	const char *at = VARDATA_ANY(tres);
	const char *end = at + VARSIZE_ANY_EXHDR(tres);

	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	while (end > at && strchr(" \t\r\n", end[-1]) != NULL)
		end--;
	list->size = 8;
	list->items = palloc(list->size * sizeof(GpuTres));
	list->nitems = 0;
	while (at < end)
	{
		const char *comma = memchr(at, ',', end - at);
		const char *item_end = comma != NULL ? comma : end;

		scan_item(tres, at, (int) (item_end - at), list);
		at = item_end + 1;
		if (comma != NULL && at == end)
			scan_item(tres, at, 0, list);	/* nothing behind the last comma */
	}
	total_all(tres, list);
}

/* gpu_count(tres) */
PG_FUNCTION_INFO_V1(gpu_count);
Datum
gpu_count(PG_FUNCTION_ARGS)
{
	Numeric		count = int64_to_numeric(0);
	GpuTresList list;

	gpu_tres_scan(PG_GETARG_TEXT_PP(0), &list);
	for (int64 i = 0; i < list.ntotals; i++)
	{
		const GpuTres *gres = list.totals[i].gres;

		if (is_word(gres->gres, gres->gres_length, accelerators, false))
			count = numeric_call(numeric_add, count, list.totals[i].in_all);
	}
	PG_RETURN_NUMERIC(count);
}

/* Whether a name may mean the device, its parts or what it is a part of. */
static bool
may_mean(const CatalogName *name, const Device *device)
{
	for (const Meaning *meaning = name->meanings; meaning != NULL; meaning = meaning->next)
	{
		const Device *meant = meaning->device;

		if (meant != NULL && (meant == device || meant->whole == device || meant == device->whole))
			return true;
	}
	return false;
}

/*
 * How many of the device one of a type is, as *number over *parts; false for
 * another device.  The scheduler counts what software sees: of a package that
 * is its parts.  A type that the catalog does not know is another one, as sites
 * name theirs as they like; one of which nobody knows whether it is, is an error.
 */
static bool
type_in_devices(CatalogCache *cache, const GpuTres *item, const Device *device, int32 *number, int32 *parts)
{
	text	   *type = cstring_to_text_with_len(item->type, item->type_length);
	const Meaning *meaning = catalog_lookup(cache, type, COUNTING_DEVICE, NULL);
	CatalogProblem problem;

	*number = *parts = 1;
	if (meaning == NULL)
	{
		const CatalogName *name = catalog_find_name(cache, item->type, item->type_length);

		if (name != NULL && may_mean(name, device))
		{
			(void) catalog_lookup(cache, type, COUNTING_DEVICE, &problem);
			catalog_raise(&problem);
		}
		return false;
	}
	if (meaning->device == NULL)
		return false;
	if (meaning->device->whole == device)
		*parts = meaning->device->parts;
	else if (device->whole == meaning->device)
		*number = device->parts;
	else
		return meaning->device == device;
	return true;
}

/* gpu_count(tres, model): how many of the model there are, of the types that the catalog knows */
PG_FUNCTION_INFO_V1(gpu_count_of_model);
Datum
gpu_count_of_model(PG_FUNCTION_ARGS)
{
	CatalogCache *cache = catalog_cache(fcinfo);
	const Device *device = catalog_resolve_device(cache, PG_GETARG_TEXT_PP(1));
	Numeric		count = int64_to_numeric(0);
	GpuTresList list;

	gpu_tres_scan(PG_GETARG_TEXT_PP(0), &list);
	for (int64 i = 0; i < list.nitems; i++)
	{
		const GpuTres *item = &list.items[i];
		Numeric		of_type = item->count;
		int32		number;
		int32		parts;

		if (item->type == NULL || !is_word(item->gres, item->gres_length, accelerators, false) ||
			!type_in_devices(cache, item, device, &number, &parts))
			continue;
		if (number != 1)
			of_type = numeric_call(numeric_mul, of_type, int64_to_numeric(number));
		if (parts != 1)
			of_type = numeric_call1(numeric_trim_scale, numeric_call(numeric_div, of_type, int64_to_numeric(parts)));
		count = numeric_call(numeric_add, count, of_type);
	}
	PG_RETURN_NUMERIC(count);
}

static void
put_row(ReturnSetInfo *result, const GpuTres *gres, bool of_type, Numeric count)
{
	Datum		row[3] = {
		PointerGetDatum(cstring_to_text_with_len(gres->gres, gres->gres_length)),
		of_type ? PointerGetDatum(cstring_to_text_with_len(gres->type, gres->type_length)) : (Datum) 0,
		NumericGetDatum(count)
	};
	bool		nulls[3] = {false, !of_type, false};

	if (numeric_sign_of(count) > 0)
		tuplestore_putvalues(result->setResult, result->setDesc, row, nulls);
}

/* gpu_tres(tres): a row for each type, and for each gres one for what is left without a type. */
PG_FUNCTION_INFO_V1(gpu_tres);
Datum
gpu_tres(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	GpuTresList list;

	gpu_tres_scan(PG_GETARG_TEXT_PP(0), &list);
	materialize_result(fcinfo);
	for (int64 i = 0; i < list.nitems; i++)
	{
		if (list.items[i].type != NULL)
			put_row(result, &list.items[i], true, list.items[i].count);
	}
	for (int64 i = 0; i < list.ntotals; i++)
		put_row(result, list.totals[i].gres, false, list.totals[i].of_no_type);
	return (Datum) 0;
}
