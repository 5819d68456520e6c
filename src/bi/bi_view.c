/*
 * bi_view.c
 *		bi_view() makes a view of plain numbers; see bi_view.h.
 */
#include "compat.h"

#include "access/relation.h"
#include "access/reloptions.h"
#include "bi/bi_view.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "commands/defrem.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "types/internal_function.h"
#include "types/kind.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/varlena.h"

const Oid	bi_options_types[BI_OPTIONS] = {TEXTOID, TEXTOID, TEXTOID};

void
bi_run(const char *command)
{
	if (SPI_execute(command, false, 0) < 0)
		elog(ERROR, "could not run \"%s\"", command);
}

Relation
bi_open(Oid relation, LOCKMODE lock)
{
	Relation	opened = try_relation_open(relation, lock);

	if (opened == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation with OID %u does not exist", relation),
				 errhint("Name it: its name in single quotes is read as a regclass.")));
	return opened;
}

char *
bi_qualified_name(Oid schema, const char *name)
{
	return quote_qualified_identifier(get_namespace_name_or_temp(schema), name);
}

/* --- making the view --------------------------------------------------------- */

/*
 * CREATE OR REPLACE puts new options in the place of all old ones: so those
 * that the owner has set are named again.
 */
static void
append_view_options(StringInfo sql, Oid view)
{
	HeapTuple	tuple;
	Datum		options;
	bool		isnull;
	ListCell   *cell;

	appendStringInfoString(sql, " WITH (security_invoker = true");
	if (OidIsValid(view))
	{
		tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(view));
		if (!HeapTupleIsValid(tuple))
			elog(ERROR, "cache lookup failed for relation %u", view);
		options = SysCacheGetAttr(RELOID, tuple, Anum_pg_class_reloptions, &isnull);
		foreach(cell, isnull ? NIL : untransformRelOptions(options))
		{
			DefElem    *option = lfirst_node(DefElem, cell);

			if (strcmp(option->defname, "security_invoker") != 0)
				appendStringInfo(sql, ", %s = %s", quote_identifier(option->defname),
								 quote_literal_cstr(defGetString(option)));
		}
		ReleaseSysCache(tuple);
	}
	appendStringInfoChar(sql, ')');
}

void
bi_define_view(Relation source, const char *view_name, Oid old, List *columns,
			   const BiOptions *options)
{
	Oid			function = internal_function(options->schema, BI_OPTIONS_FUNCTION, BI_OPTIONS, bi_options_types);
	StringInfoData sql;
	ListCell   *cell;

	if (!OidIsValid(function))
		elog(ERROR, "function %s() is missing", BI_OPTIONS_FUNCTION);
	initStringInfo(&sql);
	appendStringInfo(&sql, "CREATE %sVIEW %s", OidIsValid(old) ? "OR REPLACE " : "", view_name);
	append_view_options(&sql, old);
	appendStringInfoString(&sql, " AS SELECT");
	foreach(cell, columns)
	{
		const BiColumn *column = (const BiColumn *) lfirst(cell);

		appendStringInfoString(&sql, cell == list_head(columns) ? " " : ", ");
		bi_append_expression(&sql, source, column, options);
		appendStringInfo(&sql, " AS %s", quote_identifier(column->name));
	}
	appendStringInfo(&sql, " FROM %s WHERE %s(%s::pg_catalog.text, %s::pg_catalog.text, '%s'::pg_catalog.text)",
					 bi_qualified_name(RelationGetNamespace(source), RelationGetRelationName(source)),
					 quote_qualified_identifier(get_namespace_name(options->schema), get_func_name(function)),
					 quote_literal_cstr(options->capacity_unit),
					 quote_literal_cstr(options->work_unit),
					 options->as_float ? "double precision" : "numeric");
	bi_run(sql.data);
}

