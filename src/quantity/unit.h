/*
 * unit.h
 *		SI prefixes and the words for a rate and a count of operations.
 *
 * A unit is prefix + word ("EFLOPS", "petaflop/s", "GOP"), or a rate times a
 * time ("PFLOPS-days"), which is a count.  All of them are compiled in.
 */
#ifndef COMPUTE_ACCT_UNIT_H
#define COMPUTE_ACCT_UNIT_H

#include "decimal.h"

/* Prices are kept per EFLOPS and per EFLOP. */
#define EXA_POWER	18

/* The largest prefix: quetta. */
#define LARGEST_PREFIX_POWER	30

typedef enum UnitDimension
{
	UNIT_RATE,					/* FLOP/s: a capacity */
	UNIT_COUNT					/* FLOP: work */
} UnitDimension;

typedef struct Unit
{
	UnitDimension dimension;
	int			power;			/* of ten */
	uint32_t	seconds;		/* of a rate times a time, else 1 */
} Unit;

typedef enum UnitStatus
{
	UNIT_OK,
	UNIT_UNKNOWN,
	UNIT_AMBIGUOUS				/* "TFLOPs": a rate or a plural? */
} UnitStatus;

extern UnitStatus unit_lookup(const char *text, int length, Unit *unit);

/*
 * Writes nothing, "k", ... "Q" for 10^power, a multiple of 3 up to quetta's;
 * returns the new end.
 */
extern char *append_prefix(char *out, int power);

#endif							/* COMPUTE_ACCT_UNIT_H */
