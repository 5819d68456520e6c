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
	uint16		age;
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

	memset(factor, 0, sizeof(*factor));
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

static UCount
greatest_common_divisor(UCount a, UCount b)
{
	while (b != 0)
	{
		UCount		rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static Numeric
long_product(UCount a, UCount b)
{
	return numeric_call(numeric_mul, count_to_numeric((Count) a, 0, 0), count_to_numeric((Count) b, 0, 0));
}

/* a * b, in lowest terms */
static Factor
cross_factor(Factor a, Factor b)
{
	Factor		cross = {0};
	UCount		sides[4] = {a.numerator, b.numerator, a.divisor, b.divisor};

	for (int above = 0; above < 2; above++)
	{
		for (int below = 2; below < 4; below++)
		{
			UCount		common = greatest_common_divisor(sides[above], sides[below]);

			sides[above] /= common;
			sides[below] /= common;
		}
	}
	if (likely(!__builtin_mul_overflow(sides[0], sides[1], &cross.numerator) &&
			   !__builtin_mul_overflow(sides[2], sides[3], &cross.divisor) &&
			   cross.numerator <= (UCount) COUNT_MAX && cross.divisor <= (UCount) COUNT_MAX))
		return cross;
	cross.numerator = cross.divisor = 1;
	cross.long_numerator = long_product(sides[0], sides[1]);
	cross.long_divisor = long_product(sides[2], sides[3]);
	return cross;
}

/* (2 |amount| numerator + divisor) / (2 divisor) of numerics, cut off: half goes up */
static bool
apply_long(const Factor *factor, Count amount, Count *result)
{
	Numeric		two = int64_to_numeric(2);
	Numeric		product = numeric_call(numeric_mul, factor->long_numerator,
									   numeric_call1(numeric_abs, count_to_numeric(amount, 0, 0)));
	Numeric		above = numeric_call(numeric_add, numeric_call(numeric_mul, two, product), factor->long_divisor);
	Numeric		below = numeric_call(numeric_mul, two, factor->long_divisor);

	if (!numeric_to_count(numeric_call(numeric_div_trunc, above, below), 0, 1, result))
		return false;
	if (amount < 0)
		*result = -*result;
	return true;
}

bool
rate_apply(const Factor *factor, Count amount, Count *result)
{
	if (unlikely(factor->long_numerator != NULL))
		return apply_long(factor, amount, result);
	return count_multiply_divide(amount, (Count) factor->numerator, (Count) factor->divisor, result);
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

/* The first of the days, in order, that is after one. */
static int64
first_day_after(const DateADT *days, int64 n, DateADT day)
{
	int64		low = 0;
	int64		high = n;

	while (low < high)
	{
		int64		middle = low + (high - low) / 2;

		if (days[middle] <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * The path of the last day that has one, of those up to `day` that are at most
 * `age` days older.  Most have one within days; who looks back for years goes
 * from one day of the book to the next.
 */
#define NEAR_DAYS	31

static Factor
find_factor(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day, int age)
{
	Factor		factor = {0};
	const DateADT *days;
	int64		n;

	for (int back = 0; back <= Min(age, NEAR_DAYS); back++)
	{
		CHECK_FOR_INTERRUPTS();
		if (find_path(rates_of_day(cache, book, day - back), from, to, &factor))
			return factor;
	}
	if (age <= NEAR_DAYS)
		return factor;
	days = rates_all_days(cache, book, &n);
	for (int64 i = first_day_after(days, n, day - NEAR_DAYS - 1) - 1; i >= 0 && days[i] >= day - age; i--)
	{
		CHECK_FOR_INTERRUPTS();
		if (find_path(rates_of_day(cache, book, days[i]), from, to, &factor))
			break;
	}
	return factor;
}

static Numeric
numeric_copy_in(MemoryContext context, Numeric n)
{
	Numeric		copy = MemoryContextAlloc(context, VARSIZE(n));

	memcpy(copy, n, VARSIZE(n));
	return copy;
}

Factor
rate_factor(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day, int age)
{
	FactorKey	key = {from, to, (uint16) age, day};
	FactorEntry *entry;
	Factor		factor;
	bool		found;

	if (unlikely(book->factors == NULL))
		book->factors = factors_create(cache->context, 256, NULL);
	entry = factors_lookup(book->factors, key);
	if (likely(entry != NULL))
		return entry->factor;
	factor = find_factor(cache, book, from, to, day, age);
	if (factor.long_numerator != NULL)
	{
		factor.long_numerator = numeric_copy_in(cache->context, factor.long_numerator);
		factor.long_divisor = numeric_copy_in(cache->context, factor.long_divisor);
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
	int64		later = first_day_after(days, n, day);
	Factor		ignored;

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

/* The days of the latest legs by the currency that they lead over, 0 for none. */
static void
note_leg(DateADT *legs, const Rate *rate, Currency end, DateADT day)
{
	Currency	pivot = rate->base == end ? rate->quote : rate->base;

	if ((rate->base == end || rate->quote == end) && legs[pivot] == DATEVAL_NOBEGIN)
		legs[pivot] = day;
}

bool
rate_split_legs(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day, SplitLegs *legs)
{
	int			ncurrencies = 1 << CURRENCY_BITS;
	DateADT    *first = palloc(ncurrencies * sizeof(DateADT));
	DateADT    *second = palloc(ncurrencies * sizeof(DateADT));
	int64		n;
	const DateADT *days = rates_all_days(cache, book, &n);
	bool		found = false;

	for (int i = 0; i < ncurrencies; i++)
		first[i] = second[i] = DATEVAL_NOBEGIN;
	for (int64 i = first_day_after(days, n, day) - 1; i >= 0; i--)
	{
		const RateDay *rates = rates_of_day(cache, book, days[i]);

		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < rates->nrates; j++)
		{
			note_leg(first, &rates->rates[j], from, days[i]);
			note_leg(second, &rates->rates[j], to, days[i]);
		}
	}
	/* the cross whose older leg is the latest */
	for (int pivot = 0; pivot < ncurrencies; pivot++)
	{
		if (first[pivot] == DATEVAL_NOBEGIN || second[pivot] == DATEVAL_NOBEGIN || first[pivot] == second[pivot] ||
			(found && Min(first[pivot], second[pivot]) <= Min(legs->first, legs->second)))
			continue;
		*legs = (SplitLegs) {(Currency) pivot, first[pivot], second[pivot]};
		found = true;
	}
	pfree(first);
	pfree(second);
	return found;
}
