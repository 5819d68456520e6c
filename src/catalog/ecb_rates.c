/*
 * ecb_rates.c
 *		The European Central Bank's euro reference rates, as it publishes them.
 *
 * The CSV files are wide: a first line "Date,USD,JPY,...", then a line a day,
 * with N/A where there was no rate.  Those of all days and of the last ninety
 * write a day as 2025-12-31, that of one day as 31 December 2025.  The XML files
 * have an element for each rate, which SQL takes apart.
 *
 * A file is taken whole or not at all: each line has as many fields as the first,
 * no rate stands twice, and what is no rate is an error that says where it is.
 */
#include "compat.h"

#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "types/kind.h"
#include "types/time_text.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/numeric.h"

#define SOURCE	"European Central Bank, euro reference rates"

/* Longest text that may be a rate; the table's checks say what it may be. */
#define MOST_RATE_DIGITS	64

static const char *const month_names[MONTHS_PER_YEAR] = {
	"January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December"
};

/* Where a field stands, for messages: an element of XML has no column. */
typedef struct Place
{
	int64		line;
	int			column;
} Place;

/* A piece of the text, without blanks around it. */
typedef struct Field
{
	const char *at;
	int			length;
} Field;

typedef struct DayCurrency
{
	DateADT		day;
	Currency	currency;
	Place		place;
} DayCurrency;

/* The rates read so far, in the tuplestore, and which they are. */
typedef struct Reading
{
	ReturnSetInfo *result;
	Datum		base;
	Datum		source;
	DayCurrency *rates;
	int64		n;
	int64		size;
} Reading;

#define ST_SORT sort_rates_read
#define ST_ELEMENT_TYPE DayCurrency
#define ST_COMPARE(a, b) ((a)->day != (b)->day ? ((a)->day > (b)->day) - ((a)->day < (b)->day) : \
						  (a)->currency != (b)->currency ? (int) (a)->currency - (int) (b)->currency : \
						  ((a)->place.line > (b)->place.line) - ((a)->place.line < (b)->place.line))
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#define ST_CHECK_FOR_INTERRUPTS
#include "lib/sort_template.h"

static const char *
place_text(Place place)
{
	if (place.column == 0)
		return psprintf("element " INT64_FORMAT, place.line);
	return psprintf("line " INT64_FORMAT ", column %d", place.line, place.column);
}

/* A field for a message, which is no place for a whole file. */
static const char *
field_text(Field field)
{
	int			length = pg_mbcliplen(field.at, field.length, 60);

	return psprintf("%.*s%s", length, field.at, length < field.length ? "..." : "");
}

static int
file_hint(void)
{
	return errhint("Load eurofxref-hist.csv, eurofxref.csv or an XML file of the European Central Bank as it is published, unchanged.");
}

pg_noreturn static void
wrong_file(const char *detail)
{
	ereport(ERROR,
			(errcode(ERRCODE_BAD_COPY_FILE_FORMAT),
			 errmsg("this is no file of euro reference rates"),
			 errdetail_internal("%s", detail),
			 file_hint()));
}

/* --- fields --------------------------------------------------------------- */

