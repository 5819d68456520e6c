/*
 * time_text.c
 *		Days and lengths of time, for messages.
 */
#include "compat.h"

#include "miscadmin.h"
#include "types/time_text.h"
#include "utils/builtins.h"
#include "utils/datetime.h"

char *
iso_date(DateADT date)
{
	struct pg_tm tm;
	char	   *result = palloc(MAXDATELEN + 1);

	if (DATE_NOT_FINITE(date))
		EncodeSpecialDate(date, result);
	else
	{
		j2date(date + POSTGRES_EPOCH_JDATE, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
		EncodeDateOnly(&tm, USE_ISO_DATES, result);
	}
	return result;
}

char *
interval_text(const Interval *interval)
{
	return DatumGetCString(DirectFunctionCall1(interval_out, IntervalPGetDatum(interval)));
}
