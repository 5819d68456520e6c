-- What no bill says.  Made up, as the bills are: put in your own.

INSERT INTO focus.assumption (ServiceName, basis, utilisation, says) VALUES
  ('Amazon Elastic Compute Cloud', 'bf16', 0.50, 'MFU of our training runs, by their logs'),
  ('Amazon SageMaker', 'bf16', 0.25, 'a guess: serving, half the day idle');

INSERT INTO focus.sku_instance (SkuId, instance) VALUES
  ('SKU-P4D', 'p4d.24xlarge'),
  ('SKU-P5', 'p5.48xlarge');

INSERT INTO focus.without_gpus (what, pattern, says) VALUES
  ('sku', 'SKU-C5', 'a c5.large has none');
