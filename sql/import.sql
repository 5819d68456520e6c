-- examples/import, which the examples focus and slurm load their files with.
\getenv top PG_ABS_SRCDIR
\set import :top '/examples/import/import.sql'
\set ECHO none
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = 'UTC';
\i :import
CREATE TABLE entry (
  file text, line bigint, Day date NOT NULL, Amount numeric NOT NULL, Note text, Paid cost(CNY), extra bigint GENERATED ALWAYS AS (line * 2) STORED,
  CONSTRAINT one_a_day UNIQUE (Day)
);
CREATE TABLE loose (file text, line bigint, Day date, other jsonb);
CREATE TABLE bill (file text, line bigint, Account text NOT NULL, Month timestamptz NOT NULL, Currency text NOT NULL, Amount numeric, Seller text);
-- Loads lines as load.sql does, and says what came of it.
CREATE FUNCTION try_load(lines text[], target regclass DEFAULT 'entry', bad text DEFAULT 'stop', delimiter text DEFAULT ',', quote text DEFAULT '"',
    path text DEFAULT '/some/where/entries.csv', mode text DEFAULT 'new', dates text DEFAULT 'ISO') RETURNS text
  LANGUAGE plpgsql AS $$
BEGIN
  DROP TABLE IF EXISTS incoming;
  CREATE TEMP TABLE incoming (line bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL);
  INSERT INTO incoming (text) SELECT text FROM unnest(lines) WITH ORDINALITY AS l (text, n) ORDER BY n;
  RETURN error_of(format('SELECT import.load(%L, %L, %L, %L, %L, %L, %L, %L)', target, path, bad, delimiter, quote, '{"NULL",""}'::text[], mode, dates));
END
$$;
\set ECHO all
\t \a
-- Columns are found by name, in any order and case; a mark of byte order is no part of a name.
SELECT try_load(ARRAY[U&'\FEFF"AMOUNT",note,day,Paid', '1.500,"NULL",2026-05-01,', '-2,NULL,"2026-05-02",95万元', '', '3,"a ""b"", c', 'd",2026-05-03," 1 CNY "', '4,,2026-05-04,NULL']);
SELECT line, day, amount, coalesce(note, 'NULL'), paid FROM entry ORDER BY line;
-- What has been loaded is not loaded again, under this name or another; a file of
-- the same name and other content is new, or more of it, only if a person says so.
SELECT try_load(ARRAY['"AMOUNT",note,day,Paid', '1.500,"NULL",2026-05-01,', '-2,NULL,"2026-05-02",95万元', '3,"a ""b"", c', 'd",2026-05-03," 1 CNY "', '', '4,,2026-05-04,NULL'], path => path, mode => mode)
  FROM (VALUES (1, 'entries.csv', 'new'), (2, 'entries.csv', 'add'), (3, 'C:\bills\copy of entries.csv', 'new')) AS t (n, path, mode) ORDER BY n;
SELECT try_load(ARRAY['day,amount', '2026-05-05,1'], path => path, mode => mode)
  FROM (VALUES (1, 'entries.csv', 'new'), (2, 'other/entries.csv', 'add')) AS t (n, path, mode) ORDER BY n;
SELECT target, file, path, loaded, set_aside FROM import.file ORDER BY file;
SELECT file, in_column, of, total FROM import.total ORDER BY file, in_column;
SELECT try_load(ARRAY['day,amount', '2026-05-06,2', '2026-05-07,3'], path => path, mode => 'replace') FROM unnest(ARRAY['entries.csv', '/some/where/entries.csv']) AS path;
SELECT file, line, day, amount FROM entry ORDER BY file, line;
SELECT import.forget('entry', 'entries.csv'), import.forget('entry', 'entries.csv (2)');
SELECT error_of($$ SELECT import.forget('entry', 'entries.csv') $$);
SELECT count(*) FROM entry, import.total;
-- The header.
SELECT try_load(lines::text[]) FROM (VALUES (1, '{}'), (2, '{day}'), (3, '{"day,amount,day"}'), (4, '{"day,amount,,"}'), (5, '{"day,amount,what,extra"}')) AS t (n, lines) ORDER BY n;
-- A bad row stops it, and nothing is left behind: no number, no date, no value,
-- another currency; too few fields, too many, a quote that is not closed.
SELECT try_load(ARRAY['day,amount,paid', '2026-05-01,1,1 CNY', row, '2026-05-03,1,1 CNY']) FROM unnest(ARRAY[
  '2026-05-02,1 000,', '2026-02-30,1,', '2026-05-02,,', ',1,', '2026-05-02,1,1 USD', '2026-05-02,1', '2026-05-02,1,,', '2026-05-02,1,"', '2026-05-02,1"',
  '2026-05-02,"1"0,', '05/02/2026,1,', '2026-05-02 10:00,1,']) AS row;
