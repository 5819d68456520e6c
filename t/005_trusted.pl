# A database owner who is no superuser: he installs, writes, lets others write,
# updates, dumps and restores; and a schema of his full of traps gains him nothing.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

my @tables = qw(accelerator accelerator_alias accelerator_rating
  accelerator_rating_source accelerator_system basis_convention exchange_rate exchange_rate_book);

my $later = '999.0';
my $later_rows = <<'SQL';
UPDATE accelerator_rating SET capacity = '313 TFLOPS fp16'
WHERE model = 'A800 SXM4 80GB' AND capacity = '312 TFLOPS fp16' AND book = 'datasheet' AND origin = 'shipped';
INSERT INTO accelerator (model, origin) VALUES ('Z9', 'shipped');
SQL

my $user_rows = <<'SQL';
INSERT INTO accelerator (model) VALUES ('Abacus');
INSERT INTO accelerator_alias (alias, model) VALUES ('Counting Frame', 'Abacus');
INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES
  ('Abacus', '1 TFLOPS fp16', 'mine', '[2024-01-01,2025-01-01)', 'us'), ('Abacus', '2 TFLOPS fp16', 'mine', '[2025-01-01,)', 'us');
INSERT INTO accelerator_rating_source (model, capacity, source, kind) VALUES ('Abacus', '3 TFLOPS fp16', 'us', 'rounding');
INSERT INTO accelerator_system (system, model, quantity) VALUES ('Shelf', 'Abacus', 8);
INSERT INTO basis_convention (convention, from_basis, to_basis, factor, source) VALUES ('house', 'fp32', 'fp16', 2.5, 'us');
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-30', 1.0815);
CREATE TABLE purchase (model text, quantity int, paid cost(CNY), rated flops DEFAULT rating('A800', 'fp16', book => 'datasheet'));
INSERT INTO purchase (model, quantity, paid) VALUES ('Counting Frame', 7, '1 CNY');
CREATE VIEW fleet AS SELECT capacity(model, quantity, as_of => '2024-06-01', book => 'mine') AS capacity FROM purchase;
SQL
my $content = join('', map { qq(SELECT '$_', r.* FROM $_ AS r WHERE to_jsonb(r) ->> 'origin' IS DISTINCT FROM 'shipped' ORDER BY r::text COLLATE "C";) }
	@tables, 'purchase', 'fleet');
