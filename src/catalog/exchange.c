/*
 * exchange.c
 *		Money converted at the rate of a day.
 *
 * From the day backwards, as far as compute_acct.max_rate_age: on the first
 * day with any path the direct rate, else the inverse, else a cross over one
 * pivot with both legs of that same day (EUR before USD before the alphabet).
 * Computed exactly and rounded once, to 1e-12.  Where there is no path there
 * is no answer; nothing is ever multiplied by one instead.
 *
 * The cached table is one array in the order of its key; the path found for a
 * currency pair and day is remembered beside it.
 */
#include "compat.h"

#include "catalog/table_cache.h"
#include "common/hashfn.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "module.h"
#include "types/kind.h"
#include "types/number.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/memutils.h"

/* units of quote for one of base: mantissa / 10^scale */
typedef struct Rate
{
	uint16		book;			/* index into the cache's books */
	Currency	base;
	Currency	quote;
	int16		scale;
	DateADT		day;
	UCount		mantissa;
} Rate;

/* What an amount is multiplied with: numerator / divisor; 0 / 0 is no path. */
typedef struct Factor
{
	UCount		numerator;
	UCount		divisor;
} Factor;

typedef struct FactorKey
{
	uint16		book;
	Currency	from;
	Currency	to;
	uint16		age;			/* of max_rate_age */
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
	return murmurhash32((uint32) key.day ^ murmurhash32(((uint32) key.from << 16 | key.to) +
														((uint32) key.age << 16 | key.book)));
}

#define SH_PREFIX factors
#define SH_ELEMENT_TYPE FactorEntry
#define SH_KEY_TYPE FactorKey
#define SH_KEY key
#define SH_HASH_KEY(table, k) factor_key_hash(k)
#define SH_EQUAL(table, a, b) ((a).day == (b).day && (a).from == (b).from && (a).to == (b).to && \
							   (a).age == (b).age && (a).book == (b).book)
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

/* More remembered paths than this, and they are forgotten. */
#define MOST_FACTORS	1000000

typedef struct RateCache
{
	MemoryContext context;
	Rate	   *rates;
	int64		nrates;
	int64		size;
	char	  **books;
	int			nbooks;
	Currency   *pivots;			/* EUR, USD, then the alphabet */
	int			npivots;
	struct factors_hash *factors;
} RateCache;

static void take_rate(void *contents, const Datum *values, const bool *nulls);
static void *begin_rates(MemoryContext context);
static void finish_rates(void *contents);

static const CachedTable tables[] = {
	{"exchange_rate", {"book", "base", "quote", "on_date", "rate"}, take_rate},
};

static TableCache rate_cache = {
	.name = "exchange rates",
	.tables = tables,
	.ntables = lengthof(tables),
	.begin = begin_rates,
	.finish = finish_rates,
};

/* --- filling --------------------------------------------------------------- */

static void *
begin_rates(MemoryContext context)
{
	RateCache  *cache = palloc0(sizeof(RateCache));

	cache->context = context;
	cache->size = 1024;
	cache->rates = palloc(cache->size * sizeof(Rate));
	cache->factors = factors_create(context, 256, NULL);
	return cache;
}

/* The index of a book, or -1. */
static int
find_book(const RateCache *cache, const char *book, int length)
{
	for (int i = 0; i < cache->nbooks; i++)
	{
		if (strlen(cache->books[i]) == (size_t) length && memcmp(cache->books[i], book, length) == 0)
			return i;
	}
	return -1;
}

static void
take_rate(void *contents, const Datum *values, const bool *nulls)
{
	RateCache  *cache = contents;
	text	   *book = DatumGetTextPP(values[0]);
	int			book_index = find_book(cache, VARDATA_ANY(book), VARSIZE_ANY_EXHDR(book));
	char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, values[4]));
	TextCursor	cursor = {digits, digits + strlen(digits)};
	DecimalText decimal;
	Count		mantissa;
	Rate	   *rate;

	if (book_index < 0)
	{
		if (cache->nbooks > PG_UINT16_MAX)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("too many books of exchange rates")));
		book_index = cache->nbooks++;
		cache->books = book_index == 0 ? palloc(sizeof(char *)) :
			repalloc(cache->books, cache->nbooks * sizeof(char *));
		cache->books[book_index] = text_to_cstring(book);
	}
	if (cache->nrates == cache->size)
	{
		cache->size *= 2;
		cache->rates = repalloc_huge(cache->rates, cache->size * sizeof(Rate));
	}
	rate = &cache->rates[cache->nrates++];
	rate->book = (uint16) book_index;
	rate->base = (Currency) kind_tag_argument(&cost_kind, DatumGetTextPP(values[1]));
	rate->quote = (Currency) kind_tag_argument(&cost_kind, DatumGetTextPP(values[2]));
	rate->day = DatumGetDateADT(values[3]);

	/* the table's checks keep a rate within 35 digits, 20 of them decimals */
	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK)
		elog(ERROR, "could not read rate \"%s\"", digits);
	rate->scale = (int16) -decimal.exponent;
	if (!decimal_to_count(&decimal, rate->scale, 1, &mantissa) || mantissa <= 0)
		elog(ERROR, "rate \"%s\" out of range", digits);
	rate->mantissa = (UCount) mantissa;
	pfree(digits);
}

