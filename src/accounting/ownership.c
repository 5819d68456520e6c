/*
 * ownership.c
 *		What an hour of a machine costs those who own it, beside renting it.
 *
 * A month of a price per month, and of a life, is 730.5 hours: a twelfth of the
 * 8766 hours of a mean year.
 */
#include "compat.h"

#include "accounting/assumption.h"
#include "accounting/book_value.h"
#include "accounting/ratio.h"
#include "types/time_text.h"
#include "utils/timestamp.h"

/*
 * gpu_hour_cost(capex, salvage, life, power_kw, pue, price_per_kwh,
 * staff_per_month, space_per_month, utilization, gpus): an hour of the machine is
 *
 *		(capex - salvage) / life + power * PUE * price + (staff + space) / month
 *
 * and is divided by the number of GPUs and by the part of the hours in which they
 * are used.
 */
PG_FUNCTION_INFO_V1(gpu_hour_cost);
Datum
gpu_hour_cost(PG_FUNCTION_ARGS)
{
	Quantity	capex = PG_GETARG_QUANTITY(0);
	Quantity	salvage = PG_GETARG_QUANTITY(1);
	uint32_t	currency = require_salvage(capex, salvage);
	Numeric		life = count_to_numeric(interval_microseconds(PG_GETARG_INTERVAL_P(2), MEAN_MONTH_SECONDS), 0, 0);
	Numeric		power = require_not_negative(PG_GETARG_NUMERIC(3), gettext_noop("power must not be negative"));
	Numeric		pue = require_pue(PG_GETARG_NUMERIC(4));
	Quantity	price = PG_GETARG_QUANTITY(5);
	Quantity	staff = PG_GETARG_QUANTITY(6);
	Quantity	space = PG_GETARG_QUANTITY(7);
	Numeric		utilization = require_utilization(PG_GETARG_NUMERIC(8));
	int32		gpus = PG_GETARG_INT32(9);
	Numeric		month = int64_to_numeric(MEAN_MONTH_SECONDS * USECS_PER_SEC);
	Numeric		hour = int64_to_numeric(SECS_PER_HOUR * USECS_PER_SEC);
	Numeric		life_month = multiply(life, month);
	Numeric		hourly;

	(void) kind_same_tag(&cost_kind, TO_ADD, capex, price);
	(void) kind_same_tag(&cost_kind, TO_ADD, capex, staff);
	(void) kind_same_tag(&cost_kind, TO_ADD, capex, space);
	if (numeric_sign_of(life) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("life must be longer than zero"),
				 errdetail("It is %s.", interval_text(PG_GETARG_INTERVAL_P(2))),
				 errhint("What is used up at once is an expense, not an asset.")));
	if (gpus <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of GPUs must be greater than zero"),
				 errdetail("It is %d.", gpus),
				 errhint("It is how many GPUs the capital expense and the power are for.")));

	/* all three over the common divisor life * month */
	hourly = multiply(numeric_call(numeric_sub, cost_numeric(capex), cost_numeric(salvage)), multiply(hour, month));
	hourly = numeric_call(numeric_add, hourly,
						  multiply(numeric_call(numeric_add, cost_numeric(staff), cost_numeric(space)),
								   multiply(hour, life)));
	hourly = numeric_call(numeric_add, hourly,
						  multiply(multiply(multiply(power, pue), cost_numeric(price)), life_month));
	PG_RETURN_QUANTITY(quantity_from_ratio(&cost_kind, hourly,
										   multiply(multiply(life_month, utilization), int64_to_numeric(gpus)),
										   currency));
}

/* break_even_utilization(own, rent): own / rent */
PG_FUNCTION_INFO_V1(break_even_utilization);
Datum
break_even_utilization(PG_FUNCTION_ARGS)
{
	Quantity	own = PG_GETARG_QUANTITY(0);
	Quantity	rent = PG_GETARG_QUANTITY(1);

	(void) kind_same_tag(&cost_kind, TO_COMPARE, own, rent);
	if (kind_count(&cost_kind, own) < 0 || kind_count(&cost_kind, rent) <= 0)
	{
		bool		of_rent = kind_count(&cost_kind, rent) <= 0;
		char		buffer[QUANTITY_MAX_TEXT];
		int			length = cost_print(buffer, of_rent ? rent : own);

		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 of_rent ? errmsg("rent must be greater than zero") :
				 errmsg("cost of owning must not be negative"),
				 errdetail("It is %.*s.", length, buffer),
				 errhint("Both are per hour: of owning whether used or not, of renting in use.")));
	}
	PG_RETURN_NUMERIC(numeric_call(numeric_div, cost_numeric(own), cost_numeric(rent)));
}

/* interconnect_cost(hardware, share_of_total): hardware * share / (1 - share) */
PG_FUNCTION_INFO_V1(interconnect_cost);
Datum
interconnect_cost(PG_FUNCTION_ARGS)
{
	Quantity	hardware = PG_GETARG_QUANTITY(0);
	Numeric		share = PG_GETARG_NUMERIC(1);

	require_finite(share);
	if (numeric_sign_of(share) < 0 || numeric_compare_integer(share, 1) >= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("share of the total must be at least 0 and less than 1"),
				 errdetail("It is %s.", numeric_text(share)),
				 errhint("Nineteen percent is 0.19.")));
	PG_RETURN_QUANTITY(quantity_from_ratio(&cost_kind, multiply(cost_numeric(hardware), share),
										   numeric_call(numeric_sub, int64_to_numeric(1), share),
										   kind_tag(&cost_kind, hardware)));
}
