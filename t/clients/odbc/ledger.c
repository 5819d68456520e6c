/*
 * ledger.c
 *		What the types of compute_acct are in ODBC.
 *
 * Puts out TAP, and writes its answers to the ledger's questions as files of
 * the directory that is its argument, to be compared with psql's.
 */
#include <sql.h>
#include <sqlext.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_SIZE 256
#define MAX_COLUMNS 4
#define MANY_EXECUTIONS 20		/* more than the server needs to settle for one plan */

static SQLHDBC connection;
static const char *answers;
static int	tests = 0;
static int	failures = 0;

static void
check(bool holds, const char *what, const char *found)
{
	tests++;
	if (!holds)
		failures++;
	printf("%sok %d - %s\n", holds ? "" : "not ", tests, what);
	if (!holds)
		printf("# found %s\n", found);
}

static void
check_text(const char *what, const char *found, const char *expected)
{
	check(strcmp(found, expected) == 0, what, found);
}

static void
check_number(const char *what, double found, double expected)
{
	char		text[TEXT_SIZE];

	snprintf(text, sizeof(text), "%.17g", found);
	check(found == expected, what, text);
}

/* For what has to work, for the tests to make sense. */
static void
must(SQLRETURN result, SQLSMALLINT type, SQLHANDLE handle)
{
	SQLCHAR		state[6] = "";
	SQLCHAR		message[TEXT_SIZE] = "";

	if (SQL_SUCCEEDED(result))
		return;
	SQLGetDiagRec(type, handle, 1, state, NULL, message, sizeof(message), NULL);
	printf("Bail out! %s %s\n", state, message);
	exit(1);
}

/* The SQLSTATE of the last error or warning, empty if there is none. */
static const char *
sqlstate(SQLHSTMT statement)
{
	static SQLCHAR state[6];

	state[0] = '\0';
	SQLGetDiagRec(SQL_HANDLE_STMT, statement, 1, state, NULL, NULL, 0, NULL);
	return (const char *) state;
}

static SQLHSTMT
new_statement(void)
{
	SQLHSTMT	statement;

	must(SQLAllocHandle(SQL_HANDLE_STMT, connection, &statement), SQL_HANDLE_DBC, connection);
	return statement;
}

/* A statement whose result waits to be fetched. */
static SQLHSTMT
query(const char *sql)
{
	SQLHSTMT	statement = new_statement();

	must(SQLExecDirect(statement, (SQLCHAR *) sql, SQL_NTS), SQL_HANDLE_STMT, statement);
	return statement;
}

static void
get_text(SQLHSTMT statement, int column, char *text)
{
	SQLLEN		length;

	must(SQLGetData(statement, column, SQL_C_CHAR, text, TEXT_SIZE, &length), SQL_HANDLE_STMT, statement);
	if (length == SQL_NULL_DATA)
		text[0] = '\0';
}

static FILE *
open_answer(const char *question)
{
	char		name[4096];
	FILE	   *file;

	snprintf(name, sizeof(name), "%s/%s", answers, question);
	file = fopen(name, "w");
	if (file == NULL)
	{
		printf("Bail out! cannot write %s\n", name);
		exit(1);
	}
	return file;
}

/* Asks a question with one parameter; each row becomes a line. */
static void
ask(const char *question, const char *sql, const char *parameter, int columns)
{
	FILE	   *file = open_answer(question);
	SQLHSTMT	statement = new_statement();

	must(SQLBindParameter(statement, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, TEXT_SIZE, 0,
						  (SQLPOINTER) parameter, 0, NULL), SQL_HANDLE_STMT, statement);
	must(SQLExecDirect(statement, (SQLCHAR *) sql, SQL_NTS), SQL_HANDLE_STMT, statement);
	while (SQL_SUCCEEDED(SQLFetch(statement)))
	{
		char		text[TEXT_SIZE];

		for (int column = 1; column <= columns; column++)
		{
			get_text(statement, column, text);
			fprintf(file, "%s%c", text, column < columns ? '|' : '\n');
		}
	}
	SQLFreeHandle(SQL_HANDLE_STMT, statement);
	fclose(file);
}

static void
filter(void)
{
	FILE	   *file = open_answer("filter");

	/* example: filter */
	SQLCHAR		sql[] = "SELECT company, capacity, eflops(capacity) FROM latest_holding"
		" WHERE capacity > CAST(? AS flops(fp16)) ORDER BY company";
	char		least[] = "2.4 EFLOPS";
	char		company[100];
	char		capacity[100];	/* 5.39 EFLOPS fp16 */
	char		eflops[100];	/* 5.39; as SQL_C_DOUBLE it is a double */
	SQLHSTMT	statement;

	SQLAllocHandle(SQL_HANDLE_STMT, connection, &statement);
	SQLBindParameter(statement, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, sizeof(least), 0, least, 0, NULL);
	SQLBindCol(statement, 1, SQL_C_CHAR, company, sizeof(company), NULL);
	SQLBindCol(statement, 2, SQL_C_CHAR, capacity, sizeof(capacity), NULL);
	SQLBindCol(statement, 3, SQL_C_CHAR, eflops, sizeof(eflops), NULL);
	SQLExecDirect(statement, sql, SQL_NTS);
	while (SQL_SUCCEEDED(SQLFetch(statement)))
		fprintf(file, "%s|%s|%s\n", company, capacity, eflops);
	SQLFreeHandle(SQL_HANDLE_STMT, statement);
	/* end */
	fclose(file);
}

