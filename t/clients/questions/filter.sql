-- Who has more than so much?
SELECT company, capacity, eflops(capacity) FROM latest_holding
WHERE capacity > CAST('2.4 EFLOPS' AS flops(fp16)) ORDER BY company;
