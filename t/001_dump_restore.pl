# Dump and restore: a dump holds the user's rows and settings, and the shipped
# rows come from the version that is installed where it is restored.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my @catalog = qw(accelerator accelerator_alias accelerator_rating
  accelerator_rating_source accelerator_system basis_convention);

# --- a database as users have it ----------------------------------------------

# "Z9" is what the later version will ship too, with other figures.
my $user_rows = <<'SQL';
INSERT INTO accelerator (model, vendor, memory_gb, launch_date, note) VALUES
  ('Abacus', 'Suanpan & Söhne', 0.5, '2024-02-29', E'tab\there, quote '' and \\ backslash'),
  ('A800 SXM4 80GB', 'NVIDIA', 80, NULL, 'as counted by us'),
  ('Z9', 'Zuse', 1, NULL, 'announced to us');
INSERT INTO accelerator_alias (alias, model, note) VALUES
  ('算盘', 'Abacus', NULL), ('Counting Frame', 'Abacus', 'family'), ('Zed Nine', 'Z9', NULL);
INSERT INTO accelerator_rating (model, accumulate, capacity, book, valid, source) VALUES
  ('Abacus', NULL, '1.000000000001 TFLOPS fp16', 'quotes-2025', '[2024-01-01,2025-01-01)', 'offer 17'),
  ('Abacus', NULL, '2 TFLOPS fp16', 'quotes-2025', '[2025-01-01,)', 'offer 18'),
  ('Abacus', 'fp32', '0.5 TFLOPS fp16', 'quotes-2025', '(,)', 'offer 18'),
  ('Abacus', NULL, '3 TOPS int8 sparse', 'quotes-2025', '(,)', 'offer 18'),
  ('A800 SXM4 80GB', NULL, '300 TFLOPS fp16', 'datasheet', '(,)', 'our own datasheet'),
  ('Z9', NULL, '9 TFLOPS fp16', 'datasheet', '(,)', 'their letter');
INSERT INTO accelerator_rating_source (model, capacity, source, kind) VALUES
  ('Abacus', '1.5 TFLOPS fp16', 'offer 16', 'disagrees');
INSERT INTO accelerator_system (system, model, quantity, power_kw) VALUES
  ('Shelf', 'Abacus', 8, 1.25), ('Zed Rack', 'Z9', 16, NULL);
INSERT INTO basis_convention (convention, from_basis, to_basis, factor, source) VALUES
  ('house', 'fp32', 'fp16', 2.5, 'our manual');
INSERT INTO exchange_rate (base, quote, on_date, rate, source, book) VALUES
  ('EUR', 'USD', '2024-10-30', 1.0815, 'ECB', 'spot'),
  ('EUR', 'CNY', '2024-10-30', 7.7054, 'ECB', 'spot'),
  ('KWD', 'VND', '2024-10-30', 82345.12345678901234567890, 'ours', 'budget');
SQL

# Types, typed and generated columns, constraints, indexes on our functions,
# partitions, views and functions.
my $user_objects = <<'SQL';
CREATE DOMAIN price AS cost CHECK (sign(VALUE) >= 0);
CREATE TABLE purchase (
  id int PRIMARY KEY,
  model text NOT NULL,
  quantity int NOT NULL,
  capacity flops(fp16) NOT NULL DEFAULT '0 FLOPS fp16' CHECK (capacity < '1 ZFLOPS fp16'),
  paid cost(CNY) NOT NULL,
  listed price,
  price unit_price GENERATED ALWAYS AS (paid / capacity) STORED,
  model_key text GENERATED ALWAYS AS (catalog_key(model)) STORED,
  done flop('fp8 sparse')[],
  span costrange,
  rated flops DEFAULT rating('A800', 'fp16', book => 'datasheet'),
  EXCLUDE USING gist (span WITH &&)
);
INSERT INTO purchase (id, model, quantity, capacity, paid, listed, done, span) VALUES
  (1, 'NVIDIA A800-SXM4-80GB', 1000, '0.3 EFLOPS fp16', '3.7亿元', '99.999999999999 USD',
   '{1 ZFLOP fp8 sparse,NULL,0 FLOP fp8 sparse}', '[1 CNY,2 CNY)'),
  (2, 'Abacus', 7, '7 TFLOPS fp16', '0.000000000001 CNY', NULL, '{}', '[2 CNY,)'),
  (3, 'Z9', 1, '-9 TFLOPS fp16', '-5 CNY', '0 JPY', NULL, 'empty');
