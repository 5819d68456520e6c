-- How many hours are ten million clips, and what does the fleet add?

\echo '2. How many hours of data are there to train on?'
SELECT demand, at, cycles, round(clips) AS clips, round(hours) AS hours FROM data ORDER BY demand DESC, cycles;
