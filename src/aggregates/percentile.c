/*
 * percentile.c
 *		percentile_cont(fraction) WITHIN GROUP (ORDER BY quantity).
 *
 * PostgreSQL's own percentile_disc and mode serve our types as they do all
 * others; percentile_cont must interpolate, which is arithmetic of the type.
 * Rows of several kinds have no percentile: ERROR 22000.
 *
 * The values are kept in memory, 16 bytes a row, and sorted at the end.
 */
#include "compat.h"

#include <math.h>

#include "aggregates/sum.h"
#include "miscadmin.h"
#include "nodes/parsenodes.h"
#include "nodes/primnodes.h"
#include "types/kind.h"
#include "types/number.h"
#include "utils/lsyscache.h"

typedef struct PercentileState
{
	Size		n;
	Size		size;			/* values that there is room for */
	bool		sorted;
	Quantity   *values;
} PercentileState;

static Datum
collect(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	PercentileState *state = PG_ARGISNULL(0) ? NULL : (PercentileState *) PG_GETARG_POINTER(0);

	if (!PG_ARGISNULL(1))
	{
		Quantity	q = PG_GETARG_QUANTITY(1);

		if (state == NULL)
		{
			MemoryContext context = aggregate_context(fcinfo);

			state = MemoryContextAllocZero(context, sizeof(PercentileState));
			state->size = 64;
			state->values = MemoryContextAlloc(context, state->size * sizeof(Quantity));
		}
		if (state->n == state->size)
		{
			state->size *= 2;
			state->values = repalloc_huge(state->values, state->size * sizeof(Quantity));
		}
		if (state->n > 0 && kind_tag(kind, state->values[0]) != kind_tag(kind, q))
			kind_mixed_rows(kind, kind_tag(kind, state->values[0]), kind_tag(kind, q));
		state->values[state->n++] = q;
		state->sorted = false;
	}
	if (state == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(state);
}

#define ST_SORT sort_quantities
#define ST_ELEMENT_TYPE Quantity
#define ST_COMPARE(a, b) quantity_compare(*(a), *(b))
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

/* Whether the call says ORDER BY ... DESC, or USING >. */
static bool
descending(FunctionCallInfo fcinfo)
{
	Aggref	   *aggref = AggGetAggref(fcinfo);
	SortGroupClause *order;
	Oid			family;
	Oid			type;
	OrderDirection direction;

	if (aggref == NULL || aggref->aggorder == NIL)
		elog(ERROR, "percentile_cont called without its ORDER BY");
	order = linitial_node(SortGroupClause, aggref->aggorder);
	return get_ordering_op_properties(order->sortop, &family, &type, &direction) &&
		direction == ORDER_DESCENDING;
}

/*
 * As PostgreSQL does for numbers: the row at fraction * (n - 1), counted from
 * zero; between two rows in proportion, the step rounded half away from zero.
 * The fraction is the decimal that was written, so 0.9 is nine tenths.
 */
static Datum
interpolate(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	PercentileState *state;
	float8		fraction;
	Numeric		row;
	Numeric		whole;
	Numeric		proportion;
	Size		below;
	Quantity	low;
	Count		step;
	bool		down;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	fraction = PG_GETARG_FLOAT8(1);
	if (isnan(fraction) || fraction < 0 || fraction > 1)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("percentile value %g is not between 0 and 1", fraction),
				 errhint("The median is percentile_cont(0.5).")));
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (PercentileState *) PG_GETARG_POINTER(0);
	if (!state->sorted)
	{
		sort_quantities(state->values, state->n);
		state->sorted = true;
	}

	row = numeric_call(numeric_mul, numeric_from_float8(fraction),
					   int64_to_numeric((int64) state->n - 1));
	whole = numeric_call1(numeric_floor, row);
	proportion = numeric_call(numeric_sub, row, whole);
	below = (Size) DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(whole)));
	down = descending(fcinfo);
	low = state->values[down ? state->n - 1 - below : below];
	if (numeric_sign_of(proportion) == 0)
		PG_RETURN_QUANTITY(low);

	/* what lies between two values is in their range, even if the step is not */
	step = kind_count(kind, state->values[down ? state->n - 2 - below : below + 1]) - kind_count(kind, low);
	proportion = numeric_with_decimals(numeric_call(numeric_mul, count_to_numeric(step, 0, 0), proportion), 0);
	PG_RETURN_QUANTITY(quantity_from_numeric(kind, numeric_call(numeric_add, count_to_numeric(kind_count(kind, low), 0, 0),
																proportion),
											 0, 1, kind_tag(kind, low)));
}

#define PERCENTILE(type) \
	QUANTITY_FUNCTION(type##_percentile_collect, collect(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_percentile_cont, interpolate(fcinfo, &type##_kind))

PERCENTILE(flops);
PERCENTILE(flop);
PERCENTILE(cost);
PERCENTILE(unit_price);
