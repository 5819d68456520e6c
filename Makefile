# compute_acct: compute accounting for PostgreSQL.
#
# A concept is one name.  From the list below, in this order, come the objects
# (src/NAME.c), the install script (src/NAME.sql) and the regression tests
# (sql/NAME.sql, by the name without its folder).

# the types, in the order in which SQL creates them
TYPES = flops flop cost unit_price

CONCEPTS = \
	module \
	quantity/decimal quantity/number_word quantity/unit quantity/basis quantity/currency quantity/json_object quantity/text quantity/text_print \
	types/message types/text_error types/internal_function types/time_text types/kind types/number types/ordering types/plan_check types/arithmetic \
	types/basis types/flops types/flop types/cost types/currency types/unit_price types/range types/rounding types/format types/algebra \
	aggregates/sum aggregates/state_bytes aggregates/extremes aggregates/blended_price \
	aggregates/cost_summary aggregates/summary_bytes aggregates/summary_access aggregates/former aggregates/percentile \
	catalog/table_cache catalog/table_read catalog/table_rewrite catalog/cache catalog/tables catalog/data catalog/protect catalog/names catalog/rating catalog/rating_as_of catalog/capacity \
	catalog/convention catalog/rates catalog/rate_path catalog/exchange catalog/ecb_rates catalog/gpu_count \
	accounting/time_range accounting/work accounting/timeline accounting/average_capacity accounting/growth accounting/basis_audit \
	accounting/service_life accounting/book_value accounting/depreciation accounting/allocate \
	accounting/ratio accounting/assumption accounting/energy accounting/ownership accounting/price_per_work accounting/discount accounting/plan catalog/tpp \
	old_names bi/bi_columns bi/bi_view bi/bi_refresh

# concepts whose SQL is made from data/
BUILT = catalog/data

# regression tests that are not one concept's own
TESTS = counting damaged ledger demand market bi_security import focus slurm live exchange_book literals security stored

# regression tests that need real data, see scripts/test --real-data
REGRESS_REAL = real_exchange real_catalog real_focus real_slurm

# tests of several sessions, and of whole servers where Perl has what they need
ISOLATION = cache_changes cache_statement cache_call_sites cache_snapshot cache_exchange cache_ddl cache_reinstall cache_parallel rating_overlap
ISOLATION_OPTS = --load-extension=compute_acct
TAP_TESTS := $(shell perl -MIPC::Run -e 'print 1' 2>/dev/null)

EXTENSION = compute_acct
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'$$/\1/p" $(EXTENSION).control)

MODULE_big = $(EXTENSION)
OBJS = $(patsubst %.c,%.o,$(wildcard $(CONCEPTS:%=src/%.c)))
INSTALL_SQL = $(foreach concept,$(CONCEPTS),$(if $(filter $(concept),$(BUILT)),src/$(concept).sql,$(wildcard src/$(concept).sql)))
DATA = $(wildcard updates/$(EXTENSION)--*--*.sql)
DATA_built = $(EXTENSION)--$(EXTVERSION).sql
# each word once, in order
uniq = $(if $1,$(firstword $1) $(call uniq,$(filter-out $(firstword $1),$1)))
REGRESS = $(foreach test,$(call uniq,install $(notdir $(CONCEPTS)) $(TESTS)),$(if $(wildcard sql/$(test).sql),$(test)))
PG_CPPFLAGS = -I$(srcdir)/src -DCOMPUTE_ACCT_VERSION='"$(EXTVERSION)"' $(ASSERTIONS)
# for the files that see no header of the server's; a server without assertions
# runs a library that has them
ASSERTIONS = $(if $(shell grep -s '^.define USE_ASSERT_CHECKING' $(includedir_server)/pg_config.h),-DUSE_ASSERT_CHECKING=1)
# A symbol that others are not to call is hidden, and one that they may call is not
# taken from somebody else's library; see src/compat.h.
PG_CFLAGS = -fvisibility=hidden
SHLIB_LINK = $(if $(filter darwin,$(PORTNAME)),,-Wl,-Bsymbolic)
EXTRA_CLEAN = tags $(DATA_built) $(BUILT:%=src/%.sql)

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

$(DATA_built): $(INSTALL_SQL) tools/expand-sql Makefile $(EXTENSION).control
	tools/expand-sql TYPES="$(TYPES)" $(INSTALL_SQL) > $@.tmp
	mv $@.tmp $@

# Where a name is made, for editors: of C, of what macros make by the comments
# that name it, and of SQL.
.PHONY: tags
tags:
	ctags --languages=C --sort=no -f $@.tmp src/*.[ch] src/*/*.[ch]
	tools/expand-sql --tags TYPES="$(TYPES)" $(filter-out $(BUILT:%=src/%.sql),$(INSTALL_SQL)) >> $@.tmp
	grep -n '^/\* Makes \|^ \* Makes \|^ \* [a-z0-9_, ]*[,.]$$' src/*/*.c | awk -F: '{ line = $$2; n = split($$3, word, /[ ,.*\/]+/); \
		for (i = 1; i <= n; i++) if (word[i] ~ /_/) print word[i] "\t" $$1 "\t" line }' >> $@.tmp
	LC_ALL=C sort -o $@ $@.tmp
	rm $@.tmp

# rejects what is wrong in the data, by file and line
src/catalog/data.sql: $(wildcard data/*.csv) tools/catalog-sql
	tools/catalog-sql data > $@.tmp
	mv $@.tmp $@

# every object may see every header: a full build takes seconds
$(OBJS): $(wildcard src/*.h src/*/*.h)

# it has the version compiled in
src/module.o: $(EXTENSION).control

# a concept that is new in the list is compiled even if its source is old
$(MODULE_big)$(DLSUFFIX): Makefile