static int
compare_rates(const void *left, const void *right)
{
	const Rate *a = left;
	const Rate *b = right;

	if (a->book != b->book)
		return a->book < b->book ? -1 : 1;
	if (a->base != b->base)
		return a->base < b->base ? -1 : 1;
	if (a->quote != b->quote)
		return a->quote < b->quote ? -1 : 1;
	return (a->day > b->day) - (a->day < b->day);
}

/* As qsort() with it, but may be interrupted. */
#define ST_SORT sort_rates
#define ST_ELEMENT_TYPE Rate
#define ST_COMPARE(a, b) compare_rates(a, b)
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

static Currency
currency_code(const char *code)
{
	Currency	currency;

	(void) currency_lookup(code, CURRENCY_CODE_LENGTH, &currency);
	return currency;
}

static void
finish_rates(void *contents)
{
	RateCache  *cache = contents;
	bool	   *seen = palloc0(1 << CURRENCY_BITS);
	Currency	first[] = {currency_code("EUR"), currency_code("USD")};

	sort_rates(cache->rates, cache->nrates);
	cache->pivots = palloc((1 << CURRENCY_BITS) * sizeof(Currency));
	for (int64 i = 0; i < cache->nrates; i++)
		seen[cache->rates[i].base] = seen[cache->rates[i].quote] = true;
	for (size_t i = 0; i < lengthof(first); i++)
	{
		if (seen[first[i]])
			cache->pivots[cache->npivots++] = first[i];
		seen[first[i]] = false;
	}
	for (int currency = 0; currency < 1 << CURRENCY_BITS; currency++)
	{
		if (seen[currency])
			cache->pivots[cache->npivots++] = (Currency) currency;
	}
	cache->pivots = repalloc(cache->pivots, Max(cache->npivots, 1) * sizeof(Currency));
	pfree(seen);
}

/* --- looking up ------------------------------------------------------------ */

static const Rate *
find_rate(const RateCache *cache, uint16 book, Currency base, Currency quote, DateADT day)
{
	Rate		key = {
		.book = book,
		.base = base,
		.quote = quote,
		.day = day,
	};

	return bsearch(&key, cache->rates, cache->nrates, sizeof(Rate), compare_rates);
}