CREATE INDEX purchase_capacity ON purchase (capacity);
CREATE UNIQUE INDEX purchase_paid ON purchase (paid, id);
CREATE INDEX purchase_pflops ON purchase (pflops(capacity));
CREATE INDEX purchase_amount ON purchase ((amount(paid) * 2)) WHERE currency(paid) = 'CNY';
CREATE INDEX purchase_key ON purchase (catalog_key(model));
CREATE INDEX purchase_hash ON purchase USING hash (paid);
CREATE INDEX purchase_brin ON purchase USING brin (paid);
CREATE TABLE by_capacity (capacity flops) PARTITION BY RANGE (capacity);
CREATE TABLE small PARTITION OF by_capacity FOR VALUES FROM (MINVALUE) TO ('1 PFLOPS fp16');
CREATE TABLE large PARTITION OF by_capacity FOR VALUES FROM ('1 PFLOPS fp16') TO (MAXVALUE);
CREATE TABLE by_hash (paid cost) PARTITION BY HASH (paid);
CREATE TABLE even PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE odd PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_capacity SELECT flops(n, 'TFLOPS', 'fp16') FROM generate_series(500, 1500, 100) AS n;
INSERT INTO by_hash SELECT cost(n, 'EUR') FROM generate_series(1, 20) AS n;
CREATE TABLE monthly AS SELECT model, cost_summary(paid, capacity) AS summary FROM purchase GROUP BY model;
CREATE VIEW fleet AS
  SELECT id, capacity(model, quantity, book => 'datasheet') AS rated, exchange(paid, 'USD', '2024-10-31') AS dollars
  FROM purchase WHERE model <> 'Abacus';
-- asks by the database's own setting
CREATE MATERIALIZED VIEW totals AS SELECT sum(capacity(model, quantity, as_of => '2025-06-01')) AS total FROM purchase;
CREATE FUNCTION dollars(cost) RETURNS numeric LANGUAGE sql STABLE
  BEGIN ATOMIC SELECT amount_in($1, 'USD', '2024-10-30'); END;
GRANT INSERT, UPDATE ON accelerator_rating TO accountant;
-- not the default in anything, and made of a column that now has another name
SELECT bi_view('purchase', '"For BI"', 'PFLOPS', 'PFLOPS-days', 'float8', '{"rated": "TFLOPS"}');
ALTER TABLE purchase RENAME COLUMN listed TO list_price;
SQL

sub create_source
{
	my ($server, $database, $schema) = @_;
	$server->safe_psql('postgres', qq(CREATE DATABASE "$database"));
	my $path = $schema eq 'public' ? 'public' : "public, $schema";
	$server->safe_psql('postgres', <<"SQL");
ALTER DATABASE "$database" SET compute_acct.rating_books = 'quotes-2025, datasheet';
ALTER DATABASE "$database" SET compute_acct.max_rate_age = 3;
ALTER DATABASE "$database" SET search_path = $path;
SQL
	$server->safe_psql($database, <<"SQL");
CREATE SCHEMA IF NOT EXISTS $schema;
CREATE EXTENSION compute_acct SCHEMA $schema;
$user_rows
$user_objects
SQL
	return;
}

# --- what is to come back -----------------------------------------------------

