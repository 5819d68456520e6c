# clients.sh
#	The clients that scripts/test can try: what each needs, how it is installed
#	and how it is run.
#
# A client NAME is a folder t/clients/NAME, a word in CLIENTS and the functions
# NAME_problem, which says what is missing here, and NAME_run.  Its program puts
# out TAP and answers questions of t/clients/questions; psql is asked the same.
#
# To be sourced by scripts/test, behind lib.sh.
# shellcheck shell=sh
# shellcheck disable=SC2154	# WORK and the like are set by scripts/test and lib.sh

# shellcheck disable=SC2034	# scripts/test goes through them
CLIENTS="jdbc odbc psycopg node r libreoffice pgbouncer"
CLIENT_PACKAGES="default-jdk-headless libpostgresql-jdbc-java gcc libc6-dev unixodbc-dev odbc-postgresql python3-psycopg
	nodejs npm r-base-core r-cran-rpostgresql libreoffice-calc libreoffice-base libreoffice-sdbc-postgresql python3-uno
	pgbouncer"
JDBC_DRIVER=/usr/share/java/postgresql.jar
ODBC_DRIVER='PostgreSQL Unicode'
SYSTEM_PYTHON=/usr/bin/python3		# the one that Debian's packages are for

have() { command -v "$1" >/dev/null; }

# --- installing ----------------------------------------------------------------

# Of the packages, those that are not installed.  A nodejs that is not Debian's
# brings its own npm and conflicts with Debian's.
missing_client_packages() {
	for package in $CLIENT_PACKAGES; do
		case $package in
			nodejs) ! have node || continue ;;
			npm) ! have npm || continue ;;
			default-jdk-headless) ! have javac || continue ;;
		esac
		dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q ' installed$' || echo "$package"
	done
}

# Debian's pgbouncer is a service that starts when it is installed; the tests
# start one of their own.  This is where Debian asks whether services may start.
SERVICE_POLICY=/usr/sbin/policy-rc.d

forbid_services() {
	[ ! -e "$SERVICE_POLICY" ] || return 0
	printf '%s\n' '#!/bin/sh' '# made by scripts/test of compute_acct' 'exit 101' >"$SERVICE_POLICY"
	chmod 755 "$SERVICE_POLICY"
	services_forbidden=yes
}

# Also to be called at exit.
allow_services() {
	[ "${services_forbidden:-no}" = no ] || rm -f "$SERVICE_POLICY"
	services_forbidden=no
}

# What cannot be installed is no failure: its client is then left out, by name.
install_clients() {
	log=$WORK/clients_install.log
	packages=
	! have apt-get || packages=$(missing_client_packages | tr '\n' ' ')
	if [ -n "$packages" ] && [ "$(id -u)" -ne 0 ]; then
		say "To have all clients, as root: apt-get install --no-install-recommends $packages"
	elif [ -n "$packages" ]; then
		say "Installing clients: $packages"
		forbid_services
		# shellcheck disable=SC2086	# a list of names
		{
			apt-get update -q
			DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
				-o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 $packages
		} >"$log" 2>&1 || say "warning: not all of them could be installed: $(grep '^E:' "$log" | tail -n 1)"
		allow_services
	fi
	if have npm; then
		(cd "$WORK/src/t/clients/node" && as_user npm ci --no-audit --no-fund) >"$log" 2>&1 ||
			say "warning: npm ci failed: $(tail -n 1 "$log")"
	fi
}

# --- the server ------------------------------------------------------------------

# A server that listens on the loopback interface too, as some clients know no
# socket.  A password keeps the machine's other users out there.
start_client_server() {
	CLIENT_PORT=$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')
	CLIENT_PASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
	printf '%s\n' 'local all all trust' 'host all all 127.0.0.1/32 scram-sha-256' >"$WORK/clients_hba.conf"
	rm -rf "$WORK/data"
	start_server -c listen_addresses=127.0.0.1 -c port="$CLIENT_PORT" -c hba_file="$WORK/clients_hba.conf"
	client_psql postgres -c "ALTER ROLE postgres PASSWORD '$CLIENT_PASSWORD'" -c 'CREATE DATABASE ledger'
	for script in examples/ledger/ledger.sql t/clients/prepare.sql; do
		client_psql ledger -f "$WORK/src/$script" >"$WORK/clients_ledger.log"
	done
}

client_psql() {
	database=$1
	shift
	as_user "$BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$WORK" -p "$CLIENT_PORT" -U postgres -d "$database" "$@"
}

# A database in which the ledger is loaded.
create_client_database() {
	client_psql postgres -c "CREATE DATABASE $1 TEMPLATE ledger" -c "ALTER DATABASE $1 SET search_path = ledger, public"
}

# --- running ---------------------------------------------------------------------

# Runs a client on a database of its own, and compares its answers with psql's.
# To be called in a subshell, as it sets the environment.
run_client() {
	client=$1
	answers=$WORK/out/clients/$client
	PGHOST=127.0.0.1 PGPORT=$CLIENT_PORT PGUSER=postgres PGPASSWORD=$CLIENT_PASSWORD PGDATABASE=client_$client
	export PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE
	mkdir -p "$answers"
	give_to_user "$WORK/out/clients"
	create_client_database "$PGDATABASE"
	cd "$WORK/src/t/clients/$client" || return
	status=0
	"${client}_run" >"$answers/tap" || status=$?
	cat "$answers/tap"
	number=$(grep -cE '^(not )?ok [0-9]' "$answers/tap") || :
	compare_answers
	return "$status"
}

# Says a result, in the order of those that the client itself has put out.
result() {
	number=$((number + 1))
	echo "$1 $number - $2"
}

