-- What a session needs to ask the questions: where the tables are, and whose
-- word on the capacity of a card counts, in this order.

SET search_path = demand, public;
SET compute_acct.rating_books = '36kr-2024-10-30, datasheet';

SET DateStyle = ISO;
SET IntervalStyle = postgres;
\pset footer off
