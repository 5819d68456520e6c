/*
 * tables.h
 *		What the catalog's triggers share.
 */
#ifndef COMPUTE_ACCT_TABLES_H
#define COMPUTE_ACCT_TABLES_H

#include "compat.h"
#include "commands/trigger.h"

/* The call of a trigger, or ERROR 39P01. */
static inline TriggerData *
trigger_call(FunctionCallInfo fcinfo, const char *function)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" was not called by trigger manager", function)));
	return (TriggerData *) fcinfo->context;
}

/* The row that a row trigger is about: of an UPDATE, the new one. */
static inline HeapTuple
trigger_row(const TriggerData *trigger)
{
	return TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple;
}

/*
 * AFTER row of accelerator_rating: a WARNING where a user's row will not be
 * taken on some day, as another one of the same device and series has it under
 * another name of the model.
 */
extern void warn_of_rival_rating(FunctionCallInfo fcinfo, const TriggerData *trigger);

#endif							/* COMPUTE_ACCT_TABLES_H */
