"""What the types of compute_acct are in LibreOffice, without a window.

Makes a data source, feeds a sheet of Calc from a view of plain numbers and
exports it as CSV; asks the other questions as Base does.  Puts out TAP, and
writes its answers as files of the directory that is its argument, to be
compared with psql's.
"""
import os
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.sdbc import SQLException
from com.sun.star.sheet.DataImportMode import SQL

from tap import answers, check, finish

SECONDS_TO_START = 60
SECONDS_TO_END = 20


def end_office(process, context):
    try:
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
    except DisposedException:
        pass    # it was faster than its answer
    process.wait(SECONDS_TO_END)


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connect_to_office(process):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(SECONDS_TO_START * 5):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if process.poll() is not None:
                break
            time.sleep(0.2)
    sys.exit("Bail out! soffice does not start")


def rows_of(result, columns):
    while result.next():
        yield [result.getString(column) for column in range(1, columns + 1)]


def ask(connection, question, sql, parameter, columns):
    statement = connection.prepareStatement(sql)
    statement.setString(1, parameter)
    lines = ["|".join(row) + "\n" for row in rows_of(statement.executeQuery(), columns)]
    (answers / question).write_text("".join(lines), encoding="utf-8")


def feed_a_sheet(context, view, order, column, number):
    # example: sheet
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))
    sheet = document.Sheets.getByIndex(0)
    sheet.getCellRangeByName("A1").doImport(properties(
        DatabaseName="ledger", SourceType=SQL, IsNative=True,
        SourceObject=f"SELECT * FROM {view}_plain ORDER BY {order}"))
    document.storeToURL((answers / f"sheet_{view}").as_uri(), properties(
        FilterName="Text - txt - csv (StarCalc)",
        FilterOptions="44,34,76,1,,0,false,true,false"))    # comma, quote, UTF-8; numbers with all digits
    # end
    header = sheet.getCellRangeByName("A1:Z1").getDataArray()[0]
    check(f"{column} is a number in its cell", sheet.getCellByPosition(header.index(column), 1).Value, number)
    document.close(True)


def register(context):
    # example: source
    sources = context.ServiceManager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = sources.createInstance()
    source.URL = "sdbc:postgresql:host={PGHOST} port={PGPORT} dbname={PGDATABASE}".format_map(os.environ)
    source.User, source.Password = os.environ["PGUSER"], os.environ["PGPASSWORD"]
    source.DatabaseDocument.storeAsURL((answers / "ledger.odb").as_uri(), ())
    sources.registerObject("ledger", source)
    # end
    return source.getConnection(source.User, source.Password)


def parameters(connection):
    statement = connection.prepareStatement("SELECT count(*) FROM latest_holding WHERE capacity > ?")
    statement.setString(1, "5 EFLOPS fp16")
    check("a text parameter leaves its type to the server", list(rows_of(statement.executeQuery(), 1)), [["3"]])
    statement.setString(1, "5 EFLOPS fp32")
    try:
        statement.executeQuery()
        check("another basis is an error", "none", "one")
    except SQLException as error:
        check("another basis is an error", "cannot compare flops of different bases" in error.Message, True)


def values(connection):
    result = connection.createStatement().executeQuery(
        "SELECT price, amount(price) FROM server_price")
    result.next()
    check("money is its text", result.getString(1), "950000.00 CNY")
    check("read as a number it loses its currency without a warning", result.getDouble(1), 950000.0)
    check("so leave the types in SQL: amount()", result.getDouble(2), 950000.0)


PIPE = f"compute_acct_{os.getpid()}"
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={(answers / 'profile').as_uri()}",
     f"--accept=pipe,name={PIPE};urp;"],
    stderr=subprocess.DEVNULL, start_new_session=True)
try:
    office_context = connect_to_office(office)
    base = register(office_context)
    values(base)
    parameters(base)
    ask(base, "filter",
        "SELECT company, capacity, eflops(capacity) FROM latest_holding"
        " WHERE capacity > CAST(? AS flops(fp16)) ORDER BY company", "2.4 EFLOPS", 3)
    ask(base, "group",
        "SELECT region, count(*), sum(capacity), eflops(sum(capacity)) FROM latest_holding"
        " GROUP BY region HAVING sum(capacity) > CAST(? AS flops(fp16)) ORDER BY region", "10 EFLOPS", 4)
    ask(base, "price",
        "SELECT company, cost, amount(cost), currency(cost) FROM purchase"
        " WHERE cost > CAST(? AS cost(CNY)) ORDER BY company", "1 bn CNY", 4)
    base.close()
    feed_a_sheet(office_context, "holding", "company, on_date", "capacity_eflops", 5.0)
    feed_a_sheet(office_context, "purchase", "company", "cost_amount", 993_700_000.0)
    end_office(office, office_context)
finally:
    if office.poll() is None:
        os.killpg(office.pid, signal.SIGTERM)
        office.wait()
finish()
