"""Imports point one way: a module knows only those that stand above it here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ORDER = (
    "__init__",
    "unchanged",
    "workers",
    "xml_text",
    "memory",
    "incremental",
    "invocation",
    "problems",
    "messages",
    "message_language",
    "system_errors",
    "formats",
    "sources",
    "yaml_errors",
    "yaml_reader",
    "markdown",
    "model.__init__",
    "model.base",
    "model.choices",
    "model.day",
    "model.prose",
    "yaml_editor",
    "model.site",
    "model.periods",
    "model.indicators",
    "model.strategy",
    "model.updates",
    "model.translations",
    "model.indicator_words",
    "model.open_data_words",
    "model.addresses",
    "model.interface",
    "model.colours",
    "model.letters",
    "model.components",
    "model.brand",
    "brand",
    "model_errors",
    "measurement_tables",
    "load",
    "drafts",
    "model_reading",
    "translations.__init__",
    "translations.changes",
    "translations.states",
    "checks.__init__",
    "checks.brand",
    "checks.drawings",
    "checks.files",
    "checks.indicators",
    "checks.models",
    "checks.drafts",
    "checks.texts",
    "checks.translations",
    "checks.pictures",
    "checks.updates",
    "strategies",
    "texts_by_period",
    "validate",
    "published_content",
    "progress",
    "charts",
    "quantities",
    "checks.passages",
    "checks.past_texts",
    "checks.prose",
    "checks.outside_links",
    "checks.security_txt",
    "translations.coverage",
    "translations.entries",
    "translations.po",
    "translations.translators_files",
    "translations.fitting",
    "translations.desk",
    "translations.record",
    "plan",
    "pictures",
    "security_policy",
    "outline",
    "redirects.__init__",
    "redirects.destinations",
    "redirects.moves",
    "redirects.places",
    "redirects.record",
    "redirects.host_files",
    "assets",
    "lettering",
    "templating",
    "view",
    "indicator_views",
    "documents",
    "design_tokens",
    "rasterising",
    "share_images",
    "addresses",
    "open_data.__init__",
    "open_data.facts",
    "open_data.facts_schema",
    "open_data.tables",
    "open_data.stratml",
    "open_data.files",
    "structured_data",
    "past_views",
    "feeds",
    "update_views",
    "site_files",
    "goal_views",
    "page_inputs",
    "page_names",
    "render",
    "printing",
    "audit",
    "descriptions",
    "schema",
    "records",
    "compression",
    "output_folder",
    "output_lock",
    "flush",
    "swap",
    "publish",
    "rewrite",
    "cache",
    "pipeline",
    "terminal",
    "preview.__init__",
    "preview.latest",
    "preview.saves",
    "preview.panel",
    "preview.translations_page",
    "preview.answers",
    "preview.server",
    "preview.run",
    "console",
    "preview.command",
    "schema_command",
    "translation_commands",
    "scaffold",
    "sample",
    "next_period",
    "period_command",
    "new_commands",
    "cli",
    "__main__",
)
PACKAGE = Path(__file__).resolve().parents[1] / "kalliola_site"


def module_files() -> dict[str, Path]:
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}


def imported_modules(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kalliola_site"):
            inside = (node.module or "").removeprefix("kalliola_site").lstrip(".")
            names = {f"{inside}.{alias.name}".lstrip(".") for alias in node.names}
            found |= {name if name in ORDER else inside or "__init__" for name in names}
    return found


def test_every_module_has_its_place_in_the_order() -> None:
    assert set(module_files()) == set(ORDER)


def test_a_module_imports_only_from_those_above_it() -> None:
    files = module_files()
    below = {name: imported_modules(files[name]) - {*ORDER[:place]} for place, name in enumerate(ORDER)}
    assert {name: found for name, found in below.items() if found} == {}


def test_only_the_modules_that_are_to_write_files_do() -> None:
    writing = ("write_bytes", "write_text", "NamedTemporaryFile", "mkdir(", 'open("xb")', "O_CREAT")
    found = {
        name
        for name, path in module_files().items()
        if any(word in path.read_text(encoding="utf-8") for word in writing)
    }
    assert found == {"publish", "output_lock", "rewrite", "cache", "console", "sample"}


@pytest.mark.parametrize("name", ORDER)
def test_no_module_knows_a_language_of_the_site(name: str) -> None:
    tree = ast.parse(module_files()[name].read_text(encoding="utf-8"))
    literals = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    written_in = {"en"} if name == "message_language" else set()
    assert literals & {"fi", "en", "sv"} == written_in
