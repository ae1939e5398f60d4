# make run   opens a practice case                         make test   everything that must hold before a change is kept
# Both work on a fresh machine with Python 3.11 or newer; what is missing is said in words.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
MADE_FROM := pyproject.toml requirements.txt tools/environment
CORE := src/screening_tui/protocol/*,src/screening_tui/case/*,src/screening_tui/screening/*

.DEFAULT_GOAL := help
.PHONY: help run test lint format faults bench shots examples catalogues requirements clean

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 20

run: $(VENV)/.ready-run ## Open a practice case (ARGS=new for a real one)
	@$(BIN)/python -m screening_tui $(or $(ARGS),practice)

test: lint ## Style, types, layers, every test, and the core's coverage
	VENV=$(VENV) tools/every-test $(TESTS)
	$(BIN)/coverage report --include='$(CORE)' --fail-under=100

lint: $(VENV)/.ready-development ## Style, types and layers only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-development ## Write the style instead of checking it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Power cuts, full disks and other accounts need Linux and root; power cuts also mkfs.ext4, single system calls strace.
# What cannot be done on a machine is left out and named. "make test" does a small part of it.
faults: $(VENV)/.ready-development ## Kill it, cut its power, fill its disk; figures go into docs/reliability.md
	$(BIN)/python tests/faults/run.py $(or $(ARGS),--write)

bench: $(VENV)/.ready-development ## Measure, each figure beside its baseline
	@over=0; for benchmark in benchmarks/bench_*.py; do $(BIN)/python $$benchmark || over=1; done; exit $$over

shots: $(VENV)/.ready-development ## Write what the main screens show at 80x24, as text, into shots/
	$(BIN)/python tools/shots.py

examples: $(VENV)/.ready-development ## Play every scripted officer and keep the case files in examples/cases
	$(BIN)/python tools/examples.py

catalogues: $(VENV)/.ready-development ## Bring the translations in step with the sources
	$(BIN)/python tools/catalogues.py

keys: $(VENV)/.ready-development ## Write docs/keys.md from the bindings
	$(BIN)/python tools/keys.py

requirements: ## Look for newer versions of what the project uses (needs uv)
	uv pip compile --upgrade $(COMPILE) --group build pyproject.toml --output-file requirements.txt
	uv pip compile --upgrade $(COMPILE) --group dev pyproject.toml --constraint requirements.txt --output-file requirements-dev.txt

# Without its extras a pin does not hold for pip: "coverage[toml]" would be looked for anew, and have no hash.
COMPILE := --quiet --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --custom-compile-command 'make requirements'

$(VENV)/.ready-run: $(MADE_FROM)
	@tools/environment run

$(VENV)/.ready-development: $(MADE_FROM) requirements-dev.txt
	@tools/environment development

clean: ## Remove the environment and everything that tools left
	rm -rf $(VENV) .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache shots
