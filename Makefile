# The two set-up commands: `make demo` and `make test`. Everything they need is installed on the way.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build

PREFIX ?= /usr/local
SETUP := .build/setup
VL_CONVERT := vl-convert-python==1.7.0
BINARY := .build/release/tidemark
# The binary finds its share folder relative to itself: BINDIR/../share/tidemark.
SHARE := .build/release/../share/tidemark
DEMO := .build/demo
DEMO_MONTH := 2022-06
DEMO_AS_OF := 2022-07-15

# What the build links with, and what only the tests with a browser, an office suite and systemd's check of units need.
BUILD_PACKAGES := libopenblas-dev libboost-dev libxml2-dev libzip-dev libxlsxwriter-dev libsqlite3-dev \
  coinor-libclp-dev pkg-config python3-venv
TEST_PACKAGES := chromium fonts-noto-cjk libreoffice-calc-nogui poppler-utils systemd

# Installs the Debian packages of its argument that are not there; asks nothing.
define install_packages
  missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
  if [ -n "$$missing" ]; then \
    echo "Installing" $$missing >&2; \
    root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
    $$root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2; \
    $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >&2; \
  fi
endef

.PHONY: build demo test test-all office pages exports lint docs install clean packages

packages:
	@$(call install_packages,$(BUILD_PACKAGES))

# The official Vega bundle, built once by the PyPI package; never committed.
$(SETUP)/vega.js: .ci/vega-bundle.py
	@mkdir -p $(SETUP)
	@[ -x $(SETUP)/venv/bin/python ] || python3 -m venv $(SETUP)/venv
	@$(SETUP)/venv/bin/pip install -q --disable-pip-version-check $(VL_CONVERT)
	@$(SETUP)/venv/bin/python .ci/vega-bundle.py $@

build: packages
	@$(MAKE) --no-print-directory $(SETUP)/vega.js
	@swift build -c release --product tidemark
	@mkdir -p $(SHARE) && cp -u $(SETUP)/vega.js $(SHARE)/vega.js && ln -sfn $(CURDIR)/$(SETUP)/venv $(SHARE)/venv

# The main job on the committed city. Exit code 3 of `ingest` means: done, and a person should look at the problems.
demo: build
	@[ -e $(DEMO)/tidemark.yaml ] || $(BINARY) init $(DEMO) --city 云汀市
	@$(BINARY) ingest -w $(DEMO) --as-of $(DEMO_AS_OF) Datasets/yunting || [ $$? -eq 3 ]
	@echo
	@$(BINARY) report -w $(DEMO) --month $(DEMO_MONTH) --as-of $(DEMO_AS_OF) --static

# Everything that needs no office suite, browser or Jupyter. The tests run the built command, so it is built first.
test: build
	@swift test -c release --disable-testable-imports

$(SETUP)/test-venv: Tests/requirements.txt
	@python3 -m venv $@
	@$@/bin/pip install -q --disable-pip-version-check -r $<
	@touch $@

# The rest: the pages in a real Chromium, and what schools get in a real LibreOffice. The English page comes from the installed program, in a folder and an
# environment that know nothing of the project.
INSTALLED := $(CURDIR)/$(SETUP)/installed
PAGE_TESTS = TIDEMARK=$(CURDIR)/$(BINARY) TIDEMARK_REPORT_ZH=$(CURDIR)/$(DEMO)/reports/$(DEMO_MONTH)/index.html \
  TIDEMARK_REPORT_EN=$(CURDIR)/$(SETUP)/report-en/index.html \
  $(SETUP)/test-venv/bin/python -m pytest -q -p no:cacheprovider Tests/Page

test-all: pages
	@swift test -c release --disable-testable-imports --filter ScheduleTests
	@$(PAGE_TESTS)
	@$(OFFICE_TESTS)
	@rm -rf $(AWKWARD)
	@TIDEMARK_PAGES=$(AWKWARD) TIDEMARK_VEGA=$(CURDIR)/$(SETUP)/vega.js swift test -c release --disable-testable-imports \
	  --filter "the fabricated pages can be written out"
	@$(NOTEBOOK_TESTS)
	@$(DISCLOSURE_TESTS)

