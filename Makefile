# Everything a newcomer needs is a target here; each makes what it needs first.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check diff proposal due stale links issueform guide changes quick test test-long test-scripts test-hostile vectors mistakes lint lint-browser html lighthouse pictures bench bench-quick bench-readme bench-finder requirements clean

help: ## show what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-20s %s\n' "$$name" "$$text"; done

site: .venv/site.stamp ## build the site into site/
	$(BIN)/mkdocs build --strict

serve: .venv/site.stamp ## preview the site at http://127.0.0.1:8000/, following every change
	$(BIN)/mkdocs serve

check: .venv/site.stamp ## check all records; ARGS are passed on
	$(BIN)/network-directory check $(ARGS)

BASE ?= HEAD^1
diff: .venv/site.stamp ## say what has changed since the commit BASE
	$(BIN)/network-directory diff $(BASE) $(ARGS)

proposal: .venv/site.stamp ## write the number of a proposal, NUMBER, and what it changes since BASE, into proposal/
	mkdir -p proposal
	printf '%s\n' "$$NUMBER" >proposal/number
	$(BIN)/network-directory diff $(BASE) --base-name main --head-name "this proposal" >proposal/diff.md

due: .venv/site.stamp ## list what is due or has lapsed; ARGS are passed on
	$(BIN)/network-directory due $(ARGS)

stale:
	@echo 'This is called “make due” now.' >&2; exit 2

links: .venv/site.stamp ## ask the web which addresses in the records are dead
	$(BIN)/python tools/find_dead_links.py

issueform: .venv/site.stamp ## make GitHub's issue form again, after a change of the vocabulary; ARGS=--check tells if one is due
	$(BIN)/python -m tools.make_issue_form $(ARGS)

guide: .venv/site.stamp ## make what the guides tell of format and templates again; ARGS=--check tells if it is out of step
	$(BIN)/python -m tools.describe_format $(ARGS)
	$(BIN)/python -m tools.describe_contexts $(ARGS)

# Where git cannot tell, all counts as changed.
changes: ## say as GitHub reads it whether more than records and the site's own pages has changed since the commit BASE
	@if git diff --quiet $(BASE) -- . ':!partners' ':!hubs' ':!content'; then echo code=false; else echo code=true; fi

ROOMS := $(addprefix tests/,records language network pages command engines test_check.py test_clock.py test_imports.py)
quick: .venv/dev.stamp test-scripts ## run the rooms' own tests: in less than a minute, with no browser and no site
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not site and not long and not corpus" $(ROOMS)

test: .venv/dev.stamp test-scripts ## run what a proposal waits for; needs Chromium for tests in a browser, which are skipped without it
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

test-long: .venv/dev.stamp test-scripts ## run all tests there are, on many examples and in all states of pages
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "long or not long" --hypothesis-profile=many

test-hostile: .venv/dev.stamp ## read many records made to slow down or break the check; SEED chooses others
	$(BIN)/python -m tests.hostile $(SEED)

vectors: .venv/dev.stamp ## write what the scripts must answer again, after a change of the check; needs node
	$(BIN)/python -m tests.vectors

mistakes: .venv/dev.stamp ## count how many mistakes of tests/mistakes/ get an answer that helps
	$(BIN)/python -m tests.mistakes

# Spelling leaves out the live records: whoever edits these must never turn anything red.
lint: .venv/dev.stamp lint-browser ## check style, spelling, templates, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/typos --exclude 'partners/' --exclude 'hubs/' --exclude 'content/'
	$(BIN)/djlint --lint --quiet theme
	$(BIN)/mypy
	$(BIN)/lint-imports

# npm is for whoever works on scripts, styles or pages: a site is built without it. With CI set it may not be missing.
ifneq ($(shell command -v npm 2>/dev/null),)
NPX := npx --no-install
OWN := theme/assets/javascripts theme/assets/stylesheets tests/scripts '*.js' '*.mjs' '*.json'

lint-browser: node_modules/.stamp ## check style and types of scripts and styles; needs npm, and is skipped without it
	$(NPX) eslint .
	$(NPX) prettier --check --log-level warn $(OWN)
	$(NPX) stylelint 'theme/assets/stylesheets/*.css'
	$(NPX) tsc
	$(NPX) tsc --project tests/scripts

test-scripts: ## run the tests of scripts that need no browser; needs node, and is skipped without npm
	node --test tests/scripts/*.test.js

html: site node_modules/.stamp ## check the HTML of every page of the site; needs npm, and is skipped without it
	$(NPX) html-validate --config htmlvalidate.config.mjs 'site/**/*.html'
	@echo 'The HTML of every page is valid.'
else
lint-browser test-scripts html:
	@echo 'Skipped $@: there is no npm on this machine.'; test -z "$$CI"
endif

lighthouse: site .venv/dev.stamp ## measure three pages with Lighthouse; needs npm and Chromium
	$(BIN)/python -m tools.run_lighthouse

pictures: .venv/dev.stamp ## take the pictures in docs/pictures again, after a change of how pages look; needs Chromium
	$(BIN)/python -m tools.take_pictures

# What the baselines need is not part of the project's environment, and where it cannot be installed the table says so.
bench: .venv/dev.stamp ## measure networks of 100, 1,000 and 10,000 partners beside plain Material, Hugo and Zensical; takes long; SIZES chooses others
	-@$(MAKE) --no-print-directory .venv/bench.stamp
	$(BIN)/python -m benchmarks $(SIZES)

bench-quick: .venv/dev.stamp ## measure a part of it on 1,000 partners; fails if a ratio is missed by more than half
	-@$(MAKE) --no-print-directory .venv/bench.stamp
	$(BIN)/python -m benchmarks --quick

bench-readme: .venv/dev.stamp ## write the ratios that are kept in benchmarks/results/ into the README
	$(BIN)/python -m benchmarks --readme

bench-finder: .venv/dev.stamp ## measure the filters of a list of 10,000 partners; needs Chromium
	$(BIN)/python -m benchmarks.finder

requirements: ## pin the newest versions again (needs uv)
	uv pip compile pyproject.toml --extra build --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade --output-file requirements.txt
	uv pip compile pyproject.toml --extra build --extra dev --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --constraint requirements.txt --output-file requirements-dev.txt
	uv pip compile benchmarks/requirements.in --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade --output-file requirements-bench.txt

clean: ## delete what was made, the environment included
	rm -rf .cache .venv node_modules site dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# A stamp says that the environment holds what the file it depends on asks for, so that nothing is installed twice.
# The files of requirements are complete, so pip need not resolve (--no-deps): where it does, a release that is newer than
# the pinned one of a package that another asks for with an extra (`coverage[toml]`) makes it fail for want of a hash.
.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev.stamp: requirements-dev.txt .venv/site.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements-dev.txt
	touch $@

.venv/bench.stamp: requirements-bench.txt | .venv/bin/python
	$(BIN)/python -m venv .venv/bench
	.venv/bench/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements-bench.txt
	touch $@

node_modules/.stamp: package-lock.json package.json
	npm ci --silent --no-audit --no-fund
	touch $@
