# Everything below sets up what it needs: a Python of 3.11 or newer and make are enough.
#   make demo    install into .venv, judge the demonstration logbook, write its calendar to out/
#   make test    all tests, with the examples in the docstrings     (make test ARGS='-m "not slow"' for the quick ones)
#   make test-spark   the tests of rosters on Spark, on a cluster of two executors; needs Java 17, and PySpark is large
#   make lint    ruff (lint and format) and mypy --strict
#   make bench   what things cost, as ratios within one run
#   make docs    the documentation as a site in out/site; what is not right is an error
#   make links   asks the network for every address that the documentation names
#   make regenerate   the pages, figures and snapshots that are made from the rules, and what has changed in them
#   make kept    what the rules say of records on their edges, written anew   (make kept CODES='US-FL US-GA' for some)
#   make rule-mutation   what the tests reach of each rule book, and which changes of it they notice: docs/rule-mutation.md
#   make clean   remove what the above made
# Another Python: make demo PYTHON=python3.13

PYTHON ?= python3
ARGS ?=
CODES ?=

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
INSTALLED_FOR_BENCH := $(VENV)/installed-for-bench
INSTALLED_FOR_DOCS := $(VENV)/installed-for-docs
INSTALLED_FOR_SPARK := $(VENV)/installed-for-spark
PROJECTS := $(wildcard plugins/*/pyproject.toml)
EDITABLE_PLUGINS := $(PROJECTS:%/pyproject.toml=-e ./%)
LOGBOOK := examples/logbooks/jordan-rivera.toml
BODIES := $(notdir $(basename $(wildcard tests/snapshots/*.txt)))
CALENDAR := out/jordan-rivera.ics
SITE := out/site
SPHINX := -m sphinx --quiet --fail-on-warning --jobs auto --conf-dir docs --doctree-dir out/doctrees

# Nothing of another environment may leak into this one.
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV
export PYTHONNOUSERSITE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test test-spark lint bench docs links regenerate kept rule-mutation clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^#   //p' Makefile

demo: $(INSTALLED)
	@echo '$$ ce-tracker status $(LOGBOOK)'
	@$(BIN)/ce-tracker status $(LOGBOOK) || case $$? in 1|3) ;; *) exit 1 ;; esac # 1 is short, 3 undetermined
	@mkdir -p $(dir $(CALENDAR))
	@echo '$$ ce-tracker export ical $(LOGBOOK) --output $(CALENDAR)'
	@$(BIN)/ce-tracker export ical $(LOGBOOK) --output $(CALENDAR)

test: $(INSTALLED)
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

test-spark: $(INSTALLED_FOR_SPARK)
	@$(BIN)/python -m pytest -m spark plugins/ce-tracker-roster/tests/engines $(ARGS)

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(INSTALLED_FOR_BENCH)
	@$(BIN)/python -m bench

docs: $(INSTALLED_FOR_DOCS)
	@$(BIN)/python $(SPHINX) --builder html . $(SITE)
	@echo 'Made $(SITE)/index.html'

links: $(INSTALLED_FOR_DOCS)
	@$(BIN)/python $(SPHINX) --builder linkcheck . out/links

regenerate: $(INSTALLED)
	@$(BIN)/python plugins/ce-tracker-us-massage/regenerate.py
	@$(BIN)/python docs/figures/counting.py
	@for body in $(BODIES); do \
	  $(BIN)/python -m ce_tracker.testing.snapshots $$body > tests/snapshots/$$body.new || exit 1; \
	  mv tests/snapshots/$$body.new tests/snapshots/$$body.txt; \
	done

kept: $(INSTALLED)
	@$(BIN)/python -m ce_tracker.testing.kept us-massage plugins/ce-tracker-us-massage/tests/kept $(CODES)

rule-mutation: $(INSTALLED)
	@$(BIN)/python plugins/ce-tracker-us-massage/measure.py

clean:
	rm -rf $(VENV) out .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src plugins tests examples bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml $(PROJECTS)
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("ce-tracker needs Python 3.11 or newer; " \
	  + sys.executable + " is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.11 ...")'
	@echo 'Installing into $(VENV) ...'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet -e '.[all,dev]' $(EDITABLE_PLUGINS)
	@npm install --silent --no-save --no-audit --no-fund --prefix $(VENV) ical.js >/dev/null 2>&1 \
	  || echo 'ical.js could not be installed (is npm there?): the tests that read calendars with it are skipped'
	@touch $@

$(INSTALLED_FOR_BENCH): $(INSTALLED)
	@$(BIN)/python -m pip install --quiet -e '.[bench]' $(EDITABLE_PLUGINS)
	@touch $@

$(INSTALLED_FOR_DOCS): $(INSTALLED)
	@$(BIN)/python -m pip install --quiet -e '.[docs]' $(EDITABLE_PLUGINS)
	@touch $@

$(INSTALLED_FOR_SPARK): $(INSTALLED)
	@java -version >/dev/null 2>&1 || { echo 'Spark needs Java 17, and there is no java here' >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet -e './plugins/ce-tracker-roster[spark]'
	@touch $@
