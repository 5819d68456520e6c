-- What has each account used, and what is that worth?

\set quiet_before :QUIET
\set QUIET on
\pset footer off
\echo 'GPU-hours, work and cost by account'
SELECT account, currency, jobs, round(gpu_hours, 2) AS "GPU-hours", round(device_hours, 2) AS "device-hours", work, round(cost) AS cost, round(price, 4) AS price
FROM slurm.account_usage ORDER BY account, currency;

\echo 'What of that is which device?'
SELECT account, gres, type, model, round(sum(device_seconds) / 3600, 2) AS "device-hours", round(sum(cost)) AS cost
FROM slurm.job_work GROUP BY account, gres, type, model ORDER BY account, gres, type, model;

\echo 'What nobody has said yet'
SELECT gres, type, partition, jobs, round(hours, 2) AS hours, question FROM slurm.undecided ORDER BY gres, type, partition, question;
\pset footer on
\set QUIET :quiet_before
