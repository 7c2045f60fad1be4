# The register's commands; `make` alone lists them. They need Python 3.11 or newer and make, and fetch the rest.
#
# HOST, PORT    where `make run` serves; 127.0.0.1 and 8000 unless named
# PYTHON        the Python to begin with, if it has another name: make run PYTHON=/opt/python/bin/python3.12
# CHROMIUM      the browser of the tests, if it has an unusual name
# TEST_DATABASE_URL  a PostgreSQL for the tests instead of their own
# ARGS          more words for pytest: make test ARGS="-k commendation"
# PART          what `make bench` measures: read, sheets or reader
# ARTICLES_DIR  the texts of the five articles of seeds/articles, which are not kept here; the reader is scored on them, too

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= $(firstword $(shell command -v python3.11 2>&-) $(shell command -v python3 2>&-) python3.11)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
RUN := DEBUG=true $(PY) manage.py
# Static checks need the settings, and no secret, host or data of a real installation.
STATIC := DEBUG=false ALLOWED_HOSTS=so.example.vn DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=for-the-checks-only-0123456789-abcdefghijklmnopqrstuvwxyz $(PY) -W error manage.py
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard trackerapp/locale*/*/LC_MESSAGES/*.po))
TEMPLATES = $(shell find templates trackerapp -name '*.html')
PYTEST := $(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

.DELETE_ON_ERROR:
.PHONY: help run test test-sqlite test-postgres faults bench format messages pictures lock
.PHONY: check check-form check-code check-templates check-types check-layers check-migrations check-deployment check-texts

help:
	@echo "make run       install, migrate, seed, and serve on http://$(HOST):$(PORT)/"
	@echo "make test      install what the tests need, and run them on SQLite and on PostgreSQL"
	@echo "make check     every check that does not run the register: form, types, layers, settings, texts"
	@echo "make format    bring code and templates into form"
	@echo "make messages  bring the message catalogues in step with the texts of the interface"
	@echo "make faults    the long and rough tests"
	@echo "make bench     measure, and write build/bench.json"
	@echo "make pictures  take the pictures of the guide for clerks anew, from the running pages"
	@echo "make lock      write requirements.txt and requirements-dev.txt from the .in files"

# The worker does what takes longer than a request; it ends with the server.
run: $(VENV)/.run $(CATALOGUES)
	@$(RUN) migrate --verbosity 0
	@$(RUN) seed
	@$(RUN) demo_account --host $(HOST) --port $(PORT)
	@$(RUN) db_worker --no-reload & worker=$$!; $(RUN) runserver $(HOST):$(PORT) & server=$$!; \
		trap 'kill $$worker $$server 2>&-' EXIT INT TERM; wait $$server

test: test-sqlite test-postgres

test-sqlite: $(VENV)/.dev $(CATALOGUES)
	@$(PY) -m tests.browser
	TEST_DATABASE_URL= $(PYTEST) $(ARGS)

test-postgres: $(VENV)/.dev $(CATALOGUES)
	@$(PY) -m tests.browser
	$(PY) -m tests.postgres $(PYTEST) -m "not faults and not once" $(ARGS)

# `make -k check` goes on after the first fault.
check: check-form check-code check-templates check-types check-layers check-migrations check-deployment check-texts

check-form: $(VENV)/.dev
	$(PY) -m ruff format --check --quiet .

check-code: $(VENV)/.dev
	$(PY) -m ruff check --quiet .

check-templates: $(VENV)/.dev
	$(if $(TEMPLATES),$(VENV)/bin/djade --check --target-version 5.2 $(TEMPLATES))

check-types: $(VENV)/.dev
	$(PY) -m mypy

check-layers: $(VENV)/.dev
	$(VENV)/bin/lint-imports --no-logo

check-migrations: $(VENV)/.dev
	@$(STATIC) makemigrations --check --dry-run

check-deployment: $(VENV)/.dev
	@$(STATIC) check --deploy --fail-level WARNING

check-texts: $(VENV)/.dev
	@$(STATIC) makemessages --check

# Where ARGS leave no test over, pytest says so with status 5.
faults: $(VENV)/.dev $(CATALOGUES)
	$(PY) -m pytest -m faults $(ARGS) || [ $$? -eq 5 ]
	$(PY) -m tests.postgres $(PY) -m pytest -m faults tests/spreadsheets/test_together.py $(ARGS) || [ $$? -eq 5 ]

bench: $(VENV)/.dev $(CATALOGUES)
	@$(PY) -m tests.bench $(PART)

format: $(VENV)/.dev
	$(PY) -m ruff check --quiet --fix-only .
	$(PY) -m ruff format .
	$(if $(TEMPLATES),$(VENV)/bin/djade --target-version 5.2 $(TEMPLATES) || true)  # djade counts a change as a fault

messages: $(VENV)/.dev
	@$(STATIC) makemessages

pictures: $(VENV)/.dev $(CATALOGUES)
	@$(PY) docs/huong-dan/pictures.py

lock: $(VENV)/.dev
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements.in -o requirements.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements-dev.in -o requirements-dev.txt

%.mo: %.po | $(VENV)/.run
	@$(STATIC) compilemessages

# What is installed is remembered by a file, so that a second start asks no package index.
$(VENV)/.run: requirements.txt | $(PY)
	@echo "Installing what the register runs on …"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Installing what the tests and checks need …"
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "The register needs Python 3.11 or newer, and \"$(PYTHON)\" is none." >&2; \
		echo "Install it (Debian 12: apt install python3.11-venv), or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; \
		exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); \
		echo "Python's module venv is missing (Debian 12: apt install python3.11-venv)." >&2; exit 1; }