compare_answers() {
	for question in "$WORK"/src/t/clients/questions/*.sql; do
		name=$(basename "$question" .sql)
		format=-At
		case $client-$name in
			libreoffice-sheet*) format=--csv ;;
			*-sheet*) continue ;;
		esac
		client_psql "$PGDATABASE" "$format" -f "$question" >"$answers/$name.psql"
		if diff -u "$answers/$name.psql" "$answers/$name" >"$answers/$name.diff" 2>&1; then
			result ok "the question \"$name\": the answer is psql's"
		else
			result 'not ok' "the question \"$name\": the answer is not psql's"
			sed 's/^/# /' "$answers/$name.diff"
		fi
	done
	[ "$client" = libreoffice ] || compare_copy		# it only reads
}

compare_copy() {
	client_psql "$PGDATABASE" -At >"$answers/copy.diff" <<EOT
(SELECT company, on_date, capacity, counted_in FROM holding EXCEPT TABLE copied)
UNION ALL (TABLE copied EXCEPT SELECT company, on_date, capacity, counted_in FROM holding)
EOT
	if [ -s "$answers/copy.diff" ]; then
		result 'not ok' "what it has read and written is not what was there"
		sed 's/^/# /' "$answers/copy.diff"
	else
		result ok "what it has read and written is what was there"
	fi
}

# --- the clients -----------------------------------------------------------------

jdbc_problem() {
	have javac || { echo "there is no javac"; return; }
	[ -f "$JDBC_DRIVER" ] || echo "there is no $JDBC_DRIVER"
}

jdbc_run() {
	as_user java -XX:-UsePerfData -cp "$JDBC_DRIVER" Ledger.java "$answers"
}

odbc_problem() {
	echo '#include <sql.h>' | gcc -E - >/dev/null 2>&1 || { echo "there is no gcc, or no header sql.h"; return; }
	odbcinst -q -d -n "$ODBC_DRIVER" >/dev/null 2>&1 || echo "unixODBC has no driver \"$ODBC_DRIVER\""
}

# The driver would log to /tmp.
odbc_run() {
	gcc -std=gnu11 -Wall -Wextra -Werror -o "$WORK/odbc_ledger" ledger.c -lodbc &&
		odbcinst -q -d -n "$ODBC_DRIVER" | sed 's/^CommLog=.*/CommLog=0/' >"$WORK/odbcinst.ini" &&
		ODBCSYSINI=$WORK as_user "$WORK/odbc_ledger" "$answers"
}

psycopg_problem() {
	"$SYSTEM_PYTHON" -c 'import psycopg' 2>/dev/null || echo "$SYSTEM_PYTHON has no psycopg 3"
}

# Runs a Python program; those of all clients share tap.py.
run_python() {
	as_user env PYTHONPATH="$WORK/src/t/clients" PYTHONDONTWRITEBYTECODE=1 "$SYSTEM_PYTHON" "$@"
}

psycopg_run() {
	run_python ledger.py "$answers"
}

node_problem() {
	have node || { echo "there is no node"; return; }
	(cd "$WORK/src/t/clients/node" && node -e 'require("pg")') 2>/dev/null || echo "node has no package pg"
}

node_run() {
	as_user node ledger.js "$answers"
}

r_problem() {
	have Rscript || { echo "there is no Rscript"; return; }
	Rscript -e 'library(RPostgreSQL)' >/dev/null 2>&1 || echo "R has no package RPostgreSQL"
}

r_run() {
	as_user Rscript --vanilla ledger.R "$answers"
}

libreoffice_problem() {
	have soffice || { echo "there is no soffice"; return; }
	"$SYSTEM_PYTHON" -c 'import uno' 2>/dev/null || { echo "$SYSTEM_PYTHON has no uno"; return; }
	for library in sdbc dbaxml; do
		ls /usr/lib/libreoffice/program/*"$library"*.so >/dev/null 2>&1 ||
			echo "LibreOffice has no Base, or no driver of PostgreSQL"
	done
}

libreoffice_run() {
	run_python ledger.py "$answers"
}

pgbouncer_problem() {
	have pgbouncer || { echo "there is no pgbouncer"; return; }
	psycopg_problem
}

# Its clients reach it by a socket in $WORK, as it does the server.
pgbouncer_run() {
	version=$(pgbouncer --version | sed -n 's/^PgBouncer //p')
	create_client_database "${PGDATABASE}_books"
	client_psql postgres -c "ALTER DATABASE ${PGDATABASE}_books SET compute_acct.rating_books = '36kr-2024-10-30, datasheet'"
	sed "s|@WORK@|$WORK|g; s|@PORT@|$CLIENT_PORT|" pgbouncer.ini >"$WORK/pgbouncer.ini"
	echo '"postgres" ""' >"$WORK/pgbouncer_users"
	case $version in
		1.1[0-9].* | 1.20.*) ;;
		*) echo 'max_prepared_statements = 100' >>"$WORK/pgbouncer.ini" ;;
	esac
	as_user pgbouncer -q -d "$WORK/pgbouncer.ini"
	outcome=0
	PGHOST=$WORK PGPORT=6432 run_python ledger.py "$answers" "$version" || outcome=$?
	stop_pgbouncer
	return "$outcome"
}

# Also to be called at exit.
stop_pgbouncer() {
	[ -f "$WORK/pgbouncer.pid" ] || return 0
	# shellcheck disable=SC2016	# the inner shell expands it
	as_user sh -c 'kill "$1"' sh "$(cat "$WORK/pgbouncer.pid")" || :
}
