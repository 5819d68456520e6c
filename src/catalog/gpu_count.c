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
 * Shards and MPS shares are parts of a GPU; how many make one is said in the
 * site's configuration and not in the string.  So they are told apart and
 * counted, and never counted as GPUs.
 */
#include "compat.h"

#include "catalog/names.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

/* The resources that are GPUs or shares of them: gres/NAME or gres/NAME:TYPE. */
static const char *const gpu_gres[] = {"gpu", "mps", "shard"};

#define GPU			0
#define NGRES		((int) lengthof(gpu_gres))

/* One of these resources, of a type or, where type is NULL, in all. */
typedef struct GpuTres
{
	int			gres;			/* index of gpu_gres */
	const char *type;
	int			type_length;
	Numeric		count;
} GpuTres;

typedef struct GpuTresList
{
	GpuTres    *items;
	int64		nitems;
	int64		size;			/* items that there is room for */
	Numeric		in_all[NGRES];	/* as stated, or else the sum of the types */
	Numeric		of_no_type[NGRES];	/* what the types leave of it */
} GpuTresList;

static Numeric
zero(void)
{
	return int64_to_numeric(0);
}

static bool
is_positive(Numeric n)
{
	return DatumGetBool(DirectFunctionCall2(numeric_gt, NumericGetDatum(n), NumericGetDatum(zero())));
}

static Numeric
add(Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(a), NumericGetDatum(b)));
}

static Numeric
subtract(Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_sub, NumericGetDatum(a), NumericGetDatum(b)));
}

pg_noreturn static void
raise_malformed(text *tres, char *detail, const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid Slurm TRES string: \"%s\"", text_to_cstring(tres)),
			 errdetail_internal("%s", detail),
			 errhint("%s", hint)));
}

/* Whether the name is that of a GPU or a share of one; and of which type. */
static bool
is_gpu_tres(const char *name, int length, GpuTres *item)
{
	static const char prefix[] = "gres/";
	const int	prefix_length = sizeof(prefix) - 1;

	if (length < prefix_length || memcmp(name, prefix, prefix_length) != 0)
		return false;
	name += prefix_length;
	length -= prefix_length;
	for (int i = 0; i < NGRES; i++)
	{
		int			gres_length = (int) strlen(gpu_gres[i]);

		/* gres/gpumem and gres/gpuutil are other resources */
		if (length < gres_length || memcmp(name, gpu_gres[i], gres_length) != 0 ||
			(length > gres_length && name[gres_length] != ':'))
			continue;
		item->gres = i;
		item->type = length > gres_length ? name + gres_length + 1 : NULL;
		item->type_length = length > gres_length ? length - gres_length - 1 : 0;
		return true;
	}
	return false;
}

