-- The words of Chinese numbers for powers of ten: by themselves and together,
-- simplified, traditional, and as invoices have them.
SELECT value, value::cost FROM unnest(ARRAY[
  '3千万元', '3百万元', '3千元', '3百元', '3十元', '30十万元', '1.5百亿元', '2千亿元', '3千万亿 JPY', '0.5千万元', '3仟元', '2佰万元', '2拾万元',
  '10萬元', '1.2億元', '3億7000萬元', '1萬億元', '1亿2千万元', '2万5千元', '2万5百元', '3千万5000元', '3千万5百元', '1亿2千万3千元', '2万1.5千元', '-1亿2千万元'
]) WITH ORDINALITY AS v (value, place) ORDER BY place;
SELECT '3千 TFLOPS'::flops, '1.2百万 TFLOPS fp16'::flops, '3千万 PFLOP'::flop, '3百万元/EFLOPS'::unit_price, '2万5千元/TFLOPS fp16'::unit_price;
-- Names of currencies in Chinese.
SELECT value, value::cost FROM unnest(ARRAY[
  '10万美金', '10港币', '10 港幣', '10万人民幣', '3百万元人民幣', '10歐元', '100日圓', '100 日圆', '10英镑', '10英鎊', '1萬韓元', '1万韩元', '10万新台币', '10萬新臺幣', '10新台幣', '10新加坡元', '10澳元', '10加元', '10瑞士法郎'
]) WITH ORDINALITY AS v (value, place) ORDER BY place;
\t \a
-- Not read: what is no part of the one before it; what goes on behind 千, 百
-- and 十, where 3千5 is spoken for 3500; and words without digits.
SELECT input_error('cost', value) FROM unnest(ARRAY[
  '1亿12千万元', '3千万500万元', '2万5百万元', '3千5元', '3千500元', '3千5百万元', '2万5千5百元', '2.5万5千元', '1e2千5元', '3百千元', '1亿千万元', '亿元', '一百万元', '3千 万元', '1兆元', '万5千元', '3万万元', '3千万5元'
]) WITH ORDINALITY AS v (value, place) ORDER BY place;
\t \a
