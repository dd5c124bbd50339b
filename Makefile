# Everything a newcomer, a developer and the checks do. `make help` lists it.
SHELL := /bin/bash
PY := .venv/bin/python
# Empty, whatever the machine says: what one process compiled, the next need not.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup demo test test-sqlite test-postgresql journeys check format generate pictures bench lock
help: ## list what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

setup: ## install what running needs, into .venv
	@bin/setup

demo: ## set up, make the demonstration area and serve it (PORT=8001 for another port)
	@bin/setup
	@.venv/bin/goldenthread demo $(if $(PORT),--port $(PORT))

test: ## set up and pass every test: SQLite, PostgreSQL, and the journeys in a browser
	@bin/setup --for-tests
	@bin/test all

test-sqlite: ## the suite on SQLite
	@bin/test sqlite

test-postgresql: ## the suite on PostgreSQL
	@bin/test postgresql

journeys: ## the journeys in a real browser
	@bin/test journeys

check: ## format, lint, types, contracts, templates, migrations, generated files
	@bin/setup --for-tests
	@bin/check

format: ## put every file into shape
	@.venv/bin/ruff check --fix -q src tests benchmarks; .venv/bin/ruff format -q src tests benchmarks

generate: ## write the reference pages from the code
	@.venv/bin/goldenthread reference docs/reference

pictures: ## take the pictures of README anew, from a demonstration
	@bin/setup --for-tests
	@$(PY) bin/pictures

bench: ## measure, and write docs/reference/performance.md
	@bin/setup --for-tests
	@$(PY) -m benchmarks

lock: ## pin what is installed, after changing pyproject.toml
	@bin/lock
