# make run    everything a user needs, then the dashboard on http://127.0.0.1:8501
# make test   everything a check needs, then `make check`
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python

.PHONY: run test check test-fast lint format types contracts tests bench reference chromium setup setup-dev score

run: setup
	$(BIN)/streamlit run dashboard.py

setup: $(VENV)/.runtime
setup-dev: $(VENV)/.dev

$(VENV)/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Rasd needs Python 3.11 or newer: set PYTHON=… to one." >&2; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements-postgres.txt $(VENV)/.runtime
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

test: setup-dev chromium check

check: lint types contracts tests

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

tests:
	$(PY) -m pytest -n 2 --dist loadfile -m "not browser"
	$(PY) -m pytest -m browser

test-fast: setup-dev
	$(PY) -m pytest -n 2 --dist loadfile -m "not browser"

chromium:
	@sh tests/browser/find-chromium.sh

score: setup
	$(PY) -m rasd score --publish

bench: setup-dev chromium
	$(PY) tests/bench/run.py

reference: setup-dev
	$(PY) data/reference/build.py
