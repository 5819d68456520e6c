/*
 * compat.h
 *		Every difference between the PostgreSQL versions that are supported.
 *		No other file looks at PG_VERSION_NUM.
 */
#ifndef COMPUTE_ACCT_COMPAT_H
#define COMPUTE_ACCT_COMPAT_H

/*
 * What others may call.  All else is hidden by -fvisibility=hidden: PostgreSQL 15
 * loads libraries with RTLD_GLOBAL, and would let functions of the same name in
 * two of them take each other's place.  From 16 on PostgreSQL does both.
 */
#ifndef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#endif

#include "postgres.h"

#include "fmgr.h"
#include "utils/timestamp.h"

#if PG_VERSION_NUM < 150000
#error "compute_acct needs PostgreSQL 15 or later"
#endif

/* Since PostgreSQL 16 the macro exports the function as well as its description. */
#if PG_VERSION_NUM < 160000
#undef PG_FUNCTION_INFO_V1
#define PG_FUNCTION_INFO_V1(name) \
	extern PGDLLEXPORT Datum name(PG_FUNCTION_ARGS); \
	extern PGDLLEXPORT const Pg_finfo_record *pg_finfo_##name(void); \
	const Pg_finfo_record * \
	pg_finfo_##name(void) \
	{ \
		static const Pg_finfo_record record = {1}; \
		return &record; \
	} \
	extern int	no_such_variable
#endif

/*
 * Soft errors came with PostgreSQL 16: an input function that finds an
 * ErrorSaveContext in its call leaves the error there and returns.  Before,
 * every error is hard.  INPUT_CALL() is false where another type's input
 * function has left one.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#define ERROR_CONTEXT(fcinfo)	((fcinfo)->context)
#define INPUT_CALL(function, text, escontext, result) \
	DirectInputFunctionCallSafe(function, text, InvalidOid, -1, escontext, result)
#else
#define ERROR_CONTEXT(fcinfo)	((struct Node *) NULL)
#define INPUT_CALL(function, text, escontext, result) \
	(*(result) = DirectFunctionCall1(function, CStringGetDatum(text)), true)
#define ereturn(escontext, dummy_value, ...) \
	do { \
		(void) (escontext); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

/* Variable-length values have a header of their own since PostgreSQL 16. */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/* PostgreSQL 18 writes it before the function, older ones behind it. */
#if PG_VERSION_NUM < 180000
#define pg_noreturn __attribute__((noreturn))
#endif

/* Intervals can be infinite since PostgreSQL 17. */
#ifndef INTERVAL_NOT_FINITE
#define INTERVAL_NOT_FINITE(i)	((void) (i), false)
#endif

/* What get_ordering_op_properties() says of a descending order. */
#if PG_VERSION_NUM >= 180000
#include "access/cmptype.h"
typedef CompareType OrderDirection;
#define ORDER_DESCENDING	COMPARE_GT
#else
#include "access/stratnum.h"
typedef int16 OrderDirection;
#define ORDER_DESCENDING	BTGreaterStrategyNumber
#endif

/*
 * A set is returned in a tuplestore; the function had another name in 15.
 * Until 18, funcapi.h brought in what fills one.
 */
#include "utils/tuplestore.h"
#if PG_VERSION_NUM >= 160000
#define materialize_result(fcinfo)	InitMaterializedSRF(fcinfo, 0)
#else
#define materialize_result(fcinfo)	SetSingleFuncCall(fcinfo, 0)
#endif

/* Since PostgreSQL 18 a module tells its version; see pg_get_loaded_modules(). */
#ifdef PG_MODULE_MAGIC_EXT
#define MODULE_MAGIC(module, text)	PG_MODULE_MAGIC_EXT(.name = module, .version = text)
#else
#define MODULE_MAGIC(module, text)	PG_MODULE_MAGIC
#endif

/* A range from its bounds, with hard errors: soft ones came with PostgreSQL 16. */
#if PG_VERSION_NUM >= 160000
#define make_range_hard(type, lower, upper, empty)	make_range(type, lower, upper, empty, NULL)
#else
#define make_range_hard(type, lower, upper, empty)	make_range(type, lower, upper, empty)
#endif

/* PostgreSQL 15 declares walkers without their arguments, which to C23 is with none. */
#if PG_VERSION_NUM >= 160000
#define TREE_WALKER(function)	(function)
#else
#define TREE_WALKER(function)	((bool (*) ()) (void (*) (void)) (function))
#endif

/* PostgreSQL 18 counts the scans of an index for EXPLAIN; 19 takes flags, and no flag is 0. */
#if PG_VERSION_NUM >= 190000
#define begin_index_scan(heap, index, snapshot, nkeys)	index_beginscan(heap, index, snapshot, NULL, nkeys, 0, 0)
#elif PG_VERSION_NUM >= 180000
#define begin_index_scan(heap, index, snapshot, nkeys)	index_beginscan(heap, index, snapshot, NULL, nkeys, 0)
#else
#define begin_index_scan(heap, index, snapshot, nkeys)	index_beginscan(heap, index, snapshot, nkeys, 0)
#endif

#endif							/* COMPUTE_ACCT_COMPAT_H */
