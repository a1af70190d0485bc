# make run    creates the environment, installs, opens the terminal on registers/
# make test   the same with the tools for it, then every check
# make nightly  the tests that try random texts, edits and keys, and every place in every language, in full
# make bench  prints one table of ratios, measured in one run: against the least there is, and against the last commit;
#             AGAINST=REV compares with that one instead
# make bench-large  the same of 20,000 activities; bench-suites keeps figures with pytest-benchmark
# make guide  makes the pages of docs/ that are made, and takes the pictures of the terminal again
# make package  builds what is handed out into dist/, and tries it in an environment and a folder of its own
# make exports  makes the documents in exports/ again

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A fixed day, so that the documents that ship are the same bytes whenever they are made.
DAY := 2026-11-22

# The pip that comes with the interpreter installs into an environment that has none of its own, so that it works
# where the interpreter lacks ensurepip; an interpreter without pip makes an environment that brings one.
define environment
	@$(PYTHON) -c 'import sys; sys.exit("ropa needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@echo "Making the environment in $(VENV) and installing into it; this is done once and takes a minute."
	@test -x $(BIN)/python || if $(PYTHON) -m pip --version >/dev/null 2>&1; \
		then $(PYTHON) -m venv --without-pip $(VENV); else $(PYTHON) -m venv $(VENV); fi
	@if $(PYTHON) -m pip --version >/dev/null 2>&1; \
		then $(PYTHON) -m pip --python $(BIN)/python install --quiet $(1); \
		else $(BIN)/python -m pip install --quiet $(1); fi
	@touch $@
endef

.PHONY: run test nightly bench bench-large bench-suites guide exports package clean

run: $(VENV)/.installed
	@$(BIN)/ropa --workspace registers

# Without bytecode each process of the tests would compile all of them for itself.
test nightly: export PYTHONDONTWRITEBYTECODE :=

# Where there is no bytecode yet, one process makes it for all, beside mypy, which keeps one core busy. It hides no fault:
# they collect again.
test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@{ test -d tests/__pycache__ || $(BIN)/pytest --collect-only -qq -n 0; } >/dev/null 2>&1 & \
		echo $(BIN)/mypy; $(BIN)/mypy; status=$$?; wait; exit $$status
	$(BIN)/lint-imports
	$(BIN)/pytest

nightly: $(VENV)/.installed-dev
	ROPA_NIGHTLY=1 $(BIN)/pytest tests/source tests/tui

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench --against "$(AGAINST)"

bench-large: $(VENV)/.installed-dev
	$(BIN)/python -m bench large --against "$(AGAINST)"

bench-suites: $(VENV)/.installed-bench
	$(BIN)/python -m pytest bench -o addopts="-q -p no:xdist --import-mode=importlib" --benchmark-autosave

guide: $(VENV)/.installed-dev
	$(BIN)/python -m guide pictures

exports: $(VENV)/.installed
	@for path in registers/*/; do name=$$(basename $$path); \
		for suffix in html pdf xlsx; do \
			$(BIN)/ropa export art30 $$name --as-of $(DAY) --to exports/$$name-art30.$$suffix || exit 1; done; \
		$(BIN)/ropa diagram transfers $$name --as-of $(DAY) --to exports/$$name-transfers.svg || exit 1; done
	@$(BIN)/ropa export dossier all-at-once --without-history --as-of $(DAY) --to exports/all-at-once-dossier.pdf

package: $(VENV)/.installed-dev
	@rm -rf dist
	$(BIN)/python -m build --outdir dist .
	PYTHON=$(PYTHON) .ci/try-package dist/*.whl

clean:
	rm -rf $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt
	$(call environment,--editable .)

# The tests load a part of what comes for them; what they load is compiled then, and not all of it one by one before.
$(VENV)/.installed-dev: pyproject.toml constraints.txt
	$(call environment,--no-compile --editable '.[dev]')
	@touch $(VENV)/.installed

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	$(call environment,--editable '.[bench]')
