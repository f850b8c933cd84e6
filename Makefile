# Needs Python 3.11 or newer and git; everything else goes into .venv.
.DEFAULT_GOAL := help
.PHONY: help setup extract audit report export test axe golden lint site compare peers bench killed broken raw lock clean

PY := .venv/bin/python
IKU := $(PY) -m pipeline
READY := .venv/.ready
RAW ?= data/raw
OUT ?= data/processed
CODE := extractors normalizers pipeline reference tests tools

# The newest Python that the locked packages are known to run on, else whatever python3 is new enough.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

help: ## Show this help
	@echo "IKU pipeline: reports in $(RAW) become a dataset in $(OUT)"; echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Create .venv and install the locked packages (runs by itself when needed)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed / Diperlukan Python 3.11 atau lebih baru" >&2; exit 2; }
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Installing packages into .venv ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(PY) -m compileall -qq extractors normalizers pipeline reference
	@touch $@

extract: $(READY) ## Read RAW and write the dataset to OUT (fails when a file could not be read; the rest is written)
	@$(IKU) extract $(RAW) --out $(OUT)

audit: $(READY) ## Print the findings of the dataset, worst first
	@$(IKU) audit $(OUT)

report: $(READY) ## Write the auditors' pages of the dataset to out/report
	@$(IKU) report $(OUT) --raw $(RAW) --out out/report

export: $(READY) ## Write the Excel workbook out/iku.xlsx; after `make report` its findings lead to the report's pages
	@$(IKU) export $(OUT) --out out/iku.xlsx --report out/report

test: $(READY) axe ## Run the tests
	@$(PY) -m pytest

axe: $(READY) ## Install axe-core for the tests of the report's pages, where npm is there
	@test -f .venv/axe/node_modules/axe-core/axe.min.js || ! command -v npm >/dev/null 2>&1 || \
		npm install --silent --no-audit --no-fund --prefix .venv/axe axe-core@4 || echo "axe-core was not installed; its tests are skipped"

golden: $(READY) ## Write the golden files of tests/golden again; look at the difference before you commit it
	@IKU_REWRITE_GOLDEN=1 $(PY) -m pytest -q tests/test_golden.py -k gives || true

lint: $(READY) ## Check style, types and who imports whom
	@$(PY) -m ruff check $(CODE)
	@$(PY) -m ruff format --check $(CODE)
	@$(PY) -m mypy
	@.venv/bin/lint-imports

site: $(READY) ## Build the documentation as a site: out/site/index.html
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict --quiet
	@echo out/site/index.html

peers: $(READY) ## Make the environments of the programs that `make bench` measures (PEERS=<folder>)
	@$(PY) -m tools.build_peers $(or $(PEERS),out/peers)

bench: $(READY) ## Measure this program beside others on made-up reports (PEERS=<folder of make peers>)
	@$(PY) -m tools.bench --peers $(or $(PEERS),out/peers) --out docs/speed.md --plot docs/img/bench.svg

compare: $(READY) ## Rows gained, lost and changed since BASE=<commit>, over all reports at hand
	@$(PY) -m tools.compare $(BASE)

killed: $(READY) ## Kill runs at fifteen moments; each must leave a whole dataset and end in the same bytes
	@$(PY) -m tools.kill_series

broken: $(READY) ## Run over 300 broken files; each must end as one row
	@$(PY) -m tools.broken

raw: $(READY) ## Draw the reports of data/raw again from tools/raw
	@$(PY) -m tools.build_raw data/raw

lock: $(READY) ## Resolve requirements.lock again from pyproject.toml (needs uv)
	@printf 'setuptools>=77\nwheel\n' | $$(command -v uv || echo .venv/bin/uv) pip compile pyproject.toml - --extra dev --extra cluster --extra report \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		--quiet --upgrade --output-file requirements.lock

clean: ## Remove the dataset, builds and caches; .venv and data/raw stay
	@find data/processed -mindepth 1 ! -name .gitkeep -delete
	@rm -rf out build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