# The user's rows and objects, and what the functions make of them.
sub content
{
	my ($server, $database, @without) = @_;
	my $sql = join '', map { qq(
SELECT '$_', r.* FROM $_ AS r WHERE origin = 'user' ORDER BY r::text COLLATE "C";) } @catalog;
	$sql .= <<'SQL';
SELECT * FROM exchange_rate ORDER BY book, base, quote;
SELECT rating_books(), current_setting('compute_acct.max_rate_age');
SELECT rating('算盘', 'fp16', '2024-12-31'), rating('Abacus', 'fp16', '2025-01-01'), rating('Abacus', 'int8 sparse'),
  rating('A800', 'fp16'), capacity('Zed Rack', 2), capacity('Shelf', 3, as_of => '2024-07-01'),
  convert_basis(flops '1 TFLOPS fp32', 'fp16', 'house'),
  exchange('370500000 CNY', 'USD', '2024-11-02'), exchange('1 KWD', 'VND', '2024-10-30', 'budget');
SELECT try_exchange('1 EUR', 'USD', '2024-11-03');
SELECT * FROM purchase ORDER BY id;
SELECT id FROM purchase WHERE pflops(capacity) > 1;
SELECT tableoid::regclass, capacity FROM by_capacity ORDER BY capacity;
SELECT tableoid::regclass, paid FROM by_hash ORDER BY paid;
SELECT * FROM monthly ORDER BY model;
SELECT * FROM fleet ORDER BY id;
SELECT dollars('100 CNY');
SELECT * FROM "For BI" ORDER BY id;
SELECT attname, atttypid::regtype FROM pg_attribute WHERE attrelid = '"For BI"'::regclass AND attnum > 0 ORDER BY attnum;
SELECT v.*, reloptions FROM bi_views() AS v JOIN pg_class ON oid = bi_view;
SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('purchase', 'small') ORDER BY indexname;
SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid ORDER BY 1;
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'purchase'::regclass ORDER BY conname;
SELECT has_table_privilege('accountant', 'accelerator_rating', 'INSERT'),
  has_table_privilege('accountant', 'accelerator_rating', 'DELETE'),
  has_table_privilege('accountant', 'exchange_rate', 'SELECT');
SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
WHERE NOT tgisinternal AND relname ~ '^(accelerator|basis_convention|exchange_rate)' ORDER BY relname, tgname;
SQL
	$sql .= "SELECT * FROM totals;\n" unless grep { $_ eq 'totals' } @without;
	return $server->safe_psql($database, $sql);
}

# The shipped rows, but for models that are mentioned.
sub shipped
{
	my ($server, $database) = @_;
	return $server->safe_psql($database, join '', map { qq(
SELECT '$_', count(*), md5(string_agg(r::text, ' ' ORDER BY r::text COLLATE "C")) FROM $_ AS r WHERE origin = 'shipped';) } @catalog);
}

# Runs a program of the server's own, without a word on the terminal.
sub run_program
{
	my ($server, $what, $program, @arguments) = @_;
	local %ENV = (%ENV, PGHOST => $server->host, PGPORT => $server->port);
	return command_ok([ $server->installed_command($program), @arguments ], $what);
}

sub drop_database
{
	my ($server, $database) = @_;
	$server->safe_psql('postgres', qq(DROP DATABASE IF EXISTS "$database"));
	return;
}

# --- servers ------------------------------------------------------------------

my $later_rows = <<'SQL';
INSERT INTO accelerator (model, vendor, memory_gb, origin) VALUES
  ('Z9', 'Zuse', 2, 'shipped'), ('Z10', 'Zuse', 4, 'shipped');
INSERT INTO accelerator_alias (alias, model, origin) VALUES
  ('Zed Nine', 'Z9', 'shipped'), ('Counting Frame', 'Z10', 'shipped'), ('Zed Ten', 'Z10', 'shipped');
INSERT INTO accelerator_rating (model, capacity, book, source, origin) VALUES
  ('Z9', '99 TFLOPS fp16', 'datasheet', 'its datasheet', 'shipped'),
  ('Z10', '10 TFLOPS fp16', 'datasheet', 'its datasheet', 'shipped');
INSERT INTO accelerator_system (system, model, quantity, origin) VALUES
  ('Zed Rack', 'Z10', 32, 'shipped');
INSERT INTO basis_convention (convention, from_basis, to_basis, factor, source, origin) VALUES
  ('house', 'fp32', 'fp16', 3, 'somebody else''s house', 'shipped');
SQL

my $old = Servers::start('old');
my $same = Servers::start('same');
my $new = Servers::start('new', install_path => Servers::newer_installation('999.0', $later_rows));

$_->safe_psql('postgres', 'CREATE ROLE accountant LOGIN; CREATE ROLE keeper LOGIN;') foreach $old, $same, $new;
foreach my $server ($same, $new)
{
	$server->safe_psql('postgres', 'CREATE DATABASE fresh');
	$server->safe_psql('fresh', 'CREATE EXTENSION compute_acct');
}

