/*
 * internal_function.h
 *		Finds functions of the extension that SQL has and that nobody calls by
 *		name.  They are found in its own schema, past the search path and past
 *		the right to the schema, which who reads through a view may lack.
 *
 * Such a name begins with an underscore.  In catalogs of 1.0.0, until ALTER
 * EXTENSION UPDATE, it does not.
 */
#ifndef COMPUTE_ACCT_INTERNAL_FUNCTION_H
#define COMPUTE_ACCT_INTERNAL_FUNCTION_H

/* The function of exactly these arguments, or InvalidOid. */
extern Oid	extension_function(Oid schema, const char *name, int nargs, const Oid *types);

/* The same, or where there is none yet, the one without the underscore. */
extern Oid	internal_function(Oid schema, const char *name, int nargs, const Oid *types);

#endif							/* COMPUTE_ACCT_INTERNAL_FUNCTION_H */
