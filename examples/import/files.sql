-- Files: what is in one says which it is, and what of it has been loaded before.

-- Lines and not bytes: ends of lines and the mark of byte order are not in
-- "incoming", or do not count.
CREATE OR REPLACE FUNCTION import.digest() RETURNS bytea
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT sha256(string_agg(sha256(convert_to(ltrim(i.text, U&'\FEFF'), 'UTF8')), '' ORDER BY i.line)) FROM incoming AS i
    WHERE btrim(i.text) <> '' AND EXISTS (SELECT FROM import_record));
END
$$;
COMMENT ON FUNCTION import.digest() IS 'what tells the content of a file from that of others; NULL if it has no rows';

CREATE OR REPLACE FUNCTION import.new_name(target regclass, path text) RETURNS text
  LANGUAGE sql STABLE AS $$
  SELECT n.name
  FROM regexp_replace(path, '.*[/\\]', '') AS b (base), generate_series(1, (SELECT count(*) + 1 FROM import.file AS f WHERE f.target = new_name.target)) AS i (n),
    LATERAL (SELECT concat(b.base, ' (' || nullif(i.n, 1) || ')')) AS n (name)
  WHERE NOT EXISTS (SELECT FROM import.file AS f WHERE f.target = new_name.target AND f.file = n.name)
  ORDER BY i.n LIMIT 1
$$;
COMMENT ON FUNCTION import.new_name(regclass, text) IS 'the name under which a file of this path is known: without folders, and unlike those that are there';

CREATE OR REPLACE FUNCTION import.forget(target regclass, file text) RETURNS bigint
  LANGUAGE plpgsql AS $$
DECLARE
  removed bigint;
BEGIN
  DELETE FROM import.file AS f WHERE f.target = forget.target AND f.file = forget.file;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no file "%" has been loaded into %', file, target
      USING ERRCODE = '02000', HINT = 'SELECT file FROM import.file lists those that have.';
  END IF;
  EXECUTE format('DELETE FROM %s WHERE file = $1', target) USING file;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END
$$;
COMMENT ON FUNCTION import.forget(regclass, text) IS 'removes what was loaded of a file and what was set aside, and says how many rows of the target that were';

