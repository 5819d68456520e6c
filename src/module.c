/*
 * module.c
 *		What the server sees of the library as a whole.
 */
#include "postgres.h"

#include "fmgr.h"

PG_MODULE_MAGIC;
