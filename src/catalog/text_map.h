/*
 * text_map.h
 *		A hash table from names to what they stand for.
 */
#ifndef COMPUTE_ACCT_TEXT_MAP_H
#define COMPUTE_ACCT_TEXT_MAP_H

#include "postgres.h"

#include "common/hashfn.h"

typedef struct TextKey
{
	const char *data;
	int			length;
} TextKey;

typedef struct TextMapEntry
{
	TextKey		key;			/* its bytes belong to what it stands for */
	void	   *value;
	uint32		hash;			/* these two are the hash table's */
	char		status;
} TextMapEntry;

#define SH_PREFIX textmap
#define SH_ELEMENT_TYPE TextMapEntry
#define SH_KEY_TYPE TextKey
#define SH_KEY key
#define SH_HASH_KEY(table, k) hash_bytes((const unsigned char *) (k).data, (k).length)
#define SH_EQUAL(table, a, b) ((a).length == (b).length && memcmp((a).data, (b).data, (a).length) == 0)
#define SH_STORE_HASH
#define SH_GET_HASH(table, entry) ((entry)->hash)
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

typedef struct textmap_hash TextMap;

/* What the name stands for, or NULL. */
static inline void *
text_map_find(TextMap *map, const char *data, int length)
{
	TextKey		key = {data, length};
	TextMapEntry *entry = textmap_lookup(map, key);

	return entry != NULL ? entry->value : NULL;
}

/* Lets a name stand for something, in the place of what it stood for. */
static inline void
text_map_put(TextMap *map, const char *data, int length, void *value)
{
	TextKey		key = {data, length};
	bool		found;
	TextMapEntry *entry = textmap_insert(map, key, &found);

	entry->value = value;
}

#endif							/* COMPUTE_ACCT_TEXT_MAP_H */
