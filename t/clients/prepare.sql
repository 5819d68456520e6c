-- What the clients find beside the ledger.

SET search_path = ledger, public;

-- each reads all of holding and writes it here
CREATE TABLE copied (
  company text,
  on_date date,
  capacity flops(fp16),
  counted_in text,
  PRIMARY KEY (company, on_date)
);

-- for spreadsheets
SELECT bi_view('holding', 'holding_plain'), bi_view('purchase', 'purchase_plain');
