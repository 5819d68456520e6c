/*
 * bi_view.c
 *		Views of plain numbers for clients that know no type but their own:
 *		bi_view() makes one, bi_view_refresh() follows changes of its source.
 *
 * A view carries its own options: its query ends in WHERE bi_view_options(...),
 * which is true and which the planner folds away.  So what is ours is known by
 * the view alone.  There is no table of views that a dump could leave behind,
 * that every user would have to be let write to, or that could disagree.
 *
 * All is done in SQL as the caller, and the views are security_invoker: who
 * reads one needs his own right to the source, and sees the rows that the
 * source's row-level security shows to him.
 */
#include "compat.h"

#include "access/relation.h"
#include "access/reloptions.h"
#include "bi/bi_columns.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "commands/defrem.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "parser/parsetree.h"
#include "rewrite/rewriteHandler.h"
#include "types/kind.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/varlena.h"

#define OPTIONS_FUNCTION	"bi_view_options"

static void
run(const char *command)
{
	if (SPI_execute(command, false, 0) < 0)
		elog(ERROR, "could not run \"%s\"", command);
}

static char *
qualified_name(Oid schema, const char *name)
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

/* `old` is the view if there is one already. */
static void
define_view(Relation source, const char *view_name, Oid old, List *columns,
			const BiOptions *options)
{
	StringInfoData sql;
	ListCell   *cell;

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
					 qualified_name(RelationGetNamespace(source), RelationGetRelationName(source)),
					 quote_qualified_identifier(get_namespace_name(options->schema), OPTIONS_FUNCTION),
					 quote_literal_cstr(options->capacity_unit),
					 quote_literal_cstr(options->work_unit),
					 options->as_float ? "double precision" : "numeric");
	run(sql.data);
}

/* Comments of the source and its columns, where it has some. */
static void
copy_comment(Oid source, int32 source_column, Oid view, int32 view_column, const char *object)
{
	char	   *comment = GetComment(source, RelationRelationId, source_column);
	char	   *old = GetComment(view, RelationRelationId, view_column);

	if (comment != NULL && (old == NULL || strcmp(comment, old) != 0))
		run(psprintf("COMMENT ON %s IS %s", object, quote_literal_cstr(comment)));
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

		run(psprintf("GRANT SELECT ON %s TO %s", view_name,
					 reader == ACL_ID_PUBLIC ? "PUBLIC" :
					 quote_identifier(GetUserNameFromId(reader, false))));
	}
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
				 errmsg("numbers of a BI view cannot be of type %s", format_type_be(type)),
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
	source = relation_open(PG_GETARG_OID(0), AccessShareLock);
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
	view_name = qualified_name(schema, name);
	if (OidIsValid(get_relname_relid(name, schema)))
		ereport(ERROR,
				(errcode(ERRCODE_DUPLICATE_TABLE),
				 errmsg("relation \"%s\" already exists", name),
				 errhint("If it is a BI view, bi_view_refresh() lets it follow its source; to change its options, drop it first. Or give another view_name.")));

	columns = bi_columns(source, &options, units);
	bi_name_columns(source, columns, &options);
	SPI_connect();
	define_view(source, view_name, InvalidOid, columns, &options);
	view = get_relname_relid(name, schema);
	copy_comments(RelationGetRelid(source), view, view_name, columns);
	copy_grants(RelationGetRelid(source), GetUserId(), view_name);
	SPI_finish();
	relation_close(source, NoLock);
	PG_RETURN_OID(view);
}

/* The mark in a view's query; it is called with constants and is always true. */
PG_FUNCTION_INFO_V1(bi_view_options);
Datum
bi_view_options(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(true);
}

/* --- bi_view_refresh() --------------------------------------------------------- */

pg_noreturn static void
not_a_bi_view(Relation view)
{
	ereport(ERROR,
			(errcode(ERRCODE_WRONG_OBJECT_TYPE),
			 errmsg("\"%s\" is not a BI view", RelationGetRelationName(view)),
			 errdetail("A BI view reads one table or view, and its query ends in WHERE %s(...).", OPTIONS_FUNCTION),
			 errhint("bi_view() makes one; bi_views() lists those that there are.")));
}

