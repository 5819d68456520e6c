-- How many days does a release take on what each company has?

\echo '4. How many days does a release take on what one has, and is that in time?'
SELECT demand, at, company, capacity, round(extract(epoch FROM work / (capacity * mfu)) / 86400, 2) AS days,
  work / (capacity * mfu) <= training_time AS "in time"
FROM release, holding ORDER BY demand DESC, work, capacity DESC;
