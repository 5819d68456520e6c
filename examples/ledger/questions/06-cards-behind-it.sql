-- How many cards are behind the capacity of each company?

\echo '6. How many cards are behind the capacity of each company?'
SELECT company, capacity, counted_in AS card, trim_scale(devices(capacity, counted_in)) AS "exactly",
  devices_required(capacity, counted_in) AS "whole cards",
  devices_required(capacity, rating(counted_in, 'fp16', book => 'datasheet')) AS "by the datasheet"
FROM latest_holding WHERE counted_in IS NOT NULL
ORDER BY capacity DESC;
