-- Summaries that stay current: functions in a schema of their own, "live".  See
-- the README.
--
-- A kept summary of a table has three tables.  NAME_kept has a cost_summary for
-- each key; NAME_delta what INSERT and COPY have added since, a row for each
-- statement and key; NAME_again the keys whose rows were changed or deleted.
-- Triggers only append to the latter two, so no writer waits for another.  The
-- view NAME adds up the first two and makes anew what the third names.
-- live.fold() does the same for good.
\set ON_ERROR_STOP on
SELECT current_setting('client_min_messages') AS messages_before \gset
SET client_min_messages = warning;

CREATE SCHEMA IF NOT EXISTS live;

CREATE TABLE live.summary (
  name text PRIMARY KEY,
  source text NOT NULL,
  keys text[] NOT NULL CHECK (cardinality(keys) > 0),
  cost text NOT NULL,
  quantity text NOT NULL
);
COMMENT ON TABLE live.summary IS 'the summaries that are kept';
COMMENT ON COLUMN live.summary.source IS 'the table that is summed up, with its schema';
COMMENT ON COLUMN live.summary.keys IS 'its columns that make a key, the day first';
COMMENT ON COLUMN live.summary.cost IS 'its column of money';
COMMENT ON COLUMN live.summary.quantity IS 'its column of capacity or of work';

-- --- pieces of SQL ---------------------------------------------------------------

-- The columns of the key, behind a table's alias where there is one.
CREATE FUNCTION live.key_list(keys text[], alias text DEFAULT NULL) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN (SELECT string_agg(coalesce(alias || '.', '') || quote_ident(key), ', ' ORDER BY n) FROM unnest(keys) WITH ORDINALITY AS k (key, n));

CREATE FUNCTION live.same_key(keys text[], a text, b text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN (SELECT string_agg(format('%1$s.%3$I = %2$s.%3$I', a, b, key), ' AND ' ORDER BY n) FROM unnest(keys) WITH ORDINALITY AS k (key, n));

-- cost_summary() or rollup(), in the schema that the extension is in.
CREATE FUNCTION live.acct(name text) RETURNS text LANGUAGE sql STABLE
  RETURN (SELECT format('%I.%I', nspname, name) FROM pg_extension JOIN pg_namespace AS n ON n.oid = extnamespace WHERE extname = 'compute_acct');

-- A function's SQL, with the names of a summary put in.
CREATE FUNCTION live.put_in(sql text, s live.summary) RETURNS text LANGUAGE sql STABLE
  RETURN (SELECT string_agg(CASE WHEN n % 2 = 1 THEN piece ELSE
      CASE piece WHEN 'kept' THEN format('live.%I', s.name || '_kept') WHEN 'delta' THEN format('live.%I', s.name || '_delta')
        WHEN 'again' THEN format('live.%I', s.name || '_again') WHEN 'view' THEN format('live.%I', s.name)
        WHEN 'source' THEN s.source WHEN 'day' THEN quote_ident(s.keys[1]) WHEN 'keys' THEN live.key_list(s.keys)
        WHEN 'u.keys' THEN live.key_list(s.keys, 'u') WHEN 'n.keys' THEN live.key_list(s.keys, 'n')
        WHEN 'same key' THEN live.same_key(s.keys, 'm', 't') WHEN 'key of new' THEN live.same_key(s.keys, 'k', 'n')
        WHEN 'summed' THEN format('%s(%I, %I)', live.acct('cost_summary'), s.cost, s.quantity)
        WHEN 'u.summed' THEN format('%s(u.%I, u.%I)', live.acct('cost_summary'), s.cost, s.quantity)
        WHEN 'rollup' THEN live.acct('rollup') END END, '' ORDER BY n)
    FROM string_to_table(sql, '~') WITH ORDINALITY AS t (piece, n));

CREATE FUNCTION live.find(summary_name text) RETURNS live.summary LANGUAGE plpgsql STABLE AS $$
DECLARE
  found live.summary;
BEGIN
  SELECT * INTO found FROM live.summary WHERE name = summary_name;
  IF found.name IS NULL THEN
    RAISE undefined_object USING MESSAGE = format('no summary "%s" is kept', summary_name),
      HINT = 'live.summary lists them; live.keep() begins one.';
  END IF;
  RETURN found;
END
$$;

-- --- triggers --------------------------------------------------------------------

-- The table and its partitions: a row that is put into a partition by its name
-- fires that one's triggers, and only those.
CREATE FUNCTION live.tables_of(source regclass) RETURNS SETOF regclass LANGUAGE sql STABLE
  BEGIN ATOMIC
    SELECT source UNION SELECT relid FROM pg_partition_tree(source);
  END;

CREATE FUNCTION live.add_triggers(s live.summary) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  place regclass;
BEGIN
  FOR place IN SELECT t FROM live.tables_of(s.source::regclass) AS t
    WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = t AND tgname = 'live_' || s.name || '_insert') ORDER BY t::text LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION live.%I()',
      'live_' || s.name || '_insert', place, s.name || '_inserted');
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION live.%I()',
      'live_' || s.name || '_update', place, s.name || '_updated');
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION live.%I()',
      'live_' || s.name || '_delete', place, s.name || '_deleted');
    -- before: the rows are still there to be asked for their keys
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION live.%I()',
      'live_' || s.name || '_truncate', place, s.name || '_truncated');
  END LOOP;
