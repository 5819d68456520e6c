-- The way from data to money, a view for each step.  No number stands here but
-- those that turn one unit into another.

-- The assumptions as two rows, with a column for each that is used below.
CREATE VIEW scenario AS
SELECT demand,
  max(value) FILTER (WHERE name = 'clips') AS clips,
  max(value) FILTER (WHERE name = 'seconds_per_clip') AS seconds_per_clip,
  max(value) FILTER (WHERE name = 'cars') AS cars,
  max(value) FILTER (WHERE name = 'clips_per_car') AS clips_per_car,
  max(value) FILTER (WHERE name = 'cameras') AS cameras,
  max(value) FILTER (WHERE name = 'frames_per_second') AS frames_per_second,
  max(value) FILTER (WHERE name = 'tokens_per_frame') AS tokens_per_frame,
  max(value) FILTER (WHERE name = 'parameters') AS parameters,
  max(value) FILTER (WHERE name = 'eflop_per_hour') AS eflop_per_hour,
  max(value) FILTER (WHERE name = 'runs') AS runs,
  max(value) FILTER (WHERE name = 'mfu') AS mfu,
  max(value) FILTER (WHERE name = 'cycle_days') * interval '1 day' AS cycle,
  max(value) FILTER (WHERE name = 'training_days') * interval '1 day' AS training_time,
  max(value) FILTER (WHERE name = 'share_for_compute') AS share_for_compute
FROM assumption, LATERAL (VALUES ('low', low), ('high', high)) AS v (demand, value)
GROUP BY demand;
COMMENT ON VIEW scenario IS 'the assumptions, a row for the low demand and one for the high demand';

-- The library grows with each cycle by what the fleet sends, and every release
-- is trained on all of it.  A year is as many whole cycles as 365 days hold.
CREATE VIEW data AS
SELECT demand, at, cycles, clips + cycles * cars * clips_per_car AS clips,
  (clips + cycles * cars * clips_per_car) * seconds_per_clip / 3600 AS hours
FROM scenario, LATERAL (VALUES ('today', 0), ('in a year', floor(extract(epoch FROM interval '365 days') / extract(epoch FROM cycle)))) AS t (at, cycles);
COMMENT ON VIEW data IS 'clips and hours of data to train on';

-- Two ways to the work of one run: by the size of the model, 6 operations per
-- parameter and token, and by what an hour of data is known to take.
CREATE VIEW work AS
SELECT demand, at, hours, hours * 3600 * cameras * frames_per_second * tokens_per_frame AS tokens,
  assume_basis(training_flop(parameters, hours * 3600 * cameras * frames_per_second * tokens_per_frame), 'fp16') AS run_by_model,
  flop(eflop_per_hour * hours, 'EFLOP', 'fp16') AS run_by_hours
FROM data JOIN scenario USING (demand);
COMMENT ON VIEW work IS 'work of one training run, computed in two ways';

CREATE VIEW release AS
SELECT demand, at, run_by_model * runs AS work, run_by_model * runs / (training_time * mfu) AS needed, training_time, mfu
FROM work JOIN scenario USING (demand);
COMMENT ON VIEW release IS 'work of one release, by the size of the model, and the capacity that gets it done in the time for training';

CREATE VIEW eflops_price AS
SELECT system, server.price / capacity(system, 1) AS price, servers, servers * server.price AS in_servers
FROM server, LATERAL systems_required('1 EFLOPS fp16', system) AS servers;
COMMENT ON VIEW eflops_price IS 'price of one EFLOPS: as a rate, and in whole servers';
