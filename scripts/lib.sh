# lib.sh
#	What setup, test and demo share: finding a PostgreSQL to build against, a
#	private copy of it with the extension inside, and a throw-away server.
#
# Nothing is installed into the system and no existing cluster is touched.
# All that is written lies in one temporary directory, $WORK.  Servers listen
# on a Unix socket in there, and never run as root.
#
# To be sourced by a POSIX shell under "set -eu" with $ROOT, the top of the
# source tree, set.
# shellcheck shell=sh
# shellcheck disable=SC2034	# some variables are for those who source this

LOWEST_MAJOR=15		# the oldest PostgreSQL that the extension supports
LOWEST_NODE=18		# the oldest node that draws the pages of examples/

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# Options of other servers, other repositories or other languages must not
# leak in.  PG_CONFIG, with its underscore, is ours to honour.
clean_environment() {
	for name in $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do
		unset "$name"
	done
	unset oldinstall CDPATH GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE LANGUAGE MAKEFLAGS MFLAGS MAKELEVEL
	LC_ALL=C.UTF-8
	export LC_ALL
}

# --- PostgreSQL -----------------------------------------------------------

# The major version that a pg_config belongs to; nothing if it does not run.
pg_major() {
	"$1" --version 2>/dev/null | sed -n 's/^PostgreSQL \([0-9]*\).*/\1/p'
}

# Accepts a pg_config and sets PG_CONFIG and PG_BIN, or says in PG_PROBLEM why
# it will not do.
try_postgres() {
	major=$(pg_major "$1")
	if [ -z "$major" ]; then
		PG_PROBLEM="$1 is not a working pg_config"
	elif [ "$major" -lt "$LOWEST_MAJOR" ]; then
		PG_PROBLEM="$1 is of PostgreSQL $major, and $LOWEST_MAJOR or later is needed"
	elif ! [ -f "$("$1" --includedir-server)/postgres.h" ] || ! [ -f "$("$1" --pgxs)" ]; then
		PG_PROBLEM="PostgreSQL $major of $1 has no server headers: install postgresql-server-dev-$major or the like"
	elif ! [ -x "$("$1" --bindir)/postgres" ] || ! [ -x "$("$1" --bindir)/initdb" ]; then
		PG_PROBLEM="PostgreSQL $major of $1 has no server programs: install postgresql-$major or the like"
	else
		PG_CONFIG=$1 PG_BIN=$("$1" --bindir) PG_PROBLEM=
		return 0
	fi
	return 1
}

# The PostgreSQL to use: the one that PG_CONFIG names, else the newest complete
# one of Debian's layout, else the one in the search path.
find_postgres() {
	PG_PROBLEM="no PostgreSQL was found"
	if [ -n "${PG_CONFIG:-}" ]; then
		found=$(command -v "$PG_CONFIG") || { PG_PROBLEM="PG_CONFIG=$PG_CONFIG is not a program"; return 1; }
		try_postgres "$(cd "$(dirname "$found")" && pwd)/$(basename "$found")"
		return
	fi
	for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin/pg_config | sort -rV) pg_config; do
		candidate=$(command -v "$candidate") || continue
		try_postgres "$candidate" && return 0
	done
	return 1
}

# --- the temporary directory ----------------------------------------------

# As root, who may not run a server, all work is done as an ordinary user:
# the one behind sudo if there is one.
choose_user() {
	RUN_UID=
	[ "$(id -u)" -eq 0 ] || return 0
	for user in "${SUDO_USER:-}" postgres nobody; do
		uid=$(id -u "$user" 2>/dev/null) || continue
		[ "$uid" -ne 0 ] || continue
		RUN_UID=$uid RUN_GID=$(id -g "$user")
		return 0
	done
	die "root cannot run a PostgreSQL server, and there is no user postgres or nobody to run it as"
}

# Root may have a command run before, which runs what follows it: AS_ROOT_BEFORE.
as_user() {
	if [ -n "$RUN_UID" ]; then
		${AS_ROOT_BEFORE:+"$AS_ROOT_BEFORE"} setpriv --reuid="$RUN_UID" --regid="$RUN_GID" --clear-groups "$@"
	else
		"$@"
	fi
}

