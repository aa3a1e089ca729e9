# The commands of this project. `make demo` and `make test` set up all they need.

PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
SET_UP := .venv/.set-up

UI := admin_ui
UI_SET_UP := $(UI)/node_modules/.set-up
UI_ASKS := $(UI)/src/api/generated/schema.ts
UI_SOURCES := $(shell find $(UI)/src $(UI)/index.html $(UI)/vite.config.ts -type f -not -path '*/generated/*')
PAGES := $(UI)/dist/index.html

STORE := storefront_ui
STORE_SET_UP := $(STORE)/node_modules/.set-up
STORE_ASKS := $(STORE)/src/generated/schema.ts
STORE_SOURCES := $(shell find $(STORE)/src $(STORE)/vite.config.ts $(STORE)/.size-limit.json -type f -not -path '*/generated/*')
ELEMENTS := $(STORE)/dist/referrals.js

.PHONY: help demo test check lint types layers tests live bench pages screenshots serve lock sdl texts browser clean

help: ## List these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

$(SET_UP): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION)
	UV=$$($(BIN)/python -c 'import uv; print(uv.find_uv_bin())') && cp "$$UV" .venv/uv
	.venv/uv pip sync -q --python .venv --require-hashes requirements-dev.lock
	@touch $(SET_UP)

%/node_modules/.set-up: %/package-lock.json %/.npmrc
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && command -v npm >/dev/null \
		|| { echo "Node.js 20 or newer, with npm, is needed to build pages."; exit 1; }
	cd $* && npm ci --no-progress
	@touch $@

$(UI_ASKS): $(UI_SET_UP) $(UI)/scripts/generate.mjs $(shell find graphql/app/admin* -name '*.graphql')
	cd $(UI) && npm run -s generate

$(STORE_ASKS): $(STORE_SET_UP) $(STORE)/scripts/generate.mjs $(shell find graphql/app/storefront* -name '*.graphql')
	cd $(STORE) && npm run -s generate

$(PAGES): $(UI_ASKS) $(UI_SOURCES)
	cd $(UI) && npm run -s build

$(ELEMENTS): $(STORE_ASKS) $(STORE_SOURCES)
	cd $(STORE) && npm run -s build

pages: $(PAGES) $(ELEMENTS) ## Build the Dashboard pages and the storefront elements, where something changed

demo: $(SET_UP) $(PAGES) $(ELEMENTS) ## Play the story in a sandbox shop, then stay up (ONCE=1: play and end)
	$(BIN)/python -m sandbox.demo

test: check ## Everything: checks and tests

check: lint types layers tests ## All that CI runs

lint: $(SET_UP) $(UI_SET_UP) $(STORE_SET_UP) ## Style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	cd $(UI) && npm run -s lint
	cd $(STORE) && npm run -s lint

types: $(SET_UP) $(UI_ASKS) $(STORE_ASKS) ## Types
	$(BIN)/mypy
	cd $(UI) && npm run -s types
	cd $(STORE) && npm run -s types

layers: $(SET_UP) ## Who may import whom
	$(BIN)/lint-imports --no-cache

tests: $(SET_UP) $(PAGES) $(ELEMENTS) browser ## The tests, on all cores
	cd $(UI) && npm run -s test
	cd $(STORE) && npm run -s test
	$(BIN)/python -m pytest -n auto --dist loadgroup

browser: ## A Chromium for the browser tests, where one can be installed
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
			&& apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| echo "No Chromium here: the browser tests will be skipped. Install the package chromium."

live: $(SET_UP) ## The story against a running Saleor (SALEOR_API_URL, SALEOR_EMAIL, SALEOR_PASSWORD)
	SALEOR_API_URL=$${SALEOR_API_URL:-http://127.0.0.1:8000/graphql/} \
		$(BIN)/python -m pytest tests/live -v

bench: $(SET_UP) $(PAGES) $(ELEMENTS) browser ## Figures, beside the official handler's; also in build/bench.json
	$(BIN)/python -m bench

screenshots: $(SET_UP) $(PAGES) $(ELEMENTS) browser ## Pictures of every page, in docs/screenshots
	$(BIN)/python -m sandbox.screenshots

serve: $(SET_UP) $(PAGES) $(ELEMENTS) ## Run the app with its own database
	$(BIN)/python -m plugin serve

sdl: $(SET_UP) ## Write our own schemas to graphql/app, that of a program's file to docs
	$(BIN)/python -m plugin.api.export

texts: $(SET_UP) ## Gather all texts into the catalogs of plugin/locales, and write docs/reasons.md
	$(BIN)/python -m plugin.services.telling.export

lock: $(SET_UP) ## Resolve the libraries anew
	.venv/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-header -q -o requirements.lock
	.venv/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-header -q --group dev -o requirements-dev.lock

clean: ## Remove what was built
	rm -rf .venv build data .mypy_cache .ruff_cache .pytest_cache
	rm -rf $(UI)/node_modules $(UI)/dist $(UI)/src/api/generated
	rm -rf $(STORE)/node_modules $(STORE)/dist $(STORE)/src/generated
