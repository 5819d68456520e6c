/*
 * rates.c
 *		Reading exchange rates, a day at a time; see rates.h.
 *
 * A day of a book is found by an index, so a statement pays for the days that
 * it asks for.  A book is read as a whole for messages about missing rates, and
 * where the index is not there.
 */
#include "compat.h"

#include "catalog/pg_type_d.h"
#include "catalog/rates.h"
#include "catalog/table_cache.h"
#include "miscadmin.h"
#include "module.h"
#include "types/number.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

typedef struct RateDayEntry
{
	DateADT		day;
	RateDay    *rates;
	char		status;
} RateDayEntry;

#define SH_PREFIX ratedays
#define SH_ELEMENT_TYPE RateDayEntry
#define SH_KEY_TYPE DateADT
#define SH_KEY day
#define SH_HASH_KEY(table, k) murmurhash32((uint32) (k))
#define SH_EQUAL(table, a, b) ((a) == (b))
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

/* More than this in memory, and it is forgotten. */
#define MOST_REMEMBERED	2000000

/* The tables, and the columns of each, in this order. */
enum
{
	RATES,
	BOOKS
};

enum
{
	BOOK,
	BASE,
	QUOTE,
	ON_DATE,
	RATE
};

#define BOOK_MAX_AGE	1

static const CachedTable tables[] = {
	{.name = "exchange_rate",
		.columns = {{"book", TEXTOID, 0}, {"base", TEXTOID, 0}, {"quote", TEXTOID, 0}, {"on_date", DATEOID, 0}, {"rate", NUMERICOID, 0}}},
	{.name = "exchange_rate_book",.may_be = MAY_BE_MISSING,
		.columns = {{"book", TEXTOID, 0}, {"max_age", INT4OID, MAY_BE_NULL}}},
};

static void *
begin_rates(TableCache *cache, MemoryContext context)
{
	RateCache  *rates = palloc0(sizeof(RateCache));

	rates->context = context;
	rates->books = textmap_create(context, 8, NULL);
	return rates;
}

static bool
too_many_rates(const void *contents)
{
	return ((const RateCache *) contents)->remembered > MOST_REMEMBERED;
}

static TableCache rate_cache = {
	.name = "exchange rates",
	.tables = tables,
	.ntables = lengthof(tables),
	.begin = begin_rates,
	.full = too_many_rates,
};

RateCache *
rates_get(FunctionCallInfo fcinfo)
{
	return (RateCache *) table_cache_get(&rate_cache, fcinfo);
}

uint64
rates_generation(void)
{
	return rate_cache.generation;
}

/* --- rows -------------------------------------------------------------------- */

/* Days that are being read; they are the book's when all of their rows are there. */
typedef struct DayReader
{
	RateCache  *cache;
	const RateBook *book;
	struct ratedays_hash *days;
} DayReader;

static bool
is_of_book(Datum value, const RateBook *book)
{
	text	   *name = DatumGetTextPP(value);

	return (int) VARSIZE_ANY_EXHDR(name) == book->length && memcmp(VARDATA_ANY(name), book->name, book->length) == 0;
}

static void
read_rate(const Datum *values, Rate *rate)
{
	char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, values[RATE]));
	TextCursor	cursor = {digits, digits + strlen(digits)};
	DecimalText decimal;
	Count		mantissa;

	rate->base = (Currency) kind_tag_argument(&cost_kind, DatumGetTextPP(values[BASE]));
	rate->quote = (Currency) kind_tag_argument(&cost_kind, DatumGetTextPP(values[QUOTE]));
	/* the table's checks keep a rate within 35 digits, 20 of them decimals */
	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK || decimal.exponent > 0 || decimal.exponent < -38 ||
		!decimal_to_count(&decimal, -decimal.exponent, 1, &mantissa) || mantissa <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("rate %s in \"exchange_rate\" is none", digits),
				 errdetail("A rate is above zero and has at most 35 digits, 20 of them decimals."),
				 errhint("Mend or delete the row, and give the table the constraints again that keep such rows out.")));
	rate->scale = (int16) -decimal.exponent;
	rate->mantissa = (UCount) mantissa;
	pfree(digits);
}

