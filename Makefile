# Two commands: `make dataset` and `make test`. Both set up .venv from the lock file first.
SHELL := /bin/bash
FITS := import ensurepip, sys, venv; sys.exit(not (3, 12) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for p in python3.12 python3.13 python3 $(HOME)/.pyenv/versions/3.12.*/bin/python $(HOME)/.pyenv/versions/3.13.*/bin/python; do \
	"$$p" -c '$(FITS)' 2>/dev/null && command -v "$$p" && break; done)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: dataset test ui docs screenshots clean

dataset: $(READY)  ## seeds/ -> datapackage/, verified
	$(BIN)/seedline build seeds --out datapackage
	$(BIN)/seedline verify datapackage --seeds seeds

test: $(READY)  ## lint, types, definitions, tests
	$(BIN)/ruff check pipeline tests benchmarks docs/screenshots.py
	$(BIN)/ruff format --check pipeline tests benchmarks docs/screenshots.py
	$(BIN)/mypy
	$(BIN)/dagster definitions validate --log-level warning -m seedline.orchestration.definitions
	SEEDLINE_BUCKETS=4 $(BIN)/dagster definitions validate --log-level warning -m seedline.orchestration.definitions
	$(BIN)/pytest -n 2

ui: $(READY)  ## the Dagster UI on http://127.0.0.1:3000
	$(BIN)/seedline ui

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && "$(PYTHON)" -c '$(FITS)' 2>/dev/null || { \
		echo "seedline needs Python 3.12 or 3.13 with venv and pip; $(if $(PYTHON),$(PYTHON) is not one,none was found)." >&2; \
		echo "Install one (Debian: python3.12 with python3.12-venv; or pyenv install 3.12), or say where: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
		exit 1; }
	@echo "Setting up .venv with $(PYTHON) (once; takes a few minutes)"
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

docs: $(READY)  ## the rendered pages of docs/reference
	$(BIN)/python -m seedline.publish.docs docs/reference

screenshots: $(READY)  ## the pictures of the Dagster UI in docs/images; needs a Chromium
	PYTHONPATH=tests $(BIN)/python docs/screenshots.py docs/images

clean:
	rm -rf .venv .dagster