/* A constant argument of a function call; NULL if there is none. */
static char *
constant_argument(const FuncExpr *call, int n)
{
	Const	   *constant;

	if (list_length(call->args) <= n)
		return NULL;
	constant = (Const *) list_nth(call->args, n);
	if (!IsA(constant, Const) || constant->constisnull || constant->consttype != TEXTOID)
		return NULL;
	return TextDatumGetCString(constant->constvalue);
}

/* What the mark in a view's query says, and what the view reads from. */
static Oid
read_options(Relation view, const Query *query, BiOptions *options)
{
	Oid			types[] = {TEXTOID, TEXTOID, TEXTOID};
	const FuncExpr *mark = (const FuncExpr *) query->jointree->quals;
	const RangeTblRef *from = list_length(query->jointree->fromlist) != 1 ? NULL :
		(const RangeTblRef *) linitial(query->jointree->fromlist);
	char	   *number_type;

	if (mark == NULL || !IsA(mark, FuncExpr) || from == NULL || !IsA(from, RangeTblRef) ||
		rt_fetch(from->rtindex, query->rtable)->rtekind != RTE_RELATION ||
		mark->funcid != bi_function(options->schema, OPTIONS_FUNCTION, 3, types) ||
		(options->capacity_unit = constant_argument(mark, 0)) == NULL ||
		(options->work_unit = constant_argument(mark, 1)) == NULL ||
		(number_type = constant_argument(mark, 2)) == NULL)
		not_a_bi_view(view);
	options->as_float = strcmp(number_type, "numeric") != 0;
	return rt_fetch(from->rtindex, query->rtable)->relid;
}

/*
 * The columns that a view has: what bi_append_expression() wrote, read back.
 * Their names are the view's, as its query keeps those that they had at first.
 */
static List *
read_columns(Relation view, const Query *query)
{
	List	   *columns = NIL;
	ListCell   *cell;

	foreach(cell, query->targetList)
	{
		const TargetEntry *entry = lfirst_node(TargetEntry, cell);
		Node	   *node = (Node *) entry->expr;
		BiColumn   *column = (BiColumn *) palloc0(sizeof(BiColumn));

		if (IsA(node, FuncExpr) && ((FuncExpr *) node)->funcid == F_FLOAT8_NUMERIC)
			node = (Node *) linitial(((FuncExpr *) node)->args);
		if (IsA(node, FuncExpr) && ((FuncExpr *) node)->args != NIL)
		{
			column->function = ((FuncExpr *) node)->funcid;
			column->unit = constant_argument((FuncExpr *) node, 1);
			node = (Node *) linitial(((FuncExpr *) node)->args);
		}
		if (IsA(node, RelabelType))
			node = (Node *) ((RelabelType *) node)->arg;
		if (IsA(node, Var))
			column->source = ((Var *) node)->varattno;
		column->name = pstrdup(NameStr(TupleDescAttr(RelationGetDescr(view), entry->resno - 1)->attname));
		columns = lappend(columns, column);
	}
	return columns;
}

static BiColumn *
find_column(List *columns, const BiColumn *wanted)
{
	ListCell   *cell;

	foreach(cell, columns)
	{
		BiColumn   *column = (BiColumn *) lfirst(cell);

		if (column->source == wanted->source && column->function == wanted->function)
			return column;
	}
	return NULL;
}

/*
 * The columns that the view is to have: those that it has, in their places,
 * then what is new.  A view cannot lose columns, and dropping it would take
 * what depends on it along: that is not ours to do.
 */
