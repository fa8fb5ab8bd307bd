# Each target sets up what it needs by itself; the second time that takes no time.
PYTHON ?= python3
RUN = .venv/bin/python

.PHONY: site preview test coverage quick nightly hosts lint format adopted bench audit browser servers documents gettext fuzz clean

site:
	@$(PYTHON) build.py build --pdf=if-possible

preview:
	@$(PYTHON) build.py preview

test: lint browser servers documents gettext
	@$(RUN) -m pytest -n auto --dist worksteal

coverage: lint browser servers documents gettext
	@$(RUN) -m pytest -n auto --dist worksteal --cov --cov-report=term

quick: .venv/installed-dev.lock
	@$(RUN) -m pytest -n auto --dist worksteal -m "not slow"

nightly: lint browser servers documents gettext
	@$(RUN) -m pytest -n auto --dist worksteal --cov --cov-report=term --hypothesis-profile=nightly
	@$(MAKE) fuzz
	@$(MAKE) hosts

lint: .venv/installed-dev.lock
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m mypy
	@$(RUN) -m pytest --quiet --no-summary tests/end_to_end/test_architecture.py

format: .venv/installed-dev.lock
	@$(RUN) -m ruff format .
	@$(RUN) -m ruff check --fix .

adopted: .venv/installed-dev.lock
	@$(RUN) -m scripts.adopted

bench: .venv/installed-dev.lock
	@$(RUN) -m bench

audit: browser
	@$(RUN) -m tests.support.lighthouse

browser: .venv/installed-dev.lock
	@$(RUN) -m tests.support.chromium
	@$(RUN) -m tests.support.engines

servers: .venv/installed-dev.lock
	@$(RUN) -m tests.support.nginx

# The built site on the engines of hosts: some hundred megabytes from npm, two minutes.
hosts: .venv/installed-dev.lock
	@$(RUN) -m tests.support.hosts

documents: .venv/installed-dev.lock
	@$(RUN) -m tests.support.pdf_libraries

gettext: .venv/installed-dev.lock
	@$(RUN) -m tests.support.gettext_programs

FUZZ_SECONDS ?= 60
fuzz: .venv/installed-dev.lock
	@.venv/bin/pip install --quiet --disable-pip-version-check --root-user-action=ignore --require-hashes -r requirements-fuzz.txt
	@for target in yaml markdown content; do $(RUN) -m fuzz $$target -max_total_time=$(FUZZ_SECONDS) || exit 1; done

.venv/installed-dev.lock: requirements-dev.txt
	@$(PYTHON) -c "import sys, build; sys.exit(build.prepare_tests())"

clean:
	rm -rf dist dist-offline .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz
