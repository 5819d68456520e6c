-- The demand example: from data to compute to money.
-- What follows is its report as a reader gets it, without the queries.
\getenv top PG_ABS_SRCDIR
\set demand :top '/examples/demand/demand.sql'
\set ECHO none
\i :demand
\set ECHO all
\set ON_ERROR_STOP off
-- The hours that were asked about.
SELECT demand, trim_scale(round(hours, 3)) AS hours FROM data WHERE at = 'today' ORDER BY demand DESC;
-- What the steps say is one thing: the needed capacity does the release within the time for training, and so much is no more.
SELECT demand, at, work / (needed * mfu) BETWEEN training_time - interval '1 microsecond' AND training_time AS "in time",
  work / ((needed - '1 PFLOPS fp16'::flops) * mfu) > training_time AS "no more than needed" FROM release ORDER BY demand DESC, work;
-- Whole packages pay for an EFLOPS, and one less does not.
SELECT package, n * package.price >= in_servers AS pays, (n - 1) * package.price < in_servers AS "one less does not"
FROM package, eflops_price, LATERAL (SELECT ceil(in_servers / package.price) AS n) AS p ORDER BY package.price;
-- Every assumption counts: doubled, each changes what the cycle takes or what packages pay.
CREATE FUNCTION outcome() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', demand, at, needed, run_by_hours, share_for_compute), ';' ORDER BY demand, at)
  FROM release JOIN work USING (demand, at) JOIN scenario USING (demand) $$;
CREATE TABLE without_effect (name text);
DO $$
DECLARE
  assumed record;
  before text := outcome();
BEGIN
  FOR assumed IN SELECT * FROM assumption LOOP
    UPDATE assumption SET low = low * 2, high = high * 2 WHERE name = assumed.name;
    INSERT INTO without_effect SELECT assumed.name WHERE outcome() = before;
    UPDATE assumption SET low = assumed.low, high = assumed.high WHERE name = assumed.name;
  END LOOP;
END $$;
SELECT count(*) AS assumptions, (SELECT array_agg(name) FROM without_effect) AS without_effect FROM assumption;
-- The tables refuse what does not belong there.
INSERT INTO server VALUES ('HGX H100 8-GPU', '300000 USD', 'a quotation');
INSERT INTO holding VALUES ('another', '3 EFLOPS fp8', 'a press release');
INSERT INTO assumption VALUES ('mfu of another', 15, 0, 0.4, 'of the rating', 'assumed', 'a low value of nothing');
SET client_min_messages = warning;
DROP SCHEMA demand CASCADE;
