/*
 * exchange.c
 *		Money converted at the rate of a day.
 *
 * Computed exactly and rounded once, to 1e-12.  Where there is no path there
 * is no answer; nothing is ever multiplied by one instead.
 */
#include "compat.h"

#include "catalog/rate_path.h"
#include "catalog/table_cache.h"
#include "lib/stringinfo.h"
#include "module.h"
#include "types/kind.h"
#include "types/message.h"
#include "types/number.h"
#include "types/time_text.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

/* What a call site remembers: most have one currency and one book. */
typedef struct ExchangeCall
{
	CallSite	site;
	uint64		generation;		/* of the rates, when the book was found */
	RateBook   *book;
	Currency	currency;		/* of the code that follows */
	char		code[CURRENCY_CODE_LENGTH];
} ExchangeCall;

static bool
remembered_currency(ExchangeCall *call, text *name, bool quiet, Currency *currency)
{
	const char *code = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);
	uint32_t	tag;
	TextError	error;

	if (likely(length == CURRENCY_CODE_LENGTH) && memcmp(call->code, code, CURRENCY_CODE_LENGTH) == 0)
	{
		*currency = call->currency;
		return true;
	}
	if (quiet && !currency_tag_scan(code, length, &tag, &error))
		return false;
	call->code[0] = '\0';
	*currency = call->currency = (Currency) kind_tag_argument(&cost_kind, name);
	if (length == CURRENCY_CODE_LENGTH)
		memcpy(call->code, code, CURRENCY_CODE_LENGTH);
	return true;
}

static RateBook *
remembered_book(ExchangeCall *call, RateCache *cache, text *name)
{
	const char *bytes = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);

	if (unlikely(call->generation != rates_generation()))
	{
		call->book = NULL;
		call->generation = rates_generation();
	}
	if (unlikely(call->book == NULL || call->book->length != length ||
				 memcmp(call->book->name, bytes, length) != 0))
		call->book = rates_find_book(cache, bytes, length);
	return call->book;
}

/* Days that rates of the book are good for. */
static inline int
rate_age(const RateBook *book)
{
	return book->max_age >= 0 ? book->max_age : max_rate_age_setting;
}

/* --- saying what is missing -------------------------------------------------- */

/* Nobody publishes rates of a currency that has gone. */
static void
append_withdrawal(StringInfo hint, Currency currency, DateADT day)
{
	int			year;
	int			month;

	if (currency_withdrawn(currency, &year, &month) &&
		day >= date2j(year, month, 1) - POSTGRES_EPOCH_JDATE)
		appendStringInfo(hint, " %s was withdrawn in %04d-%02d.", kind_tag_name(&cost_kind, currency), year, month);
}

pg_noreturn static void
no_rate(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day)
{
	StringInfoData hint;
	NearestDays nearest = rate_nearest_days(cache, book, from, to, day);
	SplitLegs	legs;
	int			age = rate_age(book);

	initStringInfo(&hint);
	if (nearest.has_before && nearest.has_after)
		appendStringInfo(&hint, "The nearest days with one are %s and %s.",
						 iso_date(nearest.before), iso_date(nearest.after));
	else if (nearest.has_before || nearest.has_after)
		appendStringInfo(&hint, "The nearest day with one is %s.",
						 iso_date(nearest.has_before ? nearest.before : nearest.after));
	if (nearest.has_before)
		appendStringInfoString(&hint, book->max_age >= 0 ? " exchange_rate_book says how far to look back in this book." :
							   " compute_acct.max_rate_age says how far to look back, exchange_rate_book for one book alone.");
	else if (rate_split_legs(cache, book, from, to, day, &legs))
		appendStringInfo(&hint, "%sBetween %s and %s there is a rate of %s, between %s and %s one of %s: the two legs of a cross must be of one day.",
						 hint.len > 0 ? " " : "", kind_tag_name(&cost_kind, from), kind_tag_name(&cost_kind, legs.pivot), iso_date(legs.first),
						 kind_tag_name(&cost_kind, legs.pivot), kind_tag_name(&cost_kind, to), iso_date(legs.second));
	else if (!nearest.has_after)
		appendStringInfoString(&hint, "There is none on any day: insert rates into exchange_rate.");
	append_withdrawal(&hint, from, day);
	append_withdrawal(&hint, to, day);
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("no exchange rate from %s to %s on %s", kind_tag_name(&cost_kind, from),
					kind_tag_name(&cost_kind, to), iso_date(day)),
			 errdetail_plural("Looked back %d day in the book \"%s\", for a direct or inverse rate or a cross.",
							  "Looked back %d days in the book \"%s\", for a direct or inverse rate or a cross.",
							  age, age, book->name),
			 errhint("%s", hint.data)));
}