static Field
trim_field(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	while (at < end && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	return (Field) {at, (int) (end - at)};
}

/* The line's next field; *at goes behind its comma, or to NULL behind the last. */
static Field
next_field(const char **at, const char *end)
{
	const char *comma = memchr(*at, ',', end - *at);
	Field		field = trim_field(*at, comma != NULL ? comma : end);

	*at = comma != NULL ? comma + 1 : NULL;
	return field;
}

/* The next line, without its end, which is of any system; NULL where all are read. */
static const char *
next_line(const char **at, const char *end, const char **line_end)
{
	const char *line = *at;
	const char *p = line;

	if (line >= end)
		return NULL;
	while (p < end && *p != '\n' && *p != '\r')
		p++;
	*line_end = p;
	if (p + 1 < end && p[0] == '\r' && p[1] == '\n')
		p++;
	*at = p + 1;
	return line;
}

static bool
field_is(Field field, const char *word)
{
	return field.length == (int) strlen(word) && pg_strncasecmp(field.at, word, field.length) == 0;
}

static bool
read_digits(const char **at, const char *end, int most, int *number)
{
	const char *start = *at;

	for (*number = 0; *at < end && **at >= '0' && **at <= '9' && *at - start < most; (*at)++)
		*number = *number * 10 + (**at - '0');
	return *at > start;
}

/* 2025-12-31, or 31 December 2025; nothing that could be another day elsewhere */
static bool
read_day(Field field, DateADT *day)
{
	const char *at = field.at;
	const char *end = field.at + field.length;
	int			number[3];

	if (field.length == strlen("2025-12-31") && at[4] == '-' && at[7] == '-')
	{
		for (int i = 0; i < 3; i++)
		{
			if (!read_digits(&at, end, i == 0 ? 4 : 2, &number[i]) || at != field.at + (i == 0 ? 4 : 4 + 3 * i))
				return false;
			at++;
		}
	}
	else
	{
		const char *word;

		if (!read_digits(&at, end, 2, &number[2]) || at == end || *at++ != ' ')
			return false;
		for (word = at; at < end && *at != ' ';)
			at++;
		for (number[1] = 1; number[1] <= MONTHS_PER_YEAR; number[1]++)
		{
			if (field_is((Field) {word, (int) (at - word)}, month_names[number[1] - 1]))
				break;
		}
		if (number[1] > MONTHS_PER_YEAR || end - at != strlen(" 2025") ||
			(at++, !read_digits(&at, end, 4, &number[0])) || at != end)
			return false;
	}
	if (number[0] < 1 || number[1] < 1 || number[1] > MONTHS_PER_YEAR || number[2] < 1 ||
		number[2] > day_tab[isleap(number[0])][number[1] - 1])
		return false;
	*day = date2j(number[0], number[1], number[2]) - POSTGRES_EPOCH_JDATE;
	return true;
}

/* Digits with at most one point between them, and not all of them zero. */
static bool
read_rate(Field field, Datum *rate)
{
	char		digits[MOST_RATE_DIGITS + 1];
	int			points = 0;
	bool		zero = true;

	if (field.length < 1 || field.length > MOST_RATE_DIGITS)
		return false;
	for (int i = 0; i < field.length; i++)
	{
		char		c = field.at[i];

		if (c == '.' && points++ == 0 && i > 0 && i < field.length - 1)
			continue;
		if (c < '0' || c > '9')
			return false;
		zero = zero && c == '0';
	}
	memcpy(digits, field.at, field.length);
	digits[field.length] = '\0';
	*rate = DirectFunctionCall3(numeric_in, CStringGetDatum(digits),
								ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
	return !zero;
}

static Currency
require_currency(Field field, Place place)
{
	Currency	currency;

	if (field.length != CURRENCY_CODE_LENGTH ||
		currency_lookup(field.at, field.length, &currency) != CURRENCY_OK)
		ereport(ERROR,
				(errcode(ERRCODE_BAD_COPY_FILE_FORMAT),
				 errmsg("unknown currency \"%s\" in %s", field_text(field), place_text(place)),
				 file_hint()));
	return currency;
}

static DateADT
require_day(Field field, Place place)
{
	DateADT		day;

	if (!read_day(field, &day))
		ereport(ERROR,
				(errcode(ERRCODE_BAD_COPY_FILE_FORMAT),
				 errmsg("invalid day \"%s\" in %s", field_text(field), place_text(place)),
				 errhint("A day is written as 2025-12-31 or as 31 December 2025.")));
	return day;
}

static Datum
require_rate(Field field, Place place)
{
	Datum		rate;

	if (!read_rate(field, &rate))
		ereport(ERROR,
				(errcode(ERRCODE_BAD_COPY_FILE_FORMAT),
				 errmsg("invalid rate \"%s\" in %s", field_text(field), place_text(place)),
				 errhint("A rate is a number above zero, with a decimal point, such as 1.0815; where there is none, N/A.")));
	return rate;
}

/* --- what is read --------------------------------------------------------- */

static void
begin_reading(Reading *reading, FunctionCallInfo fcinfo)
{
	materialize_result(fcinfo);
	reading->result = (ReturnSetInfo *) fcinfo->resultinfo;
	reading->base = CStringGetTextDatum("EUR");
	reading->source = CStringGetTextDatum(SOURCE);
	reading->n = 0;
	reading->size = 1024;
	reading->rates = palloc(reading->size * sizeof(DayCurrency));
}

static void
take_rate(Reading *reading, DateADT day, Currency currency, Datum rate, Place place)
{
	char		code[CURRENCY_CODE_LENGTH];
	Datum		values[5];
	bool		nulls[5] = {false};

	if (reading->n == reading->size)
	{
		reading->size *= 2;
		reading->rates = repalloc_huge(reading->rates, reading->size * sizeof(DayCurrency));
	}
	reading->rates[reading->n++] = (DayCurrency) {day, currency, place};
	currency_print(code, currency);
	values[0] = reading->base;
	values[1] = PointerGetDatum(cstring_to_text_with_len(code, CURRENCY_CODE_LENGTH));
	values[2] = DateADTGetDatum(day);
	values[3] = rate;
	values[4] = reading->source;
	tuplestore_putvalues(reading->result->setResult, reading->result->setDesc, values, nulls);
	pfree(DatumGetPointer(values[1]));
	pfree(DatumGetPointer(rate));
}

static void
finish_reading(Reading *reading)
{
	if (reading->n == 0)
		wrong_file("There is no rate in it.");
	sort_rates_read(reading->rates, reading->n);
	for (int64 i = 1; i < reading->n; i++)
	{
		const DayCurrency *one = &reading->rates[i - 1];
		const DayCurrency *other = &reading->rates[i];

		if (one->day == other->day && one->currency == other->currency)
			ereport(ERROR,
					(errcode(ERRCODE_BAD_COPY_FILE_FORMAT),
					 errmsg("rate of %s on %s stands twice", kind_tag_name(&cost_kind, other->currency), iso_date(other->day)),
					 errdetail("It is in %s and in %s.", place_text(one->place), place_text(other->place)),
					 file_hint()));
	}
}

/* --- the CSV files -------------------------------------------------------- */

/* The currencies of the first line, by column; zero in the empty one behind the last comma. */
static Currency *
read_header(const char *line, const char *end, int *ncolumns)
{
	Field		field = next_field(&line, end);
	Currency   *currencies = palloc(sizeof(Currency) * (1 << CURRENCY_BITS));

	if (!field_is(field, "Date"))
		wrong_file(psprintf("Its first line begins with \"%s\" and not with \"Date\".", field_text(field)));
	for (*ncolumns = 1; line != NULL; (*ncolumns)++)
	{
		Place		place = {1, *ncolumns + 1};

		field = next_field(&line, end);
		currencies[*ncolumns] = 0;
		if (field.length == 0 && line == NULL && *ncolumns > 1)
			continue;
		currencies[*ncolumns] = require_currency(field, place);
		for (int i = 1; i < *ncolumns; i++)
		{
			if (currencies[i] == currencies[*ncolumns])
				ereport(ERROR,
						(errcode(ERRCODE_BAD_COPY_FILE_FORMAT),
						 errmsg("currency %s stands twice in the first line", field_text(field)),
						 errdetail("It is in column %d and in column %d.", i + 1, place.column),
						 file_hint()));
		}
	}
	return currencies;
}

static void
read_line(Reading *reading, const char *line, const char *end, int64 number, const Currency *currencies, int ncolumns)
{
	DateADT		day = 0;
	int			column;

	for (column = 0; line != NULL; column++)
	{
		Field		field = next_field(&line, end);
		Place		place = {number, column + 1};

		if (column == 0)
			day = require_day(field, place);
		else if (column < ncolumns && field.length > 0 && !field_is(field, "N/A"))
		{
			if (currencies[column] == 0)
				break;
			take_rate(reading, day, currencies[column], require_rate(field, place), place);
		}
	}
	if (column != ncolumns)
		ereport(ERROR,
				(errcode(ERRCODE_BAD_COPY_FILE_FORMAT),
				 errmsg("line " INT64_FORMAT " has not as many fields as the first line", number),
				 errdetail("The first line has %d.", ncolumns),
				 errhint("A decimal comma makes two fields of one, and a file that was cut off has too few.")));
}

PG_FUNCTION_INFO_V1(ecb_csv);
Datum
ecb_csv(PG_FUNCTION_ARGS)
{
	static const char mark[] = "\xEF\xBB\xBF";	/* of byte order, which some programs write */
	text	   *csv = PG_GETARG_TEXT_PP(0);
	const char *at = VARDATA_ANY(csv);
	const char *end = at + VARSIZE_ANY_EXHDR(csv);
	const char *line;
	const char *line_end;
	const Currency *currencies = NULL;
	int			ncolumns = 0;
	Reading		reading;

	begin_reading(&reading, fcinfo);
	if (end - at >= 3 && memcmp(at, mark, 3) == 0)
		at += 3;
	for (int64 number = 1; (line = next_line(&at, end, &line_end)) != NULL; number++)
	{
		CHECK_FOR_INTERRUPTS();
		if (trim_field(line, line_end).length == 0)
			continue;
		if (currencies == NULL)
			currencies = read_header(line, line_end, &ncolumns);
		else
			read_line(&reading, line, line_end, number, currencies, ncolumns);
	}
	finish_reading(&reading);
	return (Datum) 0;
}

/* --- the XML files -------------------------------------------------------- */

/* _ecb_xml(days, currencies, rates): an element of each array for each rate */
PG_FUNCTION_INFO_V1(ecb_xml);
Datum
ecb_xml(PG_FUNCTION_ARGS)
{
	Datum	   *elements[3];
	bool	   *nulls[3];
	int			n[3];
	Reading		reading;

	begin_reading(&reading, fcinfo);
	for (int i = 0; i < 3; i++)
		deconstruct_array(PG_GETARG_ARRAYTYPE_P(i), TEXTOID, -1, false, TYPALIGN_INT, &elements[i], &nulls[i], &n[i]);
	for (int row = 0; row < Min(n[0], Min(n[1], n[2])); row++)
	{
		Place		place = {row + 1, 0};
		Field		field[3];
		DateADT		day;
		Currency	currency;

		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < 3; i++)
		{
			text	   *value = nulls[i][row] ? NULL : DatumGetTextPP(elements[i][row]);

			field[i] = value == NULL ? (Field) {"", 0} :
				trim_field(VARDATA_ANY(value), VARDATA_ANY(value) + VARSIZE_ANY_EXHDR(value));
		}
		day = require_day(field[0], place);
		currency = require_currency(field[1], place);
		take_rate(&reading, day, currency, require_rate(field[2], place), place);
	}
	finish_reading(&reading);
	return (Datum) 0;
}
