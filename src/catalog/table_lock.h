/*
 * table_lock.h
 *		Who changes a cached table holds this lock until its relcache message
 *		has been sent.  Nobody waits for it: any number may hold it, and others
 *		only look whether somebody does.
 *
 * It is a lock on the relation as an object, which is another one than that on
 * the relation itself.
 */
#ifndef COMPUTE_ACCT_TABLE_LOCK_H
#define COMPUTE_ACCT_TABLE_LOCK_H

#include "postgres.h"

#include "catalog/pg_class.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "storage/lock.h"

/* Taken until the end of the transaction. */
static inline void
table_lock_take(Oid relation)
{
	LockDatabaseObject(RelationRelationId, relation, 0, RowExclusiveLock);
}

/* Whether another backend, or a prepared transaction, holds it. */
static inline bool
table_lock_is_held(Oid relation)
{
	LOCKTAG		tag;
	VirtualTransactionId *holders;
	int			n;

	SET_LOCKTAG_OBJECT(tag, MyDatabaseId, RelationRelationId, relation, 0);
	holders = GetLockConflicts(&tag, ShareLock, &n);
	pfree(holders);
	return n > 0;
}

#endif							/* COMPUTE_ACCT_TABLE_LOCK_H */
