-- examples/import, which the examples focus and slurm load their files with.
\getenv top PG_ABS_SRCDIR
\set import :top '/examples/import/import.sql'
\set ECHO none
SET client_min_messages = warning;
SET datestyle = ISO;
\i :import
CREATE TABLE entry (
  file text, line bigint, Day date NOT NULL, Amount numeric NOT NULL, Note text, Paid cost(CNY), extra bigint GENERATED ALWAYS AS (line * 2) STORED,
  CONSTRAINT one_a_day UNIQUE (Day)
);
CREATE TABLE loose (file text, line bigint, Day date, other jsonb);
-- Loads lines as load.sql does, and says what came of it.
CREATE FUNCTION try_load(lines text[], target regclass DEFAULT 'entry', bad text DEFAULT 'stop', delimiter text DEFAULT ',', quote text DEFAULT '"') RETURNS text
  LANGUAGE plpgsql AS $$
BEGIN
  DROP TABLE IF EXISTS incoming;
  CREATE TEMP TABLE incoming (line bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL);
  INSERT INTO incoming (text) SELECT text FROM unnest(lines) WITH ORDINALITY AS l (text, n) ORDER BY n;
  RETURN error_of(format('SELECT import.load(%L, %L, %L, %L, %L, %L)', target, '/some/where/entries.csv', bad, delimiter, quote, '{"NULL",""}'::text[]));
END
$$;
\set ECHO all
\t \a
-- Columns are found by name, in any order and case; a mark of byte order is no part of a name.
SELECT try_load(ARRAY[U&'\FEFF"AMOUNT",note,day,Paid', '1.500,"NULL",2026-05-01,', '-2,NULL,"2026-05-02",95万元', '', '3,"a ""b"", c', 'd",2026-05-03," 1 CNY "', '4,,2026-05-04,NULL']);
SELECT line, day, amount, coalesce(note, 'NULL'), paid FROM entry ORDER BY line;
-- A file is loaded once, or again after import.forget.
SELECT try_load(ARRAY['day,amount', '2026-05-05,1']);
SELECT target, file, loaded, set_aside FROM import.file;
SELECT import.forget('entry', 'entries.csv');
SELECT count(*) FROM entry;
-- The header.
SELECT try_load(lines::text[]) FROM (VALUES (1, '{}'), (2, '{day}'), (3, '{"day,amount,day"}'), (4, '{"day,amount,,"}'), (5, '{"day,amount,what,extra"}')) AS t (n, lines) ORDER BY n;
-- A bad row stops it, and nothing is left behind: no number, no date, no value,
-- another currency; too few fields, too many, a quote that is not closed.
SELECT try_load(ARRAY['day,amount,paid', '2026-05-01,1,1 CNY', row, '2026-05-03,1,1 CNY']) FROM unnest(ARRAY[
  '2026-05-02,1 000,', '2026-02-30,1,', '2026-05-02,,', ',1,', '2026-05-02,1,1 USD', '2026-05-02,1', '2026-05-02,1,,', '2026-05-02,1,"', '2026-05-02,1"',
  '2026-05-02,"1"0,', '05/02/2026,1,']) AS row;
SELECT count(*) FROM entry, import.file;
-- Rows go on over lines: it is the first one that is named.
SELECT try_load(ARRAY['day,amount,note', '2026-05-01,1,"one', '', 'two"', '2026-05-02,x,"three', 'four"']);
-- What the table refuses has a line and no column.
SELECT try_load(ARRAY['day,amount', '2026-05-01,1', '2026-05-01,2'], bad => bad) FROM unnest(ARRAY['stop', 'aside', 'ignore']) AS bad;
SELECT line, reason FROM import.set_aside ORDER BY line;
SELECT import.forget('entry', 'entries.csv');
-- Bad rows set aside.
SELECT try_load(ARRAY['day,amount,note', '2026-05-01,1,', '2026-05-02,x,"one', 'two"', '2026-05-03,3', '2026-05-04,4,four', '2026-05-05,x,', '2026-05-99,x,', '2026-05-01,2,'], bad => 'aside');
SELECT line, day, amount, note FROM entry ORDER BY line;
SELECT line, in_column, reason, record FROM import.set_aside ORDER BY line;
SELECT file, loaded, set_aside FROM import.file;
SELECT import.forget('entry', 'entries.csv');
SELECT count(*) FROM import.set_aside;
-- Columns that the table does not know, where it keeps them; other delimiters, and no quotes.
SELECT try_load(ARRAY['x|day|y', '1|2026-05-01|"a', 'NULL|2026-05-02|'], 'loose', delimiter => '|', quote => NULL);
SELECT line, day, other FROM loose ORDER BY line;
\t \a
DROP FUNCTION try_load;
DROP TABLE entry, loose, incoming;
DROP SCHEMA import CASCADE;
RESET client_min_messages;
