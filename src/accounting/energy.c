/*
 * energy.c
 *		The power of a facility, and what the energy costs.
 */
#include "compat.h"

#include "accounting/assumption.h"
#include "accounting/ratio.h"
#include "types/time_text.h"
#include "utils/timestamp.h"

/* facility_power(power_kw, pue) */
QUANTITY_FUNCTION(facility_power,
				  NumericGetDatum(multiply(require_not_negative(PG_GETARG_NUMERIC(0), gettext_noop("power must not be negative")),
										   require_pue(PG_GETARG_NUMERIC(1)))));

/* energy_cost(power_kw, during, pue, price_per_kwh) */
PG_FUNCTION_INFO_V1(energy_cost);
Datum
energy_cost(PG_FUNCTION_ARGS)
{
	Numeric		power = require_not_negative(PG_GETARG_NUMERIC(0), gettext_noop("power must not be negative"));
	Numeric		time = count_to_numeric(interval_microseconds(PG_GETARG_INTERVAL_P(1), 0), 0, 0);
	Numeric		pue = require_pue(PG_GETARG_NUMERIC(2));
	Quantity	price = PG_GETARG_QUANTITY(3);

	if (numeric_sign_of(time) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("duration must not be negative"),
				 errdetail("It is %s.", interval_text(PG_GETARG_INTERVAL_P(1))),
				 errhint("It is the end less the beginning.")));
	PG_RETURN_QUANTITY(quantity_from_ratio(&cost_kind,
										   multiply(multiply(multiply(power, pue), time), cost_numeric(price)),
										   int64_to_numeric(SECS_PER_HOUR * USECS_PER_SEC),
										   kind_tag(&cost_kind, price)));
}
