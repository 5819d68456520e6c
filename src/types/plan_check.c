/*
 * plan_check.c
 *		Comparisons that can only be a mistake are errors when a query is
 *		planned, whatever the data and the plan.
 *
 * The order of a type is total, so that indexes and sorts are safe: then
 * paid > '100 USD' on a column of cost(CNY) would quietly compare numbers of
 * different money.  The planner asks the support function of each comparison
 * to simplify it; this one only looks whether both sides declare a kind, by
 * type modifier or by being a constant, and raises where they differ.
 *
 * What it lets pass: columns of the children of an append relation, and whole
 * queries below a set operation, because a filter that was pushed into an arm
 * of a UNION is not the user's comparison there; calls without a planner; and
 * IN and ANY lists and IS DISTINCT FROM, which are not calls of the function.
 */
#include "compat.h"

#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "parser/parsetree.h"
#include "types/kind.h"
#include "utils/lsyscache.h"

/* Whether a relation is an append relation's child. */
static bool
is_child(PlannerInfo *root, int relid)
{
	ListCell   *cell;

	foreach(cell, root->append_rel_list)
	{
		if ((int) lfirst_node(AppendRelInfo, cell)->child_relid == relid)
			return true;
	}
	return false;
}

/*
 * Whether this whole query may be an arm of a set operation: its parent is
 * one, or was one that became an append relation of subqueries.
 */
static bool
may_be_arm(PlannerInfo *root)
{
	PlannerInfo *parent = root->parent_root;
	ListCell   *cell;

	if (parent == NULL)
		return false;
	if (parent->parse->setOperations != NULL)
		return true;
	foreach(cell, parent->append_rel_list)
	{
		int			child = (int) lfirst_node(AppendRelInfo, cell)->child_relid;

		if (rt_fetch(child, parent->parse->rtable)->rtekind == RTE_SUBQUERY)
			return true;
	}
	return may_be_arm(parent);
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

/* The tag that a side declares; false where it declares none. */
static bool
declared_tag(PlannerInfo *root, Node *side, const QuantityKind *kind, uint32_t *tag,
			 bool *is_constant)
{
	Node	   *node = strip_relabeling(side);
	int32		typmod;

	*is_constant = IsA(node, Const);
	if (*is_constant)
	{
		Const	   *constant = (Const *) node;

		if (constant->constisnull)
			return false;
		*tag = kind_tag(kind, DatumGetQuantity(constant->constvalue));
		return true;
	}
	if (IsA(node, Var))
	{
		Var		   *var = (Var *) node;

		if (var->varlevelsup == 0 && is_child(root, var->varno))
			return false;
	}
	typmod = exprTypmod(node);
	if (typmod < 0)
		(void) getBaseTypeAndTypmod(exprType(node), &typmod);
	*tag = typmod_tag(typmod);
	return typmod >= 0;
}

static Datum
check_comparison(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	if (IsA(request, SupportRequestSimplify))
	{
		SupportRequestSimplify *simplify = (SupportRequestSimplify *) request;
		List	   *sides = simplify->fcall->args;
		uint32_t	left;
		uint32_t	right;
		bool		left_constant;
		bool		right_constant;

		if (simplify->root != NULL && list_length(sides) == 2 &&
			declared_tag(simplify->root, linitial(sides), kind, &left, &left_constant) &&
			declared_tag(simplify->root, lsecond(sides), kind, &right, &right_constant) &&
			left != right && !may_be_arm(simplify->root))
			ereport(ERROR,
					(errcode(ERRCODE_DATA_EXCEPTION),
					 errmsg("cannot compare %s of different %s", kind->name, kind->tags),
					 errdetail("The left side is %s, the right side is %s.",
							   kind_tag_name(kind, left), kind_tag_name(kind, right)),
					 errhint("%s", left_constant || right_constant ?
							 psprintf("Write the constant with the column's own %s. %s", kind->tag, kind->mixed_hint) :
							 kind->mixed_hint)));
	}
	PG_RETURN_POINTER(NULL);
}

QUANTITY_FUNCTION(flops_plan_check, check_comparison(fcinfo, &flops_kind));
QUANTITY_FUNCTION(flop_plan_check, check_comparison(fcinfo, &flop_kind));
QUANTITY_FUNCTION(cost_plan_check, check_comparison(fcinfo, &cost_kind));
QUANTITY_FUNCTION(unit_price_plan_check, check_comparison(fcinfo, &unit_price_kind));
