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
 * A prepared statement is planned without its parameters once it has been
 * executed some times.  Where one side declares a kind and the other is a
 * parameter, the plan gets a function around the parameter that looks at its
 * value and raises the same error: else the sixth execution would quietly do
 * what the fifth refused.  The comparison stays one that an index can answer.
 *
 * What it lets pass: columns of the children of an append relation, and whole
 * queries below a set operation, because a filter that was pushed into an arm
 * of a UNION is not the user's comparison there; calls without a planner; and
 * IN and ANY lists, IS DISTINCT FROM, NULLIF and comparisons of whole rows,
 * which are not calls of the function.
 *
 * It looks at the query as the planner has it, into which functions in SQL have
 * been inlined: one that asks for the currency before it compares is refused
 * with a column that declares another.  What the user wrote himself cannot be
 * told from that by looking at one comparison.
 */
#include "compat.h"

#include "access/stratnum.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "parser/parsetree.h"
#include "types/internal_function.h"
#include "types/kind.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

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

/* What is known of one side of a comparison. */
typedef struct Side
{
	bool		constant;
	bool		parameter;		/* its value is known when the plan runs */
	bool		declares;		/* the following tag */
	uint32_t	tag;
} Side;

static Side
side_of(PlannerInfo *root, Node *node, const QuantityKind *kind)
{
	Side		side = {0};
	Node	   *source;
	int32		typmod;

	node = strip_relabeling(node);
	if (IsA(node, Const))
	{
		Const	   *constant = (Const *) node;

		side.constant = true;
		side.declares = !constant->constisnull;
		if (side.declares)
			side.tag = kind_tag(kind, DatumGetQuantity(constant->constvalue));
		return side;
	}
	if (IsA(node, Var))
	{
		Var		   *var = (Var *) node;

		if (var->varlevelsup == 0 && is_child(root, var->varno))
			return side;
	}

	/* $1, or $1 of another type read as ours */
	source = IsA(node, CoerceViaIO) ? strip_relabeling((Node *) ((CoerceViaIO *) node)->arg) : node;
	side.parameter = IsA(source, Param) && ((Param *) source)->paramkind == PARAM_EXTERN;

	typmod = exprTypmod(node);
	if (typmod < 0)
		(void) getBaseTypeAndTypmod(exprType(node), &typmod);
	side.declares = typmod >= 0;
	side.tag = typmod_tag(typmod);
	return side;
}

pg_noreturn static void
cannot_compare(const QuantityKind *kind, uint32_t left, uint32_t right, bool constant)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("cannot compare %s of different %s", kind->name, kind->tags),
			 errdetail("The left side is %s, the right side is %s.",
					   kind_tag_name(kind, left), kind_tag_name(kind, right)),
			 errhint("%s", constant ?
					 psprintf("Write the constant with the column's own %s. %s", kind->tag, kind->mixed_hint) :
					 kind->mixed_hint)));
}

/* The operator whose function this is, among those of btree and <>. */
static Oid
comparison_operator(Oid function, Oid type)
{
	Oid			family = lookup_type_cache(type, TYPECACHE_BTREE_OPFAMILY)->btree_opf;
	Oid			operator = InvalidOid;

	for (StrategyNumber strategy = BTLessStrategyNumber; strategy <= BTMaxStrategyNumber; strategy++)
	{
		operator = get_opfamily_member(family, type, type, strategy);
		if (OidIsValid(operator) && get_opcode(operator) == function)
			return operator;
	}
	operator = get_opfamily_member(family, type, type, BTEqualStrategyNumber);
	operator = OidIsValid(operator) ? get_negator(operator) : InvalidOid;
	return OidIsValid(operator) && get_opcode(operator) == function ? operator : InvalidOid;
}

/*
 * The comparison with its parameter checked: left > comparand(right, typmod,
 * false).  NULL where there is no such function.
 */
static Node *
check_parameter(FuncExpr *comparison, const QuantityKind *kind, uint32_t declared, bool on_left)
{
	Node	   *parameter = on_left ? linitial(comparison->args) : lsecond(comparison->args);
	Oid			type = exprType(linitial(comparison->args));
	Oid			operator = comparison_operator(comparison->funcid, type);
	Oid			arguments[] = {type, INT4OID, BOOLOID};
	Oid			function = internal_function(get_func_namespace(comparison->funcid),
											 psprintf("_%s_comparand", kind->name),
											 lengthof(arguments), arguments);
	Node	   *checked;

	if (!OidIsValid(operator) || !OidIsValid(function))
		return NULL;
	checked = (Node *) makeFuncExpr(function, type,
									list_make3(parameter,
											   makeConst(INT4OID, -1, InvalidOid, sizeof(int32),
														 Int32GetDatum(tag_typmod(declared)), false, true),
											   makeBoolConst(on_left, false)),
									InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL);
	return (Node *) make_opclause(operator, BOOLOID, false,
								  (Expr *) (on_left ? checked : linitial(comparison->args)),
								  (Expr *) (on_left ? lsecond(comparison->args) : checked),
								  comparison->funccollid, comparison->inputcollid);
}

static Datum
check_comparison(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	Node	   *replacement = NULL;

	if (IsA(request, SupportRequestSimplify))
	{
		SupportRequestSimplify *simplify = (SupportRequestSimplify *) request;
		PlannerInfo *root = simplify->root;
		List	   *sides = simplify->fcall->args;

		if (root != NULL && list_length(sides) == 2 && !may_be_arm(root))
		{
			Side		left = side_of(root, linitial(sides), kind);
			Side		right = side_of(root, lsecond(sides), kind);
			bool		both = left.declares && right.declares;
			bool		look_left = right.declares && left.parameter;
			bool		look_right = left.declares && right.parameter;

			/*
			 * What a parameter declares may still be no mistake: PL/pgSQL's
			 * NEW.paid has the modifier of the table that a trigger is called
			 * for, and the trigger may ask for the currency before it
			 * compares.
			 */
			if (both && left.tag == right.tag)
				PG_RETURN_POINTER(NULL);
			if (look_right)
				replacement = check_parameter(simplify->fcall, kind, left.tag, false);
			else if (look_left)
				replacement = check_parameter(simplify->fcall, kind, right.tag, true);
			else if (both)
				cannot_compare(kind, left.tag, right.tag, left.constant || right.constant);
		}
	}
	PG_RETURN_POINTER(replacement);
}

/* The parameter as it is, if it is of the kind that the other side declares. */
static Datum
checked_comparand(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	uint32_t	tag = kind_tag(kind, PG_GETARG_QUANTITY(0));
	uint32_t	declared = typmod_tag(PG_GETARG_INT32(1));

	if (unlikely(tag != declared))
	{
		declared = kind_declared_tag(kind, PG_GETARG_INT32(1));
		if (PG_GETARG_BOOL(2))
			cannot_compare(kind, tag, declared, true);
		cannot_compare(kind, declared, tag, true);
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
