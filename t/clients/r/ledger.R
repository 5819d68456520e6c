# ledger.R
#	What the types of compute_acct are in R, with RPostgreSQL.
#
# Puts out TAP, and writes its answers to the ledger's questions as files of the
# directory that is its argument, to be compared with psql's.
suppressPackageStartupMessages(library(RPostgreSQL))

answers <- commandArgs(trailingOnly = TRUE)[1]
tests <- 0
failures <- 0

check <- function(what, found, expected) {
  tests <<- tests + 1
  same <- identical(found, expected)
  if (!same) failures <<- failures + 1
  cat(if (same) "ok" else "not ok", " ", tests, " - ", what, "\n", sep = "")
  if (!same) cat("# found", deparse(found), "expected", deparse(expected), "\n")
}

answer <- function(question, rows) {
  write.table(rows, file.path(answers, question), sep = "|", quote = FALSE, row.names = FALSE, col.names = FALSE)
}

# The driver says for each column of a type of ours that it does not know it.
warnings_of <- function(expression) {
  found <- character()
  withCallingHandlers(expression, warning = function(w) {
    found <<- c(found, conditionMessage(w))
    invokeRestart("muffleWarning")
  })
  found
}

# A query that fails gives NULL, and the error's text on the terminal; this is
# where a program finds it.
# example: error
query <- function(sql, parameters) {
  rows <- dbGetQuery(connection, sql, parameters)
  if (is.null(rows)) stop(dbGetException(connection)$errorMsg)
  rows
}
# end

error_of <- function(sql, parameters) {
  hushed <- options(show.error.messages = FALSE)
  on.exit(options(hushed))
  tryCatch({ suppressWarnings(query(sql, parameters)); "" }, error = conditionMessage)
}

connection <- dbConnect(PostgreSQL(), host = Sys.getenv("PGHOST"), port = Sys.getenv("PGPORT"),
                        dbname = Sys.getenv("PGDATABASE"), user = Sys.getenv("PGUSER"),
                        password = Sys.getenv("PGPASSWORD"))

# --- values ---------------------------------------------------------------------

sql <- "SELECT capacity, eflops(capacity), amount(price) FROM latest_holding, server_price WHERE company = 'Li Auto'"
found <- warnings_of(row <- dbGetQuery(connection, sql))
check("a capacity is a chr", row$capacity, "5.39 EFLOPS fp16")
check("with a warning that the type is not known", grepl("unrecognized PostgreSQL field type flops", found), TRUE)
check("what names its unit is a num", row$eflops, 5.39)
check("so is amount()", row$amount, 950000)
found <- warnings_of(number <- as.numeric(row$capacity))
check("a capacity taken as a number is NA, with a warning", c(is.na(number), length(found) == 1), c(TRUE, TRUE))
found <- warnings_of(row <- dbGetQuery(connection, "SELECT capacity::text FROM latest_holding WHERE company = 'Li Auto'"))
check("cast to text, it comes without a warning", c(row$capacity, found), "5.39 EFLOPS fp16")
row <- dbGetQuery(connection, "SELECT array_agg(capacity ORDER BY company)::text AS all FROM latest_holding
                               WHERE company IN ('NIO', 'XPeng')")
check("an array is its text", row$all, '{"1.4 EFLOPS fp16","2.51 EFLOPS fp16"}')

# --- parameters -------------------------------------------------------------------

sql <- "SELECT count(*)::int FROM latest_holding WHERE capacity > "
check("a parameter leaves its type to the server",
      dbGetQuery(connection, paste0(sql, "$1"), "5 EFLOPS fp16")$count, 3L)
check("another basis is an error",
      grepl("cannot compare flops of different bases", error_of(paste0(sql, "$1"), "5 EFLOPS fp32")), TRUE)
check("so it is in a cast to the kind",
      grepl("does not fit type flops(fp16)", error_of(paste0(sql, "CAST($1 AS flops(fp16))"), "5 EFLOPS fp32"),
            fixed = TRUE), TRUE)

# --- the questions ------------------------------------------------------------------

# example: filter
rows <- dbGetQuery(connection, "
  SELECT company, capacity::text, eflops(capacity) FROM latest_holding
  WHERE capacity > CAST($1 AS flops(fp16)) ORDER BY company", "2.4 EFLOPS")
# end
answer("filter", rows)

answer("group", dbGetQuery(connection, "
  SELECT region, count(*), sum(capacity)::text, eflops(sum(capacity)) FROM latest_holding
  GROUP BY region HAVING sum(capacity) > CAST($1 AS flops(fp16)) ORDER BY region", "10 EFLOPS"))

# A num has 15 digits and drops the zeros behind the point: money comes as text.
answer("price", dbGetQuery(connection, "
  SELECT company, cost::text, amount(cost)::text, currency(cost) FROM purchase
  WHERE cost > CAST($1 AS cost(CNY)) ORDER BY company", "1 bn CNY"))

# example: insert
rows <- dbGetQuery(connection, "SELECT company, on_date, capacity::text, counted_in FROM holding")
invisible(dbWriteTable(connection, "copied", rows, append = TRUE, row.names = FALSE))
# end

invisible(dbDisconnect(connection))
quit(status = if (failures > 0) 1 else 0)