# What a thousand simulated releases hide, solved for by HiGHS.
TABLES := $(CURDIR)/$(SETUP)/disclosure
DISCLOSURE_TESTS = mkdir -p $(TABLES) && TIDEMARK_DISCLOSURE_TABLES=$(TABLES) swift test -c release \
  --disable-testable-imports --filter RandomHierarchyTests && TIDEMARK_DISCLOSURE_TABLES=$(TABLES) \
  $(SETUP)/test-venv/bin/python -m pytest -q -p no:cacheprovider Tests/Disclosure

# Returns, blank forms and the report's workbook through a real office suite; `make office` runs these alone.
OFFICE_TESTS = TIDEMARK=$(CURDIR)/$(BINARY) TIDEMARK_REPORT=$(DEMO)/reports/$(DEMO_MONTH) \
  $(SETUP)/test-venv/bin/python -m pytest -q -p no:cacheprovider Tests/Office

# The month's notebook in a real kernel, in both languages, and the committed one against the demo's.
REPORTS = $(DEMO)/reports/$(DEMO_MONTH):$(SETUP)/report-en
EXPORTS = Notebooks-export/report-$(DEMO_MONTH).zh-Hans:Notebooks-export/report-$(DEMO_MONTH)
AWKWARD := $(CURDIR)/$(SETUP)/awkward
NOTEBOOK_TESTS = TIDEMARK_REPORTS=$(REPORTS) TIDEMARK_EXPORTS=$(EXPORTS) TIDEMARK_AWKWARD=$(AWKWARD) \
  $(SETUP)/test-venv/bin/python -m pytest -q -p no:cacheprovider Tests/Notebook

office: demo
	@$(call install_packages,$(TEST_PACKAGES))
	@$(MAKE) --no-print-directory $(SETUP)/test-venv
	@$(OFFICE_TESTS)

pages: demo
	@$(call install_packages,$(TEST_PACKAGES))
	@$(MAKE) --no-print-directory $(SETUP)/test-venv
	@rm -rf $(INSTALLED) $(SETUP)/report-en
	@$(MAKE) --no-print-directory install PREFIX=$(INSTALLED)
	@cd / && env -i $(INSTALLED)/bin/tidemark report -w $(CURDIR)/$(DEMO) --month $(DEMO_MONTH) \
	  --as-of $(DEMO_AS_OF) --language en --static
	@cp -r $(DEMO)/reports/$(DEMO_MONTH) $(SETUP)/report-en
	@$(BINARY) report -w $(DEMO) --month $(DEMO_MONTH) --as-of $(DEMO_AS_OF) --static

# All of Notebooks-export: the first screen of the demo's report for the README, and its notebooks with what they need to run.
exports: pages
	@mkdir -p Notebooks-export
	@$(SETUP)/test-venv/bin/python .ci/picture.py $(SETUP)/report-en/index.html Notebooks-export/report-$(DEMO_MONTH).png
	@$(SETUP)/test-venv/bin/python .ci/picture.py $(DEMO)/reports/$(DEMO_MONTH)/index.html \
	  Notebooks-export/report-$(DEMO_MONTH).zh-Hans.png
	@$(SETUP)/test-venv/bin/python .ci/export-notebook.py $(SETUP)/report-en Notebooks-export/report-$(DEMO_MONTH)
	@$(SETUP)/test-venv/bin/python .ci/export-notebook.py $(DEMO)/reports/$(DEMO_MONTH) \
	  Notebooks-export/report-$(DEMO_MONTH).zh-Hans

lint:
	@swift format lint --strict --recursive --parallel Sources Tests Package.swift
	@python3 .ci/check-structure.py

docs: build
	@.ci/make-docs .build/docs

install: build
	@install -d $(PREFIX)/bin $(PREFIX)/share/tidemark
	@install -m 755 $(BINARY) $(PREFIX)/bin/tidemark
	@install -m 644 $(SETUP)/vega.js $(PREFIX)/share/tidemark/vega.js
	@python3 -m venv $(PREFIX)/share/tidemark/venv
	@$(PREFIX)/share/tidemark/venv/bin/pip install -q --disable-pip-version-check $(VL_CONVERT)

clean:
	@rm -rf .build
