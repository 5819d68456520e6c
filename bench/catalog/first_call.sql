-- The first query of a session: loads the library and reads the catalog into
-- the session's memory.  Each is timed in sessions of its own.

SELECT bench.contend('first call in a session', contender, 1, query)
FROM (VALUES
  (1, 'rating()', $$SELECT rating('H100', 'fp16')$$),
  (2, 'capacity()', $$SELECT capacity('H100', 8)$$),
  (3, 'lookup by hand', $$SELECT tflops FROM rating_list WHERE name = 'H100'$$)
) c (number, contender, query)
ORDER BY number;
SELECT bench.goal('rating()', NULL, 5);

SELECT format(E'\\connect\nSELECT bench.time_once(%L, %L, %s);', variant, contender, repetition)
FROM bench.contender, generate_series(0, current_setting('bench.repetitions')::integer) repetition
WHERE suite = bench.suite() AND benchmark = bench.benchmark()
ORDER BY repetition, position
\g (format=unaligned tuples_only=on) :sessions
\i :sessions
