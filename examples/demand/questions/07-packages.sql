-- How many packages pay for one EFLOPS, and for all that the cycle takes?

\echo '7. How many packages pay for one EFLOPS, if all of each does, and if a share of each does?'
SELECT package, package.price, ceil(eflops_price.price * '1 EFLOPS fp16'::flops / package.price) AS "for 1 EFLOPS",
  ceil(in_servers / package.price) AS "in whole servers",
  share_for_compute AS share, ceil(in_servers / (package.price * share_for_compute)) AS "at that share"
FROM package, eflops_price, scenario WHERE demand = 'high' ORDER BY package.price;

\echo '   And for the capacity that the cycle takes, at the share that pays for compute?'
SELECT demand, at, package, share_for_compute AS share, packages, round(100 * packages / cars, 1) AS "% of the fleet"
FROM release JOIN scenario USING (demand), server, package,
  LATERAL (SELECT ceil(systems_required(needed, server.system) * server.price / (package.price * share_for_compute)) AS packages) AS p
ORDER BY demand DESC, work, package.price;
