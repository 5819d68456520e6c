-- Which rows are good, and what is wrong with the others.

-- Blank is no number and no day, but it is a text.
CREATE OR REPLACE FUNCTION import.is_missing(field text, is_cast boolean) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT field IS NULL OR (is_cast AND btrim(field) = '') $$;
COMMENT ON FUNCTION import.is_missing(text, boolean) IS 'whether a field is NULL, of a column that is cast from text or of one of text';

-- What has the wrong form has no columns in which to look for more.
CREATE OR REPLACE FUNCTION import.find_malformed(quote text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  width integer := (SELECT count(*) FROM import_header);
BEGIN
  CREATE TEMP TABLE import_problem (line bigint, position integer, in_column text, value text, reason text, code text) ON COMMIT DROP;
  INSERT INTO import_problem
    SELECT r.line, 0, NULL, NULL, format('the row has %s fields, the header %s', cardinality(r.raw), width), '22P04'
    FROM import_record AS r WHERE cardinality(r.raw) <> width
    UNION ALL
    SELECT r.line, h.position, h.name, f.raw, 'a quote is not at the beginning and end of the field, or not doubled', '22P04'
    FROM import_record AS r CROSS JOIN LATERAL unnest(r.raw) WITH ORDINALITY AS f (raw, n) JOIN import_header AS h ON h.position = f.n
    WHERE cardinality(r.raw) = width AND NOT import.is_well_quoted(f.raw, quote);
  UPDATE import_record AS r SET is_whole = false WHERE r.line IN (SELECT p.line FROM import_problem AS p);
END
$$;
COMMENT ON FUNCTION import.find_malformed(text) IS 'finds the rows that have no proper fields';

CREATE OR REPLACE FUNCTION import.cast_error(fields text[], expression text, OUT reason text, OUT code text)
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  detail text;
BEGIN
  EXECUTE format('SELECT %s FROM (SELECT $1) AS r (fields)', expression) USING fields;
EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
  GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
  reason := concat_ws('. ', SQLERRM, nullif(detail, ''));
  code := SQLSTATE;
END
$$;
COMMENT ON FUNCTION import.cast_error(text[], text) IS 'why the expression has no value for these fields; NULL if it has one';

-- A column in which all is well is known by reading all of it.  Else its
-- different values are tried one by one.
CREATE OR REPLACE FUNCTION import.find_bad_values(names name[]) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM import_column WHERE name = ANY (names) AND is_cast LOOP
    BEGIN
      EXECUTE format('SELECT count(%s) FROM import_record AS r WHERE r.is_whole', one.expression);
    EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
      EXECUTE format('INSERT INTO import_problem
        SELECT r.line, $1, $2, r.fields[$1], e.reason, e.code
        FROM (SELECT DISTINCT ON (key) key, k.fields FROM (SELECT r.fields, ARRAY[%1$s] AS key FROM import_record AS r WHERE r.is_whole) AS k) AS d
          CROSS JOIN LATERAL import.cast_error(d.fields, $3) AS e
          JOIN import_record AS r ON r.is_whole AND ARRAY[%1$s] = d.key
        WHERE e.reason IS NOT NULL', one.arguments) USING one.position, one.header, one.expression;
    END;
  END LOOP;
  INSERT INTO import_problem
    SELECT r.line, c.position, c.header, r.fields[c.position], 'a value is required', '23502'
    FROM import_column AS c JOIN import_record AS r ON r.is_whole AND import.is_missing(r.fields[c.position], c.is_cast)
    WHERE c.required AND c.name = ANY (names);
END
$$;
COMMENT ON FUNCTION import.find_bad_values(name[]) IS 'finds the fields that are no values of these columns';

CREATE OR REPLACE FUNCTION import.good_rows() RETURNS text
  LANGUAGE sql IMMUTABLE
  AS $$ SELECT 'import_record AS r WHERE r.line NOT IN (SELECT p.line FROM import_problem AS p)' $$;
COMMENT ON FUNCTION import.good_rows() IS 'rows with which nothing is wrong, for a FROM';

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
  RETURN format('INSERT INTO %s (file, line, %s) SELECT %L, r.line, %s FROM %s AND r.line BETWEEN $1 AND $2 ORDER BY r.line',
    target, array_to_string(names, ', '), file, array_to_string(expressions, ', '), import.good_rows());
END
$$;
COMMENT ON FUNCTION import.insert_command(regclass, text) IS 'the command that loads those of the rows $1 to $2 with which nothing is wrong';

CREATE OR REPLACE FUNCTION import.insert_all(insert_good text) RETURNS bigint
  LANGUAGE plpgsql AS $$
DECLARE
  loaded bigint;
BEGIN
  EXECUTE insert_good USING bigint '0', bigint '9223372036854775807';
  GET DIAGNOSTICS loaded = ROW_COUNT;
  RETURN loaded;
EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
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
  FOR one IN EXECUTE format('SELECT r.line FROM %s ORDER BY r.line', import.good_rows()) LOOP
    BEGIN
      EXECUTE insert_good USING one.line, one.line;
    EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
      GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
      INSERT INTO import_problem
        VALUES (one.line, 0, NULL, NULL, concat_ws('. ', SQLERRM, CASE WHEN SQLSTATE = '23505' THEN detail END), SQLSTATE);
    END;
  END LOOP;
  RETURN (SELECT count(*) FROM import_record AS r WHERE r.line NOT IN (SELECT p.line FROM import_problem AS p));
END
$$;
COMMENT ON FUNCTION import.insert_one_by_one(text) IS 'loads the good rows that the table takes, and finds those that it refuses';
