"""What the types of compute_acct are in psycopg 3.

Puts out TAP, and writes its answers to the ledger's questions as files of the
directory that is its argument, to be compared with psql's.  The connection is
made by libpq's environment variables.
"""
import io
from decimal import Decimal

import psycopg
from psycopg.types import TypeInfo

from tap import answer, check, finish

MANY_EXECUTIONS = 20    # more than driver and server need to settle for one plan


def outcome(connection, sql, parameters=(), **options):
    """The first column of the first row; of an error the SQLSTATE."""
    try:
        return connection.execute(sql, parameters, **options).fetchone()[0]
    except psycopg.Error as error:
        return error.sqlstate


def filter_(connection):
    # example: filter
    rows = connection.execute(
        "SELECT company, capacity, eflops(capacity) FROM latest_holding"
        " WHERE capacity > CAST(%s AS flops(fp16)) ORDER BY company",
        ["2.4 EFLOPS"]).fetchall()
    # [('Huawei ADS', '7.5 EFLOPS fp16', Decimal('7.5')), ...
    # end
    answer("filter", rows)


def group(connection):
    answer("group", connection.execute(
        "SELECT region, count(*), sum(capacity), eflops(sum(capacity)) FROM latest_holding"
        " GROUP BY region HAVING sum(capacity) > CAST(%s AS flops(fp16)) ORDER BY region", ["10 EFLOPS"]))


def price(connection):
    answer("price", connection.execute(
        "SELECT company, cost, amount(cost), currency(cost) FROM purchase"
        " WHERE cost > CAST(%s AS cost(CNY)) ORDER BY company", ["1 bn CNY"]))


def copy(connection):
    rows = connection.execute("SELECT company, on_date, capacity, counted_in FROM holding").fetchall()
    # example: insert
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO copied (company, on_date, capacity, counted_in) VALUES (%s, %s, %s, %s)", rows)
    # end


def values(connection):
    capacity, eflops, amount = connection.execute(
        "SELECT capacity, eflops(capacity), amount(price) FROM latest_holding, server_price"
        " WHERE company = 'Li Auto'").fetchone()
    check("a capacity is a str", capacity, "5.39 EFLOPS fp16")
    check("what names its unit is a Decimal", eflops, Decimal("5.39"))
    check("amount() is exact", str(amount), "950000.00")


def binary(connection):
    check("a binary cursor gives the bytes of a capacity",
          connection.execute("SELECT '5.39 EFLOPS fp16'::flops", binary=True).fetchone()[0],
          bytes.fromhex("00000000000000" "4acd20714b5b000005"))
    # example: binary
    (packed,) = connection.execute("SELECT '5.39 EFLOPS fp16'::flops", binary=True).fetchone()
    count = int.from_bytes(packed, "big", signed=True) >> 8    # FLOP/s; the low 8 bits are the basis
    # end
    check("which are its count and its basis", count, 5_390_000_000_000_000_000)
    check("text keeps its text in a binary cursor",
          connection.execute("SELECT '5.39 EFLOPS fp16'::flops::text", binary=True).fetchone()[0], "5.39 EFLOPS fp16")
    check("a binary parameter is of type text: there is no such operator",
          outcome(connection, "SELECT count(*) FROM latest_holding WHERE capacity > %b", ["5 EFLOPS fp16"]), "42883")
    check("a cast to the kind takes it",
          outcome(connection, "SELECT count(*) FROM latest_holding WHERE capacity > CAST(%b AS flops(fp16))",
                  ["5 EFLOPS"]), 3)


def parameters(connection):
    sql = "SELECT count(*) FROM latest_holding WHERE capacity > "
    check("a str leaves its type to the server", outcome(connection, sql + "%s", ["5 EFLOPS fp16"]), 3)
    check("another basis is an error", outcome(connection, sql + "%s", ["5 EFLOPS fp32"]), "22000")
    check("so it is in a cast to the kind",
          outcome(connection, sql + "CAST(%s AS flops(fp16))", ["5 EFLOPS fp32"]), "22000")
    check("what is no capacity is an error", outcome(connection, sql + "%s", ["5 apples"]), "22P02")
    check("a bare number is an error", outcome(connection, sql + "%s", [5]), "42883")
    for condition in "CAST(%s AS flops(fp16))", "%s":
        for i in range(MANY_EXECUTIONS):
            counted = outcome(connection, sql + condition, [f"{5 - 3 * (i % 2)} EFLOPS fp16"], prepare=True)
        check(f"prepared and executed many times, capacity > {condition} still counts", counted, 4)
        check("and another basis still is an error",
              outcome(connection, sql + condition, ["5 EFLOPS fp32"], prepare=True), "22000")
    check("money times an int", outcome(connection, "SELECT price * %s FROM server_price", [3]), "2850000.00 CNY")
    check("money times a Decimal",
          outcome(connection, "SELECT price * %s FROM server_price", [Decimal("1.1")]), "1045000.00 CNY")


def arrays(connection):
    # example: array
    TypeInfo.fetch(connection, "flops").register(connection)
    (found,) = connection.execute(
        "SELECT array_agg(capacity ORDER BY company) FROM latest_holding WHERE capacity = ANY (%s)",
        [["7.5 EFLOPS fp16", "1.4 EFLOPS fp16"]]).fetchone()
    # ['7.5 EFLOPS fp16', '1.4 EFLOPS fp16']
    # end
    check("arrays go in and, once registered, come out as lists", found, ["7.5 EFLOPS fp16", "1.4 EFLOPS fp16"])


def through_copy(connection):
    """COPY out of one table and into another, in both formats."""
    connection.execute("CREATE TEMPORARY TABLE held (LIKE copied)")
    for form in "text", "binary":
        data = io.BytesIO()
        cursor = connection.cursor()
        with cursor.copy("COPY (SELECT company, on_date, capacity, counted_in FROM holding)"
                         f" TO STDOUT (FORMAT {form})") as out:
            for block in out:
                data.write(block)
        with cursor.copy(f"COPY held FROM STDIN (FORMAT {form})") as into:
            into.write(data.getvalue())
        check(f"COPY in {form} format there and back", connection.execute(
            "WITH held AS (DELETE FROM held RETURNING *) SELECT count(*), sum(capacity) FROM held").fetchone(),
              connection.execute("SELECT count(*), sum(capacity) FROM holding").fetchone())


with psycopg.connect(autocommit=True) as session:
    values(session)
    parameters(session)
    binary(session)
    through_copy(session)
    filter_(session)
    group(session)
    price(session)
    copy(session)
    arrays(session)
finish()
