/*
 * rate_path.c
 *		From one currency to another: on the first day, backwards, that has any
 *		path, the direct rate, else the inverse, else a cross over one pivot with
 *		both legs of that same day, over EUR before USD before the alphabet.
 */
#include "compat.h"

#include "catalog/rate_path.h"
#include "miscadmin.h"
#include "types/number.h"

typedef struct FactorKey
{
	Currency	from;
	Currency	to;
	int16		age;
	DateADT		day;
} FactorKey;

typedef struct FactorEntry
{
	FactorKey	key;
	Factor		factor;
	char		status;
} FactorEntry;

/* Fields of a key, mixed into a hash one by one: padding is not looked at. */
static inline uint32
factor_key_hash(FactorKey key)
{
	return murmurhash32((uint32) key.day ^ (uint32) key.age << 20 ^ ((uint32) key.from << 16 | key.to) * 0x9E3779B1);
}

#define SH_PREFIX factors
#define SH_ELEMENT_TYPE FactorEntry
#define SH_KEY_TYPE FactorKey
#define SH_KEY key
#define SH_HASH_KEY(table, k) factor_key_hash(k)
#define SH_EQUAL(table, a, b) ((a).day == (b).day && (a).from == (b).from && (a).to == (b).to && (a).age == (b).age)
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

static int
compare_rates(const void *left, const void *right)
{
	const Rate *a = left;
	const Rate *b = right;

	if (a->base != b->base)
		return a->base < b->base ? -1 : 1;
	return (a->quote > b->quote) - (a->quote < b->quote);
}

static const Rate *
find_rate(const RateDay *day, Currency base, Currency quote)
{
	Rate		key = {.base = base,.quote = quote};

	return bsearch(&key, day->rates, day->nrates, sizeof(Rate), compare_rates);
}

/* One leg: the direct rate of the day, else the inverse. */
static bool
find_leg(const RateDay *day, Currency from, Currency to, Factor *factor)
{
	const Rate *rate = find_rate(day, from, to);

	if (rate != NULL)
	{
		Assert(rate->mantissa > 0 && rate->scale >= 0 && rate->scale <= 38);
		factor->numerator = rate->mantissa;
		factor->divisor = power_of_ten(rate->scale);
		return true;
	}
	rate = find_rate(day, to, from);
	if (rate != NULL)
	{
		factor->numerator = power_of_ten(rate->scale);
		factor->divisor = rate->mantissa;
		return true;
	}
	return false;
}

/* a * b, without what both sides have in common in powers of ten */
static Factor
cross_factor(Factor a, Factor b)
{
	Factor		cross;
	UCount		sides[4] = {a.numerator, b.numerator, a.divisor, b.divisor};

	for (int above = 0; above < 2; above++)
	{
		for (int below = 2; below < 4; below++)
		{
			while (sides[above] % 10 == 0 && sides[below] % 10 == 0)
			{
				sides[above] /= 10;
				sides[below] /= 10;
			}
		}
	}
	if (__builtin_mul_overflow(sides[0], sides[1], &cross.numerator) ||
		__builtin_mul_overflow(sides[2], sides[3], &cross.divisor) ||
		cross.numerator > (UCount) COUNT_MAX || cross.divisor > (UCount) COUNT_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("cross rate has too many digits"),
				 errhint("Insert the direct rate into exchange_rate.")));
	return cross;
}

/* Any path on one day. */
static bool
find_path(const RateDay *day, Currency from, Currency to, Factor *factor)
{
	if (day->nrates == 0)
		return false;
	if (find_leg(day, from, to, factor))
		return true;
	for (int i = 0; i < day->npivots; i++)
	{
		Currency	pivot = day->pivots[i];
		Factor		first;
		Factor		second;

		if (pivot != from && pivot != to &&
			find_leg(day, from, pivot, &first) && find_leg(day, pivot, to, &second))
		{
			*factor = cross_factor(first, second);
			return true;
		}
	}
	return false;
}

Factor
rate_factor(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day, int age)
{
	FactorKey	key = {from, to, (int16) age, day};
	FactorEntry *entry;
	Factor		factor = {0, 0};
	bool		found;

	if (unlikely(book->factors == NULL))
		book->factors = factors_create(cache->context, 256, NULL);
	entry = factors_lookup(book->factors, key);
	if (likely(entry != NULL))
		return entry->factor;
	for (int back = 0; back <= age; back++)
	{
		CHECK_FOR_INTERRUPTS();
		if (find_path(rates_of_day(cache, book, day - back), from, to, &factor))
			break;
	}
	entry = factors_insert(book->factors, key, &found);
	entry->factor = factor;
	cache->remembered++;
	return factor;
}

NearestDays
rate_nearest_days(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day)
{
	NearestDays nearest = {false};
	int64		n;
	const DateADT *days = rates_all_days(cache, book, &n);
	int64		later = 0;		/* the first that is after the day */
	Factor		ignored;

	while (later < n && days[later] <= day)
		later++;
	for (int64 i = later - 1; i >= 0 && !nearest.has_before; i--)
	{
		CHECK_FOR_INTERRUPTS();
		nearest.before = days[i];
		nearest.has_before = find_path(rates_of_day(cache, book, days[i]), from, to, &ignored);
	}
	for (int64 i = later; i < n && !nearest.has_after; i++)
	{
		CHECK_FOR_INTERRUPTS();
		nearest.after = days[i];
		nearest.has_after = find_path(rates_of_day(cache, book, days[i]), from, to, &ignored);
	}
	return nearest;
}
