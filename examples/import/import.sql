-- Checked import: a file of delimited text into a table whose columns have the
-- names of the file's, and the types that their values must be of.
--
-- A bad row is named by file, line and column, and nothing of the file is
-- loaded; or bad rows are set aside, each with the reason.  A file is loaded
-- once.  Works alike on PostgreSQL 15 and later; load.sql is how it is used.
--
-- The target has the columns file and line, which say where a row comes from.
-- If it has a column other (jsonb), columns of the file that it does not know
-- are kept there; else they are an error.

CREATE SCHEMA IF NOT EXISTS import;
COMMENT ON SCHEMA import IS 'checked import of files, for the examples of compute_acct';

CREATE TABLE IF NOT EXISTS import.file (
  target regclass NOT NULL,
  file text NOT NULL,
  loaded bigint NOT NULL,
  set_aside bigint NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (target, file)
);
COMMENT ON TABLE import.file IS 'files that were loaded, by their names without folders';

CREATE TABLE IF NOT EXISTS import.set_aside (
  target regclass NOT NULL,
  file text NOT NULL,
  line bigint NOT NULL,
  in_column text,
  reason text NOT NULL,
  record text NOT NULL,
  PRIMARY KEY (target, file, line),
  FOREIGN KEY (target, file) REFERENCES import.file ON DELETE CASCADE
);
COMMENT ON TABLE import.set_aside IS 'rows that were not loaded, as they were in the file, and why';
COMMENT ON COLUMN import.set_aside.line IS 'where the row begins';
COMMENT ON COLUMN import.set_aside.in_column IS 'the first column that is wrong; NULL where the row has too many or too few';

