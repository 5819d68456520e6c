# All that an extension is, in a form that is the same for the same contents,
# whether they came by CREATE EXTENSION or by ALTER EXTENSION UPDATE.
package Contents;

use strict;
use warnings;

use PostgreSQL::Test::Utils;

my @catalog = qw(accelerator accelerator_alias accelerator_rating
  accelerator_rating_source accelerator_system basis_convention);

# The members as statements, each with its comment, privileges and membership.
# For pg_upgrade, pg_dump writes them down one by one, and knows them all.
sub members
{
	my ($server, $database, @options) = @_;
	my ($dump, $error);
	IPC::Run::run [ $server->installed_command('pg_dump'), '--binary-upgrade', '--schema-only',
		'--no-owner', @options, $server->connstr($database) ],
	  '>', \$dump, '2>', \$error
	  or die "pg_dump: $error";

	# numbers that each database has of its own, the extension's version, and what
	# newer versions of pg_dump write around a script
	$dump =~ s/^(?:SELECT pg_catalog\.binary_upgrade_set_.*;|\\(?:un)?restrict .*)\n//mg;
	$dump =~ s/^UPDATE pg_catalog\.pg_class\nSET relfrozenxid = .*\nWHERE .*;\n//mg;
	$dump =~ s/(binary_upgrade_create_empty_extension\('compute_acct', '\w+', \w+), '[^']*', '\{[0-9,]+\}'/$1/;
	# objects of the same name come in the order of their numbers
	my @statements = split /^--\n-- (?=Name: )/m, $dump;
	shift @statements;
	return [ sort @statements ];
}

# The rows that came with the extension, and which rows pg_dump saves.
sub shipped
{
	my ($server, $database) = @_;
	return [ split /\n/, $server->safe_psql($database, join('', map { qq(
SELECT '$_', r.* FROM $_ AS r WHERE origin = 'shipped' ORDER BY r::text COLLATE "C";) } @catalog) . q(
SELECT c.oid::regclass, c.condition FROM pg_extension, unnest(extconfig, extcondition) AS c (oid, condition)
WHERE extname = 'compute_acct' ORDER BY c.oid::regclass::text COLLATE "C")) ];
}

# What only one of two lists has: empty if they are the same.
sub difference
{
	my ($got, $expected) = @_;
	my %count;
	$count{$_}++ foreach @$got;
	$count{$_}-- foreach @$expected;
	return join "\n", map { ($count{$_} > 0 ? 'not expected: ' : 'missing: ') . $_ }
	  grep { $count{$_} != 0 } sort keys %count;
}

1;
