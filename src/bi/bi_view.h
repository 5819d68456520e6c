/*
 * bi_view.h
 *		Views of plain numbers for clients that know no types but their own.
 *
 * A view carries its own options: its query ends in WHERE _bi_view_options(...),
 * which is true and which the planner folds away.  So what is ours is known by
 * the view alone.  There is no table of views that a dump could leave behind,
 * that every user would have to be let write to, or that could disagree.
 *
 * All is done in SQL as the caller, and the views are security_invoker: who
 * reads one needs his own right to the source, and sees the rows that the
 * source's row-level security shows to him.
 */
#ifndef COMPUTE_ACCT_BI_VIEW_H
#define COMPUTE_ACCT_BI_VIEW_H

#include "bi/bi_columns.h"
#include "storage/lockdefs.h"

#define BI_OPTIONS_FUNCTION	"_bi_view_options"

/* Its name in 1.0.0, which views have that come from a dump. */
#define BI_OLD_OPTIONS_FUNCTION	"bi_view_options"

/* Its arguments: capacity_unit, work_unit, number_type. */
#define BI_OPTIONS	3
extern const Oid bi_options_types[BI_OPTIONS];

/* Opens what a regclass argument names; ERROR 42P01 where it was only a number. */
extern Relation bi_open(Oid relation, LOCKMODE lock);

/* The name of a relation as SQL takes it, wherever the search path leads. */
extern char *bi_qualified_name(Oid schema, const char *name);

/* Runs one command.  This and all below want SPI connected. */
extern void bi_run(const char *command);

/* Defines the view; `old` is the one that it replaces, if there is one. */
extern void bi_define_view(Relation source, const char *view_name, Oid old, List *columns,
						   const BiOptions *options);

/* What the source has of comments, and who may read it. */
extern void bi_copy_comments_and_grants(Oid source, Oid view, Oid owner, const char *view_name,
										List *columns);

#endif							/* COMPUTE_ACCT_BI_VIEW_H */