/* Comments of the source and its columns, where it has some. */
static void
copy_comment(Oid source, int32 source_column, Oid view, int32 view_column, const char *object)
{
	char	   *comment = GetComment(source, RelationRelationId, source_column);
	char	   *old = GetComment(view, RelationRelationId, view_column);

	if (comment != NULL && (old == NULL || strcmp(comment, old) != 0))
		bi_run(psprintf("COMMENT ON %s IS %s", object, quote_literal_cstr(comment)));
}

static void
copy_comments(Oid source, Oid view, const char *view_name, List *columns)
{
	int32		number = 0;
	ListCell   *cell;

	copy_comment(source, 0, view, 0, psprintf("VIEW %s", view_name));
	foreach(cell, columns)
	{
		const BiColumn *column = (const BiColumn *) lfirst(cell);

		copy_comment(source, column->source, view, ++number,
					 psprintf("COLUMN %s.%s", view_name, quote_identifier(column->name)));
	}
}

/*
 * Who may read the source may read the view, which takes both.  Rights to
 * single columns are not copied: the view reads all columns, so they would
 * not suffice.
 */
static void
copy_grants(Oid source, Oid view_owner, const char *view_name)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(source));
	Datum		datum;
	bool		isnull;
	Acl		   *acl;
	List	   *readers = NIL;
	ListCell   *cell;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", source);
	datum = SysCacheGetAttr(RELOID, tuple, Anum_pg_class_relacl, &isnull);
	acl = isnull ? acldefault(OBJECT_TABLE, ((Form_pg_class) GETSTRUCT(tuple))->relowner) :
		DatumGetAclPCopy(datum);
	ReleaseSysCache(tuple);
	for (int i = 0; i < ACL_NUM(acl); i++)
	{
		const AclItem *item = &ACL_DAT(acl)[i];

		if ((ACLITEM_GET_PRIVS(*item) & ACL_SELECT) != 0 && item->ai_grantee != view_owner)
			readers = list_append_unique_oid(readers, item->ai_grantee);
	}
	foreach(cell, readers)
	{
		Oid			reader = lfirst_oid(cell);

		bi_run(psprintf("GRANT SELECT ON %s TO %s", view_name,
						reader == ACL_ID_PUBLIC ? "PUBLIC" :
						quote_identifier(GetUserNameFromId(reader, false))));
	}
}

void
bi_copy_comments_and_grants(Oid source, Oid view, Oid owner, const char *view_name, List *columns)
{
	copy_comments(source, view, view_name, columns);
	copy_grants(source, owner, view_name);
}

/* --- bi_view() ----------------------------------------------------------------- */

static void
check_source(Relation source)
{
	switch (source->rd_rel->relkind)
	{
		case RELKIND_RELATION:
		case RELKIND_PARTITIONED_TABLE:
		case RELKIND_FOREIGN_TABLE:
		case RELKIND_VIEW:
		case RELKIND_MATVIEW:
			break;
		default:
			ereport(ERROR,
					(errcode(ERRCODE_WRONG_OBJECT_TYPE),
					 errmsg("\"%s\" is not a table or view", RelationGetRelationName(source)),
					 errhint("bi_view() takes a table, partitioned table, foreign table, view or materialized view.")));
	}
}

/* Whether numbers are to be double precision. */
static bool
number_type_argument(Oid type)
{
	if (type != NUMERICOID && type != FLOAT8OID)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("numbers of a BI view cannot be of type %s",
						format_type_extended(type, -1, FORMAT_TYPE_ALLOW_INVALID)),
				 errhint("Use numeric, which is exact, or double precision.")));
	return type == FLOAT8OID;
}

