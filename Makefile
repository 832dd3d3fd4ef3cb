# The commands of the project; CONTRIBUTING.md says when to use which. Needs GNU make and Python 3.11 or newer.
# Another Python: make clean && make run PYTHON=python3.13

PYTHON ?= python3
ARGS ?=
SHELL := /bin/sh
UV := uv==0.13.9
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

# The same reading of names and files on every machine, whatever its locale.
export PYTHONUTF8 := 1

# Where it is forbidden to keep compiled files, each start of Python compiles the sources anew and each run the tests.
unexport PYTHONDONTWRITEBYTECODE

# A venv does not survive a move: its scripts and its link to src name the old folder.
ifneq "$(wildcard .venv/place)" ""
ifneq "$(shell cat .venv/place)" "$(CURDIR)"
$(shell rm -rf .venv)
endif
endif

.PHONY: help run test test-slow check lint bench screens lighthouse docs lock clean
.DELETE_ON_ERROR:

help:
	@echo 'make run         set up what is needed, load cities/seoul and serve it at http://127.0.0.1:8000 (ARGS="--port 8080")'
	@echo 'make test        set up what is needed, run the whole suite but for the slow tests (ARGS="-k name" to choose)'
	@echo 'make test-slow   the slow tests, and the properties with many more examples'
	@echo 'make check       format, lint, types, imports, tests: before each commit'
	@echo 'make bench       the benchmarks, with CPU seconds beside wall time'
	@echo 'make screens     pictures of every template of the site, into build/screens (ARGS=CITY for another city)'
	@echo 'make lighthouse  what Lighthouse says of the site; needs Node, and npm fetches it'
	@echo 'make docs        the documentation, strictly, into build/docs'
	@echo 'make lock        refresh requirements/*.txt from pyproject.toml'
	@echo 'make clean       remove .venv, build and caches'

run: .venv/run.stamp
	@$(BIN)/donghaeng load cities/seoul
	@$(BIN)/donghaeng serve cities/seoul $(ARGS)

test: .venv/dev.stamp
	@$(BIN)/python -m pytest -n auto -m "not slow" $(ARGS)

test-slow: .venv/dev.stamp
	@HYPOTHESIS_PROFILE=slow $(BIN)/python -m pytest -n auto --dist loadfile -m "slow or hypothesis" $(ARGS)

check: lint
	@$(MAKE) --no-print-directory test

lint: .venv/dev.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .venv/dev.stamp
	@set -e; for file in benchmarks/bench_*.py; do $(BIN)/python "$$file" $(ARGS); done

screens: .venv/dev.stamp
	@$(BIN)/python benchmarks/screens.py $(ARGS)

lighthouse: .venv/dev.stamp
	@$(BIN)/python benchmarks/lighthouse.py

docs: .venv/dev.stamp
	@$(BIN)/sphinx-build -q -W --keep-going -n -b html docs build/docs
	@echo 'build/docs/index.html'

# Universal: one lock for every system and every Python from 3.11. It names no index, so that it serves behind a mirror.
LOCK = build/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-header --no-annotate --upgrade pyproject.toml requirements/build.in
lock: .venv/place
	@$(BIN)/python -m venv build/lock
	@build/lock/bin/python -m pip install -qq --disable-pip-version-check $(UV)
	@$(LOCK) --extra web --extra welfare --output-file requirements/run.txt
	@$(LOCK) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt
	@rm -rf build/lock

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Set-up, each step once: a changed lock or pyproject.toml installs again.
.venv/place:
	@command -v "$(PYTHON)" >/dev/null || { echo 'No $(PYTHON) here: install Python 3.11 or newer, or say make PYTHON=/path/to/python.'; exit 1; }
	@"$(PYTHON)" -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "$(PYTHON) is Python %d.%d: donghaeng needs 3.11 or newer (make PYTHON=...)." % v[:2])'
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || "$(PYTHON)" -c 'import sys; sys.exit("This Python has no ensurepip. On Debian or Ubuntu: apt-get install python%d.%d-venv" % sys.version_info[:2])'
	@echo 'Setting up .venv: a minute or two, once.'
	@"$(PYTHON)" -m venv .venv
	@printf '%s' "$(CURDIR)" > $@

.venv/run.stamp: .venv/place requirements/run.txt pyproject.toml
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/place requirements/run.txt requirements/dev.txt pyproject.toml
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch .venv/run.stamp $@