SELECT count(*) FROM entry, import.file;
-- Rows go on over lines: it is the first one that is named.
SELECT try_load(ARRAY['day,amount,note', '2026-05-01,1,"one', '', 'two"', '2026-05-02,x,"three', 'four"']);
-- What the table refuses has a line and no column.
SELECT try_load(ARRAY['day,amount', '2026-05-01,1', '2026-05-01,2'], bad => bad) FROM unnest(ARRAY['stop', 'aside', 'ignore']) AS bad;
SELECT try_load(ARRAY['day,amount', '2026-05-01,1'], mode => 'again');
SELECT try_load(ARRAY['day,amount', '2026-05-01,1'], dates => 'European');
SELECT line, reason FROM import.set_aside ORDER BY line;
SELECT import.forget('entry', 'entries.csv');
-- Bad rows set aside.
SELECT try_load(ARRAY['day,amount,note', '2026-05-01,1,', '2026-05-02,x,"one', 'two"', '2026-05-03,3', '2026-05-04,4,four', '2026-05-05,x,', '2026-05-99,y,', '2026-05-01,2,'], bad => 'aside');
SELECT line, day, amount, note FROM entry ORDER BY line;
SELECT line, in_column, value, reason, record FROM import.set_aside ORDER BY line, in_column;
SELECT file, loaded, set_aside FROM import.file;
SELECT import.forget('entry', 'entries.csv');
SELECT count(*) FROM import.set_aside;
-- Columns that the table does not know, where it keeps them; other delimiters, and no quotes.
SELECT try_load(ARRAY['x|day|y', '1|2026-05-01|"a', 'NULL|2026-05-02|'], 'loose', delimiter => '|', quote => NULL);
SELECT line, day, other FROM loose ORDER BY line;
-- What a file is about may say which it is: then no name matters, and what is
-- loaded of that is refused, replaced or added to, also if it came with other things.
INSERT INTO import.target VALUES ('bill', '{account,month}', '{seller}', 'currency');
INSERT INTO import.conversion VALUES ('bill', 'amount', 'import.read_amount', '{amount,currency}');
SELECT try_load(ARRAY['account,month,currency,amount', 'a,2026-05-01,USD,"$10,000.00 "', 'a,2026-05-01,EUR,3', 'b,2026-05-01,USD,20'], 'bill', path => '5/part.csv');
SELECT try_load(ARRAY['account,month,currency,amount', 'a,2026-06-01,USD,30', 'b,2026-06-01,USD,40', 'b,2026-06-01,USD,x'], 'bill', bad => 'aside', path => '6/part.csv');
SELECT try_load(ARRAY['account,month,currency,amount', 'b,2026-05-01,USD,21', 'a,2026-06-01,USD,31'], 'bill', path => 'corrected.csv', mode => mode)
  FROM (VALUES (1, 'new'), (2, 'replace'), (3, 'replace'), (4, 'add')) AS t (n, mode) ORDER BY n;
