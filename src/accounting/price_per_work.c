/*
 * price_per_work.c
 *		What a unit of work costs at a price per hour of a GPU.
 */
#include "compat.h"

#include "accounting/assumption.h"
#include "accounting/ratio.h"
#include "utils/timestamp.h"

/* price_per_work(price_per_gpu_hour, rating, utilization): price / (rating * 1 hour * utilization) */
PG_FUNCTION_INFO_V1(price_per_work);
Datum
price_per_work(PG_FUNCTION_ARGS)
{
	Quantity	price = PG_GETARG_QUANTITY(0);
	Quantity	rating = PG_GETARG_QUANTITY(1);
	Numeric		utilization = require_utilization(PG_GETARG_NUMERIC(2));
	Numeric		work;

	if (kind_count(&flops_kind, rating) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("rating must be greater than zero"),
				 errhint("A rating is the capacity of one device.")));
	work = multiply(kind_numeric(&flops_kind, rating), multiply(int64_to_numeric(SECS_PER_HOUR), utilization));
	PG_RETURN_QUANTITY(price_from_ratio(cost_numeric(price), work, kind_tag(&cost_kind, price),
										kind_tag(&flops_kind, rating)));
}
