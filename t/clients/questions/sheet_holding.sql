-- The rows that a sheet is fed with.  A spreadsheet writes dates as its user does.
SET DateStyle = 'SQL, MDY';
SELECT * FROM holding_plain ORDER BY company, on_date;
