# Everything one does with Lettersum. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Made when the environment is complete, so that each target installs once and only once.
STAMP := $(VENV)/installed

# How many each fuzz target is fed.
INPUTS ?= 20000

.DEFAULT_GOAL := help

# Where it is set, each run and each process that a test starts compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run test fuzz sweep check lint types bench screenshots clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $(STAMP)

setup: $(STAMP) ## make .venv and install everything into it

run: $(STAMP) ## open the window (without a display: the main job in the terminal)
	@$(BIN)/lettersum

# As many at once as the machine has processors; ARGUMENTS="-n 0" is one after the other.
test: $(STAMP) ## run the tests; make test ARGUMENTS="-p randomly" hands these to pytest
	@$(BIN)/python -m pytest -n auto $(ARGUMENTS)

fuzz: $(STAMP) ## feed each reader 20,000 damaged inputs; make fuzz INPUTS=1000 for fewer
	@$(BIN)/python -m pytest tests/fuzz --fuzz $(INPUTS) --capture=no --timeout=7200 $(ARGUMENTS)

sweep: $(STAMP) ## the sizes, widths and networks that `make test` leaves to others like them
	@$(BIN)/python -m pytest -n auto -m sweep --sweep $(ARGUMENTS)

check: lint types test ## ruff, mypy --strict and the tests

lint: $(STAMP) ## ruff: style and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .

types: $(STAMP) ## mypy --strict on nncore and app
	@$(BIN)/mypy

bench: $(STAMP) ## measure beside peers and write benchmarks/RESULTS.md
	@$(BIN)/python -m pip install --quiet --group bench
	@$(BIN)/python -m benchmarks

screenshots: $(STAMP) ## render every room into docs/screenshots
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py

clean: ## remove the environment and everything made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
