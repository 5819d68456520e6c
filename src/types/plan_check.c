/*
 * plan_check.c
 *		Comparisons that can only be a mistake are errors, the same in every
 *		plan.
 *
 * The order of a type is total, so that indexes and sorts are safe: then
 * paid > '100 USD' on a column of cost(CNY) would quietly compare numbers of
 * different money.  The planner asks the support function of <, <=, > and >= to
 * simplify each call; this one only looks at the two sides.
 *
 * A side declares a tag if it is computed from rows and has a type modifier.
 * The other side must be of that tag.  If it is declared, too, the two are
 * compared here.  If it is a value, computed from no row, then what it is may
 * be known here or only when the plan runs: of a parameter, that depends on
 * whether the plan is made for its value.  So in a statement with parameters it
 * is always the plan that refuses, by a condition that we put beside the
 * comparison; without parameters there is one sort of plan, and the planner
 * refuses.  Two values are left alone, because the planner computes what is
 * constant without asking us; so are = and <>, which tell no lie.
 *
 * An expression is looked at where the user's query is prepared, never again
 * below an append relation or in a constraint that the planner reads.
 */
#include "compat.h"

#include "access/stratnum.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "types/internal_function.h"
#include "types/kind.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

/* Whether a part of FROM has conditions. */
static bool
has_filter(Node *node)
{
	ListCell   *cell;

	if (IsA(node, JoinExpr))
		return ((JoinExpr *) node)->quals != NULL ||
			has_filter(((JoinExpr *) node)->larg) || has_filter(((JoinExpr *) node)->rarg);
	if (!IsA(node, FromExpr))
		return false;
	foreach(cell, ((FromExpr *) node)->fromlist)
	{
		if (has_filter(lfirst(cell)))
			return true;
	}
	return ((FromExpr *) node)->quals != NULL;
}

/*
 * Whether this query may have got the filter of another, which is not the
 * user's comparison here, as its columns are those of one arm of a set operation.
 * The parent of an arm is the set operation, or was one that became an append
 * relation of subqueries.  Nothing gets into a recursive query.
 */
static bool
may_be_filtered_arm(PlannerInfo *root)
{
	bool		arm = false;

	for (PlannerInfo *parent = root->parent_root; parent != NULL && !parent->hasRecursion; parent = parent->parent_root)
	{
		ListCell   *cell;

		arm = arm || parent->parse->setOperations != NULL;
		foreach(cell, parent->append_rel_list)
		{
			int			child = (int) lfirst_node(AppendRelInfo, cell)->child_relid;

			arm = arm || rt_fetch(child, parent->parse->rtable)->rtekind == RTE_SUBQUERY;
		}
		if (arm && has_filter((Node *) parent->parse->jointree))
			return true;
	}
	return false;
}

/* Casts that change nothing: to and from a domain, and relabelling. */
static Node *
strip_relabeling(Node *node)
{
	for (;;)
	{
		if (IsA(node, RelabelType))
			node = (Node *) ((RelabelType *) node)->arg;
		else if (IsA(node, CoerceToDomain))
			node = (Node *) ((CoerceToDomain *) node)->arg;
		else
			return node;
	}
}

/* Whether an expression is computed from rows, of this query or another. */
static bool
reads_rows(Node *node, void *context)
{
	if (node == NULL)
		return false;
	switch (nodeTag(node))
	{
		case T_Var:
		case T_PlaceHolderVar:
		case T_Aggref:
		case T_GroupingFunc:
		case T_WindowFunc:
		case T_SubLink:
		case T_SubPlan:
		case T_AlternativeSubPlan:
			return true;
		case T_Param:
			return ((Param *) node)->paramkind != PARAM_EXTERN;
		default:
			return expression_tree_walker(node, TREE_WALKER(reads_rows), context);
	}
}

static bool
has_parameter(Node *node, void *context)
{
	if (node == NULL)
		return false;
	if (IsA(node, Param))
		return ((Param *) node)->paramkind == PARAM_EXTERN;
	if (IsA(node, Query))
		return query_tree_walker((Query *) node, TREE_WALKER(has_parameter), context, 0);
	return expression_tree_walker(node, TREE_WALKER(has_parameter), context);
}

