-- Usage as a scheduler or a bill states it, and the list of ratings that one
-- keeps by hand where there is no catalog.

-- every name of a device or system that has an fp16 rating, in TFLOPS
CREATE TABLE rating_list (name text PRIMARY KEY, tflops numeric NOT NULL);
DO $$
DECLARE
  spelling text;
BEGIN
  FOR spelling IN SELECT alias FROM accelerator_alias UNION SELECT model FROM accelerator
                  UNION SELECT system FROM accelerator_system LOOP
    BEGIN
      INSERT INTO rating_list VALUES (spelling, tflops(capacity(spelling, 1)));
    EXCEPTION WHEN OTHERS THEN	-- no rating, or a name of several things
      NULL;
    END;
  END LOOP;
END $$;

-- 100 names, some far more frequent than others
SELECT setseed(0.5);
CREATE TABLE used AS
SELECT row_number() OVER () AS number, name
FROM (SELECT name FROM rating_list ORDER BY md5(name) LIMIT 100) n;

CREATE UNLOGGED TABLE usage AS
SELECT u.name AS model, i.quantity, i.day, cost(i.quantity * 21.5, 'USD') AS paid
FROM (SELECT 1 + floor(100 * random() ^ 2)::integer AS number, 1 + floor(random() * 512)::integer AS quantity,
             date '2024-01-01' + floor(random() * 700)::integer AS day
      FROM generate_series(1, bench.rows(5000000)) OFFSET 0) i
JOIN used u USING (number);
\ir ../vacuum.sql
