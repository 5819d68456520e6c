/*
 * module.h
 *		The library's settings.
 */
#ifndef COMPUTE_ACCT_MODULE_H
#define COMPUTE_ACCT_MODULE_H

/* compute_acct.rating_books: a comma-separated list, like search_path */
extern char *rating_books_setting;

/* Counts assignments of the above, so that users know when to read it anew. */
extern int	rating_books_serial;

/* compute_acct.max_rate_age: days that an exchange rate is good for */
extern int	max_rate_age_setting;

/* The most that it, and what exchange_rate_book says of a book, can be. */
#define MOST_RATE_AGE_SETTING	3650
#define MOST_RATE_AGE	36500

/* PostgreSQL 15 does not declare it. */
extern PGDLLEXPORT void _PG_init(void);

#endif							/* COMPUTE_ACCT_MODULE_H */
