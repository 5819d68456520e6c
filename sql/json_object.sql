-- The JSON object of a value is input of its type: what to_json() gives, in any
-- order of keys, checked as strictly as text.
CREATE TABLE sample (id integer, f flops, w flop, c cost, p unit_price, declared cost(CNY), based flops(fp16), list cost[]);
INSERT INTO sample VALUES
  (1, '5.39 EFLOPS fp16', '314 ZFLOP fp16', '950000 CNY', '371.09375 CNY/TFLOPS fp16', '1 CNY', '1 EFLOPS fp16', '{1 CNY,2 USD,NULL}'),
  (2, '664613.997892457936451903530140172287 QFLOPS fp8 sparse', '-664613.997892457936451903530140172288 QFLOP fp64 tensor', '-2596148429267413814265.248164610048 USD', '10141204801825835211973.625342975 USD/EOP int4 sparse', '-0.000000000001 CNY', '1 FLOPS fp16', '{}'),
  (3, '0 FLOPS', '1 FLOP', '0 JPY', '-0.000000001 KWD/EFLOP', NULL, NULL, NULL),
  (4, '1979 TOPS int8', '60 TOP int8', '0.000000000001 XAU', '1 CLF/EOPS int8 vector', '0 CNY', '7 EFLOPS fp16', '{5 EUR}');
-- The round trip of an audit table, and its like.
SELECT count(*) FROM sample AS s, LATERAL jsonb_populate_record(NULL::sample, to_jsonb(s)) AS r WHERE r IS NOT DISTINCT FROM s;
SELECT count(*) FROM sample AS s, LATERAL json_populate_record(NULL::sample, to_json(s)) AS r WHERE r IS NOT DISTINCT FROM s;
SELECT count(*) FROM jsonb_populate_recordset(NULL::sample, (SELECT jsonb_agg(to_jsonb(s)) FROM sample AS s)) AS r JOIN sample AS s ON s IS NOT DISTINCT FROM r;
SELECT count(*) FROM sample AS s, LATERAL jsonb_populate_record(NULL::sample, jsonb_strip_nulls(to_jsonb(s))) AS r WHERE r.f = s.f AND r.p = s.p;
SELECT c::json::text::cost = c AS cost, to_json(f)::text::flops = f AS flops, to_jsonb(w)::text::flop = w AS flop, to_jsonb(p)::text::unit_price = p AS unit_price FROM sample ORDER BY id;
-- By hand: any unit that text may have, any blanks that JSON may have, an exponent.
SELECT '{"number": 5.39e0, "unit": "PFLOPS", "basis": "fp8 sparse"}'::flops, '{"basis":null,"unit":"PFLOPS-days","number":-1E+2}'::flop, E'\n {\t"unit" : "元" , "number" : 1e-3\r } '::cost,
  '{"unit": "EUR/PFLOPS", "basis": "int8", "number": 0}'::unit_price, '{"number": 1, "unit": "EFLOPS", "basis": null}'::flops(fp16),
  '{"number": 1, "unit": "EFLOPS"}'::flops;
\t \a
SELECT input_error('flops', value) FROM unnest(ARRAY[
  '{', '{}', '{"number": 5}', '{"unit": "EFLOPS", "basis": "fp16"}', '{"number": 5, "unit": "EFLOPS", "basis": "fp16"', '{"number": 5, "unit": "EFLOPS", "basis": "fp16"} x', '{"number": 5, "unit": "EFLOPS", "basis": "fp16",}', '{"number": 5 "unit": "EFLOPS", "basis": "fp16"}',
  '{"number": 5, "unit": "EFLOPS", "basis": "fp16", "at": 1}', '{"number": 5, "unit": "EFLOPS", "basis": "fp16", "number": 5}', '{"Number": 5, "unit": "EFLOPS", "basis": "fp16"}',
  '{"number": "5", "unit": "EFLOPS", "basis": "fp16"}', '{"number": 05, "unit": "EFLOPS", "basis": "fp16"}', '{"number": .5, "unit": "EFLOPS", "basis": "fp16"}', '{"number": 5., "unit": "EFLOPS", "basis": "fp16"}', '{"number": +5, "unit": "EFLOPS", "basis": "fp16"}', '{"number": 1,000, "unit": "EFLOPS", "basis": "fp16"}', '{"number": null, "unit": "EFLOPS", "basis": "fp16"}', '{"number": 1e, "unit": "EFLOPS", "basis": "fp16"}', '{"number": 5万, "unit": "EFLOPS", "basis": "fp16"}',
  '{"number": 5, "unit": "EFLOPS fp16", "basis": null}', '{"number": 5, "unit": null, "basis": null}', '{"number": 5, "unit": "", "basis": null}', '{"number": 5, "unit": "EFLOPS", "basis": ""}', '{"number": 5, "unit": "EFLOPS", "basis": "fp17"}', '{"number": 5, "unit": "\u0045FLOPS", "basis": "fp16"}', '{"number": 5, "unit": "EFLOP", "basis": "fp16"}', '{"number": 5, "unit": "TFLOPs", "basis": "fp16"}', '{"number": 664613.997892457936451903530140172288, "unit": "QFLOPS", "basis": "fp16"}', '[5, "EFLOPS"]'
]) WITH ORDINALITY AS v (value, place) ORDER BY place;
SELECT input_error(type, value) FROM (VALUES
  ('cost', '{"number": 5, "unit": "CNY", "basis": null}'), ('cost', '{"number": 5, "unit": "$"}'), ('cost', '{"number": 5, "unit": "top"}'), ('cost', '{"number": 5, "unit": "bn USD"}'), ('cost', '{"number": 1e40, "unit": "CNY"}'), ('cost(CNY)', '{"number": 5, "unit": "USD"}'),
  ('unit_price', '{"number": 5, "unit": "CNY", "basis": null}'), ('unit_price', '{"number": 5, "unit": "CNY/PFLOPS-days", "basis": null}'), ('flop', '{"number": 5, "unit": "EFLOPS", "basis": null}')
) AS v (type, value);
\t \a
DROP TABLE sample;
