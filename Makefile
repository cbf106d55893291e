# make setup: .venv with the locked dependencies and the project · make demo · make test · make bench · make lock
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test bench lock clean

setup: .venv/.runtime

.venv/.runtime: requirements-build.lock requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-build.lock -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

demo: .venv/.runtime
	$(BIN)/qbank demo

test: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -n auto

bench: .venv/.dev
	$(BIN)/pytest -s tests/benchmarks/bench_*.py

lock:
	printf 'hatchling\neditables\n' | uv pip compile --universal --generate-hashes --no-header --no-annotate -o requirements-build.lock -
	uv pip compile --universal --generate-hashes --no-header --no-annotate -o requirements.lock pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --no-annotate --group dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv dist build