my $dumps = PostgreSQL::Test::Utils::tempdir();
my %schema = (books => 'public', 'apart' => 'acct');

# --- whole databases ----------------------------------------------------------

foreach my $database (sort keys %schema)
{
	create_source($old, $database, $schema{$database});
	my $content = content($old, $database);

	my %dumped = (plain => "$dumps/$database.sql");
	%dumped = (%dumped, custom => "$dumps/$database.dump", directory => "$dumps/$database.d")
	  if $database eq 'books';
	foreach my $format (sort keys %dumped)
	{
		run_program($old, "$database: pg_dump, format $format", 'pg_dump',
			'--create', "--format=$format", "--file=$dumped{$format}", $database);
	}
	my $text = slurp_file($dumped{plain});
	unlike($text, qr/H100 SXM5/, "$database: no shipped row is dumped");
	unlike($text, qr/shipped/, "$database: nor anything else that was shipped");

	foreach my $server ($same, $new)
	{
		my $name = "$database, " . ($server == $same ? 'same version' : 'later version');
		foreach my $format (sort keys %dumped)
		{
			drop_database($server, $database);
			if ($format eq 'plain')
			{
				run_program($server, "$name: psql", 'psql',
					'--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', "--file=$dumped{plain}", 'postgres');
			}
			else
			{
				run_program($server, "$name: pg_restore, format $format", 'pg_restore',
					'--create', '--exit-on-error', '--dbname=postgres',
					$format eq 'directory' ? '--jobs=2' : (), $dumped{$format});
			}
			is(content($server, $database), $content, "$name, $format: what is the user's is back");
			is(shipped($server, $database), shipped($server, 'fresh'),
				"$name, $format: what is shipped is the installed version's");
		}
	}
	is($new->safe_psql($database, <<'SQL'), 't|10 TFLOPS fp16|9 TFLOPS fp16|144 TFLOPS fp16',
SELECT extversion = '999.0', rating('Zed Ten', 'fp16'), rating('Zed Nine', 'fp16'), capacity('Zed Rack', 1)
FROM pg_extension WHERE extname = 'compute_acct';
SQL
		"$database: later models are there, and the user's own rows win");
	is($new->safe_psql($database, <<'SQL'), "t\nlist_price_amount,list_price_currency\nrated_tflops",
SELECT bi_view_refresh('"For BI"');
SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '"For BI"'::regclass AND attname LIKE 'list%';
SELECT attname FROM pg_attribute WHERE attrelid = '"For BI"'::regclass AND attname LIKE 'rated%flops';
SQL
		"$database: a restored BI view still knows its source and options");
	$new->safe_psql($database, q(DELETE FROM accelerator WHERE origin = 'user' AND model = 'Z9';
DELETE FROM accelerator_rating WHERE origin = 'user' AND model = 'Z9'));
	is($new->safe_psql($database, q(SELECT rating('Z9', 'fp16'))), '99 TFLOPS fp16',
		"$database: without them it is the shipped figure");
	# the dump of the later version, once more
	run_program($new, "$database: pg_dump of the restored", 'pg_dump', "--file=$dumps/again.sql", $database);
	my $again = slurp_file("$dumps/again.sql");
	unlike($again, qr/99 TFLOPS|shipped/, "$database: no later row is dumped either");
}

# --- schema and data apart ------------------------------------------------------

{
	my $content = content($old, 'books');
	run_program($old, 'pg_dump --schema-only', 'pg_dump', '--schema-only', '--create', "--file=$dumps/schema.sql", 'books');
	run_program($old, 'pg_dump --data-only', 'pg_dump', '--data-only', "--file=$dumps/data.sql", 'books');
	foreach my $server ($same, $new)
	{
		my $name = $server == $same ? 'same version' : 'later version';
		drop_database($server, 'books');
		run_program($server, "$name: schema", 'psql', '--no-psqlrc', '--quiet',
			'--set=ON_ERROR_STOP=1', "--file=$dumps/schema.sql", 'postgres');
		my $session = Servers::session($server, 'books');
		is($session->query_safe(q(SELECT rating('A800', 'fp16', book => 'datasheet'), try_exchange('1 EUR', 'USD', '2024-10-30'))),
			'312 TFLOPS fp16|', "$name: before the data, it is the shipped figure");
		run_program($server, "$name: data", 'psql', '--no-psqlrc', '--quiet',
			'--set=ON_ERROR_STOP=1', "--file=$dumps/data.sql", 'books');
		is($session->query_safe(q(SELECT rating('A800', 'fp16', book => 'datasheet'), try_exchange('1 EUR', 'USD', '2024-10-30'))),
			'300 TFLOPS fp16|1.0815 USD', "$name: a session that was there before sees the data");
		$session->quit;
		# a dump of data alone does not say that there are materialized views to refresh
		$server->safe_psql('books', 'REFRESH MATERIALIZED VIEW totals');
		is(content($server, 'books'), $content, "$name: what is the user's is back");
		is(shipped($server, 'books'), shipped($server, 'fresh'), "$name: and nothing else has changed");
	}
}

