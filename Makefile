# Each target makes .venv when it is not there and installs what pyproject.toml and constraints.txt say.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
EXAMPLES := $(filter-out examples/README.md,$(wildcard examples/*.txt examples/*.md examples/*.html))

.PHONY: demo test test-cluster check evaluate cassettes try-llama clean
.DELETE_ON_ERROR:

demo: $(READY) ## extract the articles in examples/
	@$(BIN)/pressmark extract --reader rules $(EXAMPLES)

test: $(READY) ## the whole suite, on all cores; offline
	@$(BIN)/python -m pytest -q -n auto

test-cluster: $(READY) ## the cluster's tests on a real Ray of this machine; installs it first (600 MB)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[cluster]"
	@$(BIN)/python -m pytest -q tests/cluster

check: $(READY) ## style, types, import contracts
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/pyright
	@$(BIN)/lint-imports

evaluate: $(READY) ## how right the rules are on tests/gold, and whether its floors are met
	@$(BIN)/pressmark evaluate --reader rules tests/gold --floors tests/gold/floors/own.json

cassettes: $(READY) ## record cassettes/ again, from the scripted endpoint
	@$(BIN)/python -m tests.record_cassettes

try-llama: $(READY) ## read examples/ with llama-cpp-python's server and a model of random weights
	@$(BIN)/python bench/try_llama.py $(EXAMPLES)

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("pressmark needs Python 3.11 or newer: make PYTHON=/path/to/python3")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing into .venv" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@$(BIN)/python -m compileall -q service schemas
	@touch $@