static RateDay *
find_or_add_day(RateCache *cache, struct ratedays_hash *days, DateADT day)
{
	bool		found;
	RateDayEntry *entry = ratedays_insert(days, day, &found);

	if (!found)
	{
		entry->rates = MemoryContextAllocZero(cache->context, sizeof(RateDay));
		entry->rates->day = day;
		cache->remembered++;
	}
	return entry->rates;
}

static bool
take_rate(void *context, const Datum *values, const bool *nulls)
{
	DayReader  *reader = context;
	RateDay    *day;
	int			n;

	if (!is_of_book(values[BOOK], reader->book))
		return true;
	day = find_or_add_day(reader->cache, reader->days, DatumGetDateADT(values[ON_DATE]));
	n = day->nrates;
	/* room is made at the powers of two, from four on */
	if (n == 0)
		day->rates = MemoryContextAlloc(reader->cache->context, 4 * sizeof(Rate));
	else if (n >= 4 && (n & (n - 1)) == 0)
		day->rates = repalloc_huge(day->rates, 2 * n * sizeof(Rate));
	read_rate(values, &day->rates[n]);
	day->nrates++;
	return true;
}

#define ST_SORT sort_rates
#define ST_ELEMENT_TYPE Rate
#define ST_COMPARE(a, b) (((int) (a)->base << CURRENCY_BITS | (a)->quote) - ((int) (b)->base << CURRENCY_BITS | (b)->quote))
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

/* EUR and USD come before all others. */
static int
pivot_rank(Currency currency)
{
	static Currency eur = 0;
	static Currency usd = 0;

	if (unlikely(usd == 0))
	{
		(void) currency_lookup("EUR", CURRENCY_CODE_LENGTH, &eur);
		(void) currency_lookup("USD", CURRENCY_CODE_LENGTH, &usd);
	}
	return currency == eur ? 0 : currency == usd ? 1 : 2 + currency;
}

#define ST_SORT sort_pivots
#define ST_ELEMENT_TYPE Currency
#define ST_COMPARE(a, b) (pivot_rank(*(a)) - pivot_rank(*(b)))
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

static void
finish_day(RateCache *cache, RateDay *day)
{
	Currency   *pivots;
	int			n = 0;

	if (day->nrates == 0)
		return;
	sort_rates(day->rates, day->nrates);
	pivots = MemoryContextAllocHuge(cache->context, 2 * day->nrates * sizeof(Currency));
	for (int i = 0; i < day->nrates; i++)
	{
		pivots[n++] = day->rates[i].base;
		pivots[n++] = day->rates[i].quote;
	}
	sort_pivots(pivots, n);
	day->pivots = pivots;
	for (int i = 0; i < n; i++)
	{
		if (i == 0 || pivots[i] != pivots[i - 1])
			pivots[day->npivots++] = pivots[i];
	}
}

/* --- books and days ------------------------------------------------------------ */

#define ST_SORT sort_days
#define ST_ELEMENT_TYPE DateADT
#define ST_COMPARE(a, b) ((*(a) > *(b)) - (*(a) < *(b)))
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

static TableKey
book_key(const RateBook *book)
{
	return text_key("exchange_rate_pkey", PointerGetDatum(cstring_to_text_with_len(book->name, book->length)));
}

static void
read_book(RateCache *cache, RateBook *book)
{
	DayReader	reader = {cache, book, ratedays_create(cache->context, 256, NULL)};
	TableKey	key = book_key(book);
	DateADT    *all_days;
	int64		n = 0;
	ratedays_iterator position;
	RateDayEntry *entry;

	if (!table_cache_read(&rate_cache, RATES, &key, take_rate, &reader))
		(void) table_cache_read(&rate_cache, RATES, NULL, take_rate, &reader);
	all_days = MemoryContextAllocHuge(cache->context, Max(reader.days->members, 1) * sizeof(DateADT));
	ratedays_start_iterate(reader.days, &position);
	while ((entry = ratedays_iterate(reader.days, &position)) != NULL)
	{
		finish_day(cache, entry->rates);
		all_days[n++] = entry->day;
	}
	sort_days(all_days, n);
	book->days = reader.days;
	book->nall_days = n;
	book->all_days = all_days;
}

