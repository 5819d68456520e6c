/*
 * module.c
 *		What the server sees of the library as a whole: its magic and settings.
 */
#include "compat.h"

#include "mb/pg_wchar.h"
#include "module.h"
#include "types/number.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/varlena.h"

MODULE_MAGIC("compute_acct", COMPUTE_ACCT_VERSION);

char	   *rating_books_setting = NULL;
int			rating_books_serial = 0;
int			max_rate_age_setting = 7;

/* Only the form: tables cannot be read here. */
static bool
check_rating_books(char **value, void **extra, GucSource source)
{
	char	   *copy = pstrdup(*value);
	List	   *books;

	if (!SplitGUCList(copy, ',', &books) || books == NIL)
	{
		GUC_check_errdetail("It must be a list of rating books, parted by commas.");
		GUC_check_errhint("Write it as in 'quotes-2025, datasheet'.");
		return false;
	}
	list_free(books);
	pfree(copy);
	return true;
}

static void
assign_rating_books(const char *value, void *extra)
{
	rating_books_serial++;
}

void
_PG_init(void)
{
	check_numeric_format();
	DefineCustomStringVariable("compute_acct.rating_books",
							   "Rating books in which the capacity of a device is looked up, in this order.",
							   "The first book that rates the model on the basis and day wins.",
							   &rating_books_setting,
							   "datasheet",
							   PGC_USERSET,
							   GUC_LIST_INPUT,
							   check_rating_books,
							   assign_rating_books,
							   NULL);
	DefineCustomIntVariable("compute_acct.max_rate_age",
							"Days that exchange() looks back for a published rate.",
							"Zero accepts the rates of the day itself only.",
							&max_rate_age_setting,
							7, 0, MOST_RATE_AGE_SETTING,
							PGC_USERSET,
							0,
							NULL, NULL, NULL);
	MarkGUCPrefixReserved("compute_acct");
}

/* Names and units are compared, and printed, as UTF-8. */
static void
require_utf8(void)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("compute_acct needs a database with encoding UTF8"),
				 errdetail("The encoding of this database is %s.", GetDatabaseEncodingName()),
				 errhint("Create one with ENCODING 'UTF8' TEMPLATE template0.")));
}

/*
 * What PG_FUNCTION_INFO_V1(compute_acct_version) would define, and a look at the
 * encoding.  The server calls it for CREATE FUNCTION, and this function is the
 * install script's first.  _PG_init() would be the wrong place: the library may
 * be preloaded, where there is no database yet, or in sessions of databases that
 * do without the extension, as pg_upgrade loads it, too.
 */
extern PGDLLEXPORT const Pg_finfo_record *pg_finfo_compute_acct_version(void);
const Pg_finfo_record *
pg_finfo_compute_acct_version(void)
{
	static const Pg_finfo_record record = {1};

	require_utf8();
	return &record;
}

/* compute_acct_version() */
extern PGDLLEXPORT Datum compute_acct_version(PG_FUNCTION_ARGS);
Datum
compute_acct_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(COMPUTE_ACCT_VERSION));
}
