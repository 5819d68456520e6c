-- The rows.  The facts come first; all else refers to them.

INSERT INTO fact (fact, subject, on_date, kind, says) VALUES
  ('s01', 'EFLOPS', '2024-10-30', 'definition', 'One EFLOPS is a million TFLOPS.'),
  ('s02', 'A800', '2024-10-30', 'stated', 'One card does 320 TFLOPS in fp16. (The datasheet says 312.)'),
  ('s03', 'A800', '2024-10-30', 'derived', 'One EFLOPS takes 3125 cards.'),
  ('s04', 'A800', '2024-10-30', 'rounded', 'One EFLOPS takes 390 servers of eight cards.'),
  ('s05', 'A800', '2024-10-30', 'stated', 'A server of eight cards is offered at about 950,000 yuan.'),
  ('s06', 'A800', '2024-10-30', 'rounded', 'One EFLOPS costs about 370 million yuan.'),
  ('s07', 'Li Auto', '2024-07-31', 'stated', 'In July its cloud had 2.4 EFLOPS.'),
  ('s08', 'Li Auto', '2024-08-31', 'stated', 'By the end of August it had 5.39 EFLOPS.'),
  ('s09', 'Li Auto', '2024-08-31', 'rounded', 'That is more than 16,800 A800 cards.'),
  ('s10', 'Li Auto', '2024-12-31', 'stated', 'It wants to have 8 EFLOPS by the end of the year.'),
  ('s11', 'XPeng', '2024-10-30', 'stated', 'It has 2.51 EFLOPS.'),
  ('s12', 'XPeng', '2024-10-30', 'rounded', 'That is more than 7,800 A800 cards.'),
  ('s13', 'XPeng', '2025-12-31', 'stated', 'It wants to have 10 EFLOPS in 2025, for about 3.7 billion yuan.'),
  ('s14', 'NIO', '2024-10-30', 'stated', 'It has 1.4 EFLOPS, more than 4,300 A800 cards.'),
  ('s15', 'Huawei ADS', '2024-08-31', 'stated', 'It went from 5 to 7.5 EFLOPS within two months, on NVIDIA and Ascend cards.'),
  ('s16', 'Tesla', '2024-09-30', 'stated', 'Its compute equals about 67,500 H100 cards.'),
  ('s17', 'Tesla', '2024-09-30', 'stated', 'That is 67.5 EFLOPS: 1000 TFLOPS a card. (The datasheet says 989.4.)'),
  ('s18', 'Tesla', '2024-10-31', 'derived', 'With 21,000 more H100 cards by the end of October it is 88.5 EFLOPS.'),
  ('s19', 'World', '2023-12-31', 'stated', 'The world had 910 EFLOPS in fp32.'),
  ('s20', 'China', '2024-06-30', 'stated', 'China had 246 EFLOPS in fp32.'),
  ('s21', 'China', '2024-06-30', 'derived', 'Counted in fp16 that is 492 EFLOPS, at twice the fp32 figure.'),
  ('s22', 'China', '2024-10-30', 'rounded', 'The four makers together have about 3.5 % of that.'),
  ('s23', 'Dojo', '2024-12-31', 'stated', 'Dojo 1 will equal about 8,000 H100 cards by the end of the year.'),
  ('s24', 'Dojo', NULL, 'stated', 'It is meant to grow to 100 EFLOPS.');

INSERT INTO company (company, region) VALUES
  ('Huawei ADS', 'China'),
  ('Li Auto', 'China'),
  ('NIO', 'China'),
  ('XPeng', 'China'),
  ('Tesla', 'United States'),
  ('Tesla Dojo', 'United States');

INSERT INTO holding (company, on_date, stated, counted_in, fact) VALUES
  ('Huawei ADS', '2024-06-30', '5 EFLOPS', NULL, 's15'),
  ('Huawei ADS', '2024-08-31', '7.5 EFLOPS', NULL, 's15'),
  ('Li Auto', '2024-07-31', '2.4 EFLOPS', 'A800', 's07'),
  ('Li Auto', '2024-08-31', '5.39 EFLOPS', 'A800', 's08'),
  ('NIO', '2024-10-30', '1.4 EFLOPS', 'A800', 's14'),
  ('XPeng', '2024-10-30', '2.51 EFLOPS', 'A800', 's11'),
  ('Tesla', '2024-09-30', '67.5 EFLOPS', 'H100', 's17');

INSERT INTO target (company, by_date, stated, fact) VALUES
  ('Li Auto', '2024-12-31', '8 EFLOPS', 's10'),
  ('XPeng', '2025-12-31', '10 EFLOPS', 's13'),
  ('Tesla Dojo', NULL, '100 EFLOPS', 's24');

INSERT INTO fleet (cluster, on_date, model, added, fact) VALUES
  ('Tesla', '2024-09-30', 'H100', 67500, 's16'),
  ('Tesla', '2024-10-31', 'H100', 21000, 's18'),
  ('Dojo 1', '2024-12-31', 'H100', 8000, 's23');

INSERT INTO server_price (system, on_date, price, fact) VALUES
  ('HGX A800 8-GPU', '2024-10-30', '950000 CNY', 's05');

INSERT INTO total (region, on_date, capacity, fact) VALUES
  ('China', '2024-06-30', '246 EFLOPS fp32', 's20'),
  ('World', '2023-12-31', '910 EFLOPS fp32', 's19');

-- The price of XPeng's target is there twice, as it can be read in two ways:
-- of all of it, or of the rest that is still to buy.
INSERT INTO claim (place, claim, relation, claimed, unit, step, fact) VALUES
  (1, 'A800 cards in 1 EFLOPS', 'is', 3125, 'cards', 1, 's03'),
  (2, 'servers in 1 EFLOPS', 'is', 390, 'servers', 1, 's04'),
  (3, 'price of 1 EFLOPS', 'about', 370, 'mn CNY', 10, 's06'),
  (4, 'cards behind Li Auto', 'over', 16800, 'cards', 100, 's09'),
  (5, 'cards behind XPeng', 'over', 7800, 'cards', 100, 's12'),
  (6, 'cards behind NIO', 'over', 4300, 'cards', 100, 's14'),
  (7, 'XPeng, price of it all', 'about', 3700, 'mn CNY', 100, 's13'),
  (8, 'XPeng, price of rest', 'about', 3700, 'mn CNY', 100, 's13'),
  (9, '67500 H100 of Tesla', 'about', 67.5, 'EFLOPS', 0.1, 's17'),
  (10, '88500 H100 of Tesla', 'is', 88.5, 'EFLOPS', 0.1, 's18'),
  (11, 'China, total in fp16', 'is', 492, 'EFLOPS', 1, 's21'),
  (12, 'share of four makers', 'about', 3.5, 'percent', 0.1, 's22');
