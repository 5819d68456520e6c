SET datestyle = ISO;
-- The European Central Bank's files: wide, with holes, a comma at the end of a line.
SELECT * FROM ecb_rates(E'Date,USD,JPY,BGN,CYP,\n2024-10-31,1.0882,166.16,1.9558,N/A,\r\n2024-10-30,1.0815,N/A,1.9558,N/A,\n') ORDER BY on_date, quote;
SELECT quote, on_date FROM ecb_rates(E'Date,USD,JPY,\r2024-10-31,1.0882,166.16,\r2024-10-30,1.0815,N/A,\r') ORDER BY on_date, quote;
-- A day's own file has blanks and the month in words; another program's copy a mark of byte order.
SELECT * FROM ecb_rates(E'Date, USD, JPY, ISK, \n30 October 2024, 1.0815, 165.97, 149.30, \n') ORDER BY quote;
SELECT quote, rate FROM ecb_rates(E'\uFEFFDate,USD\n2024-02-29,1.0815') ORDER BY quote;
-- Currencies that have gone since.
SELECT quote, on_date, rate FROM ecb_rates(E'Date,CYP,EEK,LTL,LVL,MTL,ROL,SIT,SKK,TRL,\n1999-01-04,0.58231,15.6466,4.717,0.6668,0.4432,13111,189.045,42.991,372274,\n') ORDER BY quote;
-- The XML files say the same.
SELECT * FROM ecb_rates($$<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
	<Cube>
		<Cube time='2024-10-31'><Cube currency='USD' rate='1.0882'/><Cube currency='JPY' rate='166.16'/></Cube>
		<Cube time='2024-10-30'><Cube currency='USD' rate='1.0815'/></Cube>
	</Cube>
</gesmes:Envelope>$$) ORDER BY on_date, quote;
SELECT count(*) FROM ecb_rates(E'\uFEFF' || '<a:Envelope xmlns:a="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube><Cube time="2024-10-31"><Cube currency="USD" rate="1"/></Cube></Cube></a:Envelope>');
-- Loading a later file again adds what is new and what the bank has corrected.
INSERT INTO exchange_rate (base, quote, on_date, rate, source) SELECT * FROM ecb_rates(E'Date,USD,JPY,\n2024-10-31,1.0882,166.16,\n2024-10-30,1.0815,N/A,\n');
INSERT INTO exchange_rate AS r (base, quote, on_date, rate, source) SELECT * FROM ecb_rates(E'Date,USD,JPY,\n2024-11-01,1.0885,165.9,\n2024-10-31,1.0883,166.16,\n2024-10-30,1.0815,N/A,\n')
ON CONFLICT (book, base, quote, on_date) DO UPDATE SET rate = excluded.rate, source = excluded.source WHERE r.rate <> excluded.rate;
SELECT quote, on_date, rate FROM exchange_rate ORDER BY on_date, quote;
SELECT exchange('1 EUR', 'JPY', '2024-11-01');
DELETE FROM exchange_rate;
\t \a
-- What is not such a file is an error that says where.
SELECT error_of(format('SELECT * FROM ecb_rates(%L)', file)) FROM unnest(ARRAY[
  '', E'\n\n', E'Date,USD,\n', 'Date', 'Date,', E'<html>\n<body>\n', '<!DOCTYPE html><html><body><p>Not found</body></html>', '<a/>', E'Date;USD;JPY\n2024-10-31;1.0882;166.16\n',
  E'Date,USD,\n2024-10-31,one,\n', E'Date,USD,JPY\n2025-01-03,1,0299,162.1\n', E'Date,USD,JPY\n2025-01-03,1.0299\n', E'Date,USD,JPY,\n2025-01-03,1.0299,162.1\n', E'Date,USD,\n2025-01-03,1.0299,162.1\n',
  E'Date,USD,USD\n2025-01-03,1.0299,N/A\n', E'Date,USD,XYZ\n2025-01-03,1.0299,1\n', E'Date,USD,$\n2025-01-03,1.0299,1\n', E'Date,,USD\n2025-01-03,1.0299,1\n',
  E'Date,USD\n2025-01-03,1.0299\n2025-01-02,1.0299\n2025-01-03,1.0298\n', E'Date,USD\n03/01/2025,1.0299\n', E'Date,USD\n2025-02-29,1.0299\n', E'Date,USD\n2025-13-01,1.0299\n', E'Date,USD\n3 Januar 2025,1.0299\n', E'Date,USD\n31 April 2025,1.0299\n', E'Date,USD\n,1.0299\n',
  E'Date,USD\n2025-01-03,-1.0299\n', E'Date,USD\n2025-01-03,0.0\n', E'Date,USD\n2025-01-03,1e3\n', E'Date,USD\n2025-01-03,1.\n', E'Date,USD\n2025-01-03,.5\n', E'Date,USD\n2025-01-03,1.0.2\n', E'Date,USD\n2025-01-03,"1.02"\n', E'Date,USD\n2025-01-03,NaN\n'
]) AS file;
SELECT error_of(format($$SELECT * FROM ecb_rates('<g:Envelope xmlns:g="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube>%s</Cube></g:Envelope>')$$, cubes))
FROM unnest(ARRAY['', '<Cube time="2024-10-31"></Cube>', '<Cube time="2024-10-31"><Cube currency="USD"/></Cube>', '<Cube><Cube currency="USD" rate="1"/></Cube>', '<Cube time="2024-10-31"><Cube rate="1"/></Cube>',
  '<Cube time="2024-10-31"><Cube currency="USD" rate="1"/><Cube currency="USD" rate="2"/></Cube>', '<Cube time="2024-10-31"><Cube currency="USD" rate="1,08"/></Cube>']) AS cubes;
\t \a
RESET datestyle;
