-- One table of values and one of pairs for each type, all of the same numbers.

-- Capacities as people state them: 3 to 6 significant digits, from 1 TFLOPS to
-- 9 EFLOPS, so that they fit a bigint.  Money: 1 to 100 million yuan, with 2
-- to 4 decimals.  All sizes are equally frequent.
SELECT setseed(0.5);
CREATE UNLOGGED TABLE figure AS
SELECT round(round((1 + random() * 8)::numeric, 2 + floor(random() * 4)::integer) *
             ('1e' || 12 + floor(random() * 7)::integer)::numeric) AS capacity,
       round((10 ^ (random() * 8))::numeric, 2 + floor(random() * 3)::integer) AS money,
       1 + floor(random() * 1000)::integer AS n
FROM generate_series(1, bench.rows(4000000));

-- value_TYPE (q), pair_TYPE (a, b, n); money_TYPE and money_pair_TYPE
CREATE TABLE subject AS
SELECT position, kind, type, value, number,
       CASE kind WHEN 'money' THEN 'money_' ELSE 'value_' END || type AS values_in,
       CASE kind WHEN 'money' THEN 'money_pair_' ELSE 'pair_' END || type AS pairs_in,
       bench.rows(4000000) AS rows
FROM bench.type;

SELECT format('CREATE UNLOGGED TABLE %I AS SELECT %s AS q FROM figure',
              values_in, format(value, kind))
FROM subject WHERE bench.available(type)
UNION ALL
SELECT format('CREATE UNLOGGED TABLE %I AS SELECT q AS a, lag(q, 1, q) OVER () AS b, n '
              'FROM (SELECT %s AS q, n FROM figure) f',
              pairs_in, format(value, kind))
FROM subject WHERE bench.available(type)
\gexec
DROP TABLE figure;
\ir ../vacuum.sql
