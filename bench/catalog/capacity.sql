-- sum(capacity(model, quantity)) beside what one writes without the extension:
-- a join with a list of ratings; a function that looks each row up.  The
-- function gets a fiftieth of the rows, and its time is told for all.

CREATE UNLOGGED TABLE few_usage AS SELECT * FROM usage LIMIT bench.rows(100000);
CREATE FUNCTION rated(model text, quantity integer) RETURNS numeric LANGUAGE sql STABLE PARALLEL SAFE
  RETURN quantity * (SELECT l.tflops FROM rating_list l WHERE l.name = model);
\ir ../vacuum.sql

SELECT bench.contend('fp16', contender, bench.rows(5000000), query,
  measured_rows => CASE contender WHEN 'function by hand' THEN bench.rows(100000) END,
  scan => CASE contender WHEN 'function by hand' THEN 'SELECT FROM few_usage OFFSET 1000000000'
            ELSE 'SELECT FROM usage OFFSET 1000000000' END)
FROM (VALUES
  (1, 'capacity()', 'SELECT sum(capacity(model, quantity)) FROM usage'),
  (2, 'join by hand', 'SELECT sum(u.quantity * l.tflops) FROM usage u JOIN rating_list l ON l.name = u.model'),
  (3, 'function by hand', 'SELECT sum(rated(model, quantity)) FROM few_usage')
) c (number, contender, query)
ORDER BY number;
SELECT bench.goal('capacity()', 'join by hand', 0.45);
SELECT bench.goal('capacity()', 'function by hand', 1 / 15.0);
CALL bench.run();
