-- The rows.  Edit them, drop the schema and run demand.sql again; or UPDATE
-- them and run a question.

INSERT INTO assumption (place, name, low, high, unit, origin, why) VALUES
  (1, 'clips', 10e6, 10e6, 'clips', 'given', 'the library: what one end-to-end model is trained on'),
  (2, 'seconds_per_clip', 15, 30, 's', 'given', 'a clip is a scene of 15 to 30 seconds'),
  (3, 'cars', 300e3, 800e3, 'cars', 'assumed', 'fleet that records'),
  (4, 'clips_per_car', 0.5, 1, 'clips per cycle', 'assumed', 'new clips of a car that are kept, in one cycle'),
  (5, 'cameras', 7, 11, 'cameras', 'assumed', 'cameras of a car that are trained on'),
  (6, 'frames_per_second', 2, 5, 'frames/s', 'assumed', 'frames of a camera that are trained on'),
  (7, 'tokens_per_frame', 256, 256, 'tokens', 'assumed', 'what the encoder makes of a frame'),
  (8, 'parameters', 2e9, 7e9, 'parameters', 'assumed', 'size of the model'),
  (9, 'eflop_per_hour', 0.2, 2, 'EFLOP per hour of data', 'assumed', 'the other way to the same: what an hour of data takes, measured'),
  (10, 'runs', 5, 10, 'runs per release', 'assumed', 'full runs for one that is released, experiments included'),
  (11, 'mfu', 0.4, 0.4, 'of the rating', 'given', 'model FLOP that get done, of what the cards are rated at'),
  (12, 'cycle_days', 14, 14, 'days', 'given', 'a new release every two weeks'),
  (13, 'training_days', 10, 7, 'days', 'assumed', 'days of a cycle for training; the others: choosing data, evaluation'),
  (14, 'share_for_compute', 1, 0.2, 'of its price', 'assumed', 'part of a package that pays for training hardware');

-- The figures of the article in 36kr of 2024-10-30, see examples/ledger.
INSERT INTO holding (company, capacity, source) VALUES
  ('Huawei ADS', '7.5 EFLOPS', '36kr, 2024-10-30: August 2024'),
  ('Li Auto', '5.39 EFLOPS', '36kr, 2024-10-30: August 2024'),
  ('XPeng', '2.51 EFLOPS', '36kr, 2024-10-30'),
  ('NIO', '1.4 EFLOPS', '36kr, 2024-10-30');
INSERT INTO server (system, price, source) VALUES
  ('HGX A800 8-GPU', '950000 CNY', '36kr, 2024-10-30: about 950,000 yuan');

INSERT INTO package (package, price) VALUES
  ('basic', '3000 CNY'),
  ('highway', '6000 CNY'),
  ('city', '10000 CNY');