const RateDay *
rates_of_day(RateCache *cache, RateBook *book, DateADT day)
{
	static const RateDay no_rates;
	RateDayEntry *entry = ratedays_lookup(book->days, day);
	DayReader	reader = {.cache = cache,.book = book};
	TableKey	key;
	RateDay    *read;
	bool		found;

	if (likely(entry != NULL))
		return entry->rates;
	if (book->all_days != NULL)
		return &no_rates;
	key = book_key(book);
	key.index = "exchange_rate_day";
	key.ncolumns = 2;
	key.columns[1].equal = F_DATE_EQ;
	key.columns[1].value = DateADTGetDatum(day);
	reader.days = ratedays_create(CurrentMemoryContext, 2, NULL);
	if (!table_cache_read(&rate_cache, RATES, &key, take_rate, &reader))
	{
		read_book(cache, book);
		return rates_of_day(cache, book, day);
	}
	read = find_or_add_day(cache, reader.days, day);
	finish_day(cache, read);
	ratedays_insert(book->days, day, &found)->rates = read;
	ratedays_destroy(reader.days);
	return read;
}

const DateADT *
rates_all_days(RateCache *cache, RateBook *book, int64 *n)
{
	if (book->all_days == NULL)
		read_book(cache, book);
	*n = book->nall_days;
	return book->all_days;
}

static bool
take_book(void *context, const Datum *values, const bool *nulls)
{
	RateBook   *book = context;

	book->known = is_of_book(values[BOOK], book);
	return !book->known;
}

/* What is said of the book, where anything is. */
static bool
take_declaration(void *context, const Datum *values, const bool *nulls)
{
	RateBook   *book = context;

	if (!is_of_book(values[BOOK], book))
		return true;
	book->declared = true;
	if (nulls[BOOK_MAX_AGE])
		return false;
	book->max_age = DatumGetInt32(values[BOOK_MAX_AGE]);
	if (book->max_age < 0 || book->max_age > MOST_RATE_AGE)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("greatest age of the book \"%s\" in \"exchange_rate_book\" is %d days", book->name, book->max_age),
				 errdetail("It is between 0 and %d.", MOST_RATE_AGE),
				 errhint("Mend or delete the row, and give the table the constraint again that keeps such rows out.")));
	return false;
}

static RateBook *
add_book(RateCache *cache, const char *name, int length)
{
	RateBook   *book = MemoryContextAllocZero(cache->context, sizeof(RateBook));
	char	   *copy = MemoryContextAlloc(cache->context, length + 1);
	TableKey	key;

	memcpy(copy, name, length);
	copy[length] = '\0';
	book->name = copy;
	book->length = length;
	book->days = ratedays_create(cache->context, 32, NULL);
	book->max_age = -1;
	key = book_key(book);
	if (!table_cache_read(&rate_cache, RATES, &key, take_book, book))
		(void) table_cache_read(&rate_cache, RATES, NULL, take_book, book);
	key.index = "exchange_rate_book_pkey";
	if (!table_cache_read(&rate_cache, BOOKS, &key, take_declaration, book))
		(void) table_cache_read(&rate_cache, BOOKS, NULL, take_declaration, book);
	text_map_put(cache->books, copy, length, book);
	cache->remembered++;
	return book;
}

RateBook *
rates_find_book(RateCache *cache, const char *name, int length)
{
	RateBook   *book = text_map_find(cache->books, name, length);

	if (unlikely(book == NULL))
		book = add_book(cache, name, length);
	return book;
}

typedef struct BookVisitor
{
	void		(*take) (void *context, const text *book);
	void	   *context;
} BookVisitor;

static bool
visit_book(void *context, const Datum *values, const bool *nulls)
{
	const BookVisitor *visitor = context;

	visitor->take(visitor->context, DatumGetTextPP(values[BOOK]));
	return true;
}

void
rates_each_book(void (*take) (void *context, const text *book), void *context)
{
	BookVisitor visitor = {take, context};

	(void) table_cache_read(&rate_cache, RATES, NULL, visit_book, &visitor);
	(void) table_cache_read(&rate_cache, BOOKS, NULL, visit_book, &visitor);
}
