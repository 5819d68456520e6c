# hostile.sh
#	The suites of scripts/test that look for what no expected result shows: the
#	regression tests under sanitizers and under valgrind, and random queries.
#
# To be sourced by scripts/test.  Each suite says why where it cannot run.
# shellcheck shell=sh
# shellcheck disable=SC2154	# the variables of scripts/test

# What valgrind, fifty times slower, is to see: the tests with few rows.
MEMCHECK_TESTS='install flops flop cost unit_price arithmetic algebra rounding format range cost_summary
	percentile names rating convention exchange work timeline book_value energy ownership price_per_work discount growth basis_audit'

# --- a server that runs under something -----------------------------------------

# Makes $WORK/NAME, a copy of the private PostgreSQL with a module that is built
# with these variables of make, whose servers are started by the shell command
# in "run_under", a prefix.  Sets "hostile_bin" to its programs.
stage_hostile() {
	name=$1
	shift
	hostile_stage=$WORK/$name/stage
	hostile_bin=$hostile_stage$PG_BIN
	reports=$WORK/out/$name/reports
	mkdir -p "$WORK/$name" "$reports"
	cp -a "$STAGE" "$hostile_stage"
	cp -a "$WORK/src" "$WORK/$name/src"
	give_to_user "$WORK/$name"
	give_to_user "$WORK/out/$name"
	make_hostile="as_user make -C $WORK/$name/src -s -j $(nproc) --no-print-directory PG_CONFIG=$PG_CONFIG with_llvm=no"
	if ! { $make_hostile clean && $make_hostile "$@" all install DESTDIR="$hostile_stage"; } >"$WORK/$name-build.log" 2>&1; then
		tail -n 40 "$WORK/$name-build.log"
		echo "not ok 1 - the extension builds for $name"
		return 1
	fi
	mv "$hostile_bin/postgres" "$hostile_bin/postgres.real"
	# initdb need not be slow: its servers are single ones
	cat >"$hostile_bin/postgres" <<EOT
#!/bin/sh
case " \$* " in
	*" --boot "* | *" --single "* | *" --check "* | *" -C "* | *" -V "*) exec "$hostile_bin/postgres.real" "\$@" ;;
esac
exec $run_under "$hostile_bin/postgres.real" "\$@"
EOT
	chmod 755 "$hostile_bin/postgres"
}

# Runs pg_regress on that server, with what it is called for in the Makefile.
regress_hostile() {
	as_user make -C "$WORK/src" --no-print-directory -s PG_CONFIG="$PG_CONFIG" with_llvm=no \
		installcheck REGRESS= ISOLATION= TAP_TESTS= "$@" \
		EXTRA_REGRESS_OPTS="--bindir=$hostile_bin --temp-config=$WORK/server.conf --encoding=UTF8 --no-locale --temp-instance=$WORK/$name/server --outputdir=$WORK/out/$name"
	regress_status=$?
	# undefined behaviour is reported there, whatever log_path says; the next run writes it anew
	grep -E -A 20 'runtime error:|AddressSanitizer' "$WORK/out/$name/log/postmaster.log" >>"$reports/server" || :
	[ -s "$reports/server" ] || rm -f "$reports/server"
	return "$regress_status"
}

# --- sanitizers -----------------------------------------------------------------

suite_sanitize() {
	if [ "$sanitize" = no ]; then
		note "sanitize: skipped, as no --sanitize was given"
	elif ! find_sanitizing_compiler 'main(void)' address,undefined gcc ||
		! [ -f "$(gcc -print-file-name=libasan.so)" ] || ! [ -f "$(gcc -print-file-name=libubsan.so)" ]; then
		note "sanitize: skipped, as there is no gcc here with libasan and libubsan"
	else
		run_suite sanitize run_sanitize
	fi
}

