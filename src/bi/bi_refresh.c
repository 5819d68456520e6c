/*
 * bi_refresh.c
 *		bi_view_refresh() lets a BI view follow changes of its source.
 *
 * It adds columns and renames them, and never drops anything.  What it must
 * know it reads from the view's own query; see bi_view.h.
 */
#include "compat.h"

#include "access/relation.h"
#include "bi/bi_view.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "parser/parsetree.h"
#include "rewrite/rewriteHandler.h"
#include "types/internal_function.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

pg_noreturn static void
not_a_bi_view(Relation view)
{
	ereport(ERROR,
			(errcode(ERRCODE_WRONG_OBJECT_TYPE),
			 errmsg("\"%s\" is not a BI view", RelationGetRelationName(view)),
			 errdetail("A BI view reads one table or view, and its query ends in WHERE %s(...).", BI_OPTIONS_FUNCTION),
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

/*
 * Whether a query has no more clauses than one of ours.  What else somebody
 * has put into it, such as a LIMIT, would be lost when the view is defined anew.
 */
static bool
is_plain(const Query *query)
{
	return query->commandType == CMD_SELECT && !query->hasAggs && !query->hasWindowFuncs &&
		!query->hasTargetSRFs && !query->hasSubLinks && query->cteList == NIL &&
		query->groupClause == NIL && query->groupingSets == NIL && query->havingQual == NULL &&
		query->distinctClause == NIL && query->sortClause == NIL && query->limitOffset == NULL &&
		query->limitCount == NULL && query->rowMarks == NIL && query->setOperations == NULL;
}

static bool
is_options_function(Oid schema, Oid function)
{
	return OidIsValid(function) &&
		(function == extension_function(schema, BI_OPTIONS_FUNCTION, BI_OPTIONS, bi_options_types) ||
		 function == extension_function(schema, BI_OLD_OPTIONS_FUNCTION, BI_OPTIONS, bi_options_types));
}

/* What the mark in a view's query says, and what the view reads from. */
static Oid
read_options(Relation view, const Query *query, BiOptions *options)
{
	const FuncExpr *mark = (const FuncExpr *) query->jointree->quals;
	const RangeTblRef *from = list_length(query->jointree->fromlist) != 1 ? NULL :
		(const RangeTblRef *) linitial(query->jointree->fromlist);
	const RangeTblEntry *source;
	char	   *number_type;

	if (mark == NULL || !IsA(mark, FuncExpr) || from == NULL || !IsA(from, RangeTblRef) ||
		!is_plain(query))
		not_a_bi_view(view);
	source = rt_fetch(from->rtindex, query->rtable);
	if (source->rtekind != RTE_RELATION || !source->inh || source->tablesample != NULL ||
		!is_options_function(options->schema, mark->funcid) ||
		(options->capacity_unit = constant_argument(mark, 0)) == NULL ||
		(options->work_unit = constant_argument(mark, 1)) == NULL ||
		(number_type = constant_argument(mark, 2)) == NULL)
		not_a_bi_view(view);
	options->as_float = strcmp(number_type, "numeric") != 0;
	return source->relid;
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
			bi_run(psprintf("ALTER VIEW %s RENAME COLUMN %s TO %s", view_name,
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
	relation = bi_open(view, ShareUpdateExclusiveLock);
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
	char	   *view_name = bi_qualified_name(RelationGetNamespace(view), RelationGetRelationName(view));
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
		bi_define_view(source, view_name, view_id, columns, &options);
	bi_copy_comments_and_grants(RelationGetRelid(source), view_id, owner, view_name, columns);
	SPI_finish();
	relation_close(source, NoLock);
	PG_RETURN_BOOL(grows || renamed);
}
