-- Three tables for each type, of the same numbers: one column; a column of
-- each kind with two keys; ten columns.

SELECT setseed(0.5);
CREATE UNLOGGED TABLE figure AS
SELECT i,
       round(round((1 + random() * 8)::numeric, 2 + floor(random() * 4)::integer) *
             ('1e' || 12 + floor(random() * 7)::integer)::numeric) AS capacity,
       round((10 ^ (random() * 8))::numeric, 2 + floor(random() * 3)::integer) AS money,
       floor(random() * 1000)::integer AS few,
       floor(random() * 100000)::integer AS many
FROM generate_series(1, bench.rows(4000000)::integer) i;

-- a type, its expression for a capacity, and that for the money beside it
CREATE TABLE subject AS
SELECT c.position, c.type, format(c.value, 'capacity') AS capacity, format(m.value, 'money') AS money,
       'one_' || c.type AS one_column, 'keyed_' || c.type AS keyed, 'ten_' || c.type AS ten_columns,
       bench.rows(4000000) AS rows
FROM bench.type c
LEFT JOIN bench.type m ON m.kind = 'money' AND m.type = CASE c.type WHEN 'flops' THEN 'cost' ELSE c.type END
WHERE c.kind = 'capacity';

SELECT format('CREATE UNLOGGED TABLE %I AS SELECT %s AS q FROM figure', one_column, capacity),
       format('CREATE UNLOGGED TABLE %I AS SELECT few, many, %s AS q, %s AS paid FROM figure',
              keyed, capacity, coalesce(money, 'NULL::text')),
       format('CREATE UNLOGGED TABLE %I AS '
              'SELECT i AS id, date ''2024-01-01'' + i %% 700 AS day, few, many, '
              '''vendor '' || few %% 17 AS vendor, ''model '' || few %% 230 AS model, ''region '' || few %% 9 AS region, '
              'i %% 64 AS devices, %s AS q, %s AS paid FROM figure',
              ten_columns, capacity, coalesce(money, 'NULL::text'))
FROM subject WHERE bench.available(type)
\gexec
DROP TABLE figure;
\ir ../vacuum.sql