/* Reads all rows of holding and writes each to the copy. */
static void
copy(void)
{
	SQLHSTMT	rows = query("SELECT company, on_date, capacity, counted_in FROM holding");
	SQLHSTMT	insert = new_statement();
	char		text[MAX_COLUMNS][TEXT_SIZE];
	SQLLEN		length[MAX_COLUMNS];

	for (int i = 0; i < MAX_COLUMNS; i++)
	{
		must(SQLBindCol(rows, i + 1, SQL_C_CHAR, text[i], TEXT_SIZE, &length[i]), SQL_HANDLE_STMT, rows);
		must(SQLBindParameter(insert, i + 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, TEXT_SIZE, 0,
							  text[i], TEXT_SIZE, &length[i]), SQL_HANDLE_STMT, insert);
	}
	must(SQLPrepare(insert, (SQLCHAR *) "INSERT INTO copied (company, on_date, capacity, counted_in)"
					" VALUES (?, CAST(? AS date), CAST(? AS flops(fp16)), ?)", SQL_NTS),
		 SQL_HANDLE_STMT, insert);
	while (SQL_SUCCEEDED(SQLFetch(rows)))
		must(SQLExecute(insert), SQL_HANDLE_STMT, insert);
	SQLFreeHandle(SQL_HANDLE_STMT, insert);
	SQLFreeHandle(SQL_HANDLE_STMT, rows);
}

/* The type and the size that the driver reports of a column. */
static SQLSMALLINT
describe(SQLHSTMT statement, int column, SQLULEN *size)
{
	SQLSMALLINT type;

	must(SQLDescribeCol(statement, column, NULL, 0, NULL, &type, size, NULL, NULL), SQL_HANDLE_STMT, statement);
	return type;
}

static void
metadata(void)
{
	SQLHSTMT	statement = query("SELECT capacity, price, amount(price), capacity::flops"
								  " FROM latest_holding, server_price WHERE company = 'Li Auto'");
	SQLULEN		size;
	char		text[TEXT_SIZE];

	check_number("a capacity is a VARCHAR", describe(statement, 1, &size), SQL_VARCHAR);
	snprintf(text, sizeof(text), "%lu", (unsigned long) size);
	check(size >= 96 && size <= 255, "of a size that holds any capacity, and that is not a memo field", text);
	check_number("money is a VARCHAR", describe(statement, 2, &size), SQL_VARCHAR);
	check_number("amount() is NUMERIC", describe(statement, 3, &size), SQL_NUMERIC);
	must(SQLFetch(statement), SQL_HANDLE_STMT, statement);
	get_text(statement, 1, text);
	check_text("a capacity read as text", text, "5.39 EFLOPS fp16");
	get_text(statement, 2, text);
	check_text("money read as text", text, "950000.00 CNY");
	get_text(statement, 3, text);
	check_text("amount() is exact", text, "950000.00");
	SQLFreeHandle(SQL_HANDLE_STMT, statement);
}

/* A client that binds columns by their reported size must not cut a value. */
static void
sizes(void)
{
	static const char *const values[] = {
		"CAST('-123456.123456789012345678901234567891 QFLOPS' AS flops(fp32))",
		"CAST('-123456.123456789012345678901234567891 QFLOPS' AS flops)",
		"CAST('-123456.123456789012345678901234567891 QFLOP' AS flop('fp64 tensor sparse'))",
		"CAST('-1234567890123456789.123456789012 AED' AS cost(AED))",
		"CAST('-1234567890123456789012.123456789 AED/EFLOPS fp64' AS unit_price('AED/EFLOPS fp64'))",
	};

	for (int i = 0; i < (int) (sizeof(values) / sizeof(values[0])); i++)
	{
		char		text[2 * TEXT_SIZE];
		SQLHSTMT	statement;
		SQLULEN		size;

		snprintf(text, sizeof(text), "SELECT %s", values[i]);
		statement = query(text);
		describe(statement, 1, &size);
		must(SQLFetch(statement), SQL_HANDLE_STMT, statement);
		get_text(statement, 1, text);
		printf("# %s is reported with size %lu\n", text, (unsigned long) size);
		check(size >= strlen(text), "which is enough", text);
		SQLFreeHandle(SQL_HANDLE_STMT, statement);
	}
}

