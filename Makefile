# Two commands are enough: `make run` opens the companion, `make test` passes every test.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
RUN_STAMP := $(VENV)/.for-running
DEV_STAMP := $(VENV)/.for-testing

.PHONY: run test lint types contracts check bench screenshots demo pins clean

run: $(RUN_STAMP)
	@$(VENV)/bin/carecompanion

# A made-up journal to look around in; nothing of it stays.
demo: $(RUN_STAMP)
	@$(VENV)/bin/carecompanion demo

# Two workers more than there are cores: many a test waits for a terminal.
WORKERS = $(shell $(PY) -c 'import os; print((os.cpu_count() or 1) + 2)')

test: $(DEV_STAMP)
	$(PY) -m pytest -n $(WORKERS) --dist worksteal

lint: $(DEV_STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(DEV_STAMP)
	$(VENV)/bin/mypy

contracts: $(DEV_STAMP)
	$(VENV)/bin/lint-imports

check: lint types contracts test

bench: $(DEV_STAMP)
	$(PY) -m tests.bench

# Every picture anew, or those whose names begin so: `make screenshots SCENES="today write"`.
screenshots: $(DEV_STAMP)
	$(PY) -m tests.screenshots $(SCENES)

# Pinned with hashes; the index is whatever pip is set up to use. `--compile` writes the .pyc files: without them
# start-up takes twice as long.
$(VENV)/pyvenv.cfg:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "carecompanion needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(VENV)/pyvenv.cfg requirements.txt pyproject.toml
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --compile --editable .
	$(PY) -m compileall -q carecompanion
	@touch $@

$(DEV_STAMP): $(RUN_STAMP) requirements-dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r requirements-dev.txt
	@touch $@

# Renew the pins: only for maintainers, and only deliberately.
PINS := $(PY) -m piptools compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra setup
pins: $(DEV_STAMP)
	$(PY) -m pip install --quiet pip-tools
	$(PINS) --output-file requirements.txt pyproject.toml
	$(PINS) --extra dev --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