static bool
same_tres(const GpuTres *a, const GpuTres *b)
{
	return a->gres == b->gres && (a->type == NULL) == (b->type == NULL) &&
		a->type_length == b->type_length &&
		(a->type == NULL || memcmp(a->type, b->type, a->type_length) == 0);
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

/* Reads one NAME=COUNT; other resources than GPUs are not looked at closely. */
static void
scan_item(text *tres, const char *item, int length, GpuTresList *list)
{
	static const char form[] =
		"It is a list as sacct prints it in AllocTRES: \"billing=64,cpu=64,gres/gpu:h100=8,gres/gpu=8,mem=1000G,node=1\".";
	static const char cut_off[] =
		"It may have been cut off: sacct --parsable2 and squeue --Format=tres-alloc:200 print columns in full.";
	const char *equals = memchr(item, '=', length);
	int			name_length = equals != NULL ? (int) (equals - item) : 0;
	GpuTres		new;

	if (length == 0)
		raise_malformed(tres, "It has a comma with nothing before or behind it.", cut_off);
	if (item[length - 1] == '+')
		raise_malformed(tres, psprintf("\"%.*s\" ends in \"+\", the mark of a column that was cut off.", length, item),
						cut_off);
	if (name_length == 0 || name_length == length - 1)
		raise_malformed(tres, psprintf("\"%.*s\" is not of the form NAME=COUNT.", length, item), form);
	if ((int) strspn(item, "0123456789") == name_length)
		raise_malformed(tres, psprintf("\"%.*s\" has the number of a resource in place of its name.", length, item),
						"These numbers differ from site to site; sacct prints the names.");
	if (!is_gpu_tres(item, name_length, &new))
		return;
	if (new.type != NULL && new.type_length == 0)
		raise_malformed(tres, psprintf("\"%.*s\" has a colon, and no type behind it.", length, item), form);
	if (!scan_count(equals + 1, length - name_length - 1, &new.count))
		raise_malformed(tres, psprintf("\"%.*s\" is not a number of GPUs.",
									   length - name_length - 1, equals + 1), form);
	CHECK_FOR_INTERRUPTS();
	for (int64 i = 0; i < list->nitems; i++)
		if (same_tres(&list->items[i], &new))
			raise_malformed(tres, psprintf("It names \"%.*s\" twice.", name_length, item), form);
	if (list->nitems == list->size)
	{
		list->size *= 2;
		list->items = repalloc_huge(list->items, list->size * sizeof(GpuTres));
	}
	list->items[list->nitems++] = new;
}

/* What each resource comes to in all, and what of that has no type. */
static void
total_up(text *tres, GpuTresList *list)
{
	for (int gres = 0; gres < NGRES; gres++)
	{
		Numeric		stated = NULL;
		Numeric		by_type = zero();

		for (int64 i = 0; i < list->nitems; i++)
		{
			const GpuTres *item = &list->items[i];

			if (item->gres != gres)
				continue;
			if (item->type == NULL)
				stated = item->count;
			else
				by_type = add(by_type, item->count);
		}
		list->in_all[gres] = stated != NULL ? stated : by_type;
		list->of_no_type[gres] = subtract(list->in_all[gres], by_type);
		if (is_positive(subtract(by_type, list->in_all[gres])))
			raise_malformed(tres,
							psprintf("By type it has %s gres/%s, in all only %s.",
									 numeric_normalize(by_type), gpu_gres[gres], numeric_normalize(stated)),
							"The count in all includes the counts by type.");
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
	total_up(tres, list);
}

/* gpu_count(tres) */
PG_FUNCTION_INFO_V1(gpu_count);
Datum
gpu_count(PG_FUNCTION_ARGS)
{
	GpuTresList list;

	gpu_tres_scan(PG_GETARG_TEXT_PP(0), &list);
	PG_RETURN_NUMERIC(list.in_all[GPU]);
}

/*
 * gpu_count(tres, model): those of a type that the catalog knows as the model.
 * A type that it does not know is another one: sites name theirs as they like.
 */
PG_FUNCTION_INFO_V1(gpu_count_of_model);
Datum
gpu_count_of_model(PG_FUNCTION_ARGS)
{
	CatalogCache *cache = catalog_cache(fcinfo);
	const Device *device = catalog_resolve_device(cache, PG_GETARG_TEXT_PP(1));
	Numeric		count = zero();
	GpuTresList list;

	gpu_tres_scan(PG_GETARG_TEXT_PP(0), &list);
	for (int64 i = 0; i < list.nitems; i++)
	{
		const GpuTres *item = &list.items[i];
		const Meaning *meaning;

		if (item->gres != GPU || item->type == NULL)
			continue;
		meaning = catalog_lookup(cache, cstring_to_text_with_len(item->type, item->type_length), NULL);
		if (meaning != NULL && meaning->device == device)
			count = add(count, item->count);
	}
	PG_RETURN_NUMERIC(count);
}

static void
put_row(ReturnSetInfo *result, int gres, Datum type, Numeric count)
{
	Datum		row[3] = {CStringGetTextDatum(gpu_gres[gres]), type, NumericGetDatum(count)};
	bool		nulls[3] = {false, type == (Datum) 0, false};

	tuplestore_putvalues(result->setResult, result->setDesc, row, nulls);
}

/* gpu_tres(tres): a row for each type, and one for what is left without a type. */
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
		const GpuTres *item = &list.items[i];

		if (item->type != NULL && is_positive(item->count))
			put_row(result, item->gres,
					PointerGetDatum(cstring_to_text_with_len(item->type, item->type_length)), item->count);
	}
	for (int gres = 0; gres < NGRES; gres++)
		if (is_positive(list.of_no_type[gres]))
			put_row(result, gres, (Datum) 0, list.of_no_type[gres]);
	return (Datum) 0;
}