/*
 * Whether the whole statement has parameters, and so plans of two sorts.  One
 * that is made for their values has constants instead, but knows these values.
 */
static bool
statement_has_parameters(PlannerInfo *root)
{
	ListCell   *cell;

	if (root->glob->boundParams != NULL)
		return true;
	foreach(cell, root->glob->subroots)
	{
		if (has_parameter((Node *) lfirst_node(PlannerInfo, cell)->parse, NULL))
			return true;
	}
	while (root->parent_root != NULL)
		root = root->parent_root;
	return has_parameter((Node *) root->parse, NULL);
}

/*
 * Whether WHERE has a condition that only parameters decide.  While WHERE is
 * prepared, it is here as it was written, whatever the plan is made for.
 */
static bool
has_condition_on_parameters(PlannerInfo *root)
{
	Node	   *where = root->parse->jointree->quals;
	List	   *conditions = where != NULL && is_andclause(where) ? ((BoolExpr *) where)->args : list_make1(where);
	ListCell   *cell;

	foreach(cell, conditions)
	{
		if (has_parameter(lfirst(cell), NULL) && !reads_rows(lfirst(cell), NULL))
			return true;
	}
	return false;
}

/* What is known of one side of a comparison. */
typedef struct Side
{
	Node	   *node;
	bool		value;			/* computed from no row */
	bool		declares;		/* the following tag, which a constant has */
	uint32_t	tag;
} Side;

static Side
side_of(Node *node, const QuantityKind *kind)
{
	Node	   *bare = strip_relabeling(node);
	Side		side = {.node = node};
	int32		typmod;

	if (IsA(bare, Const))
	{
		side.value = true;
		side.declares = !((Const *) bare)->constisnull;
		if (side.declares)
			side.tag = kind_tag(kind, DatumGetQuantity(((Const *) bare)->constvalue));
	}
	else if (!reads_rows(bare, NULL))
		side.value = !expression_returns_set(bare);
	else
	{
		typmod = exprTypmod(bare);
		if (typmod < 0)
			(void) getBaseTypeAndTypmod(exprType(bare), &typmod);
		side.declares = typmod >= 0;
		side.tag = typmod_tag(typmod);
	}
	return side;
}

pg_noreturn static void
cannot_compare(const QuantityKind *kind, uint32_t left, uint32_t right, bool constant)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("%s", _(kind->cannot[TO_COMPARE])),
			 errdetail("The left side is %s, the right side is %s.",
					   kind_tag_name(kind, left), kind_tag_name(kind, right)),
			 errhint("%s", constant ?
					 psprintf("Write the constant with the column's own %s. %s", kind->tag, kind->mixed_hint) :
					 kind->mixed_hint)));
}

/* The operator for order whose function this is. */
static Oid
order_operator(Oid function, Oid type)
{
	Oid			family = lookup_type_cache(type, TYPECACHE_BTREE_OPFAMILY)->btree_opf;

	for (StrategyNumber strategy = BTLessStrategyNumber; strategy <= BTMaxStrategyNumber; strategy++)
	{
		Oid			operator = get_opfamily_member(family, type, type, strategy);

		if (strategy != BTEqualStrategyNumber && OidIsValid(operator) && get_opcode(operator) == function)
			return operator;
	}
	return InvalidOid;
}

/* The function that gives back a value of the declared tag, and refuses others. */
static Oid
comparand_function(const QuantityKind *kind, Oid type, Oid namespace)
{
	Oid			arguments[] = {type, INT4OID, BOOLOID};

	return internal_function(namespace, psprintf("_%s_comparand", kind->name), lengthof(arguments), arguments);
}

static Node *
comparand(Oid function, Node *value, uint32_t declared, bool on_left)
{
	return (Node *) makeFuncExpr(function, exprType(value),
								 list_make3(copyObject(value),
											makeConst(INT4OID, -1, InvalidOid, sizeof(int32),
													  Int32GetDatum(tag_typmod(declared)), false, true),
											makeBoolConst(on_left, false)),
								 InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL);
}