SELECT try_load(ARRAY['account,month,currency,amount', 'a,2026-05-01,USD,1'], 'bill', path => 'more.csv', mode => 'add');
SELECT file, line, account, month, amount, currency FROM bill ORDER BY file, line;
SELECT f.file, f.loaded, f.set_aside, t.of, t.total FROM import.file AS f LEFT JOIN import.total AS t USING (target, file) WHERE f.target = 'bill'::regclass ORDER BY f.file, t.of;
-- A corrected file with a mistake replaces nothing.  One of which all is replaced is forgotten.
SELECT try_load(ARRAY['account,month,currency,amount', 'a,2026-05-01,USD,5', 'a,2026-05-01,USD,"5,0"'], 'bill', path => 'again.csv', mode => 'replace');
SELECT try_load(ARRAY['account,month,currency,amount', 'a,2026-05-01,USD,5', 'b,2026-06-01,USD,6'], 'bill', path => 'again.csv', mode => 'replace');
SELECT file, line, account, month, amount, currency FROM bill ORDER BY file, line;
SELECT f.file, f.loaded, f.set_aside, t.of, t.total FROM import.file AS f LEFT JOIN import.total AS t USING (target, file) WHERE f.target = 'bill'::regclass ORDER BY f.file, t.of;
-- Another's bill of the same account is not replaced.
SELECT try_load(ARRAY['account,month,currency,amount,seller', 'a,2026-05-01,USD,7,Other'], 'bill', path => 'other.csv', mode => mode) FROM unnest(ARRAY['new', 'replace', 'add']) AS mode;
SELECT try_load(ARRAY['account,month,currency,amount,seller', 'a,2026-05-01,USD,8,Other'], 'bill', path => 'other.csv', mode => 'replace');
SELECT try_load(ARRAY['account,month,currency,amount', 'a,2026-05-01,USD,9'], 'bill', path => 'nameless.csv', mode => 'replace');
SELECT file, line, account, month, amount, currency, seller FROM bill WHERE account = 'a' AND month = '2026-05-01' ORDER BY file, line;
-- A file without rows is not the same as another one.
SELECT try_load(ARRAY['account,month,currency,amount'], 'bill', path => path) FROM unnest(ARRAY['none.csv', 'none.csv']) AS path;
SELECT file, loaded FROM import.file WHERE loaded = 0 ORDER BY file;
\t \a
-- Days, instants and numbers have one reading, whatever the session is set to, or none.
SET datestyle = 'SQL, DMY';
SET timezone = 'Asia/Tokyo';
CREATE FUNCTION reading(call text, field text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE result text;
BEGIN
  EXECUTE format('SELECT %s::text', format(call, quote_literal(field))) INTO result;
  RETURN result;
EXCEPTION WHEN OTHERS THEN
  RETURN concat_ws(' ', SQLSTATE, SQLERRM);
END
$$;
SELECT field, reading('to_char(import.read_day(%s), ''YYYY-MM-DD'')', field) AS day, reading('to_char(import.read_instant(%s) AT TIME ZONE ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.USZ'')', field) AS instant
FROM unnest(ARRAY['2025-04-01', ' 2025-04-01 ', '2025-04-01T10:20:30Z', '2025-04-01 10:20:30', '2025-04-01T10:20:30.1234567Z', '2025-04-01T10:20+05:30', '2025-04-01 10:20:30-0700', '2025-04-01 10:20:30 +01', '2025-04-31',
  '4/1/25', '01.04.2025', '2025/04/01', '20250401', '2025-4-1', '25-04-01', '1 April 2025', 'April', 'now', 'infinity', '2025-04-01 10:20:30 PST', '2025-091', '45748', '']) WITH ORDINALITY AS f (field, n) ORDER BY n;
SELECT dates, field, set_config('import.dates', dates, false) = dates AS is_set, reading('to_char(import.read_instant(%s) AT TIME ZONE ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS'')', field) AS instant
FROM unnest(ARRAY['MDY', 'DMY', 'YMD']) AS d (dates), unnest(ARRAY['4/1/25', '31.12.2025', '12/31/2025 1:30 PM', '2025/12/31', '25-12-31', '2025-12-31']) WITH ORDINALITY AS f (field, n) ORDER BY dates, n;
RESET import.dates;
SELECT field, reading('import.read_number(%s)', field) AS number, reading('import.read_amount(%s, ''USD'')', field) AS amount, import.try_number(field) AS either
FROM unnest(ARRAY['4', '-3', '1.234', '0', '35.2E-7', '1.5E-3', '35.2E7', '1.5e+3', '+333', ' 12.50 ', '.5', '5.', '3,432,342', '10,000.00', '1,5', '1,50', '0,075', '01,234', '12,50', '1.000,50', '1 000', '1''000', '35.24 x 10^7', '2.3^3', 'abc', 'NaN', 'Infinity', '0x1F', '1_000', '', '-',
  '$10,000.00 ', '-$5', '$-5', '($5.00)', '(5)', '$(5)', '(-5)', '5 USD', 'USD 5', 'US$5', '€5', '5 EUR', '$5$', '¥5', '$', '--5']) WITH ORDINALITY AS f (field, n) ORDER BY n;
SELECT sign, currency, import.is_sign_of(sign, currency) FROM (VALUES ('$', 'CAD'), ('$', 'EUR'), ('$', 'Token'), ('$', NULL), ('€', 'EUR'), ('¥', 'CNY'), ('￥', 'JPY'), ('XYZ', 'XYZ')) AS v (sign, currency) ORDER BY sign COLLATE "C", currency;
SELECT field, import.try_jsonb(field) FROM unnest(ARRAY['{"a": 1}', '{"a": "\u0000"}', '{"a": "\ud800"}', '[1e999999]']) AS field;
-- Lines may end in any way, as load.sql reads them.
\getenv out PG_ABS_BUILDDIR
\set file :out '/results/import_ends.csv'
\set load :top '/examples/import/load.sql'
\setenv ENDS_FILE :file
\! printf 'day,amount,note\r2026-07-01,"1,000",one\r\n2026-07-02,2,"two\r\nlines"\n2026-07-03,3,\r' > "$ENDS_FILE"
SET datestyle = ISO;
\set ECHO none
\set target entry
\set delimiter ,
\set quote '"'
\set null_words '{""}'
\i :load
\set ECHO all
\set ON_ERROR_STOP off
SELECT line, day, amount, note FROM entry WHERE file = 'import_ends.csv' ORDER BY line;
DROP FUNCTION try_load, reading;
DROP TABLE entry, loose, bill;
DROP SCHEMA import CASCADE;
RESET client_min_messages;
