-- Which regions have more than so much together?
SELECT region, count(*), sum(capacity), eflops(sum(capacity)) FROM latest_holding
GROUP BY region HAVING sum(capacity) > CAST('10 EFLOPS' AS flops(fp16)) ORDER BY region;
