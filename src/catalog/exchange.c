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

/* Books that a message names; of the others it says how many there are. */
#define MOST_BOOKS_TOLD	5

/* What a call site remembers: most have one currency and one book. */
typedef struct ExchangeCall
{
	CallSite	site;
	uint64		generation;		/* of the rates, when the book was found */
	RateBook   *book;
	Currency	currency;		/* of the code that follows */
	char		code[CURRENCY_CODE_LENGTH];
} ExchangeCall;

static Currency
remembered_currency(ExchangeCall *call, text *name)
{
	const char *code = VARDATA_ANY(name);

	if (likely(VARSIZE_ANY_EXHDR(name) == CURRENCY_CODE_LENGTH) &&
		memcmp(call->code, code, CURRENCY_CODE_LENGTH) == 0)
		return call->currency;
	call->code[0] = '\0';
	call->currency = (Currency) kind_tag_argument(&cost_kind, name);
	if (VARSIZE_ANY_EXHDR(name) == CURRENCY_CODE_LENGTH)
		memcpy(call->code, code, CURRENCY_CODE_LENGTH);
	return call->currency;
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

/* --- saying what is missing -------------------------------------------------- */

pg_noreturn static void
no_rate(RateCache *cache, RateBook *book, Currency from, Currency to, DateADT day)
{
	StringInfoData hint;
	NearestDays nearest = rate_nearest_days(cache, book, from, to, day);

	initStringInfo(&hint);
	if (nearest.has_before && nearest.has_after)
		appendStringInfo(&hint, "The nearest days with one are %s and %s.",
						 iso_date(nearest.before), iso_date(nearest.after));
	else if (nearest.has_before || nearest.has_after)
		appendStringInfo(&hint, "The nearest day with one is %s.",
						 iso_date(nearest.has_before ? nearest.before : nearest.after));
	else
		appendStringInfoString(&hint, "There is none on any day: insert rates into exchange_rate.");
	if (nearest.has_before)
		appendStringInfoString(&hint, " compute_acct.max_rate_age says how far to look back.");
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("no exchange rate from %s to %s on %s", kind_tag_name(&cost_kind, from),
					kind_tag_name(&cost_kind, to), iso_date(day)),
			 errdetail_plural("Looked back %d day in the book \"%s\", for a direct or inverse rate or a cross.",
							  "Looked back %d days in the book \"%s\", for a direct or inverse rate or a cross.",
							  max_rate_age_setting, max_rate_age_setting, book->name),
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
	StringInfoData hint;

	books.names = palloc(books.size * sizeof(char *));
	rates_each_book(collect_book, &books);
	qsort(books.names, books.n, sizeof(char *), compare_names);
	initStringInfo(&hint);
	for (int64 i = 0; i < Min(books.n, MOST_BOOKS_TOLD); i++)
		appendStringInfo(&hint, "%s\"%s\"", i == 0 ? "There are rates in the books " : ", ", books.names[i]);
	if (books.n > MOST_BOOKS_TOLD)
		appendStringInfo(&hint, " and " INT64_FORMAT " more", books.n - MOST_BOOKS_TOLD);
	appendStringInfoString(&hint, books.n == 0 ? "Insert rates into exchange_rate, which is empty; ecb_rates() makes rows of the European Central Bank's file." : ".");
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("no exchange rates in the book \"%s\"", message_name(book)),
			 errhint("%s", hint.data)));
}

/* --- the functions ----------------------------------------------------------- */

/* exchange(cost, currency, on_date, book); with `quiet` NULL for no rate */
static Datum
convert(FunctionCallInfo fcinfo, bool quiet)
{
	ExchangeCall *call = (ExchangeCall *) call_site(fcinfo, sizeof(ExchangeCall));
	Quantity	cost = PG_GETARG_QUANTITY(0);
	Currency	to = remembered_currency(call, PG_GETARG_TEXT_PP(1));
	Currency	from = (Currency) kind_tag(&cost_kind, cost);
	DateADT		day = PG_GETARG_DATEADT(2);
	text	   *book_name = PG_GETARG_TEXT_PP(3);
	RateCache  *cache;
	RateBook   *book;
	Factor		factor;
	Count		result;

	if (from == to)
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	if (DATE_NOT_FINITE(day))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("day of an exchange rate must be finite"),
				 errhint("Name the day whose rate applies.")));
	cache = rates_get(fcinfo);
	book = remembered_book(call, cache, book_name);
	if (book == NULL && !quiet)
		unknown_book(book_name);
	if (book == NULL)
		PG_RETURN_NULL();
	factor = rate_factor(cache, book, from, to, day, max_rate_age_setting);
	if (factor.divisor == 0 && !quiet)
		no_rate(cache, book, from, to, day);
	if (factor.divisor == 0)
		PG_RETURN_NULL();
	if (!count_multiply_divide(kind_count(&cost_kind, cost), (Count) factor.numerator,
							   (Count) factor.divisor, &result))
		kind_out_of_range(&cost_kind);
	PG_RETURN_QUANTITY(kind_pack(&cost_kind, result, to));
}

QUANTITY_FUNCTION(exchange, convert(fcinfo, false));
QUANTITY_FUNCTION(try_exchange, convert(fcinfo, true));
