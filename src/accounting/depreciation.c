/*
 * depreciation.c
 *		What follows from book values: the charge of a period, the schedule of a
 *		life; and depreciation by use.
 *
 * A charge is the difference of two rounded book values.  So the charges of
 * adjacent periods add up to the charge of both, and those of a life to cost -
 * salvage, to the last unit, however the book values are rounded.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "accounting/book_value.h"
#include "funcapi.h"
#include "types/time_text.h"
#include "utils/fmgrprotos.h"

static const char *const step_names[] = {"month", "quarter", "year", NULL};
static const int step_months[] = {1, 3, 12};

/*
 * depreciation(cost, salvage, in_service, life, period_start, period_end, method,
 * factor, convention, compounding)
 */
PG_FUNCTION_INFO_V1(depreciation);
Datum
depreciation(PG_FUNCTION_ARGS)
{
	DateADT		from = PG_GETARG_DATEADT(4);
	DateADT		until = PG_GETARG_DATEADT(5);
	Asset		asset;
	Count		value;

	read_asset(&asset, fcinfo, 6, 7);
	if (until < from)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("period must not end before it starts"),
				 errdetail("It starts on %s and ends before %s.", iso_date(from), iso_date(until)),
				 errhint("The end is the first day after the period: January ends before 1 February.")));
	value = book_value_at(&asset, from);
	PG_RETURN_QUANTITY(asset_cost(&asset, value - book_value_at(&asset, until)));
}

typedef struct Schedule
{
	Asset		asset;
	int			months;			/* in a step */
	DateADT		from;			/* where the next row starts */
	DateADT		end;
	Count		value;			/* at the row's start */
} Schedule;

/*
 * depreciation_schedule(cost, salvage, in_service, life, method, step, factor,
 * convention, compounding): a row per month, quarter or year of the calendar, the
 * first from the day of entering service, the last up to the end of the life.
 * Under half_year a short life may be over on the first day.
 */
PG_FUNCTION_INFO_V1(depreciation_schedule);
Datum
depreciation_schedule(PG_FUNCTION_ARGS)
{
	FuncCallContext *context;
	Schedule   *schedule;

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext caller;

		context = SRF_FIRSTCALL_INIT();
		caller = MemoryContextSwitchTo(context->multi_call_memory_ctx);
		schedule = palloc0(sizeof(Schedule));
		read_asset(&schedule->asset, fcinfo, 4, 6);
		schedule->months = step_months[word_argument(PG_GETARG_TEXT_PP(5), "step of a schedule", step_names)];
		schedule->from = schedule->asset.life.in_service;
		schedule->end = Max(schedule->asset.life.end, schedule->from + 1);
		schedule->value = schedule->asset.cost;
		if (get_call_result_type(fcinfo, NULL, &context->tuple_desc) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		context->tuple_desc = BlessTupleDesc(context->tuple_desc);
		context->user_fctx = schedule;
		MemoryContextSwitchTo(caller);
	}

	context = SRF_PERCALL_SETUP();
	schedule = context->user_fctx;
	if (schedule->from < schedule->end)
	{
		Asset	   *asset = &schedule->asset;
		DateADT		until = Min(next_step(schedule->from, schedule->months), schedule->end);
		Count		value = book_value_at(asset, until);
		Datum		values[5];
		bool		nulls[5] = {false};

		values[0] = DateADTGetDatum(schedule->from);
		values[1] = DateADTGetDatum(until);
		values[2] = QuantityGetDatum(asset_cost(asset, schedule->value - value));
		values[3] = QuantityGetDatum(asset_cost(asset, asset->cost - value));
		values[4] = QuantityGetDatum(asset_cost(asset, value));
		schedule->from = until;
		schedule->value = value;
		SRF_RETURN_NEXT(context, HeapTupleGetDatum(heap_form_tuple(context->tuple_desc, values, nulls)));
	}
	SRF_RETURN_DONE(context);
}

/*
 * depreciation_by_use(cost, salvage, lifetime, used): what is written off once
 * that much of the work of a lifetime is done, (cost - salvage) * used / lifetime.
 * Beyond the lifetime nothing is left to write off.
 */
PG_FUNCTION_INFO_V1(depreciation_by_use);
Datum
depreciation_by_use(PG_FUNCTION_ARGS)
{
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Quantity	salvage = PG_GETARG_QUANTITY(1);
	uint32_t	currency = require_salvage(cost, salvage);
	Count		lifetime = kind_count(&flop_kind, PG_GETARG_QUANTITY(2));
	Count		used = kind_count(&flop_kind, PG_GETARG_QUANTITY(3));
	Count		written_off;

	(void) kind_same_tag(&flop_kind, TO_COMPARE, PG_GETARG_QUANTITY(2), PG_GETARG_QUANTITY(3));
	if (lifetime <= 0 || used < 0)
	{
		char		buffer[QUANTITY_MAX_TEXT];
		int			length = flop_print(buffer, PG_GETARG_QUANTITY(lifetime <= 0 ? 2 : 3));

		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 lifetime <= 0 ? errmsg("work of a lifetime must be greater than zero") :
				 errmsg("work that is done must not be negative"),
				 errdetail("It is %.*s.", length, buffer),
				 errhint("Both are counted from the day of entering service.")));
	}
	if (!count_multiply_divide(kind_count(&cost_kind, cost) - kind_count(&cost_kind, salvage),
							   Min(used, lifetime), lifetime, &written_off))
		elog(ERROR, "part of a cost is out of range");
	PG_RETURN_QUANTITY(kind_pack(&cost_kind, written_off, currency));
}
