/*
 * time_text.h
 *		Days and lengths of time, for messages.
 */
#ifndef COMPUTE_ACCT_TIME_TEXT_H
#define COMPUTE_ACCT_TIME_TEXT_H

#include "utils/date.h"

/* YYYY-MM-DD, whatever DateStyle is. */
extern char *iso_date(DateADT date);

/* As the session writes an interval. */
extern char *interval_text(const Interval *interval);

#endif							/* COMPUTE_ACCT_TIME_TEXT_H */
