-- bi_view() acts as its caller, and its views read as theirs: nobody sees, or
-- lets others see, what he could not without.
CREATE ROLE regress_bi_owner;
CREATE ROLE regress_bi_reader;
CREATE ROLE regress_bi_column;
CREATE ROLE regress_bi_maker;
CREATE ROLE "regress_bi ""odd"" 'role'";
CREATE SCHEMA books;
CREATE SCHEMA making;
GRANT USAGE ON SCHEMA books, making TO PUBLIC;
GRANT CREATE ON SCHEMA books TO regress_bi_owner;
GRANT CREATE ON SCHEMA making TO regress_bi_maker;
SET search_path = books, public;
CREATE FUNCTION public.grants_of(relation regclass) RETURNS TABLE (grantee text, privileges text) LANGUAGE sql
BEGIN ATOMIC
  SELECT coalesce(nullif(a.grantee, 0)::regrole::text, 'PUBLIC'), string_agg(a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END, ' ' ORDER BY a.privilege_type)
  FROM pg_class c, aclexplode(c.relacl) AS a WHERE c.oid = relation AND a.grantee <> c.relowner GROUP BY 1 ORDER BY 1;
END;

SET ROLE regress_bi_owner;
CREATE TABLE purchase (buyer name, paid cost, secret text);
INSERT INTO purchase VALUES ('regress_bi_reader', '1 CNY', 'seen'), ('regress_bi_maker', '2 CNY', 'made'), ('somebody', '3 CNY', 'hidden');
GRANT SELECT, INSERT ON purchase TO regress_bi_reader WITH GRANT OPTION;
GRANT SELECT ON purchase TO "regress_bi ""odd"" 'role'";
GRANT SELECT (buyer, paid) ON purchase TO regress_bi_column;
GRANT INSERT ON purchase TO regress_bi_maker;
ALTER TABLE purchase ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON purchase USING (buyer = current_user);
SELECT bi_view('purchase');
-- SELECT is copied, and nothing else
SELECT * FROM grants_of('purchase');
SELECT * FROM grants_of('purchase_bi');
SELECT paid_amount FROM purchase_bi ORDER BY 1;

-- Row-level security is the reader's, not the owner's.
SET ROLE regress_bi_reader;
SELECT * FROM purchase_bi;
-- A function that tells what it is shown is shown no other rows.
CREATE FUNCTION pg_temp.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN RAISE NOTICE 'saw %', $1; RETURN true; END $$;
SELECT paid_amount FROM purchase_bi WHERE pg_temp.tell(secret);
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO books.purchase_bi (buyer) VALUES ('x') $$,
  $$ SELECT bi_view_refresh('books.purchase_bi') $$,
  -- no place to create it in
  $$ SELECT bi_view('books.purchase', 'purchase_mine') $$,
  $$ SELECT bi_view('books.purchase', 'making.purchase_mine') $$]) AS statement;

-- Columns alone: the view reads them all, so it takes a right to all.
SET ROLE regress_bi_column;
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT paid_amount FROM books.purchase_bi $$]) AS statement;
\t \a

-- Somebody who may not read the table can make a view of it, as he can in SQL, and gets nothing by it.
SET ROLE regress_bi_maker;
SELECT bi_view('purchase', 'making.stolen');
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT * FROM making.stolen $$, $$ SELECT * FROM books.purchase_bi $$]) AS statement;
\t \a
SELECT * FROM grants_of('making.stolen');
-- nor by giving it to others
GRANT SELECT ON making.stolen TO PUBLIC;
SET ROLE regress_bi_column;
\t \a
SELECT error_of($$ SELECT * FROM making.stolen $$);
\t \a
SET ROLE regress_bi_reader;
SELECT * FROM making.stolen;

-- In a schema that he may not look into, there is nothing for him.
RESET ROLE;
CREATE SCHEMA closed;
CREATE TABLE closed.salary (paid cost);
SELECT 'closed.salary'::regclass::oid AS salary \gset
SET ROLE regress_bi_maker;
\t \a
SELECT error_of(format($$ SELECT bi_view(%s::regclass, 'making.salary') $$, :salary));
\t \a

-- Refresh copies new grants, and is the owner's: not only by name.
SET ROLE regress_bi_owner;
GRANT SELECT ON purchase TO PUBLIC;
SELECT bi_view_refresh('purchase_bi');
SELECT * FROM grants_of('purchase_bi');
RESET ROLE;
GRANT regress_bi_owner TO regress_bi_maker;
SET ROLE regress_bi_maker;
ALTER TABLE purchase ADD COLUMN fee cost;
SELECT bi_view_refresh('purchase_bi');
SELECT fee_amount FROM purchase_bi;
RESET ROLE;
REVOKE regress_bi_owner FROM regress_bi_maker;
-- Whoever revokes a right to the table, revokes it at once.
REVOKE SELECT ON purchase FROM PUBLIC, regress_bi_reader CASCADE;
SET ROLE regress_bi_reader;
\t \a
SELECT error_of($$ SELECT * FROM books.purchase_bi $$);
\t \a
RESET ROLE;

-- A function of the same name that would match a domain better is not called.
GRANT CREATE ON SCHEMA public TO regress_bi_maker;
SET ROLE regress_bi_maker;
CREATE DOMAIN making.fee AS cost;
CREATE FUNCTION public.amount(making.fee) RETURNS numeric LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called by %', current_user; END $$;
CREATE FUNCTION public.currency(making.fee) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called by %', current_user; END $$;
CREATE TABLE making.bait (fee making.fee);
INSERT INTO making.bait VALUES ('1 CNY');
RESET ROLE;
SELECT bi_view('making.bait', number_type => 'double precision');
SELECT * FROM making.bait_bi;
SELECT bi_view_refresh('making.bait_bi');
REVOKE CREATE ON SCHEMA public FROM regress_bi_maker;

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA books, making, closed CASCADE;
DROP FUNCTION grants_of(regclass);
DROP OWNED BY regress_bi_owner, regress_bi_reader, regress_bi_column, regress_bi_maker, "regress_bi ""odd"" 'role'";
DROP ROLE regress_bi_owner, regress_bi_reader, regress_bi_column, regress_bi_maker, "regress_bi ""odd"" 'role'";
