/*
 * protect.c
 *		The triggers of the catalog's tables.
 *
 * Shipped rows belong to the installed version, so that an update can replace
 * them and a report can be run again; a user's row of the same key wins at
 * lookup, so nobody needs to edit one.
 */
#include "compat.h"

#include "catalog/names.h"
#include "catalog/table_cache.h"
#include "catalog/table_lock.h"
#include "catalog/tables.h"
#include "commands/extension.h"
#include "executor/spi.h"
#include "types/message.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

static bool
is_shipped(HeapTuple row, TupleDesc columns)
{
	char	   *origin = SPI_getvalue(row, columns, SPI_fnumber(columns, "origin"));

	return origin != NULL && strcmp(origin, "shipped") == 0;
}

/* Whether CREATE or ALTER EXTENSION of this very extension is running. */
static bool
in_own_script(void)
{
	return creating_extension &&
		CurrentExtensionObject == get_extension_oid("compute_acct", true);
}

/*
 * BEFORE row and BEFORE TRUNCATE: only the extension's own scripts touch
 * shipped rows.
 */
PG_FUNCTION_INFO_V1(protect_shipped_rows);
Datum
protect_shipped_rows(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = trigger_call(fcinfo, "_protect_shipped_rows");
	HeapTuple	result;
	bool		shipped;

	if (TRIGGER_FIRED_FOR_STATEMENT(trigger->tg_event))
	{
		shipped = true;
		result = NULL;
	}
	else
	{
		TupleDesc	columns = RelationGetDescr(trigger->tg_relation);

		result = trigger_row(trigger);
		shipped = is_shipped(trigger->tg_trigtuple, columns) || is_shipped(result, columns);
	}
	if (shipped && !in_own_script())
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("rows of \"%s\" that came with the extension cannot be changed",
						RelationGetRelationName(trigger->tg_relation)),
				 errdetail("A shipped row belongs to the installed version and is replaced with it."),
				 errhint("Insert a row of your own, with origin 'user': it wins over the shipped one.")));
	return PointerGetDatum(result);
}

/*
 * A row that refers to no model can never be found.  That is a warning and not
 * an error, so that a dump restores also where a newer version of the
 * extension has renamed what a row refers to.
 */
static void
warn_of_unknown_model(FunctionCallInfo fcinfo, const TriggerData *trigger)
{
	TupleDesc	columns = RelationGetDescr(trigger->tg_relation);
	const char *table = RelationGetRelationName(trigger->tg_relation);
	int			number = SPI_fnumber(columns, "model");
	char	   *model;
	CatalogCache *cache;
	const Meaning *meaning;

	if (number <= 0 || strcmp(table, "accelerator") == 0)
		return;
	model = SPI_getvalue(trigger_row(trigger), columns, number);
	if (model == NULL)
		return;
	cache = catalog_cache(fcinfo);
	if (catalog_device_of_row(cache, model, strcmp(table, "accelerator_alias") == 0) != NULL)
		return;
	meaning = catalog_lookup(cache, cstring_to_text(model), COUNTING_ANY, NULL);
	if (meaning == NULL)
		ereport(WARNING,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("row of \"%s\" names the unknown accelerator \"%s\"", table,
						message_excerpt(model, strlen(model))),
				 errhint("It is not found until accelerator has that model.")));
	else
		ereport(WARNING,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("row of \"%s\" names \"%s\", which is not a model's own name", table,
						message_excerpt(model, strlen(model))),
				 meaning->system != NULL ?
				 errhint("The row is not found, as that is a system: name the accelerator that it is made of.") :
				 errhint("The row is not found, as that is an alias: name the model itself, which resolve_model() gives.")));
}

/*
 * AFTER row and AFTER TRUNCATE: the relcache message is what carries the news
 * to all sessions at commit, to this one at the end of the command, and takes
 * it back where the change is rolled back.  The lock tells others that it may
 * be on its way.
 */
PG_FUNCTION_INFO_V1(catalog_changed);
Datum
catalog_changed(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = trigger_call(fcinfo, "_catalog_changed");

	if (TRIGGER_FIRED_FOR_ROW(trigger->tg_event) &&
		!TRIGGER_FIRED_BY_DELETE(trigger->tg_event) && !creating_extension)
	{
		/* what was there before the command; its own snapshot may be older */
		PushActiveSnapshot(GetLatestSnapshot());
		warn_of_unknown_model(fcinfo, trigger);
		if (strcmp(RelationGetRelationName(trigger->tg_relation), "accelerator_rating") == 0)
			warn_of_rival_rating(fcinfo, trigger);
		PopActiveSnapshot();
	}
	table_lock_take(RelationGetRelid(trigger->tg_relation));
	table_cache_changed_here(RelationGetRelid(trigger->tg_relation));
	CacheInvalidateRelcache(trigger->tg_relation);
	return PointerGetDatum(NULL);
}
