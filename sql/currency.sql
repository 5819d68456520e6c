SET datestyle = ISO;
-- Currencies that ISO 4217 has withdrawn are read and printed, for old invoices and old rates.
SELECT value::cost, currency_withdrawn(currency(value::cost)) AS withdrawn FROM unnest(ARRAY['5 DEM', '1,000 ITL', '0.5 TRL', '1 XEU', '7 HRK', '8 RUR', '5 EUR', '1 XAU']) AS value;
SELECT round('1.5 ITL'::cost), round('1.555 DEM'::cost);
CREATE TABLE old_invoice (paid cost(DEM));
INSERT INTO old_invoice VALUES ('1,955.83 DEM');
SELECT paid FROM old_invoice;
-- A table for new amounts can refuse them.
CREATE TABLE new_invoice (paid cost CONSTRAINT currency_in_use CHECK (currency_withdrawn(currency(paid)) IS NULL));
INSERT INTO new_invoice VALUES ('5 EUR');
\t \a
SELECT error_of($$ INSERT INTO new_invoice VALUES ('5 DEM') $$);
SELECT error_of($$ SELECT currency_withdrawn('XYZ') $$);
\t \a
DROP TABLE old_invoice, new_invoice;
RESET datestyle;
