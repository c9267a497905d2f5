# Two commands do all the set-up: `make up` serves the record, `make test` checks that it works. `make help` tells the rest.

VENV := .venv
BIN := $(VENV)/bin
# The first Python on the PATH that is new enough; PYTHON=/path/to/python chooses another.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Tests run on both cores unless told otherwise: make test PYTEST_ARGS="-n 0 tests/reading".
PYTEST_ARGS ?= -n auto

# An environment that was moved or copied from elsewhere is made anew: its paths are wrong.
ifneq ($(shell cat $(VENV)/made-at 2>/dev/null),$(CURDIR))
$(shell rm -f $(VENV)/installed $(VENV)/installed-dev)
endif

.DEFAULT_GOAL := help
.PHONY: help up test check gold quality rules bench lock clean

help: ## This list
	@grep -hE '^[a-z]+:.*##' Makefile | awk -F ':.*## ' '{ printf "  make %-7s %s\n", $$1, $$2 }'
	@echo
	@echo "  make up ARTICLES=DIR       reads your own articles too; SEEDS_ARTICLES=no leaves ours out"
	@echo "  make up PORT=8001          HOST, PORT, DATABASE_URL and the other settings are taken from here or the environment"
	@echo "  Ctrl-C stops the server; 'rm -r data' forgets the record, 'make clean' the environment."

up: $(VENV)/installed ## Set everything up and serve the record on http://127.0.0.1:8000
	@exec $(BIN)/timeline up $(if $(ARTICLES),--articles "$(ARTICLES)") $(if $(filter no,$(SEEDS_ARTICLES)),--no-digests)

test: $(VENV)/installed-dev ## Run the tests; what this machine lacks is skipped with its reason
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(VENV)/installed-dev ## Format, lint, types, direction of imports, seeds and lexicon
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/timeline check

gold: $(VENV)/installed-dev ## Hold the quality of reading against its pinned floors
	@$(BIN)/python -m pytest -n 0 tests/gold

quality: $(VENV)/installed-dev ## Measure the quality of reading anew, for /v1/quality
	@$(BIN)/python -m tests.gold.measure_quality

rules: $(VENV)/installed-dev ## How often each cue and rule fired, was right and was wrong
	@$(BIN)/python -m tests.gold.rules

bench: $(VENV)/peer/installed ## Measure the speed of reading, storing and serving
	@$(BIN)/python -m tests.benchmarks

lock: $(VENV)/installed-dev ## Write the lock files anew from pyproject.toml (UPGRADE=1: newest versions)
	$(BIN)/uv pip compile $(LOCK) --all-extras --group build --group dev --output-file requirements-dev.lock
	$(BIN)/uv pip compile $(LOCK) --extra postgresql --group build --constraint requirements-dev.lock --output-file requirements.lock

LOCK = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(if $(UPGRADE),--upgrade) pyproject.toml

clean: ## Remove the environment and caches; the record in data/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Datasette is measured beside us in an environment of its own: nothing of ours needs it.
$(VENV)/peer/installed: $(VENV)/installed-dev
	@$(BIN)/python -m venv $(VENV)/peer
	@$(VENV)/peer/bin/python -m pip --quiet --disable-pip-version-check install datasette==0.65.5
	@touch $@

$(VENV)/installed: requirements.lock pyproject.toml
	@$(call make_environment)
	@echo "Installing the locked dependencies into $(VENV) (once, about a minute) ..."
	@$(call install,requirements.lock)
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml
	@$(call make_environment)
	@echo "Installing what the tests need into $(VENV) (once, a minute or two) ..."
	@$(call install,requirements-dev.lock)
	@touch $(VENV)/installed $@

# Each stop is one sentence that says what to do.
define make_environment
	fail() { echo "make: $$1" >&2; exit 1; }; \
	[ -w . ] || fail "this folder cannot be written to; clone into one that you own."; \
	[ -n "$(PYTHON)" ] || fail "Python 3.11 or newer is needed and none was found; install it, or name it: make PYTHON=/path/to/python3"; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		fail "$(PYTHON) is not a Python of at least 3.11; install one, or name another: make PYTHON=/path/to/python3"; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		fail "$(PYTHON) lacks its venv module; install it (Debian, Ubuntu: apt install python3-venv), then run make again."; \
	[ "$$(cat $(VENV)/made-at 2>/dev/null)" = "$(CURDIR)" ] || $(PYTHON) -m venv --clear $(VENV) || \
		fail "the virtual environment $(VENV) could not be made; the reason stands above."; \
	printf '%s' "$(CURDIR)" > $(VENV)/made-at
endef

define install
	{ $(PIP) install --require-hashes --requirement $(1) && \
	  $(PIP) install --no-deps --no-build-isolation --editable .; } || \
		{ echo "make: the dependencies could not be installed; the reason stands above (is the network reachable?)." >&2; exit 1; }
endef
