/*
 * currency.c
 *		What SQL can ask of a currency.
 */
#include "compat.h"

#include "types/kind.h"
#include "utils/date.h"
#include "utils/datetime.h"

/*
 * currency_withdrawn(currency): the first day of the month in which ISO 4217
 * withdrew it; NULL where it is a currency of today.
 */
PG_FUNCTION_INFO_V1(currency_withdrawn_on);
Datum
currency_withdrawn_on(PG_FUNCTION_ARGS)
{
	Currency	currency = (Currency) kind_tag_argument(&cost_kind, PG_GETARG_TEXT_PP(0));
	int			year;
	int			month;

	if (!currency_withdrawn(currency, &year, &month))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(date2j(year, month, 1) - POSTGRES_EPOCH_JDATE);
}