/* The books that there are rates in, each once. */
typedef struct BookNames
{
	TextMap    *seen;
	const char **names;
	int64		n;
	int64		size;
} BookNames;

static void
collect_book(void *context, const text *book)
{
	BookNames  *books = context;
	char	   *name;

	if (text_map_find(books->seen, VARDATA_ANY(book), VARSIZE_ANY_EXHDR(book)) != NULL)
		return;
	name = text_to_cstring(book);
	text_map_put(books->seen, name, VARSIZE_ANY_EXHDR(book), name);
	if (books->n == books->size)
	{
		books->size *= 2;
		books->names = repalloc_huge(books->names, books->size * sizeof(char *));
	}
	books->names[books->n++] = name;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *) a, *(const char *const *) b);
}

pg_noreturn static void
unknown_book(text *book)
{
	BookNames	books = {.seen = textmap_create(CurrentMemoryContext, 16, NULL),.size = 16};
	MessageList list = {0};

	books.names = palloc(books.size * sizeof(char *));
	rates_each_book(collect_book, &books);
	qsort(books.names, books.n, sizeof(char *), compare_names);
	for (int64 i = 0; i < books.n; i++)
		message_list_name(&list, books.names[i]);
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("no exchange rates in the book \"%s\"", message_name(book)),
			 books.n > 0 ? errhint("The books are %s.", message_list(&list, "and")) :
			 errhint("Insert rates into exchange_rate, which is empty; ecb_rates() makes rows of the European Central Bank's file.")));
}

/* --- the functions ----------------------------------------------------------- */

/* The one that is meant where none is named. */
#define DEFAULT_BOOK	"spot"

static bool
is_default_book(const text *name)
{
	return VARSIZE_ANY_EXHDR(name) == strlen(DEFAULT_BOOK) &&
		memcmp(VARDATA_ANY(name), DEFAULT_BOOK, strlen(DEFAULT_BOOK)) == 0;
}

/*
 * exchange(cost, currency, on_date, book).  False where there is no answer and
 * `quiet` asks for none instead of an error: each argument may be a column, so
 * it is what a row can be the cause of.
 */
static bool
convert(FunctionCallInfo fcinfo, bool quiet, Quantity *converted)
{
	ExchangeCall *call = (ExchangeCall *) call_site(fcinfo, sizeof(ExchangeCall));
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Currency	from = (Currency) kind_tag(&cost_kind, cost);
	Currency	to;
	DateADT		day = PG_GETARG_DATEADT(2);
	text	   *book_name = PG_GETARG_TEXT_PP(3);
	RateCache  *cache;
	RateBook   *book;
	Factor		factor;
	Count		result;

	if (!remembered_currency(call, PG_GETARG_TEXT_PP(1), quiet, &to))
		return false;
	if (DATE_NOT_FINITE(day))
	{
		if (quiet)
			return false;
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("day of an exchange rate must be finite"),
				 errhint("Name the day whose rate applies.")));
	}
	*converted = cost;
	if (from == to && is_default_book(book_name))
		return true;			/* it needs no rate, so there may be none */
	cache = rates_get(fcinfo);
	book = remembered_book(call, cache, book_name);
	if (from == to ? !book->known && !book->declared : !book->known)
	{
		if (quiet)
			return false;
		unknown_book(book_name);
	}
	if (from == to)
		return true;
	factor = rate_factor(cache, book, from, to, day, rate_age(book));
	if (factor.divisor == 0)
	{
		if (quiet)
			return false;
		no_rate(cache, book, from, to, day);
	}
	if (rate_apply(&factor, kind_count(&cost_kind, cost), &result) &&
		quantity_pack(result, to, COST_TAG_BITS, converted))
		return true;
	if (!quiet)
		kind_out_of_range(&cost_kind);
	return false;
}

PG_FUNCTION_INFO_V1(exchange);
Datum
exchange(PG_FUNCTION_ARGS)
{
	Quantity	converted;

	(void) convert(fcinfo, false, &converted);
	PG_RETURN_QUANTITY(converted);
}

PG_FUNCTION_INFO_V1(try_exchange);
Datum
try_exchange(PG_FUNCTION_ARGS)
{
	Quantity	converted;

	if (!convert(fcinfo, true, &converted))
		PG_RETURN_NULL();
	PG_RETURN_QUANTITY(converted);
}
