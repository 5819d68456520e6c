/*
 * percentile.c
 *		percentile_cont and percentile_disc of a fraction, or of an array of
 *		them, WITHIN GROUP (ORDER BY quantity).
 *
 * PostgreSQL's own mode serves our types as it does all others, and so would
 * percentile_disc; but it does not refuse to mix, and its place is a binary
 * fraction times the number of rows: 0.07 of 100 rows is its 8th.
 * Rows of several tags have no percentile: ERROR 22000.
 *
 * The values are kept in memory, 16 bytes a row, and sorted at the end.
 */
#include "compat.h"

#include <math.h>

#include "aggregates/sum.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "nodes/parsenodes.h"
#include "nodes/primnodes.h"
#include "types/kind.h"
#include "types/number.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

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
		elog(ERROR, "percentile called without its ORDER BY");
	order = linitial_node(SortGroupClause, aggref->aggorder);
	return get_ordering_op_properties(order->sortop, &family, &type, &direction) &&
		direction == ORDER_DESCENDING;
}

/* The fraction as the decimal that was written, so 0.9 is nine tenths. */
static Numeric
fraction_of(float8 fraction)
{
	if (isnan(fraction) || fraction < 0 || fraction > 1)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("percentile value %g is not between 0 and 1", fraction),
				 errhint("The median is percentile_cont(0.5).")));
	return numeric_from_float8(fraction);
}

static Size
row_of(Numeric whole)
{
	return (Size) DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(whole)));
}

/* The value in a row of the order that the call states, counted from zero. */
static Quantity
value_in_row(const PercentileState *state, bool down, Size row)
{
	Assert(state->sorted && row < state->n);
	return state->values[down ? state->n - 1 - row : row];
}

/*
 * As PostgreSQL does for numbers: the row at fraction * (n - 1), counted from
 * zero; between two rows in proportion.  What lies there is exact until it is
 * rounded, so it is the same from either end.
 */
static Quantity
interpolated(const QuantityKind *kind, const PercentileState *state, bool down, Numeric fraction)
{
	Numeric		row = numeric_call(numeric_mul, fraction, int64_to_numeric((int64) state->n - 1));
	Numeric		whole = numeric_call1(numeric_floor, row);
	Numeric		proportion = numeric_call(numeric_sub, row, whole);
	Quantity	low = value_in_row(state, down, row_of(whole));
	Count		step;

	if (numeric_sign_of(proportion) == 0)
		return low;

	/* what lies between two values is in their range, even if the step is not */
	step = kind_count(kind, value_in_row(state, down, row_of(whole) + 1)) - kind_count(kind, low);
	return quantity_from_numeric(kind,
								 numeric_call(numeric_add, count_to_numeric(kind_count(kind, low), 0, 0),
											  numeric_call(numeric_mul, count_to_numeric(step, 0, 0), proportion)),
								 0, 1, kind_tag(kind, low));
}

/* The first row with which at least that fraction of all rows is through. */
static Quantity
first_at(const QuantityKind *kind, const PercentileState *state, bool down, Numeric fraction)
{
	Size		rows = row_of(numeric_call1(numeric_ceil,
											numeric_call(numeric_mul, fraction, int64_to_numeric((int64) state->n))));

	return value_in_row(state, down, rows == 0 ? 0 : rows - 1);
}

typedef Quantity (*Percentile) (const QuantityKind *kind, const PercentileState *state,
								bool down, Numeric fraction);

static PercentileState *
sorted_state(FunctionCallInfo fcinfo)
{
	PercentileState *state = (PercentileState *) PG_GETARG_POINTER(0);

	if (!state->sorted)
	{
		sort_quantities(state->values, state->n);
		state->sorted = true;
	}
	return state;
}

static Datum
percentile(FunctionCallInfo fcinfo, const QuantityKind *kind, Percentile value)
{
	Numeric		fraction;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	fraction = fraction_of(PG_GETARG_FLOAT8(1));
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(value(kind, sorted_state(fcinfo), descending(fcinfo), fraction));
}

/* One for each of an array of fractions, in an array of the same dimensions. */
static Datum
percentiles(FunctionCallInfo fcinfo, const QuantityKind *kind, Percentile value)
{
	ArrayType  *fractions;
	Datum	   *elements;
	bool	   *nulls;
	int			n;
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext one;
	PercentileState *state;
	bool		down;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	fractions = PG_GETARG_ARRAYTYPE_P(1);
	deconstruct_array(fractions, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE,
					  &elements, &nulls, &n);
	state = sorted_state(fcinfo);
	down = descending(fcinfo);
	one = AllocSetContextCreate(caller, "compute_acct percentile", ALLOCSET_SMALL_SIZES);
	for (int i = 0; i < n; i++)
	{
		Quantity	q;

		if (nulls[i])
			continue;
		CHECK_FOR_INTERRUPTS();
		MemoryContextSwitchTo(one);
		q = value(kind, state, down, fraction_of(DatumGetFloat8(elements[i])));
		MemoryContextSwitchTo(caller);
		MemoryContextReset(one);
		elements[i] = QuantityGetDatum(q);
	}
	MemoryContextDelete(one);
	PG_RETURN_ARRAYTYPE_P(construct_md_array(elements, nulls, ARR_NDIM(fractions), ARR_DIMS(fractions),
											 ARR_LBOUND(fractions),
											 get_element_type(get_fn_expr_rettype(fcinfo->flinfo)),
											 sizeof(Quantity), false, TYPALIGN_DOUBLE));
}

#define PERCENTILE(type) \
	QUANTITY_FUNCTION(type##_percentile_collect, collect(fcinfo, &type##_kind)); \
	QUANTITY_FUNCTION(type##_percentile_cont, percentile(fcinfo, &type##_kind, interpolated)); \
	QUANTITY_FUNCTION(type##_percentile_cont_array, percentiles(fcinfo, &type##_kind, interpolated)); \
	QUANTITY_FUNCTION(type##_percentile_disc, percentile(fcinfo, &type##_kind, first_at)); \
	QUANTITY_FUNCTION(type##_percentile_disc_array, percentiles(fcinfo, &type##_kind, first_at))

/*
 * Makes cost_percentile_collect, cost_percentile_cont,
 * cost_percentile_cont_array, cost_percentile_disc,
 * cost_percentile_disc_array, flop_percentile_collect, flop_percentile_cont,
 * flop_percentile_cont_array, flop_percentile_disc,
 * flop_percentile_disc_array, flops_percentile_collect,
 * flops_percentile_cont, flops_percentile_cont_array, flops_percentile_disc,
 * flops_percentile_disc_array, unit_price_percentile_collect,
 * unit_price_percentile_cont, unit_price_percentile_cont_array,
 * unit_price_percentile_disc, unit_price_percentile_disc_array.
 */
PERCENTILE(flops);
PERCENTILE(flop);
PERCENTILE(cost);
PERCENTILE(unit_price);
