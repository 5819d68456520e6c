"""What the types, settings and caches of compute_acct are behind pgbouncer.

The environment leads to a pgbouncer in transaction mode with one connection to
the server, which its clients use in turn.  Puts out TAP, and writes its answers
to the ledger's questions as files of the directory that is its argument, to be
compared with psql's.
"""
import os
import sys

import psycopg

from tap import answer, check, finish, skip

version = tuple(map(int, sys.argv[2].split(".")[:2]))


def outcome(client, sql, parameters=(), **options):
    """The first column of the first row; of an error the SQLSTATE."""
    try:
        return client.execute(sql, parameters, **options).fetchone()[0]
    except psycopg.Error as error:
        return error.sqlstate


def connect():
    # example: connect
    # Statements that are prepared on one connection to the server are not
    # there on the next, before pgbouncer 1.21.
    return psycopg.connect(autocommit=True, prepare_threshold=None)
    # end


BOOKS = "36kr-2024-10-30, datasheet"
BY_DATASHEET = "312 TFLOPS fp16"
BY_PRESS = "320 TFLOPS fp16"
RATING = "SELECT rating('A800', 'fp16')"
COUNT = "SELECT count(*) FROM latest_holding WHERE capacity > CAST(%s AS flops(fp16))"


def questions(client):
    answer("filter", client.execute(
        "SELECT company, capacity, eflops(capacity) FROM latest_holding"
        " WHERE capacity > CAST(%s AS flops(fp16)) ORDER BY company", ["2.4 EFLOPS"]))
    answer("group", client.execute(
        "SELECT region, count(*), sum(capacity), eflops(sum(capacity)) FROM latest_holding"
        " GROUP BY region HAVING sum(capacity) > CAST(%s AS flops(fp16)) ORDER BY region", ["10 EFLOPS"]))
    answer("price", client.execute(
        "SELECT company, cost, amount(cost), currency(cost) FROM purchase"
        " WHERE cost > CAST(%s AS cost(CNY)) ORDER BY company", ["1 bn CNY"]))
    rows = client.execute("SELECT company, on_date, capacity, counted_in FROM holding").fetchall()
    with client.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO copied (company, on_date, capacity, counted_in) VALUES (%s, %s, %s, %s)", rows)


def settings(one, other):
    check("the clients take turns on one connection to the server",
          outcome(one, "SELECT pg_backend_pid()"), outcome(other, "SELECT pg_backend_pid()"))
    with one.transaction():
        # example: setting
        one.execute("SET LOCAL compute_acct.rating_books = '36kr-2024-10-30, datasheet'")
        # end
        check("SET LOCAL holds in its transaction", outcome(one, RATING), BY_PRESS)
    check("and not for the next client", outcome(other, RATING), BY_DATASHEET)
    check("nor for the same one's next transaction", outcome(one, RATING), BY_DATASHEET)
    one.execute(f"SET compute_acct.rating_books = '{BOOKS}'")
    check("a SET without LOCAL is left to the next client: do not use it", outcome(other, RATING), BY_PRESS)
    one.execute("RESET compute_acct.rating_books")
    with psycopg.connect(dbname="pgbouncer", autocommit=True) as console:
        console.execute("SET server_reset_query_always = 1")
    outcome(one, "SELECT 1")
    one.execute(f"SET compute_acct.rating_books = '{BOOKS}'")
    check("unless server_reset_query_always is on", outcome(other, RATING), BY_DATASHEET)
    check("then the discarded session still finds its catalog", outcome(one, RATING), BY_DATASHEET)
    with psycopg.connect(dbname="pgbouncer", autocommit=True) as console:
        console.execute("SET server_reset_query_always = 0")
    with psycopg.connect(dbname=os.environ["PGDATABASE"] + "_books", autocommit=True) as third:
        check("a setting of the database is every client's", outcome(third, RATING), BY_PRESS)


def caches(one, other):
    check("a client finds no rate", outcome(one, "SELECT exchange('1 EUR', 'USD', '2024-10-30')"), "42704")
    other.execute("INSERT INTO exchange_rate (base, quote, on_date, rate, source)"
                  " VALUES ('EUR', 'USD', '2024-10-30', 1.0815, 'ECB')")
    check("and finds the one that another has put in",
          outcome(one, "SELECT exchange('1 EUR', 'USD', '2024-10-30')"), "1.0815 USD")


def prepared(one, other):
    check("a parameter that is not prepared by name", outcome(one, COUNT, ["5 EFLOPS"]), 3)
    check("of another client, too", outcome(other, COUNT, ["2 EFLOPS"]), 4)
    what = "two clients prepare the same statement by name"
    if version < (1, 21):
        skip(what, f"pgbouncer {sys.argv[2]} cannot in transaction mode, 1.21 can")
        return
    for client in one, other, one, other:
        found = [outcome(client, COUNT, [capacity], prepare=True) for capacity in ("5 EFLOPS", "2 EFLOPS", "5 EFLOPS fp32")]
        if found != [3, 4, "22000"]:
            break
    check(what, found, [3, 4, "22000"])


with connect() as first, connect() as second:
    settings(first, second)
    caches(first, second)
    prepared(first, second)
    questions(first)
finish()