END
$$;

-- Each runs with the rights of who has set the summary up: who may write into the
-- table need not be allowed anything here.
CREATE FUNCTION live.make_trigger_function(s live.summary, event text, body text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE FUNCTION live.%I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %L',
    s.name || '_' || event, live.put_in(E'BEGIN\n' || body || E';\n  RETURN NULL;\nEND', s));
  EXECUTE format('REVOKE EXECUTE ON FUNCTION live.%I() FROM PUBLIC', s.name || '_' || event);
END
$$;

CREATE FUNCTION live.make_triggers(s live.summary) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM live.make_trigger_function(s, 'inserted', '  INSERT INTO ~delta~ SELECT ~keys~, ~summed~ FROM new_rows GROUP BY ~keys~');
  PERFORM live.make_trigger_function(s, 'updated', '  INSERT INTO ~again~ SELECT ~keys~ FROM old_rows UNION SELECT ~keys~ FROM new_rows');
  PERFORM live.make_trigger_function(s, 'deleted', '  INSERT INTO ~again~ SELECT DISTINCT ~keys~ FROM old_rows');
  PERFORM live.make_trigger_function(s, 'truncated',
    E'  EXECUTE format(\'INSERT INTO ~again~ SELECT DISTINCT ~keys~ FROM %I.%I\', TG_TABLE_SCHEMA, TG_TABLE_NAME)');
  PERFORM live.add_triggers(s);
END
$$;

-- --- setting up ------------------------------------------------------------------