# --- triggers disabled meanwhile ------------------------------------------------

# ENABLE TRIGGER ALL, with which such a script ends, forgets ENABLE ALWAYS; the
# statement of docs/operations.md sets it right.
{
	my $states = q(SELECT tgenabled, count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
		WHERE NOT tgisinternal AND relname ~ '^(accelerator|basis_convention|exchange_rate)' GROUP BY 1);
	my $content = content($old, 'books');
	my $always = $same->safe_psql('books', $states);
	run_program($old, 'pg_dump --disable-triggers', 'pg_dump', '--data-only', '--disable-triggers', "--file=$dumps/disabled.sql", 'books');
	drop_database($same, 'books');
	run_program($same, 'schema', 'psql', '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', "--file=$dumps/schema.sql", 'postgres');
	run_program($same, 'data, triggers disabled', 'psql', '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', "--file=$dumps/disabled.sql", 'books');
	$same->safe_psql('books', 'REFRESH MATERIALIZED VIEW totals');
	unlike($same->safe_psql('books', $states), qr/A/, 'triggers that were ENABLE ALWAYS are ordinary ones');
	my ($remedy) = slurp_file("$FindBin::RealBin/../docs/operations.md") =~ /^(SELECT format\('ALTER TABLE.*?\\gexec)$/ms;
	$same->safe_psql('books', $remedy);
	is($same->safe_psql('books', $states), $always, 'and are ENABLE ALWAYS again');
	is(content($same, 'books'), $content, q(what is the user's is back));
}

# --- an owner without privileges ------------------------------------------------

# Someone else has created the extension, and has let him write into its tables.
sub prepare_for_keeper
{
	my ($server) = @_;
	$server->safe_psql('postgres', 'CREATE DATABASE kept OWNER keeper');
	$server->safe_psql('kept', 'CREATE EXTENSION compute_acct; GRANT ALL ON SCHEMA public TO keeper;'
		  . join('', map { "GRANT INSERT, UPDATE, DELETE ON $_ TO keeper;" } @catalog, qw(exchange_rate exchange_rate_book)));
	return;
}

{
	prepare_for_keeper($old);
	my $objects = $user_objects;
	$objects =~ s/^GRANT.*//m;
	my $books = q(SET compute_acct.rating_books = 'quotes-2025, datasheet'; SET compute_acct.max_rate_age = 3;);
	$old->safe_psql('kept', "$books $user_rows $objects", extra_params => [ '-U', 'keeper' ]);
	my $rows = join '', map { qq(SELECT r.* FROM $_ AS r ORDER BY r::text COLLATE "C";) } @catalog,
	  qw(exchange_rate purchase by_capacity by_hash monthly totals fleet);
	# the comment on the extension is not his
	run_program($old, 'pg_dump by an ordinary owner', 'pg_dump', '--username=keeper',
		'--no-comments', "--file=$dumps/kept.sql", 'kept');
	prepare_for_keeper($same);
	local $ENV{PGOPTIONS} = '-c compute_acct.rating_books=quotes-2025,datasheet -c compute_acct.max_rate_age=3';
	run_program($same, 'restored by an ordinary owner', 'psql', '--username=keeper', '--no-psqlrc', '--quiet',
		'--set=ON_ERROR_STOP=1', "--file=$dumps/kept.sql", 'kept');
	is($same->safe_psql('kept', $rows), $old->safe_psql('kept', $rows), 'his rows are back');
}

$_->stop foreach $old, $same, $new;

done_testing();
