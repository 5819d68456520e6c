/*
 * bi_columns.h
 *		The plain columns that a BI view has for the columns of its source.
 *
 * A column of ours becomes one column of numbers, whose name carries the
 * unit, and a column of text for each part of its tag: a number never stands
 * without what it must not be added across.
 */
#ifndef COMPUTE_ACCT_BI_COLUMNS_H
#define COMPUTE_ACCT_BI_COLUMNS_H

#include "compat.h"

#include "access/attnum.h"
#include "lib/stringinfo.h"
#include "nodes/pg_list.h"
#include "utils/rel.h"

typedef struct BiOptions
{
	Oid			schema;			/* of the extension */
	char	   *capacity_unit;
	char	   *work_unit;
	bool		as_float;		/* numbers are double precision, not numeric */
} BiOptions;

/*
 * Source and function say which column it is: no view has two with the same.
 * So a column is known again after its source or itself has been renamed.
 */
typedef struct BiColumn
{
	AttrNumber	source;			/* column of the source */
	Oid			function;		/* what makes it plain, if it is not yet */
	char	   *unit;			/* that function's second argument, or NULL */
	char	   *suffix;			/* what its name adds to the source's, or NULL */
	bool		is_number;
	char	   *name;			/* NULL until bi_name_columns() */
} BiColumn;

/* A function of the extension, by name and argument types. */
extern Oid	bi_function(Oid schema, const char *name, int nargs, const Oid *types);

/*
 * The columns for a source, in its order and without names.  `units` has the
 * unit of each of the source's columns, by number - 1, or NULL for the one of
 * the options.
 */
extern List *bi_columns(Relation source, const BiOptions *options, char *const *units);

/* ERROR 22023 if a column of the source cannot be given in that unit. */
extern void bi_check_unit(Relation source, AttrNumber number, const BiOptions *options, const char *unit);

/* Whether a name is one that bi_name_columns() could have given. */
extern bool bi_name_fits(Relation source, const BiColumn *column, const char *name);

/* Gives a name to the columns that have none, and says so where one is odd. */
extern void bi_name_columns(Relation source, List *columns, const BiOptions *options);

/* Appends the expression that computes a column from a row of the source. */
extern void bi_append_expression(StringInfo sql, Relation source, const BiColumn *column,
								 const BiOptions *options);

#endif							/* COMPUTE_ACCT_BI_COLUMNS_H */
