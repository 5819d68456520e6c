-- What all benchmarks share: who competes, how runs are timed, what is told.
--
-- A benchmark registers contenders, in variants, with bench.contend() and what
-- is to be reached with bench.goal(); CALL bench.run() times them.  It is known
-- by the folder and the name of its file, which the runner passes as settings:
-- bench.suite and bench.benchmark, bench.scale, bench.repetitions,
-- bench.scratch.

CREATE SCHEMA bench;

CREATE FUNCTION bench.suite() RETURNS text STABLE
  RETURN current_setting('bench.suite');

CREATE FUNCTION bench.benchmark() RETURNS text STABLE
  RETURN current_setting('bench.benchmark');

-- As many rows as a full run takes, or the runner's share of them.
CREATE FUNCTION bench.rows(full_run bigint) RETURNS bigint STABLE
  RETURN greatest(1000, (full_run * current_setting('bench.scale')::numeric)::bigint);

-- A file for COPY, for use in format('... %L').
CREATE FUNCTION bench.file(name text) RETURNS text STABLE
  RETURN current_setting('bench.scratch') || '/' || name;

-- jit := off is how the server runs; on means that every expression is
-- compiled, inlined and optimised, as the server does for expensive queries.
CREATE FUNCTION bench.jit(enabled boolean) RETURNS text[] IMMUTABLE
  RETURN CASE WHEN enabled THEN
    ARRAY['jit=on', 'jit_above_cost=0', 'jit_inline_above_cost=0', 'jit_optimize_above_cost=0']
  ELSE '{jit=off}' END;

CREATE TABLE bench.contender (
  suite text DEFAULT bench.suite(),
  benchmark text DEFAULT bench.benchmark(),
  variant text,
  contender text,
  position bigint GENERATED ALWAYS AS IDENTITY,
  rows bigint NOT NULL,          -- that the figures are told for
  measured_rows bigint NOT NULL, -- that the query reads: fewer where it is slow
  query text,                    -- timed; NULL where the peer is not installed
  scan text,                     -- timed beside it: reading the rows and no more
  prepare text,                  -- run before each query, not timed
  settings text[] NOT NULL,
  jit_ms numeric,
  plan text,
  remark text,
  PRIMARY KEY (suite, benchmark, variant, contender)
);
COMMENT ON TABLE bench.contender IS 'the first of a variant is compared with the others';

CREATE TABLE bench.timing (
  suite text DEFAULT bench.suite(),
  benchmark text DEFAULT bench.benchmark(),
  variant text,
  contender text,
  repetition integer,            -- 0 warms up and does not count
  ms numeric,
  cpu_ms numeric,                -- processor time of this one process
  scan_ms numeric
);

CREATE TABLE bench.target (
  suite text DEFAULT bench.suite(),
  benchmark text DEFAULT bench.benchmark(),
  variant text,
  contender text,
  peer text,                     -- NULL: at_most is milliseconds
  at_most numeric,
  UNIQUE (suite, benchmark, variant, contender, peer)
);

-- Whether a peer can take part: a peer's name is that of its type.
CREATE FUNCTION bench.available(contender text) RETURNS boolean STABLE
  RETURN contender <> 'unit' OR EXISTS (SELECT FROM pg_extension WHERE extname = 'unit');

CREATE FUNCTION bench.contend(
  variant text, contender text, rows bigint, query text,
  scan text DEFAULT NULL, prepare text DEFAULT NULL, settings text[] DEFAULT '{}',
  measured_rows bigint DEFAULT NULL
) RETURNS void
  BEGIN ATOMIC
    INSERT INTO bench.contender (variant, contender, rows, measured_rows, query, scan, prepare, settings)
    VALUES (variant, contender, rows, coalesce(measured_rows, rows),
            CASE WHEN bench.available(contender) THEN query END,
            scan, prepare, settings);
  END;

