-- What a session needs to ask the questions: where the tables are.  Ratings
-- are those of the datasheets, so that offers of different cards compare.

SET search_path = market, public;
SET compute_acct.rating_books = 'datasheet';

SET DateStyle = ISO;
\pset footer off
