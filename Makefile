# pggit: builds the extension; everything else is a short name for a tox environment.
#
# Needs make and a POSIX shell to build, Python 3.11 or later for the rest.
# `make help` lists the targets. Works with GNU make 3.81 and later.

.DEFAULT_GOAL := all
.SUFFIXES:
.DELETE_ON_ERROR:

# PostgreSQL's PGXS has a variable VERSION of its own, hence the long name.
PGGIT_VERSION := $(shell sed -n "s/^default_version *= *'\([^']*\)'.*/\1/p" pggit.control)
SCRIPT := build/pggit--$(PGGIT_VERSION).sql
CONTROL := build/pggit.control

# Layers in the order in which they are loaded: each calls only those before it.
# $(sort) compares bytes, so the order inside a layer is the same in any locale.
LAYERS := store guard catalog object history plan merge care
SQL := $(wildcard sql/prelude.sql) $(foreach layer,$(LAYERS),$(sort $(wildcard sql/$(layer)/*.sql))) $(wildcard sql/epilogue.sql)

.PHONY: all
all: $(SCRIPT) $(CONTROL) ## Build the extension into build/ (the default)

$(SCRIPT): $(SQL) sql/assemble.awk build/sources
	@printf 'building %s from %s files\n' '$@' '$(words $(SQL))'
	@LC_ALL=C awk -f sql/assemble.awk $(SQL) > '$@.part' && mv -f '$@.part' '$@'

$(CONTROL): pggit.control build/sources
	@cp pggit.control '$@.part' && mv -f '$@.part' '$@'

# The list of files, touched only when it changes: a deleted file is a change too.
build/sources: FORCE
	@mkdir -p build
	@printf '%s\n' $(SQL) > '$@.part'
	@if cmp -s '$@.part' '$@'; then rm -f '$@.part'; else mv -f '$@.part' '$@'; fi

.PHONY: FORCE
FORCE:

.PHONY: clean
clean: ## Remove build/
	rm -rf build

# ---------------------------------------------------------------------------
# Installation into a PostgreSQL of yours

PG_CONFIG ?= pg_config

.PHONY: install
install: all ## Install into the PostgreSQL of PG_CONFIG=/path/to/pg_config (DESTDIR is honoured)
	@$(MAKE) --no-print-directory -f pgxs.mk install PG_CONFIG='$(PG_CONFIG)' PGGIT_VERSION='$(PGGIT_VERSION)'

.PHONY: uninstall
uninstall: ## Remove from the PostgreSQL of PG_CONFIG
	@$(MAKE) --no-print-directory -f pgxs.mk uninstall PG_CONFIG='$(PG_CONFIG)' PGGIT_VERSION='$(PGGIT_VERSION)'

.PHONY: installcheck
installcheck: ## Run the smoke tests against the pggit installed for PG_CONFIG
	PGGIT_INSTALLED=1 PG_CONFIG='$(PG_CONFIG)' $(TOX) run -e smoke $(POSARGS)

# ---------------------------------------------------------------------------
# Tests. PG picks the PostgreSQL version, ARGS goes to the program that is run:
#
#     make smoke PG=16
#     make chaos-property PG=18 ARGS='-x --hypothesis-seed=1'

PYTHON ?= python3
TOX := $(PYTHON) ci/bootstrap.py
POSARGS = $(if $(ARGS),-- $(ARGS))
# `make smoke PG=16` is the environment pg16-smoke; without PG it is smoke, whose default is in ci/matrix.toml.
PREFIX = $(if $(PG),pg$(PG)-)

## smoke: The must-pass chaos tests
## chaos-property: Any legal input in any order (Hypothesis)
## chaos-concurrent: Several sessions at once
## chaos-transaction: Isolation levels, savepoints, cancels, deadlocks
## chaos-resource: Connections, locks, memory and temporary files run out
## chaos-corruption: History changed behind pggit's back
## chaos-recovery: Crashes, failover and restored backups
## chaos-load: Many clients for a long time
## chaos-migration: Upgrades, dumps and restores
## full: Every category
## weekly: Everything, with more examples, a new seed and an HTML report
## bench: Benchmarks alone, with a JSON file
## extension: Functional tests of the SQL API
## hollow: No chaos test may pass against an impostor of pggit
## changed-tests: Tests that differ from the branch BASE (origin/main), twenty times each
## verdicts: The same verdicts in random order, in parallel and in a second run
CHAOS := $(addprefix chaos-,property concurrent transaction resource corruption recovery load migration)
SERVER_TARGETS := smoke $(CHAOS) full weekly bench extension hollow changed-tests verdicts
.PHONY: $(SERVER_TARGETS)
$(SERVER_TARGETS):
	@$(TOX) run -e $(PREFIX)$@ $(POSARGS)

## lint: Style, types and SQL safety
## tooling: Tests of the harness, of ci/ and of the build
## guide: Every command of tests/chaos/TESTING.md, in a copy of the checkout
## workflows: Write .github/workflows and more from ci/matrix.toml (ARGS=--check compares and lints)
## release: Archives, checksums and notes of a release into dist/ (ARGS=vVERSION; a rehearsal without)
## lock: Write locks/ anew from pyproject.toml (ARGS=--upgrade for newer versions)
## gate: May the results in results/ pass? (ARGS="FOLDER --expect=smoke": others, not all of them)
## summary: What the results in results/ say, category by version
## report: One HTML page of the results, results/report.html
## report-browser: Look at that page in a headless Chromium, which this machine must have
PLAIN_TARGETS := lint tooling guide workflows lock gate summary report report-browser release
.PHONY: $(PLAIN_TARGETS)
$(PLAIN_TARGETS):
	@$(TOX) run -e $@ $(POSARGS)

.PHONY: test
test: ## lint, tooling, extension and smoke on the default version: what CI runs
	@$(TOX) run -e lint,tooling,extension,smoke

.PHONY: matrix
matrix: ## One tier on every version, then a table (TIER=smoke)
	@$(PYTHON) -m ci matrix $(or $(TIER),smoke) $(POSARGS)

# ---------------------------------------------------------------------------
# Parts of the workflows. They need Python alone, and no environment of tox.

.PHONY: compare
compare: ## Compare the benchmarks in results/ with those of main, fetched by `stored`
	@PG='$(PG)' $(PYTHON) -m ci compare

.PHONY: stored
stored: ## Fetch what the last run on main stored (ARTIFACT=NAME INTO=FOLDER; with gh)
	@$(PYTHON) -m ci stored '$(ARTIFACT)' '$(INTO)'

.PHONY: required
required: ## Have the jobs of a workflow passed? (NEEDS and MAY_SKIP in the environment)
	@$(PYTHON) -m ci required

.PHONY: weekly-issues
weekly-issues: ## After a weekly run: open, comment on or close an issue for each version (with gh)
	@$(PYTHON) -m ci weekly-issues

.PHONY: publish
publish: ## Make a release on GitHub of dist/ (in the job of a tag; with gh)
	@$(PYTHON) -m ci publish

# ---------------------------------------------------------------------------
# A server to play with. The Python is that of the tox environment `harness`,
# called without tox so that a start takes a second and not two.

HARNESS := PYTHONPATH=tests .tox/harness/bin/python -m pggit_harness
HARNESS_READY := .tox/harness/.ready

$(HARNESS_READY): locks/tests.txt
	@$(TOX) run -e harness --notest
	@touch '$@'

## cluster-start: Start a server with pggit in it, kept until cluster-stop
## cluster-stop: Stop it
## cluster-restart: Stop it and start it again
## cluster-status: Is it running, and where?
## cluster-logs: Its log
## cluster-clean: Stop it and remove its data
CLUSTER_TARGETS := $(addprefix cluster-,start stop restart status logs clean)
.PHONY: $(CLUSTER_TARGETS)
$(CLUSTER_TARGETS): cluster-%: $(HARNESS_READY)
	@$(HARNESS) cluster $* $(ARGS)

.PHONY: psql
psql: $(HARNESS_READY) ## psql on that server
	@$(HARNESS) cluster psql $(ARGS)

.PHONY: doctor
doctor: $(HARNESS_READY) ## What was found here, what is missing, which tests that leaves out, and how to mend it
	@$(HARNESS) doctor $(ARGS)

.PHONY: help
help: ## This list
	@sed -n 's|^versions = \[\(.*\)\]|usage: make TARGET [PG=\1] [ARGS=...]|p' ci/matrix.toml | sed 's/, /|/g'; echo
	@awk '/^## [a-z-]+: / { name = $$2; sub(/^## [a-z-]+: /, "") } \
	      /^[a-z-]+:.* ## / { name = $$1; sub(/^.* ## /, "") } \
	      name { sub(/:$$/, "", name); printf "  %-18s %s\n", name, $$0; name = "" }' Makefile
