-- The types that are measured side by side, and how a number becomes a value
-- of each: %s is a numeric, FLOP/s or yuan.

-- postgresql-unit, if it is there.  It knows no FLOPS: they are 1/s to it.
SELECT 'CREATE EXTENSION unit SCHEMA public' WHERE EXISTS (SELECT FROM pg_available_extensions WHERE name = 'unit')
UNION ALL
SELECT $$INSERT INTO unit_units (name, unit) VALUES ('flops', '1/s')$$
WHERE EXISTS (SELECT FROM pg_available_extensions WHERE name = 'unit')
\gexec

CREATE TABLE bench.type (
  position integer GENERATED ALWAYS AS IDENTITY,	-- ours come first
  kind text,                     -- what the values are: capacity or money
  type text,
  value text NOT NULL,           -- from a numeric, as an expression
  number text NOT NULL,          -- text for COPY FROM, from a value, as an expression
  PRIMARY KEY (kind, type)
);
INSERT INTO bench.type (kind, type, value, number) VALUES
  ('capacity', 'flops', $$flops(%s, 'FLOPS', 'fp16')$$, '%s'),
  ('capacity', 'numeric', '%s', '%s'),
  ('capacity', 'float8', '(%s)::float8', '%s'),
  ('capacity', 'int8', '(%s)::int8', '%s'),
  ('capacity', 'unit', $$(%s)::float8 * '1 flops'::unit$$, $$value(%s) || ' flops'$$),
  ('money', 'cost', $$cost(%s, 'CNY')$$, '%s'),
  ('money', 'numeric', '%s', '%s'),
  ('money', 'float8', '(%s)::float8', '%s');