-- What the file adds up to, by its own text: bad rows and all.
CREATE OR REPLACE FUNCTION import.add_up(target regclass, file text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  part text := coalesce((SELECT format('coalesce(r.fields[%s], '''')', h.position) FROM import.target AS t JOIN import_header AS h ON lower(h.name) = t.total_by
    WHERE t.target = add_up.target), '''''');
  sums text := (SELECT string_agg(format('sum(import.try_number(r.fields[%s]))', c.position), ', ' ORDER BY c.position) FROM import_column AS c WHERE c.is_number);
BEGIN
  IF sums IS NOT NULL THEN
    EXECUTE format('INSERT INTO import.total (target, file, in_column, of, total)
      SELECT $1, $2, c.name, s.part, s.totals[c.n] FROM (SELECT %s AS part, ARRAY[%s] AS totals FROM import_record AS r GROUP BY 1) AS s,
        unnest($3) WITH ORDINALITY AS c (name, n) WHERE s.totals[c.n] IS NOT NULL', part, sums)
      USING target, file, ARRAY(SELECT c.name FROM import_column AS c WHERE c.is_number ORDER BY c.position);
  END IF;
END
$$;
COMMENT ON FUNCTION import.add_up(regclass, text) IS 'keeps the totals of the file''s numbers';

-- The pieces of SQL that compare the target's rows, t, with what the file is
-- about, i: by the columns of identity, by those of its source too, and how a
-- person is told of the first.
CREATE OR REPLACE FUNCTION import.find_identity(target regclass, OUT same text, OUT same_source text, OUT words text, OUT source_words text)
  LANGUAGE plpgsql AS $$
DECLARE
  columns name[];
  expressions text;
BEGIN
  SELECT array_agg(c.name) FILTER (WHERE c.name IS NOT NULL), string_agg(format('t.%1$I = i.%1$I', c.name), ' AND ') FILTER (WHERE k.is_identity AND c.name IS NOT NULL),
      string_agg(CASE WHEN c.name IS NULL THEN format('t.%I IS NULL', k.name) ELSE format('t.%1$I IS NOT DISTINCT FROM i.%1$I', c.name) END, ' AND '),
      string_agg(format('%s AS %I', c.expression, c.name), ', ') FILTER (WHERE c.name IS NOT NULL),
      string_agg(format('format(%L, i.%I)', c.header || ' %s', c.name), ', ' ORDER BY k.n) FILTER (WHERE k.is_identity AND c.name IS NOT NULL),
      string_agg(coalesce(c.header, k.name), ', ' ORDER BY k.n) FILTER (WHERE NOT k.is_identity)
    INTO columns, same, same_source, expressions, words, source_words
    FROM import.target AS x
      CROSS JOIN LATERAL (SELECT u.name, u.n, u.n <= cardinality(x.identity) FROM unnest(x.identity || x.source) WITH ORDINALITY AS u (name, n)) AS k (name, n, is_identity)
      LEFT JOIN import_column AS c ON c.name = k.name
    WHERE x.target = find_identity.target AND x.identity <> '{}';
  IF same IS NOT NULL THEN
    PERFORM import.find_bad_values(columns);
    EXECUTE format('CREATE TEMP TABLE import_identity ON COMMIT DROP AS SELECT DISTINCT %s FROM %s', expressions, import.good_rows());
  END IF;
END
$$;
COMMENT ON FUNCTION import.find_identity(regclass) IS 'makes import_identity, where the target has columns of identity';

-- Takes out of the target what the file is about.  A file of which nothing is
-- left is forgotten; the totals of one that also has other things shrink.
CREATE OR REPLACE FUNCTION import.remove_same(target regclass, same text) RETURNS bigint
  LANGUAGE plpgsql AS $$
DECLARE
  part name := (SELECT t.total_by FROM import.target AS t WHERE t.target = remove_same.target);
  numbers text := (SELECT string_agg(format('(%L, g.%I::numeric)', a.attname, a.attname), ', ') FROM pg_attribute AS a
    WHERE a.attrelid = remove_same.target AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND import.base_type(a.atttypid) = 'numeric'::regtype);
  removed bigint;
  emptied text[];
BEGIN
  EXECUTE format('WITH gone AS (
      DELETE FROM %s AS t USING import_identity AS i WHERE %s RETURNING t.*
    ), less AS (
      UPDATE import.total AS s SET total = s.total - x.total
      FROM (SELECT g.file, v.name, coalesce(%s::text, '''') AS of, sum(v.value) AS total
            FROM gone AS g CROSS JOIN LATERAL (VALUES %s) AS v (name, value) WHERE v.value IS NOT NULL GROUP BY 1, 2, 3) AS x
      WHERE s.target = $1 AND s.file = x.file AND s.in_column = x.name AND s.of = x.of
    ), fewer AS (
      UPDATE import.file AS f SET loaded = f.loaded - x.rows FROM (SELECT g.file, count(*) AS rows FROM gone AS g GROUP BY g.file) AS x
      WHERE f.target = $1 AND f.file = x.file RETURNING f.file, f.loaded
    )
    SELECT (SELECT count(*) FROM gone), ARRAY(SELECT f.file FROM fewer AS f WHERE f.loaded = 0)',
    target, same, coalesce(format('g.%I', part), 'NULL'), coalesce(numbers, '(NULL, NULL::numeric)')) INTO removed, emptied USING target;
  DELETE FROM import.file AS f WHERE f.target = remove_same.target AND f.file = ANY (emptied);
  RETURN removed;
END
$$;
COMMENT ON FUNCTION import.remove_same(regclass, text) IS 'removes the rows that the file replaces, and says how many they were';

-- Where nothing in a file says what it is about, its name has to.  Rows of a
-- target that tells by its own constraints what it has are not in doubt.
CREATE OR REPLACE FUNCTION import.known_by_name(target regclass, path text, mode text) RETURNS text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  name text := regexp_replace(path, '.*[/\\]', '');
  found record;
BEGIN
  SELECT count(*) AS files, min(f.file) AS one, min(f.file) FILTER (WHERE f.path = known_by_name.path) AS of_path, array_agg(f.file ORDER BY f.file) AS names INTO found
    FROM import.file AS f WHERE f.target = known_by_name.target AND regexp_replace(coalesce(f.path, f.file), '.*[/\\]', '') = name;
  IF mode = 'replace' AND found.files > 1 AND found.of_path IS NULL THEN
    RAISE EXCEPTION 'several files "%" have been loaded into %', name, target
      USING ERRCODE = '42P09', DETAIL = concat('They are known as "', array_to_string(found.names[1:3], '", "'), '"', ' and ' || nullif(greatest(found.files - 3, 0), 0) || ' more', '.'),
        HINT = format('First SELECT import.forget(%L, NAME) of the one to be replaced, in one transaction by psql --single-transaction.', target);
  ELSIF mode = 'new' AND EXISTS (SELECT FROM import.target AS t WHERE t.target = known_by_name.target AND t.identity = '{}') THEN
    RETURN NULL;
  END IF;
  RETURN coalesce(found.of_path, found.one);
END
$$;
COMMENT ON FUNCTION import.known_by_name(regclass, text, text) IS 'the file of this name that has been loaded, if it matters';

-- Is the file here already?  By its content; by what it is about; or, where the
-- target does not say by which columns that is known, by its name.
CREATE OR REPLACE FUNCTION import.make_room(target regclass, path text, mode text, digest bytea) RETURNS bigint
  LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
  name text := regexp_replace(path, '.*[/\\]', '');
  removed bigint := 0;
  known text;
  about text;
  other record;
BEGIN
  SELECT f.file INTO known FROM import.file AS f WHERE f.target = target AND f.digest = digest;
  IF FOUND AND mode <> 'replace' THEN
    RAISE EXCEPTION '%', concat('file "', name, '" has been loaded into ', target, ' before', ', as "' || nullif(known, name) || '"')
      USING ERRCODE = '23505', DETAIL = 'It has the same content, line by line.',
        HINT = format('It is not needed again. To load it anew, first SELECT import.forget(%L, %L).', target, known);
  ELSIF FOUND THEN
    removed := import.forget(target, known);
  END IF;

  other := import.find_identity(target);
  IF other.same IS NULL THEN
    known := import.known_by_name(target, path, mode);
    about := format('a file "%s" of other content', name);
  ELSE
    EXECUTE format('SELECT t.file, concat_ws('', '', %s) FROM %s AS t JOIN import_identity AS i ON %s ORDER BY 2, 1 LIMIT 1', other.words, target, other.same)
      INTO known, about;
  END IF;
  IF known IS NULL OR mode = 'add' THEN
    RETURN removed;
  ELSIF mode = 'replace' AND other.same IS NULL THEN
    RETURN removed + import.forget(target, known);
  ELSIF mode = 'replace' THEN
    removed := removed + import.remove_same(target, other.same_source);
    IF removed = 0 THEN
      RAISE EXCEPTION '%, which is in "%", is of another % there', about, known, other.source_words
        USING ERRCODE = '42P09', DETAIL = 'Nothing was replaced.',
          HINT = format('If it is the same all the same, first SELECT import.forget(%L, %L); if it is not, add it with -v mode=add.', target, known);
    END IF;
    RETURN removed;
  END IF;
  RAISE EXCEPTION '%', concat(about, ' has been loaded into ', target, ' before', ', from "' || CASE WHEN other.same IS NOT NULL THEN known END || '"')
    USING ERRCODE = '23505', DETAIL = format('Nothing of "%s" was loaded: it could count twice.', name),
      HINT = 'If it is a corrected version, let it replace the old one with -v mode=replace; if it is a further part, add it with -v mode=add.';
END
$$;
COMMENT ON FUNCTION import.make_room(regclass, text, text, bytea) IS
  'an error if the file, or what it is about, is there already; or removes that first, and says how many rows it were';

CREATE OR REPLACE FUNCTION import.raise_first_problem(name text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  first record;
BEGIN
  SELECT p.*, (SELECT count(DISTINCT q.line) FROM import_problem AS q) AS bad_rows, (SELECT count(*) FROM import_record) AS all_rows
    INTO first FROM import_problem AS p ORDER BY p.line, p.position LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '%', concat(name, ', line ', first.line, ', column ' || first.in_column, ': ', first.reason)
      USING ERRCODE = first.code, DETAIL = format('Bad rows: %s of %s. Nothing was loaded.', first.bad_rows, first.all_rows),
        HINT = CASE WHEN first.code = '22007' THEN 'Correct the file, load the good rows and set the others aside with -v bad=aside, or say in which order it writes dates: -v dates=MDY, DMY or YMD.'
          ELSE 'Correct the file, or load the good rows and set the others aside with -v bad=aside.' END;
  END IF;
END
$$;
COMMENT ON FUNCTION import.raise_first_problem(text) IS 'an error about the first bad row, if there is one';

CREATE OR REPLACE FUNCTION import.check_options(bad text, mode text, dates text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  IF bad NOT IN ('stop', 'aside') THEN
    RAISE EXCEPTION 'bad rows can "stop" the load or be set "aside", not "%"', bad
      USING ERRCODE = '22023', HINT = 'Leave it out, or say -v bad=aside.';
  ELSIF mode NOT IN ('new', 'replace', 'add') THEN
    RAISE EXCEPTION 'a file can be "new", "replace" what was loaded before or "add" to it, not "%"', mode
      USING ERRCODE = '22023', HINT = 'Leave it out, or say -v mode=replace or -v mode=add.';
  ELSIF dates NOT IN ('ISO', 'MDY', 'DMY', 'YMD') THEN
    RAISE EXCEPTION 'dates can be written in the order "MDY", "DMY" or "YMD", not "%"', dates
      USING ERRCODE = '22023', HINT = 'Leave it out for dates of ISO 8601, such as 2025-04-30.';
  END IF;
END
$$;
COMMENT ON FUNCTION import.check_options(text, text, text) IS 'an error if load() is asked for what it cannot do';

CREATE OR REPLACE FUNCTION import.load(target regclass, path text, bad text, delimiter text, quote text, null_words text[],
    mode text DEFAULT 'new', dates text DEFAULT 'ISO', OUT name text, OUT loaded bigint, OUT set_aside bigint, OUT replaced bigint)
  LANGUAGE plpgsql
  SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET import.dates = 'ISO' SET client_min_messages = warning AS $$
#variable_conflict use_variable
DECLARE
  digest bytea;
  wrong text;
  insert_good text;
BEGIN
  PERFORM import.check_options(bad, mode, dates);
  PERFORM set_config('import.dates', dates, true);
  LOCK TABLE import.file IN SHARE ROW EXCLUSIVE MODE;	-- that nobody loads the same meanwhile
  DROP TABLE IF EXISTS import_record, import_header, import_column, import_problem, import_identity;
  PERFORM import.read_records(delimiter, quote, null_words);
  wrong := import.match_columns(target);
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '%, line 1: %', regexp_replace(path, '.*[/\\]', ''), wrong
      USING ERRCODE = '22P04', DETAIL = 'Nothing was loaded.', HINT = 'The first line must name the columns.';
  END IF;
  PERFORM import.find_malformed(quote);
  digest := import.digest();
  replaced := import.make_room(target, path, mode, digest);
  name := import.new_name(target, path);
  insert_good := import.insert_command(target, name);

  -- Only if it does not simply succeed is it worth to look for what is wrong.
  IF NOT EXISTS (SELECT FROM import_problem) THEN
    loaded := import.insert_all(insert_good);
  END IF;
  IF loaded IS NULL THEN
    PERFORM import.find_bad_values(ARRAY(SELECT c.name FROM import_column AS c EXCEPT SELECT unnest(t.identity || t.source) FROM import.target AS t WHERE t.target = target AND t.identity <> '{}'));
    IF bad = 'aside' OR NOT EXISTS (SELECT FROM import_problem) THEN
      loaded := coalesce(import.insert_all(insert_good), import.insert_one_by_one(insert_good));
    END IF;
    IF bad = 'stop' THEN
      PERFORM import.raise_first_problem(regexp_replace(path, '.*[/\\]', ''));
    END IF;
  END IF;

  set_aside := (SELECT count(DISTINCT p.line) FROM import_problem AS p);
  INSERT INTO import.file (target, file, loaded, set_aside, path, digest) VALUES (target, name, loaded, set_aside, path, digest);
  INSERT INTO import.set_aside (target, file, line, in_column, value, reason, record)
    SELECT target, name, p.line, p.in_column, p.value, p.reason, r.record
    FROM import_problem AS p JOIN import_record AS r USING (line) ORDER BY p.line, p.position;
  PERFORM import.add_up(target, name);
END
$$;
COMMENT ON FUNCTION import.load(regclass, text, text, text, text, text[], text, text) IS 'loads the lines of a file that are in the temporary table incoming';
