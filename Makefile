# make demo   starts Maßwerk with demonstration data at http://127.0.0.1:8000
# make test   runs the test suite
# Everything else is for developers: see docs/entwicklung.md

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
# Two workers by default: what our machines and most offices' have
WORKERS ?= 2

.PHONY: demo test check lint types contracts browser postgres promises sbom wheel bench bench-smoke lock clean

demo: .venv/.run assets
	@MASSWERK_DATA=$${MASSWERK_DATA:-var} $(BIN)/masswerk demo

test: .venv/.dev assets
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadscope

check: lint types contracts test

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/djlint --lint --quiet src/masswerk
	$(BIN)/python manage.py makemigrations --check --dry-run

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports
	$(BIN)/deptry src

browser: .venv/.dev assets
	$(BIN)/python -m pytest tests/browser

postgres: .venv/.dev assets
	sh scripts/with-postgres.sh $(BIN)/python -m pytest -n $(WORKERS) --dist loadscope

promises: .venv/.dev assets
	MASSWERK_RELEASE=1 $(BIN)/python -m pytest tests/promises tests/promises/long -o addopts=

# Parts list with hashes and licences; a wheel whose bytes depend on the sources alone
sbom: .venv/.dev
	$(BIN)/python scripts/sbom.py build/sbom

wheel: .venv/.dev
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m hatchling build -t wheel -d build/wheel

bench: .venv/.dev assets
	$(BIN)/python -m benchmarks $(if $(WRITE),--write)

bench-smoke: .venv/.dev assets
	$(BIN)/python -m benchmarks --smoke

.PHONY: assets
assets: .venv/.run
	@$(BIN)/python -m masswerk.base.assets

.venv/bin/uv: requirements/bootstrap.txt
	@echo "Umgebung wird eingerichtet …"
	@$(PYTHON) -c 'import sys; sys.exit("Maßwerk braucht Python 3.11 oder neuer." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

.venv/.run: .venv/bin/uv requirements/run.txt pyproject.toml
	@VIRTUAL_ENV=.venv $(UV) pip install --quiet --require-hashes -r requirements/run.txt
	@VIRTUAL_ENV=.venv $(UV) pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@VIRTUAL_ENV=.venv $(UV) pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

lock: .venv/bin/uv
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --group dev --all-extras -o requirements/dev.txt
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --group build -c requirements/dev.txt -o requirements/run.txt

clean:
	rm -rf .venv build node_modules var