/* A value of the tag that a column declares, to stand for that column. */
static Node *
value_for_column(const QuantityKind *kind, Oid type, uint32_t tag)
{
	return (Node *) makeConst(type, tag_typmod(tag), InvalidOid, sizeof(Quantity),
							  QuantityGetDatum(kind_pack(kind, 0, tag)), false, false);
}

/*
 * What stands for a comparison that the plan must look at: "condition AND
 * comparison".
 *
 * The condition refuses a value of another tag, else it is "true OR NULL"; of
 * NULL it is NULL, as the comparison is.  It reads no row, so where the comparison is a filter of its
 * own, it comes before all rows, whatever there are and whatever index finds
 * them; elsewhere it is looked at together with the comparison.  The value is
 * checked inside the comparison as well, because the planner may take the two
 * apart: an index answers one arm of an OR without a look at the rest.
 *
 * There is no condition where one on parameters alone may forbid to look, now or
 * when the plan runs.  A volatile value is computed but once, and with grouping
 * sets an expression must not fall into parts.
 */
static Node *
compare_when_run(PlannerInfo *root, FuncExpr *call, Oid operator, Node *checked, Node *declared, bool on_left)
{
	NullTest   *condition;
	Expr	   *comparison;

	comparison = make_opclause(operator, BOOLOID, false, (Expr *) (on_left ? checked : declared),
							   (Expr *) (on_left ? declared : checked), call->funccollid, call->inputcollid);
	if (contain_volatile_functions(checked) || root->parse->groupingSets != NIL || has_condition_on_parameters(root))
		return (Node *) comparison;
	condition = makeNode(NullTest);
	condition->arg = copyObject((Expr *) checked);
	condition->nulltesttype = IS_NOT_NULL;
	condition->argisrow = false;
	condition->location = -1;
	return (Node *) makeBoolExpr(AND_EXPR,
								 list_make2(makeBoolExpr(OR_EXPR, list_make2(condition, makeBoolConst(false, true)), -1),
											comparison), -1);
}

/*
 * What stands for the comparison of a side that declares a tag with another
 * that does, or is a value; NULL for the comparison itself.
 */
static Node *
checked_comparison(PlannerInfo *root, FuncExpr *call, const QuantityKind *kind,
				   const Side *declared, const Side *other, bool on_left)
{
	Oid			type = exprType(other->node);
	Oid			operator;
	Oid			function;
	Node	   *value = other->node;

	if (other->declares && other->tag == declared->tag)
		return NULL;
	operator = order_operator(call->funcid, type);
	function = comparand_function(kind, type, get_func_namespace(call->funcid));
	if (!OidIsValid(operator) || !OidIsValid(function))
		return NULL;
	/* the planner looks again at what it got */
	if (IsA(value, FuncExpr) && ((FuncExpr *) value)->funcid == function)
		return NULL;
	if (other->declares && !statement_has_parameters(root))
		cannot_compare(kind, on_left ? other->tag : declared->tag, on_left ? declared->tag : other->tag, other->value);
	if (!other->value)
		value = value_for_column(kind, type, other->tag);
	return compare_when_run(root, call, operator, comparand(function, value, declared->tag, on_left),
							declared->node, on_left);
}

static Datum
check_comparison(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	SupportRequestSimplify *request = (SupportRequestSimplify *) PG_GETARG_POINTER(0);
	PlannerInfo *root;
	Side		left;
	Side		right;

	if (!IsA(request, SupportRequestSimplify))
		PG_RETURN_POINTER(NULL);
	root = request->root;

	/*
	 * once relations are being planned, expressions are no longer as they
	 * were written
	 */
	if (root == NULL || root->simple_rel_array != NULL ||
		list_length(request->fcall->args) != 2 || may_be_filtered_arm(root))
		PG_RETURN_POINTER(NULL);
	left = side_of(linitial(request->fcall->args), kind);
	right = side_of(lsecond(request->fcall->args), kind);
	if (!left.value && left.declares && (right.value || right.declares))
		PG_RETURN_POINTER(checked_comparison(root, request->fcall, kind, &left, &right, false));
	if (!right.value && right.declares && left.value)
		PG_RETURN_POINTER(checked_comparison(root, request->fcall, kind, &right, &left, true));
	PG_RETURN_POINTER(NULL);
}

