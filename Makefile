# Needs Python 3.11 or newer and git; everything else goes into .venv.
.DEFAULT_GOAL := help
.PHONY: help setup extract audit report export test quick axe golden lint site compare peers bench killed fuzz broken raw lock clean

PY := .venv/bin/python
IKU := $(PY) -m pipeline
BASE := .venv/.base
DEV := .venv/.dev
RAW ?= data/raw
OUT ?= data/processed
CODE := extractors iku normalizers pipeline reference tests tools

# The newest Python that the locked packages are known to run on, else whatever python3 is new enough.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

help: ## Show this help
	@echo "IKU pipeline: reports in $(RAW) become a dataset in $(OUT)"; echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(BASE) ## Create .venv and install what extracting needs (runs by itself when needed)

# editable_mode: by a path, since the finder that pip writes else takes a folder named iku beside a script for the package.
# uv installs in seconds where it is there, pip everywhere else. The locks name every package, so nothing is resolved here.
INSTALL = if command -v uv >/dev/null 2>&1; then VIRTUAL_ENV=.venv uv pip install --quiet --no-deps --require-hashes -r $(1); \
	else $(PY) -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r $(1); fi

$(BASE): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed / Diperlukan Python 3.11 atau lebih baru" >&2; exit 2; }
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Memasang paket ke .venv: sekitar 870 MB, satu atau dua menit, sekali saja / Installing packages into .venv, once ..."
	@$(call INSTALL,requirements.lock)
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . --config-settings editable_mode=compat
	@touch $@

$(DEV): $(BASE) requirements-dev.lock
	@echo "Memasang alat pengembang / Installing what tests, docs and benchmarks need ..."
	@$(call INSTALL,requirements-dev.lock)
	@touch $@

extract: $(BASE) ## Read RAW and write the dataset to OUT (fails when a file could not be read; the rest is written)
	@$(IKU) extract $(RAW) --out $(OUT)

audit: $(BASE) ## Print the findings of the dataset, worst first
	@$(IKU) audit $(OUT)

report: $(BASE) ## Write the auditors' pages of the dataset to out/report
	@$(IKU) report $(OUT) --raw $(RAW) --out out/report

export: $(BASE) ## Write the Excel workbook out/iku.xlsx; after `make report` its findings lead to the report's pages
	@$(IKU) export $(OUT) --out out/iku.xlsx --report out/report

test: $(DEV) axe ## Run the tests on all cores
	@$(PY) -m pytest -n auto --dist loadscope

quick: $(DEV) ## Run the tests without the slow ones: less than 4 minutes of CPU
	@$(PY) -m pytest -n auto --dist loadscope -m "not slow"

axe: $(DEV) ## Install axe-core for the tests of the report's pages, where npm is there
	@test -f .venv/axe/node_modules/axe-core/axe.min.js || ! command -v npm >/dev/null 2>&1 || \
		npm install --silent --no-audit --no-fund --prefix .venv/axe axe-core@4 || echo "axe-core was not installed; its tests are skipped"

golden: $(DEV) ## Write the golden files of tests/golden again; look at the difference before you commit it
	@IKU_REWRITE_GOLDEN=1 $(PY) -m pytest -q tests/test_golden.py -k gives || true

lint: $(DEV) ## Check style, types and who imports whom
	@$(PY) -m ruff check $(CODE)
	@$(PY) -m ruff format --check $(CODE)
	@$(PY) -m mypy
	@.venv/bin/lint-imports

site: $(DEV) ## Build the documentation as a site: out/site/index.html
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict --quiet
	@echo out/site/index.html

peers: $(DEV) ## Make the environments of the programs that `make bench` measures (PEERS=<folder>)
	@$(PY) -m tools.bench.peers.environments $(or $(PEERS),out/peers)

bench: $(DEV) ## Measure this program beside others on made-up reports (PEERS=<folder of make peers>)
	@$(PY) -m tools.bench.speed --peers $(or $(PEERS),out/peers) --out docs/speed.md --plot docs/img/bench.svg

compare: $(DEV) ## Rows gained, lost and changed since BASE=<commit>, over all reports at hand
	@$(PY) -m tools.bench.compare $(BASE)

killed: $(DEV) ## Kill runs at fifteen moments; each must leave a whole dataset and end in the same bytes
	@$(PY) -m tools.stress.kill_series

fuzz: $(DEV) ## Try 5,000 files of each kind and strings of each parser (IKU_FUZZ=<how many>); MINUTES=30: each target of tools.stress.fuzz so long (needs atheris)
ifdef MINUTES
	@nice -n 19 $(PY) -m tools.stress.fuzz_series --minutes $(MINUTES) $(if $(CPU),--cpu-minutes $(CPU)) $(TARGETS)
else
	@IKU_FUZZ=$(or $(IKU_FUZZ),5000) $(PY) -m pytest -q tests/fuzz
endif

broken: $(DEV) ## Run over 300 broken files; each must end as one row
	@$(PY) -m tools.stress.broken

raw: $(DEV) ## Draw the reports of data/raw again from tools/build/raw/reports
	@$(PY) -m tools.build.raw.build data/raw

lock: $(DEV) ## Resolve both locks again from pyproject.toml (needs uv)
	@printf 'setuptools>=77\nwheel\n' | $(COMPILE) --output-file requirements.lock $(UNUSED)
	@printf 'setuptools>=77\nwheel\n' | $(COMPILE) --extra dev --extra cluster --extra report --output-file requirements-dev.lock
	@$(PY) -m tools.build.sbom

COMPILE = $$(command -v uv || echo .venv/bin/uv) pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" --quiet --upgrade
# What onnxruntime names for its tools and no model needs to run: 90 MB.
UNUSED := --no-emit-package sympy --no-emit-package mpmath --no-emit-package flatbuffers

clean: ## Remove the dataset, builds and caches; .venv and data/raw stay
	@find data/processed -mindepth 1 ! -name .gitkeep -delete
	@rm -rf out build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