/* '{"column": "unit", ...}', into units by column number - 1 */
static void
read_column_units(Relation source, Jsonb *json, const BiOptions *options, char **units)
{
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	JsonbValue	value;
	AttrNumber	number = InvalidAttrNumber;

	if (!JB_ROOT_IS_OBJECT(json))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("column_units must be a JSON object"),
				 errhint("Write it as in '{\"capacity\": \"PFLOPS\"}'.")));
	iterator = JsonbIteratorInit(&json->root);
	while ((token = JsonbIteratorNext(&iterator, &value, true)) != WJB_DONE)
	{
		char	   *word;

		if (token != WJB_KEY && token != WJB_VALUE)
			continue;
		if (value.type != jbvString)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a unit in column_units must be a string"),
					 errhint("Write it as in '{\"capacity\": \"PFLOPS\"}'.")));
		word = pnstrdup(value.val.string.val, value.val.string.len);
		if (token == WJB_VALUE)
		{
			bi_check_unit(source, number, options, word);
			units[number - 1] = word;
			continue;
		}
		number = get_attnum(RelationGetRelid(source), word);
		if (number <= 0)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("column \"%s\" of \"%s\" does not exist", word,
							RelationGetRelationName(source)),
					 errhint("column_units names columns of the source, as they are spelled there.")));
	}
}

/* By default it stands beside its source, as SOURCE_bi. */
static void
choose_name(Relation source, text *wanted, Oid *schema, char **name)
{
	RangeVar   *parsed;

	*schema = RelationGetNamespace(source);
	if (wanted == NULL)
	{
		*name = makeObjectName(RelationGetRelationName(source), NULL, "bi");
		return;
	}
	parsed = makeRangeVarFromNameList(textToQualifiedNameList(wanted));
	if (parsed->catalogname != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("view name \"%s\" has too many parts", text_to_cstring(wanted)),
				 errhint("Name the view, or its schema and the view; a name with dots in it goes in double quotes.")));
	if (parsed->schemaname != NULL)
		*schema = LookupCreationNamespace(parsed->schemaname);
	*name = parsed->relname;
}

/* bi_view(source, view_name, capacity_unit, work_unit, number_type, column_units) */
PG_FUNCTION_INFO_V1(bi_view);
Datum
bi_view(PG_FUNCTION_ARGS)
{
	BiOptions	options;
	Relation	source;
	Oid			schema;
	Oid			view;
	char	   *name;
	char	   *view_name;
	char	  **units;
	List	   *columns;

	for (int i = 0; i < PG_NARGS(); i++)
	{
		if (PG_ARGISNULL(i) && i != 1)
			PG_RETURN_NULL();
	}
	source = bi_open(PG_GETARG_OID(0), AccessShareLock);
	check_source(source);
	options.schema = get_func_namespace(fcinfo->flinfo->fn_oid);
	options.capacity_unit = text_to_cstring(PG_GETARG_TEXT_PP(2));
	options.work_unit = text_to_cstring(PG_GETARG_TEXT_PP(3));
	options.as_float = number_type_argument(PG_GETARG_OID(4));
	(void) unit_argument(PG_GETARG_TEXT_PP(2), UNIT_RATE);
	(void) unit_argument(PG_GETARG_TEXT_PP(3), UNIT_COUNT);
	units = (char **) palloc0(RelationGetDescr(source)->natts * sizeof(char *));
	read_column_units(source, PG_GETARG_JSONB_P(5), &options, units);

	choose_name(source, PG_ARGISNULL(1) ? NULL : PG_GETARG_TEXT_PP(1), &schema, &name);
	view_name = bi_qualified_name(schema, name);
	if (OidIsValid(get_relname_relid(name, schema)))
		ereport(ERROR,
				(errcode(ERRCODE_DUPLICATE_TABLE),
				 errmsg("relation \"%s\" already exists", name),
				 errhint("If it is a BI view, bi_view_refresh() lets it follow its source; to change its options, drop it first. Or give another view_name.")));

	columns = bi_columns(source, &options, units);
	bi_name_columns(source, columns, &options);
	SPI_connect();
	bi_define_view(source, view_name, InvalidOid, columns, &options);
	view = get_relname_relid(name, schema);
	bi_copy_comments_and_grants(RelationGetRelid(source), view, GetUserId(), view_name, columns);
	SPI_finish();
	relation_close(source, NoLock);
	PG_RETURN_OID(view);
}

/* The mark in a view's query, called with constants. */
PG_FUNCTION_INFO_V1(bi_view_options);
Datum
bi_view_options(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(true);
}
