-- Where the types meet: capacity, work, time, money and price.  One case a line,
-- its result below it.
\t \a
-- cost / flops: eight cards of 320 TFLOPS for 950,000 CNY
SELECT '950000 CNY'::cost / ('320 TFLOPS fp16'::flops * 8);                          -- price
SELECT '371093750 CNY/EFLOPS fp16'::unit_price * '2.99 EFLOPS fp16'::flops;          -- what that capacity costs
SELECT '2.99 EFLOPS fp16'::flops * '371093750 CNY/EFLOPS fp16'::unit_price;          -- the same in the other order
SELECT affordable_capacity('1109570312.50 CNY', '371093750 CNY/EFLOPS fp16');        -- and back

-- cost / flop
SELECT '1000 USD'::cost / '314 ZFLOP fp16'::flop;                                    -- price of work
SELECT '1.4 USD/EFLOP fp16'::unit_price * '1 ZFLOP fp16'::flop;                      -- what that work costs
SELECT '1 ZFLOP fp16'::flop * '1.4 USD/EFLOP fp16'::unit_price;                      -- the same in the other order
SELECT affordable_work('1400 USD', '1.4 USD/EFLOP fp16');                            -- and back

-- flops * interval
SELECT '1 EFLOPS fp16'::flops * interval '1 day';                                    -- a day has 24 hours
SELECT interval '1 day' * '1 EFLOPS fp16'::flops;                                    -- the same in the other order
SELECT '1 PFLOPS'::flops * interval '1 hour 30 minutes';                             -- hours
SELECT '3 FLOPS'::flops * interval '0.5 seconds';                                    -- half rounds up
SELECT '-3 FLOPS'::flops * interval '0.5 seconds';                                   -- and down below zero
SELECT '1 EFLOPS'::flops * interval '-1 day';                                        -- a time that goes backwards

-- flop / interval, flop / flops
SELECT '86.4 ZFLOP fp16'::flop / interval '1 day';                                   -- capacity
SELECT '86.4 ZFLOP fp16'::flop / '1 EFLOPS fp16'::flops;                             -- time
SELECT '1 FLOP'::flop / '3 FLOPS'::flops;                                            -- to the microsecond
SELECT '314 ZFLOP fp16'::flop / ('312 TFLOPS fp16'::flops * 1024 * 0.4);             -- training on 1024 cards
SELECT '-1 ZFLOP'::flop / '1 EFLOPS'::flops;                                         -- below zero

-- Rounded half away from zero, in the last place that the result has.
SELECT '0.000000000001 USD'::cost / '2 PFLOPS'::flops;                               -- half, up
SELECT '-0.000000000001 USD'::cost / '2 PFLOPS'::flops;                              -- half, down
SELECT '0.000000000001 USD'::cost / '2.000001 PFLOPS'::flops;                        -- less than half
SELECT '0.000000001 USD/EFLOPS'::unit_price * '500 TFLOPS'::flops;                   -- half, up
SELECT '0.000000001 USD/EFLOPS'::unit_price * '499.999 TFLOPS'::flops;               -- less than half

-- Bases, currencies and what a price is per must agree.
SELECT error_of($$ SELECT '1 CNY/EFLOPS fp16'::unit_price * '1 EFLOPS fp32'::flops $$);  -- another basis
SELECT error_of($$ SELECT '1 CNY/EFLOP fp16'::unit_price * '1 EFLOPS fp16'::flops $$);   -- work, not capacity
SELECT error_of($$ SELECT '1 CNY/EFLOPS fp16'::unit_price * '1 EFLOP fp16'::flop $$);    -- capacity, not work
SELECT error_of($$ SELECT affordable_capacity('1 USD', '1 CNY/EFLOPS fp16') $$);         -- another currency
SELECT error_of($$ SELECT affordable_capacity('1 CNY', '1 CNY/EFLOP fp16') $$);          -- work, not capacity
SELECT error_of($$ SELECT affordable_work('1 CNY', '1 CNY/EFLOPS fp16') $$);             -- capacity, not work
SELECT error_of($$ SELECT '1 ZFLOP fp16'::flop / '1 EFLOPS fp8'::flops $$);              -- another basis

-- Zero divides nothing.
SELECT error_of($$ SELECT affordable_work('1 CNY', '0 CNY/EFLOP fp16') $$);              -- a price of zero
SELECT error_of($$ SELECT '1 CNY'::cost / '0 EFLOPS'::flops $$);                         -- no capacity
SELECT error_of($$ SELECT '1 CNY'::cost / nullif('0 EFLOPS fp16'::flops, '0 FLOPS') $$); -- nullif() with a zero of another basis
SELECT error_of($$ SELECT '1 ZFLOP'::flop / interval '0' $$);                            -- no time
SELECT error_of($$ SELECT '1 ZFLOP'::flop / '0 FLOPS'::flops $$);                        -- no capacity

-- What no type holds is an error.
SELECT error_of($$ SELECT '1000000000000000 CNY'::cost / '1 FLOPS'::flops $$);           -- a price
SELECT error_of($$ SELECT '1e22 CNY/EFLOPS'::unit_price * '1 ZFLOPS'::flops $$);         -- a cost
SELECT error_of($$ SELECT '664613 QFLOPS'::flops * interval '1 day' $$);                 -- work
SELECT error_of($$ SELECT '1 QFLOP'::flop / '1 FLOPS'::flops $$);                        -- a time

-- A month has no fixed length.
SELECT error_of($$ SELECT '1 EFLOPS'::flops * interval '1 month' $$);                    -- a month
SELECT error_of($$ SELECT '1 EFLOPS'::flops * interval '1 year 2 days' $$);              -- a year
SELECT error_of($$ SELECT '1 ZFLOP'::flop / interval '1 month' $$);                      -- as a divisor

-- What means nothing is no operator.
SELECT error_of($$ SELECT '1 EFLOPS'::flops * '1 EFLOPS'::flops $$);                     -- capacity squared
SELECT error_of($$ SELECT '1 EFLOPS'::flops / '1 CNY'::cost $$);                         -- capacity per money
SELECT error_of($$ SELECT '1 CNY'::cost * '1 EFLOPS'::flops $$);                         -- money times capacity
\t \a

-- What the hint on a division by zero says; nullif() needs a zero of the divisor's own basis.
SELECT x, CASE WHEN sign(x) <> 0 THEN '1 CNY'::cost / x END AS price,
  CASE WHEN sign(x) <> 0 THEN '1 ZFLOP fp16'::flop / x END AS duration,
  '1 CNY'::cost / nullif(x, 0 * x) AS same
FROM (VALUES ('0 EFLOPS fp16'::flops), ('1 EFLOPS fp16')) AS v (x) ORDER BY x;
