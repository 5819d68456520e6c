/*
 * table_lock.h
 *		Who changes a cached table holds this lock until its relcache message
 *		has been sent.  Any number may hold it; others only look whether somebody
 *		does.
 *
 * It is a lock on the relation as an object, which is another one than that on
 * the relation itself.
 */
#ifndef COMPUTE_ACCT_TABLE_LOCK_H
#define COMPUTE_ACCT_TABLE_LOCK_H

#include "postgres.h"

#include "catalog/pg_class.h"
#include "storage/lmgr.h"

/* Taken until the end of the transaction. */
static inline void
table_lock_take(Oid relation)
{
	LockDatabaseObject(RelationRelationId, relation, 0, RowExclusiveLock);
}

/*
 * Whether another backend, or a prepared transaction, holds it.  To see also
 * those that have just committed, the lock has to be asked for: lists of its
 * holders, such as GetLockConflicts() makes, leave them out.
 */
static inline bool
table_lock_is_held(Oid relation)
{
	if (!ConditionalLockDatabaseObject(RelationRelationId, relation, 0, ShareLock))
		return true;
	UnlockDatabaseObject(RelationRelationId, relation, 0, ShareLock);
	return false;
}

#endif							/* COMPUTE_ACCT_TABLE_LOCK_H */
