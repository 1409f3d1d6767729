# Two commands matter: "make generate" and "make test". Each sets itself up in .venv.

PYTHON ?= python3
CONFIG ?= specs/aihub/sdk.yaml
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
RUN := $(BIN)/python
READY := $(VENV)/.ready
DOCS_READY := $(VENV)/.ready-docs

.DEFAULT_GOAL := help
.PHONY: generate docs serve check test lint format types old-code diff release release-check imports wheels servers architecture codes reference \
	bench ci clean help

generate: $(READY) ## Make the SDK and everything around it from specs/, into generated/
	$(RUN) -m generator generate --config $(CONFIG)

docs: $(DOCS_READY) ## Build the documentation site of generated/docs into build/docs
	$(RUN) -m sphinx --quiet --fail-on-warning --keep-going -d build/doctrees generated/docs build/docs

serve: $(DOCS_READY) ## Serve the documentation, with a proxy for its playground; follow specs/
	$(RUN) -m generator serve --config $(CONFIG)

check: $(READY) ## Fail when generated/ is not what specs/ would give, or not in black's style; change nothing
	$(RUN) -m generator check --config $(CONFIG)
	$(RUN) -m black --check --quiet --config generated/python/pyproject.toml --line-length 100 --target-version py37 --extend-exclude /_core/ generated/python

test: $(READY) ## Run the tests, on all cores
	$(RUN) -m pytest -q --numprocesses auto --maxprocesses 8 --dist loadfile

lint: $(READY) ## Look for faults in style: ruff and black
	$(RUN) -m ruff check generator templates tests bench
	$(RUN) -m black --check --quiet generator tests bench

format: $(READY) ## Put the style right where a tool can
	$(RUN) -m ruff check --fix generator templates tests bench
	$(RUN) -m black --quiet generator tests bench

types: $(READY) ## Check types: mypy strict, then pyright, on the generator, the runtime, the SDK and its guides
	$(RUN) -m mypy
	cd templates/python && ../../$(RUN) -m mypy --strict runtime
	cd generated/python && ../../$(RUN) -m mypy --strict aihub
	$(RUN) -m pyright --pythonpath $(RUN)
	$(RUN) -m tests.guides

old-code: $(READY) ## Use everything of the last release with the SDK of today: type checkers, and run
	$(RUN) -m generator old-code $(firstword $(wildcard specs/aihub/api.lock.json) specs/aihub/sdk.yaml) --against generated/python

diff: $(READY) ## Say what changed for users since the last release
	$(RUN) -m generator diff --config $(CONFIG)

release: $(READY) ## Release the SDK as specs/ is now: version, changelog, generated/; ARGS=--dry-run shows it
	$(RUN) -m generator release --config $(CONFIG) $(ARGS)

release-check: $(READY) ## Check that the files are those of a release (TAG=v1.2.0), and build it into dist/
	.ci/release-check

imports: $(READY) ## Check that imports run one way
	$(BIN)/lint-imports

wheels: $(READY) ## Build the distribution in generated/python and try it on every Python found
	$(RUN) -m tests.wheels

servers: $(READY) ## Try SDKs of what real servers serve against those servers
	$(RUN) -m tests.servers

architecture: $(READY) ## Write the parts of ARCHITECTURE.md that are made from the code
	$(RUN) -m tests.architecture.rooms

codes: $(READY) ## Write what the generator prints into the pages of its codes
	$(RUN) -m tests.messages.sessions

reference: $(READY) ## Write the page and the JSON Schema of all settings from the code that reads them
	$(RUN) -m tests.reference

bench: $(READY) ## Measure the generator against others that are installed
	$(RUN) bench/generate.py

ci: ## Everything that has to be green before a change is merged
	.ci/run

clean: ## Remove .venv, caches and build results; generated/ stays
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find generator tests templates bench -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Exact versions; the stamp makes the second time free.
$(READY): constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
		{ echo "Python 3.10 or newer is needed: make PYTHON=/path/to/python ..." >&2; exit 1; }
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --requirement constraints.txt
	@touch $@

# Sphinx is for the documentation alone: "make test" does not wait for it.
$(DOCS_READY): constraints-docs.txt $(READY)
	@$(RUN) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Sphinx needs Python 3.11 or newer: make clean; make PYTHON=/path/to/python docs" >&2; exit 1; }
	$(RUN) -m pip install --quiet --disable-pip-version-check --requirement constraints-docs.txt
	@touch $@