give_to_user() {
	[ -z "$RUN_UID" ] || chown -R "$RUN_UID:$RUN_GID" "$1"
}

# Makes $WORK, in TMPDIR where that will do: short enough for the path of a
# socket, without characters that make dislikes, and with programs allowed to
# run there for the user who runs them.
make_work_directory() {
	umask 022
	choose_user
	for base in "${TMPDIR:-/tmp}" /tmp /var/tmp; do
		case $base in *[!A-Za-z0-9/._-]* | [!/]*) continue ;; esac
		[ "${#base}" -le 40 ] || continue
		WORK=$(mktemp -d "$base/compute_acct.XXXXXX" 2>/dev/null) || continue
		printf '#!/bin/sh\n' >"$WORK/probe"
		chmod 755 "$WORK/probe"
		give_to_user "$WORK"
		if as_user "$WORK/probe" 2>/dev/null; then
			rm "$WORK/probe"
			CALLER_HOME=${HOME:-}
			[ -w "$CALLER_HOME" ] || CALLER_HOME=$WORK
			HOME=$WORK TMPDIR=$WORK
			export HOME TMPDIR
			cd "$WORK" || exit
			return 0
		fi
		rm -rf "$WORK"
	done
	WORK=
	die "found no directory for temporary files in which programs may run: set TMPDIR to one with a short path"
}

# --- building ---------------------------------------------------------------

# Writes the source tree, without what the clone has built, to a tar file in
# $WORK.
pack_tree() {
	if [ -e "$ROOT/.git" ] &&
		git -c safe.directory="$ROOT" -C "$ROOT" ls-files -z -co --exclude-standard >"$WORK/files" 2>/dev/null; then
		tar -C "$ROOT" --null -T "$WORK/files" --ignore-failed-read --warning=no-failed-read -cf "$1"
	else
		tar -C "$ROOT" --exclude=./.git -cf "$1" .
	fi
	rm -f "$WORK/files"
}

# Copies the source tree to $WORK/src, so that building leaves the clone as it
# was and needs no right to read it.
copy_tree() {
	pack_tree "$WORK/src.tar"
	mkdir "$WORK/src"
	tar -C "$WORK/src" --no-same-owner -xf "$WORK/src.tar"
	rm -f "$WORK/src.tar"
	give_to_user "$WORK/src"
	make_in_tree -s clean		# what the clone had built may be for another server
}

make_in_tree() {
	as_user make -C "$WORK/src" --no-print-directory PG_CONFIG="$PG_CONFIG" with_llvm=no "$@"
}

# The value of a variable of the Makefile.
make_variable() {
	# shellcheck disable=SC2016	# make expands this one
	make_in_tree -s --eval='show-%:;@echo $($*)' "show-$1"
}

# Makes a private copy of PostgreSQL in the directory $1 and installs the
# extension there.  The server finds its libraries and extensions relative to
# its own program file, so links do for all but the programs.
stage() {
	library=$("$PG_CONFIG" --pkglibdir)
	share=$("$PG_CONFIG" --sharedir)
	mkdir -p "$1$PG_BIN" "$1$library" "$1$share"
	for program in postgres initdb pg_ctl psql; do
		cp "$PG_BIN/$program" "$1$PG_BIN/"
	done
	# these are for the tests of t/
	for program in pg_config pg_dump pg_dumpall pg_restore pg_basebackup pg_resetwal pg_controldata pg_upgrade vacuumdb pgbench; do
		[ ! -x "$PG_BIN/$program" ] || cp "$PG_BIN/$program" "$1$PG_BIN/"
	done
	cp -rs "$library/." "$1$library/"
	cp -rs "$share/." "$1$share/"
	# An installed compute_acct is not the one to test.
	rm -rf "$1$library"/compute_acct* "$1$library"/bitcode/compute_acct* "$1$share"/extension/compute_acct*
	give_to_user "$1"

	log=$WORK/build.log
	if ! { make_in_tree -j "$(nproc)" all && make_in_tree install DESTDIR="$1"; } >"$log" 2>&1; then
		tail -n 40 "$log" >&2
		KEEP_LOGS=yes
		die "the extension does not build; see the lines above, or all of $log"
	fi
}

