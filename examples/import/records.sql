-- From lines to rows and fields, and from the fields of the first row to the
-- columns of the target.
--
-- The functions of records.sql, rows.sql and files.sql share temporary tables
-- that last as long as the load:
--   incoming          the lines of the file
--   import_record     its rows: as they are written (raw), as they are meant (fields)
--   import_header     the names in its first row
--   import_column     the columns of the target that are in the file
--   import_problem    what is wrong, and where
--   import_identity   what the file is about, by the target's columns of identity

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
    SELECT btrim(h.name) AS name, h.position::integer
    FROM (SELECT r.fields FROM import_record AS r ORDER BY r.line LIMIT 1) AS r, unnest(r.fields) WITH ORDINALITY AS h (name, position);
  DELETE FROM import_record WHERE line = (SELECT min(line) FROM import_record);
END
$$;
COMMENT ON FUNCTION import.read_records(text, text, text[]) IS 'takes the lines of the file for rows and fields';

CREATE OR REPLACE FUNCTION import.base_type(type oid) RETURNS oid
  LANGUAGE sql STABLE AS $$
  WITH RECURSIVE step AS (
    SELECT type
    UNION ALL
    SELECT t.typbasetype FROM step JOIN pg_type AS t ON t.oid = step.type WHERE t.typtype = 'd'
  )
  SELECT type FROM step WHERE (SELECT t.typtype FROM pg_type AS t WHERE t.oid = step.type) <> 'd'
$$;
COMMENT ON FUNCTION import.base_type(oid) IS 'the type that a domain is over';

-- Days, instants and numbers are read as read.sql has them; other types by
-- their own input.
CREATE OR REPLACE FUNCTION import.reading(type oid) RETURNS text
  LANGUAGE sql STABLE AS $$
  SELECT CASE import.base_type(type)
    WHEN 'numeric'::regtype THEN 'import.read_number(%s)'
    WHEN 'date'::regtype THEN 'import.read_day(%s)'
    WHEN 'timestamptz'::regtype THEN 'import.read_instant(%s)'
    WHEN 'timestamp'::regtype THEN '(import.read_instant(%s) AT TIME ZONE ''UTC'')'
    ELSE '%s' END
$$;
COMMENT ON FUNCTION import.reading(oid) IS 'how a field becomes a value of the type, as a format for it';

-- The fields that an expression is of, by the names of their columns; NULL for
-- one that the file has not.
CREATE OR REPLACE FUNCTION import.fields_of(names name[]) RETURNS text
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT string_agg(coalesce(format('r.fields[%s]', h.position), 'NULL'), ', ' ORDER BY n.n)
    FROM unnest(names) WITH ORDINALITY AS n (name, n) LEFT JOIN import_header AS h ON lower(h.name) = n.name);
END
$$;
COMMENT ON FUNCTION import.fields_of(name[]) IS 'arguments of an expression over import_record';

-- Columns are found by name, whatever their order; case does not matter.
CREATE OR REPLACE FUNCTION import.match_columns(target regclass, OUT wrong text)
  LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE import_column ON COMMIT DROP AS
    SELECT a.attname AS name, h.name AS header, h.position, t.is_cast, a.attnotnull AND NOT a.atthasdef AS required,
      import.base_type(a.atttypid) = 'numeric'::regtype AS is_number, t.arguments,
      CASE WHEN t.is_cast THEN format('CASE WHEN btrim(r.fields[%s]) <> '''' THEN %s::%s END', h.position,
          format(coalesce(c.function || '(%s)', import.reading(a.atttypid)), t.arguments), format_type(a.atttypid, a.atttypmod))
        ELSE t.arguments END AS expression
    FROM pg_attribute AS a
      LEFT JOIN import_header AS h ON lower(h.name) = a.attname
      LEFT JOIN import.conversion AS c ON c.target = match_columns.target AND c.in_column = a.attname
      CROSS JOIN LATERAL (SELECT a.atttypid <> 'text'::regtype OR c.function IS NOT NULL,
        import.fields_of(coalesce(c.arguments, ARRAY[a.attname]))) AS t (is_cast, arguments)
    WHERE a.attrelid = match_columns.target AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname NOT IN ('file', 'line', 'other');
  SELECT coalesce(
    (SELECT format('column %s has no name', min(h.position)) FROM import_header AS h WHERE coalesce(h.name, '') = '' HAVING count(*) > 0),
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
