-- GPUs are there in all, by type, or both; they are counted once.
SELECT tres, gpu_count(tres), gpu_count(tres, 'H100') AS h100, gpu_count(tres, 'NVIDIA A100-SXM4-80GB') AS a100
FROM unnest(ARRAY[
  '', 'billing=1,cpu=1,mem=1000M,node=1',
  'billing=10,cpu=10,gres/gpu=4,mem=374000M,node=2',
  'gres/gpu:h100=8',
  'gres/gpu=8,gres/gpu:h100=8',
  'gres/gpu:h100=8,gres/gpu=8',
  'gres/gpu=8,gres/gpu:h100=6',
  'gres/gpu:h100=2,gres/gpu:a100=4',
  'gres/gpu:a100=4,gres/gpu=6,gres/gpu:nvidia_h100_80gb_hbm3=2',
  'gres/gpu=3,gres/gpu:3g.40gb=2,gres/gpu:4g.40gb=1',
  'cpu=9,gres/cpu=9,gres/gpu:a100_3g.20gb=2,gres/gpu=2',
  'gres/gpu:volta=2,mem=125G,node=1',
  'gres/shard:h100=4,gres/shard=4', 'gres/mps=50,gres/gpumem=40G,gres/gpuutil=100',
  'gres/gpu=0', 'gres/gpu=0.25', ' gres/gpu=1 ',
  'energy=18446744073709551614,gres/gpu=12345678901234567890,mem=62.50G,license/matlab=3']) WITH ORDINALITY AS t (tres, n)
ORDER BY n;
SELECT gpu_count(NULL) IS NULL AND gpu_count(NULL, 'H100') IS NULL AND gpu_count('gres/gpu=1', NULL) IS NULL AS strict;

-- What a job had of each type, and without a type.
SELECT n, g.* FROM unnest(ARRAY[
  'gres/gpu=8,gres/gpu:h100=6,gres/gpu:a100=1', 'gres/gpu=4', 'gres/gpu:h100=0,gres/gpu=0', 'cpu=1',
  'gres/shard:l4=3,gres/shard=3', 'gres/gpu:a100_3g.20gb=1,gres/gpu=1,gres/mps=50']) WITH ORDINALITY AS t (tres, n),
  gpu_tres(tres) AS g
ORDER BY n, gres, type;

-- Other accelerators count as well, however they are written; memory and
-- utilisation do not, and what else there is is told, for the site to say what it is.
SELECT tres, gpu_count(tres), (SELECT string_agg(concat_ws(':', gres, type) || '=' || count, ' ' ORDER BY gres, type) FROM gpu_tres(tres)) AS gpu_tres
FROM unnest(ARRAY['gres/npu:910b=8', 'gres/dcu=4', 'gres/mlu:mlu370=2,gres/mlu=2', 'gres/gcu=1', 'gres:gpu=2', 'gres:gpu:h100=2', 'GRES/GPU=2', 'Gres/GPU:H100=1,gres/npu=3', 'gres/gpu=1,gres/npu=2,gres/xpu=4',
  'gres/npumem=64G,gres/npuutil=10,gres/gpu_memory=1,gres/vmem=3,gres/GPUMem=2', 'gres/craynetwork=4,gres/gpu_a100=2,gres/fpga:u250=1', 'gres/shard=8,gres/mps:l4=100', 'gres/cpu=9', 'gres/nvme=100G,gres/scratch:ssd=1.5T']) WITH ORDINALITY AS t (tres, n) ORDER BY n;
SELECT gpu_count('gres/npu:910b2=8,gres/npu:910b3=8', 'Ascend 910B2') AS npus;

-- It is where types are known to the catalog that a job has a capacity.
SELECT sum(capacity(type, count, 'bf16')) FROM gpu_tres('gres/gpu=12,gres/gpu:h100=8,gres/gpu:a100=4');

-- Of a model, by any of its names; a row of one's own makes another.
SELECT gpu_count('gres/gpu:lab=2,gres/gpu:h100=1', 'V100 32GB') AS gpus;
BEGIN;
INSERT INTO accelerator_alias (alias, model) VALUES ('lab', 'V100 SXM2 32GB');
SELECT gpu_count('gres/gpu:lab=2,gres/gpu:h100=1', 'V100 32GB') AS gpus;
ROLLBACK;

\t \a
-- What is no such string is an error that says why.
SELECT error_of(format('SELECT gpu_count(%L)', tres)) FROM unnest(ARRAY[
  'gres/gpu', 'gpu:h100:8', 'N/A', 'gres/gpu=', '=4', 'gres/gpu=two', 'gres/gpu=4K', 'gres/gpu=-1', 'gres/gpu=1.', 'gres/gpu=.5', 'gres/gpu=1.5.1', 'gres/gpu=1e3', 'gres/gpu= 4',
  'gres/gpu:=4', 'cpu=120,mem=515456M,', 'cpu=1,,node=1', ',cpu=1', 'billing=12,cpu=12,gre+', 'gres/gpu:h100=1,gres/gpu=1+', '1=12,2=31000,4=1,1001=2',
  'gres/gpu=4,gres/gpu=4', 'gres/gpu:h100=4,gres/gpu:h100=4', 'gres/gpu=4,gres/gpu:h100=4,gres/gpu:a100=0.5',
  'gres/shard=x', 'gpu=2', 'GPU:h100=2', 'npu=8', 'gres/=2', 'gres/:h100=2', 'gres/mps=4K', 'gres/nvme=lots']) WITH ORDINALITY AS t (tres, n) ORDER BY n;
-- Many types.
SELECT gpu_count(string_agg('gres/gpu:t' || i || '=' || i, ',')) FROM generate_series(1, 80000) AS i;
-- Of a long string and a long name the beginning is told.
SELECT length(error_of(format('SELECT gpu_count(%L)', 'gres/gpu=x' || repeat('y', 100000)))) AS error, length(error_of(format('SELECT gpu_count(''gres/gpu=1'', %L)', repeat('昇', 100000)))) - length(format('SELECT gpu_count(''gres/gpu=1'', %L)', repeat('昇', 100000))) < 0 AS is_short;
-- A model must be one; a type of the string need not.
SELECT error_of($$ SELECT gpu_count('gres/gpu:h100=8', 'H1000') $$);
SELECT error_of($$ SELECT gpu_count('', 'p5.48xlarge') $$);
SELECT error_of($$ SELECT * FROM gpu_tres('gres/gpu=4,') $$);
\t \a