static List *
merge_columns(Relation source, Relation view, List *old, List *columns)
{
	List	   *merged = NIL;
	ListCell   *cell;

	foreach(cell, old)
	{
		const BiColumn *had = (const BiColumn *) lfirst(cell);
		BiColumn   *column = find_column(columns, had);

		if (column == NULL || list_member_ptr(merged, column))
			ereport(ERROR,
					(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					 errmsg("column \"%s\" of view \"%s\" is not one that bi_view() makes of \"%s\"",
							had->name, RelationGetRelationName(view), RelationGetRelationName(source)),
					 errdetail("A view cannot lose a column without being dropped."),
					 errhint("Drop the view, with what depends on it, and make it anew with bi_view().")));
		if (bi_name_fits(source, column, had->name))
			column->name = had->name;
		merged = lappend(merged, column);
	}
	return list_concat_unique_ptr(merged, columns);
}

/*
 * Columns of the view whose source has been renamed follow it.  First they
 * get names out of the way, as two of them may have changed places.
 */
static bool
rename_columns(const char *view_name, List *old, List *columns)
{
	bool		renamed = false;

	for (int final = 0; final <= 1; final++)
	{
		for (int i = 0; i < list_length(old); i++)
		{
			const char *from = ((BiColumn *) list_nth(old, i))->name;
			const char *to = ((BiColumn *) list_nth(columns, i))->name;
			char	   *between = psprintf("bi_view_refresh %d", i);

			if (strcmp(from, to) == 0)
				continue;
			run(psprintf("ALTER VIEW %s RENAME COLUMN %s TO %s", view_name,
						 quote_identifier(final ? between : from),
						 quote_identifier(final ? to : between)));
			renamed = true;
		}
	}
	return renamed;
}

/* A view of the caller's own that nobody else refreshes or alters meanwhile. */
static Relation
open_own_view(Oid view)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(view));
	Relation	relation;

	/* before there is a lock, so that nobody can lock what is not his */
	if (HeapTupleIsValid(tuple))
	{
		Form_pg_class class = (Form_pg_class) GETSTRUCT(tuple);

		if (!has_privs_of_role(GetUserId(), class->relowner))
			aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_VIEW, NameStr(class->relname));
		ReleaseSysCache(tuple);
	}
	relation = relation_open(view, ShareUpdateExclusiveLock);
	if (relation->rd_rel->relkind != RELKIND_VIEW)
		not_a_bi_view(relation);
	return relation;
}

/* bi_view_refresh(view): whether its columns have changed */
PG_FUNCTION_INFO_V1(bi_view_refresh);
Datum
bi_view_refresh(PG_FUNCTION_ARGS)
{
	Oid			view_id = PG_GETARG_OID(0);
	Relation	view = open_own_view(view_id);
	const Query *query = get_view_query(view);
	char	   *view_name = qualified_name(RelationGetNamespace(view), RelationGetRelationName(view));
	Oid			owner = view->rd_rel->relowner;
	bool		as_invoker = RelationHasSecurityInvoker(view);
	BiOptions	options;
	Relation	source;
	char	  **units;
	List	   *old;
	List	   *columns;
	ListCell   *cell;
	bool		grows;
	bool		renamed;

	options.schema = get_func_namespace(fcinfo->flinfo->fn_oid);
	source = relation_open(read_options(view, query, &options), AccessShareLock);
	old = read_columns(view, query);
	units = (char **) palloc0(RelationGetDescr(source)->natts * sizeof(char *));
	foreach(cell, old)
	{
		const BiColumn *column = (const BiColumn *) lfirst(cell);

		if (column->unit != NULL && column->source > 0)
			units[column->source - 1] = column->unit;
	}
	columns = merge_columns(source, view, old, bi_columns(source, &options, units));
	bi_name_columns(source, columns, &options);
	grows = list_length(columns) > list_length(old);

	/* nobody redefines a view that is open; the lock stays */
	relation_close(view, NoLock);
	SPI_connect();
	renamed = rename_columns(view_name, old, columns);
	if (grows || !as_invoker)
		define_view(source, view_name, view_id, columns, &options);
	copy_comments(RelationGetRelid(source), view_id, view_name, columns);
	copy_grants(RelationGetRelid(source), owner, view_name);
	SPI_finish();
	relation_close(source, NoLock);
	PG_RETURN_BOOL(grows || renamed);
}
