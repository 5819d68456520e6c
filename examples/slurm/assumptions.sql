-- What Slurm does not say.  Made up, as the jobs are: put in your own.

INSERT INTO slurm.device (gres, type, partition, model, parts, of_whole, says) VALUES
  ('gpu', 'a100_3g.20gb', '', 'A100 SXM4 40GB', 3, 7, 'MIG: compute slices of the profile'),
  ('gpu', '', 'old', 'V100 SXM2 16GB', 1, 1, 'gres.conf: that partition has no types'),
  ('shard', 'l4', '', 'L4', 1, 4, 'gres.conf: four shards a card'),
  ('mps', '', 'infer', 'L4', 1, 100, 'gres.conf: a hundred shares a card');

INSERT INTO slurm.price (model, per_hour, says) VALUES
  ('H100 SXM5 80GB', '2.50 USD', 'internal rate'),
  ('A100 SXM4 80GB', '1.20 USD', 'internal rate'),
  ('A100 SXM4 40GB', '1.00 USD', 'internal rate'),
  ('V100 SXM2 16GB', '0.30 USD', 'internal rate'),
  ('L4', '0.40 USD', 'internal rate');

INSERT INTO slurm.assumption (account, basis, utilisation, says) VALUES
  ('vision', 'bf16', 0.40, 'MFU of the training runs, by their logs'),
  ('speech', 'fp16', 0.25, 'a guess');
