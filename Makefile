# The first Python 3.11 or newer; another can be named: make setup PYTHON=...
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
UV ?= uv

BIN = .venv/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check install
NEWSLETTERS = inputs/april.yaml inputs/march.yaml inputs/results.yaml
REPORTS = inputs/cabinet.yaml inputs/committee.yaml inputs/plan.yaml

.PHONY: setup newsletter report test campaign fuzz bench lint format lock clean

setup: .venv/run

newsletter: setup
	$(BIN)/reportgen newsletter $(NEWSLETTERS)

report: setup
	$(BIN)/reportgen report $(REPORTS)

test: lint
	$(BIN)/pytest -n 2

campaign: .venv/test
	REPORTGEN_EXAMPLES=300 $(BIN)/pytest tests/render/test_text_is_sacred.py
	REPORTGEN_EXAMPLES=1000 $(BIN)/pytest -n 2 tests/render/test_any_document.py
	REPORTGEN_MUTANTS=100000 $(BIN)/pytest -n 2 tests/test_mutated_inputs.py
	REPORTGEN_PICTURES=5000 $(BIN)/pytest -n 2 tests/test_mutated_pictures.py
	REPORTGEN_KILLS=100 $(BIN)/pytest tests/test_faults.py

MINUTES ?= 60

fuzz: .venv/test
	for target in yaml markup photograph drawing; do \
		$(BIN)/python tests/fuzz.py $$target -max_total_time=$$(($(MINUTES) * 15)) || exit; done

# Peers are measured too where PEERS names a Python that has them: see bench/run.py and bench/word.py
bench: .venv/test
	$(BIN)/python bench/run.py --peers '$(PEERS)'
	$(BIN)/python bench/word.py --peers '$(PEERS)'
	$(BIN)/python bench/build.py
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/preview.py
	$(BIN)/python bench/tags.py
	$(BIN)/python bench/limits.py

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:
	$(UV) pip compile $(LOCK) --group build --output-file requirements.txt
	$(UV) pip compile $(LOCK) --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt

LOCK = --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command 'make lock'

clean:
	rm -rf .venv tests/editor/node_modules out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/run: requirements.txt pyproject.toml tools/system-packages
	@PYTHON='$(PYTHON)' tools/system-packages run
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes --requirement requirements.txt
	$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

.venv/test: .venv/run requirements-dev.txt tests/editor/package-lock.json
	@PYTHON='$(PYTHON)' tools/system-packages test
	$(PIP) --no-deps --require-hashes --requirement requirements-dev.txt
	-npm --prefix tests/editor ci --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@