# The server itself is built without them, so their libraries are loaded first.
# They look up the gettext functions, which wait for them in turn while the server
# starts: stubs end that.
run_sanitize() {
	mkdir -p "$WORK/sanitize"
	for function in 'bindtextdomain(char *a, char *b)' 'bind_textdomain_codeset(char *a, char *b)' 'textdomain(char *b)' \
		'gettext(char *b)' 'dgettext(char *a, char *b)' 'dcgettext(char *a, char *b, int c)' \
		'ngettext(char *b, char *c, unsigned long n)' 'dngettext(char *a, char *b, char *c, unsigned long n)'; do
		case $function in
			*'long n'*) echo "char *$function { return n == 1 ? b : c; }" ;;
			*) echo "char *$function { return b; }" ;;
		esac
	done >"$WORK/sanitize/messages.c"
	gcc -w -fno-builtin -shared -fPIC -o "$WORK/sanitize/messages.so" "$WORK/sanitize/messages.c" || return
	options="detect_leaks=0:detect_stack_use_after_return=0:log_path=$WORK/out/sanitize/reports/log"
	run_under="env LD_PRELOAD='$(gcc -print-file-name=libasan.so) $(gcc -print-file-name=libubsan.so) $WORK/sanitize/messages.so' \
		ASAN_OPTIONS='$options' UBSAN_OPTIONS='$options:print_stacktrace=1'"
	# PostgreSQL builds with -fwrapv, which makes signed overflow defined, and unseen
	stage_hostile sanitize CC=gcc \
		COPT='-fno-wrapv -fsanitize=address,undefined -fno-omit-frame-pointer -O1 -g -U_FORTIFY_SOURCE -DUSE_ASSERT_CHECKING=1' \
		SHLIB_LINK='-fsanitize=address,undefined' || return
	outcome=0
	# cache_reinstall is CREATE EXTENSION, many times
	regress_hostile REGRESS="$(make_variable REGRESS)" &&
		regress_hostile ISOLATION="$(make_variable ISOLATION | sed 's/cache_reinstall//')" || outcome=1
	if [ -n "$(ls -A "$WORK/out/sanitize/reports")" ]; then
		head -n 60 "$WORK"/out/sanitize/reports/*
		echo "not ok 1 - the sanitizers have nothing to report"
		return 1
	fi
	echo "ok 1 - the sanitizers have nothing to report"
	return "$outcome"
}

# --- valgrind -------------------------------------------------------------------

suite_memcheck() {
	if [ "$sanitize" = no ]; then
		note "memcheck: skipped, as no --sanitize was given"
	elif ! command -v valgrind >/dev/null; then
		note "memcheck: skipped, as there is no valgrind here"
	else
		run_suite memcheck run_memcheck
	fi
}

# PostgreSQL has reports of its own.  Ours are those with a line of our source in
# their stack.
run_memcheck() {
	run_under="valgrind --quiet --trace-children=yes --leak-check=no --error-limit=no \
		--num-callers=30 --fullpath-after= --log-file='$WORK/out/memcheck/reports/%p.log'"
	stage_hostile memcheck COPT='-O1 -g -DUSE_ASSERT_CHECKING=1' || return
	outcome=0
	# shellcheck disable=SC2086	# a list
	set -- $MEMCHECK_TESTS
	regress_hostile REGRESS="$*" || outcome=1
	if [ -z "$(ls -A "$WORK/out/memcheck/reports")" ]; then
		echo "not ok 1 - valgrind has run"
		return 1
	fi
	cat "$WORK"/out/memcheck/reports/*.log | reports_of "$WORK/memcheck/src/src/" >"$WORK/out/memcheck/ours"
	if [ -s "$WORK/out/memcheck/ours" ]; then
		head -n 80 "$WORK/out/memcheck/ours"
		echo "not ok 1 - valgrind has nothing to report of the extension"
		return 1
	fi
	echo "ok 1 - valgrind has nothing to report of the extension"
	return "$outcome"
}

# Of valgrind's reports, which an empty line ends, those that mention $1.
reports_of() {
	sed 's/^==[0-9]*== \{0,1\}//' | awk -v name="$1" 'BEGIN { RS = "" } index($0, name) { print $0 "\n" }'
}

# --- random queries -------------------------------------------------------------

suite_sqlsmith() {
	if [ -z "$sqlsmith_queries" ]; then
		note "sqlsmith: skipped, as no --sqlsmith was given"
	elif ! command -v sqlsmith >/dev/null; then
		note "sqlsmith: skipped, as there is no sqlsmith here"
	else
		run_suite_on_server sqlsmith run_sqlsmith
	fi
}

# Most queries fail, and may: what they may not is crash the server or meet with
# what its authors held to be impossible.
run_sqlsmith() {
	proof_psql postgres -q -v ON_ERROR_STOP=1 -f "$WORK/src/proof/sqlsmith.sql" || return
	echo "$sqlsmith_queries queries, seed $seed"
	mkdir -p "$WORK/out/sqlsmith"
	log=$WORK/out/sqlsmith/server.log
	before=$(wc -c <"$WORK/server.log")
	status=0
	as_user env -C "$WORK" sqlsmith --target="host=$WORK port=5432 dbname=sqlsmith user=smith" --exclude-catalog \
		--max-queries="$sqlsmith_queries" --seed="$((seed % 2147483647))" >"$WORK/sqlsmith-run.log" 2>&1 || status=$?
	tail -n 3 "$WORK/sqlsmith-run.log"
	asked=$(proof_psql postgres -At -c "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = 'sqlsmith'") ||
		asked=0
	echo "$asked transactions, exit status $status"
	tail -c "+$((before + 1))" "$WORK/server.log" >"$log"
	if grep -E 'terminated by signal|PANIC|TRAP:' "$log" || [ "$asked" -lt "$sqlsmith_queries" ]; then
		echo "not ok 1 - the server lives through random queries"
	else
		echo "ok 1 - the server lives through random queries"
	fi
	# PostgreSQL has internal errors of its own, which are shown and pass
	grep -A 1 '^XX000 ERROR' "$log" | grep '^XX000' | sort | uniq -c || :
	files=$(find "$WORK/src/src" -name '*.c' -exec basename {} \; | sed 's/\./[.]/' | paste -s -d '|')
	if grep -E "^XX000 LOCATION: .*, ($files):" "$log"; then
		echo "not ok 2 - no query meets with an internal error of the extension"
	else
		echo "ok 2 - no query meets with an internal error of the extension"
	fi
}