/* One leg: the direct rate of the day, else the inverse. */
static bool
find_leg(const RateCache *cache, uint16 book, Currency from, Currency to, DateADT day, Factor *factor)
{
	const Rate *rate = find_rate(cache, book, from, to, day);

	if (rate != NULL)
	{
		factor->numerator = rate->mantissa;
		factor->divisor = power_of_ten(rate->scale);
		return true;
	}
	rate = find_rate(cache, book, to, from, day);
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
find_path(const RateCache *cache, uint16 book, Currency from, Currency to, DateADT day, Factor *factor)
{
	if (find_leg(cache, book, from, to, day, factor))
		return true;
	for (int i = 0; i < cache->npivots; i++)
	{
		Currency	pivot = cache->pivots[i];
		Factor		first;
		Factor		second;

		if (pivot != from && pivot != to &&
			find_leg(cache, book, from, pivot, day, &first) &&
			find_leg(cache, book, pivot, to, day, &second))
		{
			*factor = cross_factor(first, second);
			return true;
		}
	}
	return false;
}

/* The factor as of a day; divisor 0 where there is no path. */
static Factor
find_factor(RateCache *cache, uint16 book, Currency from, Currency to, DateADT day)
{
	FactorKey	key = {book, from, to, (uint16) max_rate_age_setting, day};
	FactorEntry *entry = factors_lookup(cache->factors, key);
	Factor		factor = {0, 0};
	bool		found;

	if (likely(entry != NULL))
		return entry->factor;
	for (int age = 0; age <= max_rate_age_setting; age++)
	{
		CHECK_FOR_INTERRUPTS();
		if (find_path(cache, book, from, to, day - age, &factor))
			break;
	}
	if (cache->factors->members >= MOST_FACTORS)
		factors_reset(cache->factors);
	entry = factors_insert(cache->factors, key, &found);
	entry->factor = factor;
	return factor;
}

/* --- saying what is missing ------------------------------------------------ */

#define ST_SORT sort_days
#define ST_ELEMENT_TYPE DateADT
#define ST_COMPARE(a, b) ((*(a) > *(b)) - (*(a) < *(b)))
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

/*
 * The days of the book's rates of a currency, in order; each may stand there
 * more than once.  Any path from the currency is on one of them.
 */
static DateADT *
days_of_rates(const RateCache *cache, uint16 book, Currency currency, int64 *n)
{
	DateADT    *days = MemoryContextAllocHuge(CurrentMemoryContext, Max(cache->nrates, 1) * sizeof(DateADT));

	*n = 0;
	for (int64 i = 0; i < cache->nrates; i++)
	{
		const Rate *rate = &cache->rates[i];

		CHECK_FOR_INTERRUPTS();
		if (rate->book == book && (rate->base == currency || rate->quote == currency))
			days[(*n)++] = rate->day;
	}
	sort_days(days, *n);
	return days;
}

/* The nearest days with a path, before and after; false where there is none. */
static void
nearest_days(const RateCache *cache, uint16 book, Currency from, Currency to, DateADT day,
			 bool *has_before, DateADT *before, bool *has_after, DateADT *after)
{
	int64		n;
	DateADT    *days = days_of_rates(cache, book, from, &n);
	int64		later = 0;		/* the first that is after the day */
	Factor		ignored;

	while (later < n && days[later] <= day)
		later++;
	*has_before = *has_after = false;
	for (int64 i = later - 1; i >= 0 && !*has_before; i--)
	{
		CHECK_FOR_INTERRUPTS();
		*before = days[i];
		*has_before = (i == later - 1 || days[i] != days[i + 1]) &&
			find_path(cache, book, from, to, days[i], &ignored);
	}
	for (int64 i = later; i < n && !*has_after; i++)
	{
		CHECK_FOR_INTERRUPTS();
		*after = days[i];
		*has_after = (i == later || days[i] != days[i - 1]) &&
			find_path(cache, book, from, to, days[i], &ignored);
	}
	pfree(days);
}

pg_noreturn static void
no_rate(const RateCache *cache, uint16 book, Currency from, Currency to, DateADT day)
{
	StringInfoData hint;
	DateADT		before = day;
	DateADT		after = day;
	bool		has_before;
	bool		has_after;

	nearest_days(cache, book, from, to, day, &has_before, &before, &has_after, &after);
	initStringInfo(&hint);
	if (has_before && has_after)
		appendStringInfo(&hint, "The nearest days with one are %s and %s.", iso_date(before), iso_date(after));
	else if (has_before || has_after)
		appendStringInfo(&hint, "The nearest day with one is %s.", iso_date(has_before ? before : after));
	else
		appendStringInfoString(&hint, "There is none on any day: insert rates into exchange_rate.");
	if (has_before)
		appendStringInfoString(&hint, " compute_acct.max_rate_age says how far to look back.");
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("no exchange rate from %s to %s on %s", kind_tag_name(&cost_kind, from),
					kind_tag_name(&cost_kind, to), iso_date(day)),
			 errdetail_plural("Looked back %d day in the book \"%s\", for a direct or inverse rate or a cross.",
							  "Looked back %d days in the book \"%s\", for a direct or inverse rate or a cross.",
							  max_rate_age_setting, max_rate_age_setting, cache->books[book]),
			 errhint("%s", hint.data)));
}

pg_noreturn static void
unknown_book(const RateCache *cache, text *book)
{
	StringInfoData hint;

	initStringInfo(&hint);
	for (int i = 0; i < cache->nbooks; i++)
		appendStringInfo(&hint, "%s\"%s\"", i == 0 ? "There are rates in the books " : ", ", cache->books[i]);
	appendStringInfoString(&hint, cache->nbooks == 0 ? "Insert rates into exchange_rate, which is empty; ecb_rates() makes rows of the European Central Bank's file." : ".");
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("no exchange rates in the book \"%s\"", text_to_cstring(book)),
			 errhint("%s", hint.data)));
}

/* --- the functions --------------------------------------------------------- */

/* exchange(cost, currency, on_date, book); with `quiet` NULL for no rate */
static Datum
convert(FunctionCallInfo fcinfo, bool quiet)
{
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Currency	to = (Currency) kind_tag_argument(&cost_kind, PG_GETARG_TEXT_PP(1));
	Currency	from = (Currency) kind_tag(&cost_kind, cost);
	DateADT		day = PG_GETARG_DATEADT(2);
	text	   *book = PG_GETARG_TEXT_PP(3);
	RateCache  *cache;
	int			book_index;
	Factor		factor;
	Count		result;

	if (from == to)
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	if (DATE_NOT_FINITE(day))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("day of an exchange rate must be finite"),
				 errhint("Name the day whose rate applies.")));
	cache = table_cache_get(&rate_cache, fcinfo);
	book_index = find_book(cache, VARDATA_ANY(book), VARSIZE_ANY_EXHDR(book));
	if (book_index < 0 && !quiet)
		unknown_book(cache, book);
	if (book_index < 0)
		PG_RETURN_NULL();
	factor = find_factor(cache, (uint16) book_index, from, to, day);
	if (factor.divisor == 0 && !quiet)
		no_rate(cache, (uint16) book_index, from, to, day);
	if (factor.divisor == 0)
		PG_RETURN_NULL();
	if (!count_multiply_divide(kind_count(&cost_kind, cost), (Count) factor.numerator,
							   (Count) factor.divisor, &result))
		kind_out_of_range(&cost_kind);
	PG_RETURN_QUANTITY(kind_pack(&cost_kind, result, to));
}

QUANTITY_FUNCTION(exchange, convert(fcinfo, false));
QUANTITY_FUNCTION(try_exchange, convert(fcinfo, true));
