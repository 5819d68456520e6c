/*
 * assumption.c
 *		What is assumed of machines; see assumption.h.
 */
#include "compat.h"

#include "accounting/assumption.h"
#include "types/number.h"

Numeric
require_utilization(Numeric utilization)
{
	require_finite(utilization);
	if (numeric_sign_of(utilization) <= 0 || numeric_compare_integer(utilization, 1) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("utilization must be greater than 0 and at most 1"),
				 errdetail("It is %s.", numeric_text(utilization)),
				 errhint("Forty percent is 0.4.")));
	return utilization;
}

Numeric
require_pue(Numeric pue)
{
	require_finite(pue);
	if (numeric_compare_integer(pue, 1) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("PUE must be at least 1"),
				 errdetail("It is %s.", numeric_text(pue)),
				 errhint("PUE is the power of the whole facility divided by that of its machines.")));
	return pue;
}