/*
 * The value as it is, if it is of the tag that the other side declares.  What
 * stands for a column is no constant to be written anew.
 */
static Datum
checked_comparand(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	uint32_t	tag = kind_tag(kind, PG_GETARG_QUANTITY(0));
	uint32_t	declared = typmod_tag(PG_GETARG_INT32(1));

	if (unlikely(tag != declared))
	{
		FuncExpr   *call = (FuncExpr *) fcinfo->flinfo->fn_expr;
		Node	   *value = call != NULL && IsA(call, FuncExpr) ? (Node *) linitial(call->args) : NULL;
		bool		for_column = value != NULL && IsA(value, Const) && ((Const *) value)->consttypmod >= 0;

		declared = kind_declared_tag(kind, PG_GETARG_INT32(1));
		if (PG_GETARG_BOOL(2))
			cannot_compare(kind, tag, declared, !for_column);
		cannot_compare(kind, declared, tag, !for_column);
	}
	return PG_GETARG_DATUM(0);
}

QUANTITY_FUNCTION(flops_plan_check, check_comparison(fcinfo, &flops_kind));
QUANTITY_FUNCTION(flop_plan_check, check_comparison(fcinfo, &flop_kind));
QUANTITY_FUNCTION(cost_plan_check, check_comparison(fcinfo, &cost_kind));
QUANTITY_FUNCTION(unit_price_plan_check, check_comparison(fcinfo, &unit_price_kind));

QUANTITY_FUNCTION(flops_comparand, checked_comparand(fcinfo, &flops_kind));
QUANTITY_FUNCTION(flop_comparand, checked_comparand(fcinfo, &flop_kind));
QUANTITY_FUNCTION(cost_comparand, checked_comparand(fcinfo, &cost_kind));
QUANTITY_FUNCTION(unit_price_comparand, checked_comparand(fcinfo, &unit_price_kind));

/* Whether this is one of the functions above. */
static bool
is_comparand(Oid function)
{
	FmgrInfo	info;

	fmgr_info(function, &info);
	return info.fn_addr == flops_comparand || info.fn_addr == flop_comparand ||
		info.fn_addr == cost_comparand || info.fn_addr == unit_price_comparand;
}

/*
 * How many rows a comparison lets pass, as core's functions estimate it; but
 * they would compute the value and meet the error that is the plan's to raise.
 */
static Datum
selectivity(FunctionCallInfo fcinfo, PGFunction estimate)
{
	List	   *sides = NIL;
	ListCell   *cell;

	foreach(cell, (List *) PG_GETARG_POINTER(2))
	{
		FuncExpr   *side = lfirst(cell);

		if (IsA(side, FuncExpr) && list_length(side->args) == 3 &&
			exprType(linitial(side->args)) == side->funcresulttype && is_comparand(side->funcid))
			sides = lappend(sides, linitial(side->args));
		else
			sides = lappend(sides, side);
	}
	return DirectFunctionCall4Coll(estimate, PG_GET_COLLATION(), PG_GETARG_DATUM(0), PG_GETARG_DATUM(1),
								   PointerGetDatum(sides), PG_GETARG_DATUM(3));
}

QUANTITY_FUNCTION(quantity_lt_selectivity, selectivity(fcinfo, scalarltsel));
QUANTITY_FUNCTION(quantity_le_selectivity, selectivity(fcinfo, scalarlesel));
QUANTITY_FUNCTION(quantity_ge_selectivity, selectivity(fcinfo, scalargesel));
QUANTITY_FUNCTION(quantity_gt_selectivity, selectivity(fcinfo, scalargtsel));