-- Keys must be there in every row: NULL is equal to nothing, not even itself.
CREATE FUNCTION live.check_keys(source regclass, keys text[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
  wrong text;
BEGIN
  SELECT key INTO wrong FROM unnest(keys) AS key
  WHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = source AND attname = key AND attnotnull AND NOT attisdropped) LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE invalid_parameter_value USING MESSAGE = format('column "%s" of %s cannot be part of a key', wrong, source),
      DETAIL = 'A key is made of columns that are NOT NULL.', HINT = format('ALTER TABLE %s ALTER %I SET NOT NULL.', source, wrong);
  END IF;
  IF (SELECT atttypid <> 'date'::regtype FROM pg_attribute WHERE attrelid = source AND attname = keys[1]) THEN
    RAISE invalid_parameter_value USING MESSAGE = format('column "%s" of %s is no day', keys[1], source),
      HINT = 'The first column of the key is a date.';
  END IF;
END
$$;

CREATE FUNCTION live.keep(name text, source regclass, keys text[], cost text, quantity text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  s live.summary;
  rows bigint;
BEGIN
  PERFORM live.check_keys(source, keys);
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE invalid_transaction_state USING MESSAGE = 'a summary is begun at READ COMMITTED',
      DETAIL = 'At a higher level the sum would be that of the rows before the table was locked.', HINT = 'Call live.keep() in a transaction of its own.';
  END IF;
  EXECUTE format('LOCK TABLE %s IN SHARE MODE', source);	-- nobody writes between the sum and the triggers
  INSERT INTO live.summary SELECT $1, format('%I.%I', nspname, relname), $3, $4, $5
  FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace WHERE pg_class.oid = $2 RETURNING * INTO s;
  EXECUTE live.put_in('CREATE TABLE ~kept~ AS SELECT ~keys~, ~summed~ AS summary FROM ~source~ GROUP BY ~keys~', s);
  GET DIAGNOSTICS rows = ROW_COUNT;
  EXECUTE live.put_in('ALTER TABLE ~kept~ ADD PRIMARY KEY (~keys~)', s);
  EXECUTE live.put_in('CREATE TABLE ~delta~ AS SELECT * FROM ~kept~ WITH NO DATA', s);
  EXECUTE live.put_in('CREATE TABLE ~again~ AS SELECT ~keys~ FROM ~kept~ WITH NO DATA', s);
  -- A key that is made anew has neither what was kept nor what came since: all of it is in its rows.  Where there
  -- is none, EXISTS says so before a row is read.
  EXECUTE live.put_in('CREATE VIEW ~view~ AS
    WITH again AS MATERIALIZED (SELECT DISTINCT ~keys~ FROM ~again~)
    SELECT ~keys~, ~rollup~(summary) AS summary FROM (
      SELECT * FROM ~kept~ AS m WHERE NOT EXISTS (SELECT FROM again AS t WHERE ~same key~)
      UNION ALL
      SELECT * FROM ~delta~ AS m WHERE NOT EXISTS (SELECT FROM again AS t WHERE ~same key~)
      UNION ALL
      SELECT ~u.keys~, ~u.summed~ FROM ~source~ AS u JOIN again USING (~keys~) WHERE EXISTS (SELECT FROM again) GROUP BY ~u.keys~
    ) AS part GROUP BY ~keys~', s);
  PERFORM live.make_triggers(s);
  RETURN rows;
END
$$;
COMMENT ON FUNCTION live.keep(text, regclass, text[], text, text) IS
  'keeps a summary of a table by these columns, the day first; gives the number of keys';

CREATE FUNCTION live.forget(name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s live.summary := live.find(name);
  fired record;
BEGIN
  FOR fired IN SELECT tgname, tgrelid::regclass AS place FROM pg_trigger
    WHERE tgname LIKE 'live\_%' AND tgfoid IN (SELECT oid FROM pg_proc WHERE pronamespace = 'live'::regnamespace
      AND proname = ANY (ARRAY[s.name || '_inserted', s.name || '_updated', s.name || '_deleted', s.name || '_truncated'])) LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', fired.tgname, fired.place);
  END LOOP;
  EXECUTE live.put_in('DROP VIEW ~view~', s);
  EXECUTE live.put_in('DROP TABLE ~kept~, ~delta~, ~again~', s);
  EXECUTE format('DROP FUNCTION live.%I(), live.%I(), live.%I(), live.%I()',
    s.name || '_inserted', s.name || '_updated', s.name || '_deleted', s.name || '_truncated');
  DELETE FROM live.summary WHERE live.summary.name = s.name;
END
$$;
COMMENT ON FUNCTION live.forget(text) IS 'drops a summary, its triggers and its view';

-- --- keeping ---------------------------------------------------------------------

-- One statement, so one snapshot: what it deletes from the deltas and the marks is
-- what it adds, and what others commit meanwhile stays for the next time.
CREATE FUNCTION live.fold(name text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  s live.summary := live.find(name);
  keys bigint;
BEGIN
  EXECUTE live.put_in('LOCK TABLE ~kept~ IN SHARE UPDATE EXCLUSIVE MODE', s);	-- one fold at a time
  EXECUTE live.put_in('
    WITH delta AS (DELETE FROM ~delta~ RETURNING *), mark AS (DELETE FROM ~again~ RETURNING *),
      again AS (SELECT DISTINCT ~keys~ FROM mark),
      new AS (
        SELECT ~keys~, false AS anew, ~rollup~(summary) AS summary FROM delta AS m
        WHERE NOT EXISTS (SELECT FROM again AS t WHERE ~same key~) GROUP BY ~keys~
        UNION ALL
        SELECT ~keys~, true, made.summary FROM again LEFT JOIN
          (SELECT ~u.keys~, ~u.summed~ AS summary FROM ~source~ AS u JOIN again USING (~keys~) GROUP BY ~u.keys~) AS made USING (~keys~)
      )
    MERGE INTO ~kept~ AS k USING new AS n ON ~key of new~
    WHEN MATCHED AND n.summary IS NULL THEN DELETE
    WHEN MATCHED AND n.anew THEN UPDATE SET summary = n.summary
    WHEN MATCHED THEN UPDATE SET summary = k.summary + n.summary
    WHEN NOT MATCHED AND n.summary IS NOT NULL THEN INSERT (~keys~, summary) VALUES (~n.keys~, n.summary)', s);
  GET DIAGNOSTICS keys = ROW_COUNT;
  RETURN keys;
END
$$;
COMMENT ON FUNCTION live.fold(text) IS 'adds what has come since to what is kept; gives the number of keys that have changed';

CREATE FUNCTION live.check(name text) RETURNS TABLE (day date, fault text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  s live.summary := live.find(name);
BEGIN
  RETURN QUERY SELECT NULL::date, format('%s has no triggers: call live.adopt()', t) FROM live.tables_of(s.source::regclass) AS t
    WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = t AND tgname = 'live_' || s.name || '_insert' AND tgenabled <> 'D') ORDER BY t::text;
  RETURN QUERY EXECUTE live.put_in('
    SELECT ~day~, ''differs from its rows: call live.rebuild()''
    FROM (SELECT ~keys~, ~summed~ AS summary FROM ~source~ GROUP BY ~keys~) AS made FULL JOIN ~view~ AS shown USING (~keys~)
    WHERE made.summary IS DISTINCT FROM shown.summary GROUP BY ~day~ ORDER BY ~day~', s);
END
$$;
COMMENT ON FUNCTION live.check(text) IS 'the days on which the summary is not that of the rows, and tables whose rows it does not see; none where all is well';

CREATE FUNCTION live.rebuild(name text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  s live.summary := live.find(name);
BEGIN
  EXECUTE live.put_in('INSERT INTO ~again~ SELECT ~keys~ FROM ~kept~ UNION SELECT ~keys~ FROM ~source~', s);
  RETURN live.fold(name);
END
$$;
COMMENT ON FUNCTION live.rebuild(text) IS 'makes all of the summary anew from the rows';

-- --- partitions ------------------------------------------------------------------

CREATE FUNCTION live.adopt(name text) RETURNS void LANGUAGE sql
  BEGIN ATOMIC
    SELECT live.add_triggers(live.find(name));
  END;
COMMENT ON FUNCTION live.adopt(text) IS 'gives triggers to partitions that have come since';

-- ATTACH and DETACH fire no trigger, so these mark what comes and goes with them.
CREATE FUNCTION live.attach(name text, partition regclass, bounds text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s live.summary := live.find(name);
BEGIN
  EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', partition);
  EXECUTE format(live.put_in('INSERT INTO ~again~ SELECT DISTINCT ~keys~ FROM %s', s), partition);
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s %s', s.source, partition, bounds);
  PERFORM live.add_triggers(s);
END
$$;
COMMENT ON FUNCTION live.attach(text, regclass, text) IS 'attaches a partition with its rows; bounds as in FOR VALUES FROM (...) TO (...)';

CREATE FUNCTION live.detach(name text, partition regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s live.summary := live.find(name);
  event text;
BEGIN
  EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', partition);
  EXECUTE format(live.put_in('INSERT INTO ~again~ SELECT DISTINCT ~keys~ FROM %s', s), partition);
  EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', s.source, partition);
  FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete', 'truncate'] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON %s', 'live_' || s.name || '_' || event, partition);
  END LOOP;
END
$$;
COMMENT ON FUNCTION live.detach(text, regclass) IS 'detaches a partition, whose rows count no longer; it may be dropped then';

SET client_min_messages = :messages_before;