# Builds the extension and stages it.  BIN is where the programs are afterwards;
# where UPGRADE_FROM is the pg_config of an older PostgreSQL, that one is staged
# too, and "oldinstall", as PostgreSQL's own tests call it, says where.
build_and_stage() {
	copy_tree
	if [ -n "${UPGRADE_FROM:-}" ]; then
		oldinstall=$(
			try_postgres "$UPGRADE_FROM" || die "$PG_PROBLEM"
			stage "$WORK/older" >&2
			make_in_tree -s clean >&2
			dirname "$WORK/older$PG_BIN"
		)
		export oldinstall
	fi
	STAGE=$WORK/stage
	BIN=$STAGE$PG_BIN
	stage "$STAGE"
}

# --- servers ----------------------------------------------------------------

# Starts a server on data directory $WORK/data, with further options if given;
# its socket is in $WORK.
start_server() {
	log=$WORK/server.log
	if ! {
		as_user "$BIN/initdb" -D "$WORK/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync &&
			as_user "$BIN/pg_ctl" -D "$WORK/data" -w -s start \
				-o "-c listen_addresses= -c port=5432 -c unix_socket_directories=$WORK -c fsync=off $*"
	} >>"$log" 2>&1; then
		tail -n 40 "$log" >&2
		die "the server does not start"
	fi
}

# Stops the servers whose data is in a directory of ours, whoever started them.
stop_servers() {
	find "$1" -name postmaster.pid 2>/dev/null | while read -r pid_file; do
		as_user "$BIN/pg_ctl" -D "$(dirname "$pid_file")" -m immediate -w -s stop </dev/null || :
	done
}

# --- packages of npm --------------------------------------------------------

# Installs what package-lock.json of a directory below $WORK/src names, or says
# in NODE_PROBLEM why not.  What the caller has set up for npm counts: registry,
# proxy and cache, so without a network, packages fetched once come from there.
install_node_packages() {
	directory=$WORK/src/$1
	shift
	NODE_PROBLEM=
	for program in node npm; do
		command -v "$program" >/dev/null || NODE_PROBLEM="there is no $program here"
	done
	[ -z "$NODE_PROBLEM" ] || return 1
	[ "$(node -p 'parseInt(process.versions.node)')" -ge "$LOWEST_NODE" ] ||
		{ NODE_PROBLEM="node is $(node --version), and $LOWEST_NODE or later is needed"; return 1; }
	(
		cd "$directory"
		HOME=$CALLER_HOME timeout 120 npm ci --ignore-scripts --prefer-offline --fetch-retries=0 --no-audit --no-fund \
			--no-update-notifier "$@" </dev/null
	) >"$WORK/npm.log" 2>&1 || {
		! grep -q EUSAGE "$WORK/npm.log" || die "package.json and package-lock.json of $directory do not agree"
		NODE_PROBLEM="npm could not install the packages for it: $(npm_error)"
		return 1
	}
}

# The first of npm's lines that tells more than a code.
npm_error() {
	sed -n 's/^npm \(ERR!\|error\) //p' "$WORK/npm.log" | grep -v '^\(code\|errno\|syscall\|type\) ' | head -n 1
}

# To be called at exit.  What a failure left to be read stays: the logs and
# what the tests put out.
clean_up() {
	[ -n "${WORK:-}" ] && [ "${KEEP:-no}" = no ] || return 0
	[ -z "${BIN:-}" ] || stop_servers "$WORK"
	cd /
	if [ "${KEEP_LOGS:-no}" = yes ]; then
		find "$WORK" -mindepth 1 -maxdepth 1 ! -name '*.log' ! -name out -exec rm -rf {} +
	else
		rm -rf "$WORK"
	fi
}

clean_up_at_exit() {
	trap clean_up EXIT
	trap 'KEEP=no KEEP_LOGS=no; exit 129' HUP
	trap 'KEEP=no KEEP_LOGS=no; exit 130' INT
	trap 'KEEP=no KEEP_LOGS=no; exit 143' TERM
}
