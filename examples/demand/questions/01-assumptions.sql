-- What is all of this based on?

\echo '1. What is assumed, for a low and a high demand?'
SELECT name, trim_scale(low) AS low, trim_scale(high) AS high, unit, origin, why FROM assumption ORDER BY place;