-- In one variant, or in each in which both take part: contender <= at_most *
-- peer; or, where the peer is NULL, contender <= at_most milliseconds.
CREATE FUNCTION bench.goal(contender text, peer text, at_most numeric, variant text DEFAULT NULL) RETURNS void
  BEGIN ATOMIC
    INSERT INTO bench.target (variant, contender, peer, at_most)
    SELECT c.variant, c.contender, goal.peer, goal.at_most
    FROM bench.contender c
    WHERE c.suite = bench.suite() AND c.benchmark = bench.benchmark() AND c.contender = goal.contender
      AND c.variant = coalesce(goal.variant, c.variant)
      AND (goal.peer IS NULL OR
           EXISTS (SELECT FROM bench.contender p
                   WHERE p.suite = c.suite AND p.benchmark = c.benchmark
                     AND p.variant = c.variant AND p.contender = goal.peer));
  END;

CREATE FUNCTION bench.apply(settings text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  setting text;
BEGIN
  FOREACH setting IN ARRAY settings LOOP
    PERFORM set_config(split_part(setting, '=', 1), split_part(setting, '=', 2), true);
  END LOOP;
END $$;

-- What this process has used of a processor: on a busy machine a better
-- measure than the clock.  Only Linux tells, and only where it is built to.
CREATE FUNCTION bench.cpu_milliseconds() RETURNS numeric VOLATILE
  RETURN split_part(pg_read_file('/proc/self/schedstat', 0, 100, true), ' ', 1)::numeric / 1e6;

CREATE FUNCTION bench.measure(query text, OUT ms numeric, OUT cpu_ms numeric) LANGUAGE plpgsql AS $$
DECLARE
  cpu_started numeric := bench.cpu_milliseconds();
  started timestamptz := clock_timestamp();
BEGIN
  EXECUTE query;
  ms := round(1000 * extract(epoch FROM clock_timestamp() - started), 3);
  cpu_ms := round(bench.cpu_milliseconds() - cpu_started, 3);
END $$;

-- Times a contender once.  The settings hold until the transaction ends.
CREATE FUNCTION bench.time_once(variant text, contender text, repetition integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  c bench.contender;
BEGIN
  SELECT * INTO STRICT c FROM bench.contender o
  WHERE (o.suite, o.benchmark, o.variant, o.contender)
      = (bench.suite(), bench.benchmark(), time_once.variant, time_once.contender);
  PERFORM bench.apply(c.settings);
  IF c.prepare IS NOT NULL THEN
    EXECUTE c.prepare;
  END IF;
  INSERT INTO bench.timing (variant, contender, repetition, ms, cpu_ms)
  SELECT c.variant, c.contender, time_once.repetition, m.ms, m.cpu_ms FROM bench.measure(c.query) m;
  IF c.scan IS NOT NULL THEN
    UPDATE bench.timing t SET scan_ms = m.ms FROM bench.measure(c.scan) m
    WHERE (t.suite, t.benchmark, t.variant, t.contender, t.repetition)
        = (c.suite, c.benchmark, c.variant, c.contender, time_once.repetition);
  END IF;
END $$;

-- Looks at how a query is run, apart from the timed runs: the nodes of its
-- plan, the time that went into compiling, and what would spoil the figures.
CREATE FUNCTION bench.inspect(c bench.contender) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  explained jsonb;
BEGIN
  IF c.query !~* '^\s*SELECT' THEN
    RETURN;
  END IF;
  PERFORM bench.apply(c.settings);
  EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, BUFFERS, FORMAT JSON) ' || c.query INTO explained;
  UPDATE bench.contender o SET
    jit_ms = round((explained #>> '{0,JIT,Timing,Total}')::numeric, 1),
    plan = (SELECT string_agg(node #>> '{}', ', ')
            FROM jsonb_path_query(explained, 'strict $.**."Node Type"') node),
    remark = nullif(concat_ws('; ',
      CASE WHEN (explained #>> '{0,Plan,Shared Read Blocks}')::bigint > 0
        THEN 'not all of it was in memory' END,
      CASE WHEN jsonb_path_exists(explained, 'strict $.**."Sort Space Type" ? (@ == "Disk")')
        THEN 'sorted on disk' END,
      CASE WHEN jsonb_path_exists(explained, 'strict $.**."HashAgg Batches" ? (@ > 1)')
        THEN 'groups spilled to disk' END,
      (SELECT launched #>> '{}' || ' workers'
       FROM jsonb_path_query(explained, 'strict $.**."Workers Launched"') launched LIMIT 1)), '')
  WHERE (o.suite, o.benchmark, o.variant, o.contender) = (c.suite, c.benchmark, c.variant, c.contender);
END $$;

-- Times all contenders: by variant, one after the other and round again, so
-- that a machine that is slow for a while is slow for all of them.
CREATE PROCEDURE bench.run() LANGUAGE plpgsql AS $$
DECLARE
  variants text[] := ARRAY(
    SELECT variant FROM bench.contender
    WHERE suite = bench.suite() AND benchmark = bench.benchmark()
    GROUP BY variant ORDER BY min(position));
  contenders bench.contender[];
  v text;
  c bench.contender;
BEGIN
  FOREACH v IN ARRAY variants LOOP
    contenders := ARRAY(
      SELECT o FROM bench.contender o
      WHERE suite = bench.suite() AND benchmark = bench.benchmark() AND variant = v AND query IS NOT NULL
      ORDER BY position);
    FOR repetition IN 0 .. current_setting('bench.repetitions')::integer LOOP
      FOREACH c IN ARRAY contenders LOOP
        PERFORM bench.time_once(c.variant, c.contender, repetition);
        COMMIT;
      END LOOP;
    END LOOP;
    FOREACH c IN ARRAY contenders LOOP
      PERFORM bench.inspect(c);
      COMMIT;
    END LOOP;
  END LOOP;
END $$;

-- One line for each contender; times are those for "rows" rows.
CREATE VIEW bench.measurement AS
SELECT c.suite, c.benchmark, c.variant, c.contender, c.position, c.rows, c.measured_rows,
       count(t.ms) AS repetitions,
       round((percentile_cont(0.5) WITHIN GROUP (ORDER BY t.ms))::numeric * f.factor, 3) AS median_ms,
       round(min(t.ms) * f.factor, 3) AS min_ms,
       round(max(t.ms) * f.factor, 3) AS max_ms,
       round((percentile_cont(0.5) WITHIN GROUP (ORDER BY t.scan_ms))::numeric * f.factor, 3) AS scan_ms,
       -- not where other processes have worked, too, nor where it is less than a
       -- few ticks of its clock
       CASE WHEN c.plan !~ 'Gather' OR c.plan IS NULL THEN
         round((percentile_cont(0.5) WITHIN GROUP (ORDER BY t.cpu_ms)
                FILTER (WHERE t.cpu_ms >= 20))::numeric * f.factor, 3) END AS cpu_ms,
       c.jit_ms, c.plan, c.remark
FROM bench.contender c
CROSS JOIN LATERAL (SELECT c.rows::numeric / c.measured_rows AS factor) f
LEFT JOIN bench.timing t
  ON (t.suite, t.benchmark, t.variant, t.contender) = (c.suite, c.benchmark, c.variant, c.contender)
  AND t.repetition > 0
GROUP BY c.suite, c.benchmark, c.variant, c.contender, f.factor;

-- Goals with what was reached: by processor time where there is one, else by
-- the clock.  What float8 reaches beside the same peer says how much of a query
-- is not the type's.
CREATE VIEW bench.verdict AS
SELECT g.suite, g.benchmark, g.variant, g.contender, g.peer, m.position, g.at_most, b.by,
       CASE WHEN g.peer IS NULL THEN m.median_ms
         WHEN b.by = 'CPU' THEN m.cpu_ms / p.cpu_ms
         ELSE m.median_ms / p.median_ms END AS reached,
       CASE WHEN g.peer <> 'float8' THEN
         CASE WHEN b.by = 'CPU' THEN f.cpu_ms / p.cpu_ms ELSE f.median_ms / p.median_ms END END AS float8_reaches,
       CASE WHEN g.peer IS NULL THEN m.median_ms <= g.at_most
         WHEN b.by = 'CPU' THEN m.cpu_ms / p.cpu_ms <= g.at_most
         ELSE m.median_ms / p.median_ms <= g.at_most END AS met
FROM bench.target g
JOIN bench.measurement m USING (suite, benchmark, variant, contender)
LEFT JOIN bench.measurement p
  ON (p.suite, p.benchmark, p.variant, p.contender) = (g.suite, g.benchmark, g.variant, g.peer)
LEFT JOIN bench.measurement f
  ON (f.suite, f.benchmark, f.variant, f.contender) = (g.suite, g.benchmark, g.variant, 'float8')
CROSS JOIN LATERAL (
  SELECT CASE WHEN num_nulls(g.peer, m.cpu_ms, p.cpu_ms) = 0 THEN 'CPU' ELSE 'clock' END AS by) b;

-- 0.93, or 1/81 where it is small.
CREATE FUNCTION bench.ratio_text(ratio numeric) RETURNS text IMMUTABLE
  RETURN CASE WHEN ratio > 0 AND ratio < 0.1 THEN '1/' || round(1 / ratio) ELSE round(ratio, 2)::text END;

-- A benchmark as a table to read.  "ours is" compares medians of time; "by CPU"
-- those of processor time, which is what to look at where other work spreads
-- the times.
CREATE FUNCTION bench.report(suite text, benchmark text)
RETURNS TABLE (variant text, contender text, rows text, ms numeric, spread text, "of it scan" numeric,
               "JIT" numeric, "ours is" text, "by CPU" text, goal text, result text, remark text, plan text)
  BEGIN ATOMIC
    SELECT CASE WHEN m.position = first_value(m.position) OVER w THEN m.variant END,
           m.contender,
           m.rows || CASE WHEN m.measured_rows < m.rows THEN ' from ' || m.measured_rows ELSE '' END,
           round(m.median_ms, 1),
           round(100 * (m.max_ms - m.min_ms) / nullif(m.median_ms, 0)) || ' %',
           round(m.scan_ms, 1),
           m.jit_ms,
           CASE WHEN m.position > first_value(m.position) OVER w
             THEN bench.ratio_text(first_value(m.median_ms) OVER w / nullif(m.median_ms, 0)) || '×' END,
           CASE WHEN m.position > first_value(m.position) OVER w
             THEN bench.ratio_text(first_value(m.cpu_ms) OVER w / nullif(m.cpu_ms, 0)) || '×' END,
           CASE WHEN g.peer IS NULL THEN '≤ ' || round(g.at_most) || ' ms'
             ELSE '≤ ' || bench.ratio_text(g.at_most) || '×' END,
           CASE WHEN g.at_most IS NULL THEN NULL
             WHEN current_setting('bench.scale')::numeric < 0.1 THEN '(few rows)'
             ELSE CASE WHEN v.met THEN 'met' WHEN NOT v.met THEN 'MISSED' END || ' by ' || v.by END,
           m.remark, m.plan
    FROM bench.measurement m
    LEFT JOIN bench.target g
      ON (g.suite, g.benchmark, g.variant) = (m.suite, m.benchmark, m.variant)
      AND coalesce(g.peer, g.contender) = m.contender
    LEFT JOIN bench.verdict v
      ON (v.suite, v.benchmark, v.variant, v.contender) = (g.suite, g.benchmark, g.variant, g.contender)
      AND v.peer IS NOT DISTINCT FROM g.peer
    WHERE m.suite = report.suite AND m.benchmark = report.benchmark
    WINDOW w AS (PARTITION BY m.variant ORDER BY m.position)
    ORDER BY min(m.position) OVER (PARTITION BY m.variant), m.position;
  END;
