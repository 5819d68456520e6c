/*
 * rates.h
 *		Exchange rates as each backend keeps them in memory: the days that have
 *		been asked for, of the books that have been asked for.
 *
 * Pointers are good until the next rates_get(), and for no longer.
 */
#ifndef COMPUTE_ACCT_RATES_H
#define COMPUTE_ACCT_RATES_H

#include "compat.h"
#include "catalog/text_map.h"
#include "types/kind.h"
#include "utils/date.h"

/* units of quote for one of base: mantissa / 10^scale */
typedef struct Rate
{
	Currency	base;
	Currency	quote;
	int16		scale;
	UCount		mantissa;
} Rate;

/* The rates of one day in one book. */
typedef struct RateDay
{
	DateADT		day;
	Rate	   *rates;			/* by base, then quote */
	int			nrates;
	Currency   *pivots;			/* the currencies they are of: EUR, USD, then
								 * the alphabet */
	int			npivots;
} RateDay;

typedef struct RateBook
{
	const char *name;
	int			length;
	bool		known;			/* whether there is any rate in it */
	bool		declared;		/* whether exchange_rate_book has it */
	int			max_age;		/* of exchange_rate_book; -1 where none is
								 * said */
	struct ratedays_hash *days;
	struct factors_hash *factors;	/* the paths found, see rate_path.c */
	DateADT    *all_days;		/* in order, where the whole book was read */
	int64		nall_days;
} RateBook;

typedef struct RateCache
{
	MemoryContext context;
	TextMap    *books;
	int64		remembered;		/* books, days and paths, so that they can be
								 * forgotten */
} RateCache;

/* The rates for the active snapshot, for a function of ours that runs as fcinfo. */
extern RateCache *rates_get(FunctionCallInfo fcinfo);

/* A number that changes whenever pointers are no longer good. */
extern uint64 rates_generation(void);

/* The book of this name, which may be neither known nor declared. */
extern RateBook *rates_find_book(RateCache *cache, const char *name, int length);

/* The rates of the day: maybe none. */
extern const RateDay *rates_of_day(RateCache *cache, RateBook *book, DateADT day);

/* All days of the book, in order; it is read as a whole for that. */
extern const DateADT *rates_all_days(RateCache *cache, RateBook *book, int64 *n);

/* Calls take() for the book of each rate, in no order and not only once. */
extern void rates_each_book(void (*take) (void *context, const text *book), void *context);

#endif							/* COMPUTE_ACCT_RATES_H */