/* The driver reads the digits in front and says nothing about what follows. */
static void
silence(void)
{
	SQLHSTMT	statement = query("SELECT price, 'CNY 950000', amount(price) FROM server_price");
	double		number = -1;

	must(SQLFetch(statement), SQL_HANDLE_STMT, statement);
	check_number("money read as a double raises no error and no warning",
				 SQLGetData(statement, 1, SQL_C_DOUBLE, &number, 0, NULL), SQL_SUCCESS);
	check_number("and loses its currency", number, 950000);
	must(SQLGetData(statement, 2, SQL_C_DOUBLE, &number, 0, NULL), SQL_HANDLE_STMT, statement);
	check_number("as any text does: with the currency in front it is 0", number, 0);
	must(SQLGetData(statement, 3, SQL_C_DOUBLE, &number, 0, NULL), SQL_HANDLE_STMT, statement);
	check_number("so leave the types in SQL: amount()", number, 950000);
	SQLFreeHandle(SQL_HANDLE_STMT, statement);
}

/* What a query with this parameter counts, or its SQLSTATE, as text. */
static const char *
count(SQLHSTMT statement, const char *parameter)
{
	static char text[TEXT_SIZE];
	char		value[TEXT_SIZE];
	SQLRETURN	result;

	strcpy(value, parameter);
	must(SQLBindParameter(statement, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, TEXT_SIZE, 0, value, 0, NULL),
		 SQL_HANDLE_STMT, statement);
	result = SQLExecute(statement);
	if (SQL_SUCCEEDED(result))
		result = SQLFetch(statement);
	if (SQL_SUCCEEDED(result))
		get_text(statement, 1, text);
	else
		strcpy(text, sqlstate(statement));
	SQLFreeStmt(statement, SQL_CLOSE);
	return text;
}

static SQLHSTMT
prepare(const char *sql)
{
	SQLHSTMT	statement = new_statement();

	must(SQLPrepare(statement, (SQLCHAR *) sql, SQL_NTS), SQL_HANDLE_STMT, statement);
	return statement;
}

static void
parameters(void)
{
	static const char *const conditions[] = {"CAST(? AS flops(fp16))", "?"};
	SQLHSTMT	statement;

	for (int i = 0; i < 2; i++)
	{
		char		text[TEXT_SIZE];

		snprintf(text, sizeof(text), "SELECT count(*) FROM latest_holding WHERE capacity > %s", conditions[i]);
		statement = prepare(text);
		printf("# capacity > %s\n", conditions[i]);
		check_text("a text parameter is compared as a capacity", count(statement, "5 EFLOPS fp16"), "3");
		check_text("what is no capacity is an error", count(statement, "5 apples"), "22P02");
		for (int execution = 0; execution < MANY_EXECUTIONS; execution++)
			(void) count(statement, execution % 2 ? "5 EFLOPS fp16" : "2 EFLOPS fp16");
		check_text("executed many times, it still counts", count(statement, "2 EFLOPS fp16"), "4");
		check_text("and another basis still is an error", count(statement, "5 EFLOPS fp32"), "22000");
		SQLFreeHandle(SQL_HANDLE_STMT, statement);
	}
	statement = prepare("SELECT capacity * ? FROM latest_holding WHERE company = 'Li Auto'");
	check_text("which operator an untyped factor needs is not clear", count(statement, "1.1"), "42725");
	SQLFreeHandle(SQL_HANDLE_STMT, statement);
	statement = prepare("SELECT capacity * CAST(? AS numeric) FROM latest_holding WHERE company = 'Li Auto'");
	check_text("a cast makes it clear", count(statement, "1.1"), "5.929 EFLOPS fp16");
	SQLFreeHandle(SQL_HANDLE_STMT, statement);
}

static void
open_connection(void)
{
	SQLHENV		environment;
	char		string[1024];

	snprintf(string, sizeof(string), "Driver={PostgreSQL Unicode};Server=%s;Port=%s;Database=%s;Uid=%s;Pwd=%s",
			 getenv("PGHOST"), getenv("PGPORT"), getenv("PGDATABASE"), getenv("PGUSER"), getenv("PGPASSWORD"));
	SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment);
	SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER) SQL_OV_ODBC3, 0);
	must(SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection), SQL_HANDLE_ENV, environment);
	must(SQLDriverConnect(connection, NULL, (SQLCHAR *) string, SQL_NTS, NULL, 0, NULL, SQL_DRIVER_NOPROMPT),
		 SQL_HANDLE_DBC, connection);
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	answers = argv[1];
	open_connection();
	metadata();
	sizes();
	silence();
	parameters();
	filter();
	ask("group", "SELECT region, count(*), sum(capacity), eflops(sum(capacity)) FROM latest_holding"
		" GROUP BY region HAVING sum(capacity) > CAST(? AS flops(fp16)) ORDER BY region", "10 EFLOPS", 4);
	ask("price", "SELECT company, cost, amount(cost), currency(cost) FROM purchase"
		" WHERE cost > CAST(? AS cost(CNY)) ORDER BY company", "1 bn CNY", 4);
	copy();
	SQLDisconnect(connection);
	return failures > 0;
}