# what each role may do, and what of it came with the extension
my $privileges = join('', map { "SELECT '$_', grantee, string_agg(privilege_type || CASE WHEN is_grantable = 'YES' THEN '*' ELSE '' END, ' ' ORDER BY privilege_type)
  FROM information_schema.role_table_grants WHERE table_name = '$_' AND grantee IN ('owner', 'other', 'clerk', 'PUBLIC') GROUP BY grantee ORDER BY grantee;" } @tables);

my $installation = Servers::newer_installation($later, $later_rows);
my $server = Servers::start('server', install_path => $installation);
my $version = Servers::version();
my $dumps = PostgreSQL::Test::Utils::tempdir();
$server->safe_psql('postgres', 'CREATE ROLE owner LOGIN; CREATE ROLE other LOGIN; CREATE ROLE clerk LOGIN;
CREATE DATABASE books OWNER owner; CREATE DATABASE again OWNER owner; CREATE DATABASE elsewhere OWNER other;');

sub as_role
{
	my ($role, $database, $sql) = @_;
	return $server->safe_psql($database, $sql, extra_params => [ '-U', $role ]);
}

# The message of a statement that fails.
sub refusal
{
	my ($role, $database, $sql) = @_;
	my ($status, $output, $error) = $server->psql($database, $sql, extra_params => [ '-U', $role ]);
	return $error;
}

sub run_as
{
	my ($role, $what, $program, @arguments) = @_;
	local %ENV = (%ENV, PGHOST => $server->host, PGPORT => $server->port, PGUSER => $role);
	return command_ok([ $server->installed_command($program), @arguments ], $what);
}

# --- he installs and writes -------------------------------------------------------

like(refusal('clerk', 'books', 'CREATE EXTENSION compute_acct'), qr/permission denied to create extension/,
	'who may not create in the database may not install');
as_role('owner', 'books', "CREATE EXTENSION compute_acct VERSION '$version'; $user_rows");
is(as_role('owner', 'books', 'SELECT * FROM fleet'), '7 TFLOPS fp16', 'the owner installs and writes');
like(refusal('owner', 'books', q(UPDATE accelerator SET tdp_w = 1 WHERE origin = 'shipped')),
	qr/that came with the extension cannot be changed/, 'but no shipped rows');
like(refusal('clerk', 'books', q(INSERT INTO accelerator (model) VALUES ('His'))), qr/permission denied/, 'others may not write');
as_role('owner', 'books', 'GRANT INSERT, UPDATE ON accelerator, exchange_rate TO clerk; REVOKE UPDATE ON accelerator FROM clerk');
as_role('clerk', 'books', q(INSERT INTO accelerator (model) VALUES ('His')));
pass('unless he lets them');
my $rows = $server->safe_psql('books', $content);
my $granted = $server->safe_psql('books', $privileges);
like($granted, qr/^accelerator\|clerk\|INSERT$/m, 'what he has granted');
like($granted, qr/^exchange_rate\|owner\|DELETE\* INSERT\* TRUNCATE\* UPDATE\*$/m, 'what he has by installing');

# --- he dumps and restores --------------------------------------------------------

foreach my $format ('plain', 'custom')
{
	my $file = "$dumps/books.$format";
	run_as('owner', "pg_dump by the owner, $format", 'pg_dump', "--format=$format", "--file=$file", 'books');
	foreach my $case ([ 'owner', 'again' ], [ 'other', 'elsewhere' ])
	{
		my ($role, $database) = @$case;
		# what is somebody else's: the owner of objects, and grants in his name
		my @foreign = $role eq 'owner' ? () : ('--no-owner', '--no-privileges');
		if ($format eq 'plain')
		{
			run_as('owner', "pg_dump for $role", 'pg_dump', @foreign, "--file=$file", 'books');
			run_as($role, "psql by $role", 'psql', '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', "--file=$file", $database);
		}
		else
		{
			run_as($role, "pg_restore by $role", 'pg_restore', '--exit-on-error', @foreign, "--dbname=$database", $file);
		}
		is($server->safe_psql($database, $content), $rows, "$format: what is the user's is back for $role");
		is($server->safe_psql($database, $privileges), $granted, "$format: so are privileges") if $role eq 'owner';
		like($server->safe_psql($database, $privileges), qr/^exchange_rate\|$role\|DELETE\* INSERT\* TRUNCATE\* UPDATE\*$/m,
			"$format: $role may write");
		$server->safe_psql('postgres', "DROP DATABASE $database; CREATE DATABASE $database OWNER $role");
	}
}
my $dump = slurp_file("$dumps/books.plain");
unlike($dump, qr/shipped|H100/, 'no shipped row is dumped');
unlike($dump, qr/^GRANT.* TO owner/m, 'nor what the installation has granted');

# --- he updates -------------------------------------------------------------------

# Between the two versions he makes operators on the extension's own types, in
# its own schema: whatever calls one in the script is a superuser.
as_role('owner', 'books', <<'SQL');
CREATE TABLE captured AS SELECT current_user AS who WHERE false;
GRANT INSERT ON captured TO PUBLIC;
CREATE FUNCTION seize(flops, text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.captured VALUES (current_user);
  RETURN true;
END
$$;
CREATE OPERATOR = (LEFTARG = flops, RIGHTARG = text, FUNCTION = seize);
CREATE FUNCTION seize(text, name) RETURNS boolean LANGUAGE sql AS $$ SELECT public.seize(NULL::public.flops, ''::text) $$;
CREATE OPERATOR = (LEFTARG = text, RIGHTARG = name, FUNCTION = seize);
CREATE FUNCTION basis(text) RETURNS text LANGUAGE sql AS $$ SELECT public.seize(NULL::public.flops, ''::text)::text $$;
CREATE FUNCTION catalog_key(varchar) RETURNS text LANGUAGE sql AS $$ SELECT public.seize(NULL::public.flops, ''::text)::text $$;
CREATE FUNCTION sign(varchar) RETURNS integer LANGUAGE sql AS $$ SELECT public.seize(NULL::public.flops, ''::text)::int $$;
SQL
as_role('owner', 'books', 'ALTER EXTENSION compute_acct UPDATE');
is(as_role('owner', 'books', q(SELECT extversion, rating('A800', 'fp16'), resolve_model('Z9') FROM pg_extension WHERE extname = 'compute_acct')),
	"$later|313 TFLOPS fp16|Z9", 'the owner updates');
is($server->safe_psql('books', 'SELECT count(*) FROM captured'), '0', 'and captures nothing by it');
is($server->safe_psql('books', $content), $rows, 'his rows are as they were');

# --- and leaves -------------------------------------------------------------------

as_role('owner', 'again', 'CREATE EXTENSION compute_acct');
as_role('owner', 'again', 'DROP EXTENSION compute_acct');
is($server->safe_psql('again', q(SELECT count(*) FROM pg_extension WHERE extname = 'compute_acct')), '0', 'the owner drops it');

# When the role goes, what it was granted at installation goes with it.  Before
# PostgreSQL 17 a trace of that remains, which a dump writes as grants to a
# number; to restore without privileges does without them.
$server->safe_psql('postgres', 'ALTER DATABASE books OWNER TO other; ALTER DATABASE again OWNER TO other');
$server->safe_psql('books', 'REASSIGN OWNED BY owner TO other; DROP OWNED BY owner');
$server->safe_psql('postgres', 'REASSIGN OWNED BY owner TO other; DROP OWNED BY owner; DROP ROLE owner');
$server->safe_psql('books', 'GRANT INSERT, UPDATE, DELETE, TRUNCATE ON ' . join(', ', @tables) . ' TO other WITH GRANT OPTION');
as_role('other', 'books', q(INSERT INTO accelerator (model) VALUES ('New owner''s')));
$rows = $server->safe_psql('books', $content);
run_as('other', 'pg_dump by the new owner', 'pg_dump', "--file=$dumps/new.sql",
	$server->pg_version >= 17 ? () : '--no-privileges', 'books');
run_as('other', 'psql by the new owner', 'psql', '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', "--file=$dumps/new.sql", 'again');
is($server->safe_psql('again', $content), $rows, q(what is the new owner's is back));

$server->stop;

done_testing();