-- A quote opens and closes, and stands for itself when doubled.  So every other
-- part between quotes is outside of them, and only there a delimiter delimits.
CREATE OR REPLACE FUNCTION import.raw_fields(record text, delimiter text, quote text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN quote IS NULL OR strpos(record, quote) = 0 THEN string_to_array(record, delimiter)
    ELSE (SELECT string_to_array(string_agg(CASE WHEN n % 2 = 1 THEN replace(part, delimiter, E'\x1f') ELSE part END, quote ORDER BY n), E'\x1f')
          FROM string_to_table(record, quote) WITH ORDINALITY AS p (part, n))
  END
$$;
COMMENT ON FUNCTION import.raw_fields(text, text, text) IS 'the fields of a record as they are written, quotes and all';

-- Only what is written without quotes can be a word for NULL.
CREATE OR REPLACE FUNCTION import.field(raw text, quote text, null_words text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN left(raw, 1) = quote THEN replace(substr(raw, 2, length(raw) - 2), quote || quote, quote)
    WHEN array_position(null_words, raw) IS NULL THEN raw
  END
$$;
COMMENT ON FUNCTION import.field(text, text, text[]) IS 'the value of a field';

CREATE OR REPLACE FUNCTION import.is_well_quoted(raw text, quote text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT quote IS NULL OR strpos(raw, quote) = 0
    OR (length(raw) > 1 AND left(raw, 1) = quote AND right(raw, 1) = quote
        AND strpos(replace(substr(raw, 2, length(raw) - 2), quote || quote, ''), quote) = 0)
$$;
COMMENT ON FUNCTION import.is_well_quoted(text, text) IS 'whether quotes are around the whole of a field, or nowhere';

-- Blank is no number and no day, but it is a text.
CREATE OR REPLACE FUNCTION import.is_missing(field text, is_cast boolean) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT field IS NULL OR (is_cast AND btrim(field) = '') $$;
COMMENT ON FUNCTION import.is_missing(text, boolean) IS 'whether a field is NULL, of a column that is cast from text or of one of text';

CREATE OR REPLACE FUNCTION import.cast_error(field text, type text, OUT reason text, OUT code text)
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  detail text;
BEGIN
  EXECUTE format('SELECT $1::%s', type) USING field;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
  reason := concat_ws('. ', SQLERRM, nullif(detail, ''));
  code := SQLSTATE;
END
$$;
COMMENT ON FUNCTION import.cast_error(text, text) IS 'why a field is no value of the type; NULL if it is one';

-- The functions below share temporary tables that last as long as the load:
--   incoming         the lines of the file
--   import_record    its rows: as they are written (raw), as they are meant (fields)
--   import_header    the names in its first row
--   import_column    the columns of the target that are in the file
--   import_problem   what is wrong, and where

CREATE OR REPLACE FUNCTION import.read_records(delimiter text, quote text, null_words text[]) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  -- A row goes on over the end of a line that is within quotes.
  CREATE TEMP TABLE import_record ON COMMIT DROP AS
    WITH counted AS (
      SELECT line, text, (sum(quotes) OVER (ORDER BY line) - quotes) % 2 = 0 AS opens
      FROM incoming, LATERAL (SELECT coalesce(length(text) - length(replace(text, quote, '')), 0)) AS q (quotes)
    ), numbered AS (
      SELECT line, text, count(*) FILTER (WHERE opens) OVER (ORDER BY line) AS n FROM counted
    ), joined AS (
      SELECT min(line) AS line, string_agg(text, E'\n' ORDER BY line) AS record FROM numbered GROUP BY n
    ), split AS MATERIALIZED (
      SELECT line, record, import.raw_fields(ltrim(record, U&'\FEFF'), delimiter, quote) AS raw
      FROM joined WHERE btrim(record, E' \t\r') <> ''
    )
    SELECT line, record, raw, true AS is_whole,
      ARRAY(SELECT import.field(f.raw, quote, null_words) FROM unnest(raw) WITH ORDINALITY AS f (raw, n) ORDER BY n) AS fields
    FROM split;
  CREATE TEMP TABLE import_header ON COMMIT DROP AS
    SELECT h.name, h.position::integer
    FROM (SELECT r.fields FROM import_record AS r ORDER BY r.line LIMIT 1) AS r, unnest(r.fields) WITH ORDINALITY AS h (name, position);
  DELETE FROM import_record WHERE line = (SELECT min(line) FROM import_record);
END
$$;
COMMENT ON FUNCTION import.read_records(text, text, text[]) IS 'takes the lines of the file for rows and fields';

-- Columns are found by name, whatever their order; case does not matter.
CREATE OR REPLACE FUNCTION import.match_columns(target regclass, OUT wrong text)
  LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE import_column ON COMMIT DROP AS
    SELECT a.attname AS name, h.name AS header, h.position, t.type, t.is_cast, a.attnotnull AND NOT a.atthasdef AS required,
      format(CASE WHEN t.is_cast THEN $text$CASE WHEN btrim(r.fields[%1$s]) <> '' THEN r.fields[%1$s]::%2$s END$text$ ELSE 'r.fields[%1$s]' END,
        h.position, t.type) AS expression
    FROM pg_attribute AS a
      CROSS JOIN LATERAL (SELECT format_type(a.atttypid, a.atttypmod), a.atttypid <> 'text'::regtype) AS t (type, is_cast)
      LEFT JOIN import_header AS h ON lower(h.name) = a.attname
    WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname NOT IN ('file', 'line', 'other');
  SELECT coalesce(
    (SELECT format('column %s has no name', min(h.position)) FROM import_header AS h WHERE coalesce(btrim(h.name), '') = '' HAVING count(*) > 0),
    (SELECT format('column "%s" is there twice', min(h.name)) FROM import_header AS h GROUP BY lower(h.name) HAVING count(*) > 1 ORDER BY 1 LIMIT 1),
    (SELECT format('column "%s" is missing', min(c.name)) FROM import_column AS c WHERE c.required AND c.position IS NULL HAVING count(*) > 0),
    (SELECT format('%s has no column "%s"', target, min(h.name)) FROM import_header AS h
     WHERE NOT import.has_other(target) AND NOT EXISTS (SELECT FROM import_column AS c WHERE c.position = h.position) HAVING count(*) > 0))
    INTO wrong;
  DELETE FROM import_column WHERE position IS NULL;
END
$$;
COMMENT ON FUNCTION import.match_columns(regclass) IS 'finds the columns of the target in the header, or says what is wrong with it';

CREATE OR REPLACE FUNCTION import.has_other(target regclass) RETURNS boolean
  LANGUAGE sql STABLE
  AS $$ SELECT EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = target AND a.attname = 'other' AND NOT a.attisdropped) $$;
COMMENT ON FUNCTION import.has_other(regclass) IS 'whether the target keeps columns that it does not know';

CREATE OR REPLACE FUNCTION import.insert_command(target regclass, file text) RETURNS text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  names text[] := ARRAY(SELECT quote_ident(c.name) FROM import_column AS c ORDER BY c.position);
  expressions text[] := ARRAY(SELECT c.expression FROM import_column AS c ORDER BY c.position);
  others text[] := ARRAY(SELECT h.name FROM import_header AS h WHERE NOT EXISTS (SELECT FROM import_column AS c WHERE c.position = h.position) ORDER BY h.position);
  fields text := (SELECT string_agg(format('r.fields[%s]', h.position), ', ' ORDER BY h.position) FROM import_header AS h WHERE h.name = ANY (others));
BEGIN
  IF cardinality(others) > 0 THEN
    names := names || text 'other';
    expressions := expressions || format('jsonb_object(%L::text[], ARRAY[%s])', others, fields);
  END IF;
  RETURN format('INSERT INTO %s (file, line, %s) SELECT %L, r.line, %s FROM import_record AS r
    WHERE r.line BETWEEN $1 AND $2 AND r.line NOT IN (SELECT p.line FROM import_problem AS p) ORDER BY r.line',
    target, array_to_string(names, ', '), file, array_to_string(expressions, ', '));
END
$$;
COMMENT ON FUNCTION import.insert_command(regclass, text) IS 'the command that loads those of the rows $1 to $2 with which nothing is wrong';

-- What has the wrong form has no columns in which to look for more.
CREATE OR REPLACE FUNCTION import.find_malformed(quote text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  width integer := (SELECT count(*) FROM import_header);
BEGIN
  CREATE TEMP TABLE import_problem (line bigint, position integer, in_column text, reason text, code text) ON COMMIT DROP;
  INSERT INTO import_problem
    SELECT r.line, 0, NULL, format('the row has %s fields, the header %s', cardinality(r.raw), width), '22P04'
    FROM import_record AS r WHERE cardinality(r.raw) <> width
    UNION ALL
    SELECT r.line, h.position, h.name, 'a quote is not at the beginning and end of the field, or not doubled', '22P04'
    FROM import_record AS r, import_header AS h WHERE cardinality(r.raw) = width AND NOT import.is_well_quoted(r.raw[h.position], quote);
  UPDATE import_record AS r SET is_whole = false WHERE r.line IN (SELECT p.line FROM import_problem AS p);
END
$$;
COMMENT ON FUNCTION import.find_malformed(text) IS 'finds the rows that have no proper fields';

-- A column in which all is well is known by casting all of it.  Else its
-- different values are tried one by one.
CREATE OR REPLACE FUNCTION import.find_bad_values() RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM import_column WHERE is_cast LOOP
    BEGIN
      EXECUTE format('SELECT count(%s) FROM import_record AS r WHERE r.is_whole', one.expression);
    EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
      INSERT INTO import_problem
        SELECT r.line, one.position, one.header, e.reason, e.code
        FROM (SELECT DISTINCT fields[one.position] AS field FROM import_record WHERE is_whole) AS d
          CROSS JOIN LATERAL import.cast_error(d.field, one.type) AS e
          JOIN import_record AS r ON r.is_whole AND r.fields[one.position] = d.field
        WHERE e.reason IS NOT NULL AND NOT import.is_missing(d.field, one.is_cast);
    END;
  END LOOP;
  INSERT INTO import_problem
    SELECT r.line, c.position, c.header, 'a value is required', '23502'
    FROM import_column AS c JOIN import_record AS r ON r.is_whole AND import.is_missing(r.fields[c.position], c.is_cast) WHERE c.required;
END
$$;
COMMENT ON FUNCTION import.find_bad_values() IS 'finds the fields that are no values of their columns';

CREATE OR REPLACE FUNCTION import.insert_all(insert_good text) RETURNS bigint
  LANGUAGE plpgsql AS $$
DECLARE
  loaded bigint;
BEGIN
  EXECUTE insert_good USING bigint '0', bigint '9223372036854775807';
  GET DIAGNOSTICS loaded = ROW_COUNT;
  RETURN loaded;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION import.insert_all(text) IS 'loads all good rows and says how many; or NULL, and none is loaded';

-- For what no column is to blame: what the table's constraints refuse.
CREATE OR REPLACE FUNCTION import.insert_one_by_one(insert_good text) RETURNS bigint
  LANGUAGE plpgsql AS $$
DECLARE
  one record;
  detail text;
BEGIN
  FOR one IN SELECT r.line FROM import_record AS r WHERE r.line NOT IN (SELECT p.line FROM import_problem AS p) ORDER BY r.line LOOP
    BEGIN
      EXECUTE insert_good USING one.line, one.line;
    EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
      GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
      INSERT INTO import_problem
        VALUES (one.line, 0, NULL, concat_ws('. ', SQLERRM, CASE WHEN SQLSTATE = '23505' THEN detail END), SQLSTATE);
    END;
  END LOOP;
  RETURN (SELECT count(*) FROM import_record AS r WHERE r.line NOT IN (SELECT p.line FROM import_problem AS p));
END
$$;
COMMENT ON FUNCTION import.insert_one_by_one(text) IS 'loads the good rows that the table takes, and finds those that it refuses';

CREATE OR REPLACE FUNCTION import.load(target regclass, file text, bad text, delimiter text, quote text, null_words text[],
    OUT loaded bigint, OUT set_aside bigint)
  LANGUAGE plpgsql
  SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET client_min_messages = warning AS $$
#variable_conflict use_variable
DECLARE
  name text := regexp_replace(file, '.*/', '');
  wrong text;
  insert_good text;
  first record;
BEGIN
  IF bad NOT IN ('stop', 'aside') THEN
    RAISE EXCEPTION 'bad rows can "stop" the load or be set "aside", not "%"', bad
      USING ERRCODE = '22023', HINT = 'Leave it out, or say -v bad=aside.';
  END IF;
  IF EXISTS (SELECT FROM import.file AS f WHERE f.target = load.target AND f.file = name) THEN
    RAISE EXCEPTION 'file "%" has been loaded into % before', name, target
      USING ERRCODE = '23505', HINT = format('To load a new version of it, first SELECT import.forget(%L, %L).', target, name);
  END IF;

  DROP TABLE IF EXISTS import_record, import_header, import_column, import_problem;
  PERFORM import.read_records(delimiter, quote, null_words);
  wrong := import.match_columns(target);
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '%, line 1: %', name, wrong
      USING ERRCODE = '22P04', DETAIL = 'Nothing was loaded.', HINT = 'The first line must name the columns.';
  END IF;
  PERFORM import.find_malformed(quote);
  insert_good := import.insert_command(target, name);

  -- Only if it does not simply succeed is it worth to look for what is wrong.
  IF NOT EXISTS (SELECT FROM import_problem) THEN
    loaded := import.insert_all(insert_good);
  END IF;
  IF loaded IS NULL THEN
    PERFORM import.find_bad_values();
    IF bad = 'aside' OR NOT EXISTS (SELECT FROM import_problem) THEN
      loaded := coalesce(import.insert_all(insert_good), import.insert_one_by_one(insert_good));
    END IF;
    SELECT p.*, (SELECT count(DISTINCT q.line) FROM import_problem AS q) AS bad_rows, (SELECT count(*) FROM import_record) AS all_rows
      INTO first FROM import_problem AS p ORDER BY p.line, p.position LIMIT 1;
    IF FOUND AND bad = 'stop' THEN
      RAISE EXCEPTION '%', concat(name, ', line ', first.line, ', column ' || first.in_column, ': ', first.reason)
        USING ERRCODE = first.code, DETAIL = format('Bad rows: %s of %s. Nothing was loaded.', first.bad_rows, first.all_rows),
          HINT = 'Correct the file, or load the good rows and set the others aside with -v bad=aside.';
    END IF;
  END IF;

  set_aside := (SELECT count(DISTINCT p.line) FROM import_problem AS p);
  INSERT INTO import.file (target, file, loaded, set_aside) VALUES (target, name, loaded, set_aside);
  INSERT INTO import.set_aside (target, file, line, in_column, reason, record)
    SELECT DISTINCT ON (p.line) target, name, p.line, p.in_column, p.reason, r.record
    FROM import_problem AS p JOIN import_record AS r USING (line) ORDER BY p.line, p.position;
END
$$;
COMMENT ON FUNCTION import.load(regclass, text, text, text, text, text[]) IS 'loads the lines of a file that are in the temporary table incoming';

CREATE OR REPLACE FUNCTION import.forget(target regclass, file text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DELETE FROM %s WHERE file = $1', target) USING file;
  DELETE FROM import.file AS f WHERE f.target = forget.target AND f.file = forget.file;
END
$$;
COMMENT ON FUNCTION import.forget(regclass, text) IS 'removes what was loaded of a file, and what was set aside';
