# The library exports what SQL calls and nothing else, and what another library has
# under the same names does not reach it.  PostgreSQL loads libraries so that
# their symbols are common to all.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;

use IO::Uncompress::Gunzip qw(gunzip $GunzipError);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Servers;
use Test::More;

foreach my $program ('cc', 'nm')
{
	plan skip_all => "there is no $program"
	  if system("command -v $program >/dev/null 2>&1") != 0;
}

my $server = Servers::start('server');
my $place = $server->safe_psql('postgres', q(SELECT setting FROM pg_config() WHERE name = 'PKGLIBDIR'));

# --- what it exports ------------------------------------------------------------

my @exported = map { (split)[-1] } qx(nm -D --defined-only $place/compute_acct.so);
is($?, 0, 'the symbols are listed');
my %described = map { s/^pg_finfo_//r => 1 } grep { /^pg_finfo_/ } @exported;
cmp_ok(scalar keys %described, '>', 100, 'functions of SQL are exported');
is(join(' ', sort grep { !/^pg_finfo_/ && !$described{$_} && $_ ne 'Pg_magic_func' && $_ ne '_PG_init' } @exported),
	'', 'and nothing else');
# catalogs of a release may still name what those of today do not
my $released = '';
foreach my $file (glob "$FindBin::RealBin/../updates/released/compute_acct--*.sql.gz")
{
	gunzip($file => \my $script) or die "$file: $GunzipError";
	$released .= $script;
}
$server->safe_psql('postgres', 'CREATE EXTENSION compute_acct');
my %called = map { $_ => 1 } split /\n/, $server->safe_psql('postgres', q(SELECT prosrc FROM pg_proc WHERE probin LIKE '%compute_acct'));
is(join(' ', sort grep { !$called{$_} && $released !~ /\b\Q$_\E\b/ } keys %described), '', 'each for some function of SQL');

# who looks for one with git grep finds the line that makes it
my $source = join '', map { slurp_file($_) } glob "$FindBin::RealBin/../src/*.c $FindBin::RealBin/../src/*/*.[ch]";
is(join(' ', sort grep { $source !~ /\b\Q$_\E\b/ } keys %described), '', 'and each stands in the source under its name');

# --- a library with the same names ------------------------------------------------

# All that a header of ours declares, and what it exports: who calls these dies.
my %same = map { $_ => 1 } keys %described;
foreach my $header (glob "$FindBin::RealBin/../src/*.h $FindBin::RealBin/../src/*/*.h")
{
	$same{$_} = 1 foreach slurp_file($header) =~ /^(?:pg_noreturn )?extern [\w *]*?\b(\w+)\(/mg;
}
delete $same{_PG_init};
my $directory = PostgreSQL::Test::Utils::tempdir();
Servers::write_file("$directory/clash.c", join '', "#include <stdlib.h>\n", map { "void $_(void) { abort(); }\n" } sort keys %same);
is(system("cc -w -fPIC -shared -o $directory/clash.so $directory/clash.c"), 0, 'it is built');
$server->stop;
local $ENV{LD_PRELOAD} = join ' ', "$directory/clash.so", $ENV{LD_PRELOAD} // ();
$server->start;

my $ask = q(SELECT '1 EFLOPS fp16'::flops + '0.5 EFLOPS fp16'::flops, '3 USD'::cost > '2 USD'::cost, capacity('A800', 8),
  (SELECT sum(x) FROM unnest('{1 CNY,2.5 CNY}'::cost[]) AS x), '10 CNY'::cost / '4 EFLOPS fp16'::flops);
is($server->safe_psql('postgres', $ask), '1.5 EFLOPS fp16|t|2.496 PFLOPS fp16|3.50 CNY|2.50 CNY/EFLOPS fp16',
	'loaded first, it changes no figure');
my ($status, $output, $error) = $server->psql('postgres', q(SELECT '1 EFLOPS fp16'::flops + '1 EFLOPS fp32'::flops));
like($error, qr/The left side is fp16, the right side is fp32/, 'and no message');

$server->stop;
done_testing();
