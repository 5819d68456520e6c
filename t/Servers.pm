# What the tests of this folder share: servers for databases of encoding UTF8,
# and a second installation of PostgreSQL with another compute_acct in it.
package Servers;

use strict;
use warnings;

use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;

# A started server.  Parameters are those of PostgreSQL::Test::Cluster's new
# and init.
sub start
{
	my ($name, %params) = @_;
	my %place;
	$place{install_path} = delete $params{install_path} if $params{install_path};
	my $server = PostgreSQL::Test::Cluster->new($name, %place);
	$server->init(extra => [ '--encoding=UTF8', '--no-locale' ], %params);
	# A standby may be behind when a checkpoint removes what it has not had yet.
	$server->append_conf('postgresql.conf', "wal_keep_size = '1GB'") if $params{allows_streaming};
	$server->start;
	return $server;
}

# A session in which the time limit is one for each query: what a busy machine needs
# for hundreds of them says nothing.  Parameters are those of background_psql().
sub session
{
	my ($server, @params) = @_;
	my $session = $server->background_psql(@params);
	$session->set_query_timer_restart;
	return $session;
}

# Where pg_config says that something is.
sub place
{
	my ($what) = @_;
	my $place = qx(pg_config --$what);
	die "pg_config does not run" if $?;
	chomp $place;
	return $place;
}

sub write_file
{
	my ($name, $text) = @_;
	open my $file, '>', $name or die "$name: $!";
	print $file $text;
	close $file or die "$name: $!";
	return;
}

# The version of the extension under test.
sub version
{
	my $control = slurp_file(place('sharedir') . '/extension/compute_acct.control');
	$control =~ /^default_version = '(.*)'$/m or die "no default_version";
	return $1;
}

# A private copy of the installation under test, to put other scripts into.
# Returns what new() takes as install_path, and the directory of the scripts.
#
# The server finds its files relative to its program, so links do for the rest.
sub installation
{
	my $root = PostgreSQL::Test::Utils::tempdir();
	my ($bin, $lib, $share) = map { place($_) } qw(bindir pkglibdir sharedir);

	make_path("$root$bin", "$root$lib", "$root$share");
	foreach my $program (glob "$bin/postgres $bin/initdb $bin/pg_* $bin/psql $bin/vacuumdb")
	{
		copy($program, "$root$bin/") or die "$program: $!";
		chmod 0755, "$root$bin/" . substr($program, length("$bin/"));
	}
	system_or_bail('cp', '-rs', "$lib/.", "$root$lib/");
	system_or_bail('cp', '-rs', "$share/.", "$root$share/");
	return ("$root" . dirname($bin), "$root$share/extension");
}

# The install script under test.
sub install_script
{
	return slurp_file(place('sharedir') . '/extension/compute_acct--' . version() . '.sql');
}

# Makes an installation in which compute_acct is of a later version: its scripts
# also run the SQL given, the one of CREATE EXTENSION at its end, and the one of
# ALTER EXTENSION UPDATE nothing else.  Returns what new() takes as install_path.
sub newer_installation
{
	my ($newer, $sql) = @_;
	my ($installation, $scripts) = installation();
	my $version = version();

	my $control = slurp_file("$scripts/compute_acct.control");
	$control =~ s/^default_version = .*$/default_version = '$newer'/m;
	unlink "$scripts/compute_acct.control";
	write_file("$scripts/compute_acct.control", $control);
	write_file("$scripts/compute_acct--$newer.sql", install_script() . "\n$sql");
	write_file("$scripts/compute_acct--$version--$newer.sql", $sql);
	return $installation;
}

# Writes an extension of nothing but a script into such an installation.
sub add_extension
{
	my ($installation, $name, $script) = @_;
	my $scripts = $installation;
	$scripts =~ s/\Q${\ dirname(place('bindir'))}\E$//;
	$scripts .= place('sharedir') . '/extension';
	write_file("$scripts/$name.control", "default_version = '1'\n");
	write_file("$scripts/$name--1.sql", $script);
	return;
}

1;
