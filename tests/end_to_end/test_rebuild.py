"""A rebuild after any sequence of changes gives the same bytes as a build that remembers nothing.

Hypothesis makes up the sequences: an editor's changes, mistakes among them; changes of templates and brand;
what befalls caches, published files and clocks. After each step, the site is built as the command line builds
it, by the shortest way that it finds, and compared with one that was built from nothing.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kalliola_site.cache import kept_file, unchanged
from kalliola_site.cache.drawings import keep_note
from kalliola_site.images import rasterising
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build, build_in_memory
from kalliola_site.problems.problem import Problem, ProblemsFoundError
from kalliola_site.publish.folder import MARKER, MARKER_TEXT, OFFLINE_MARKER
from tests.conftest import ROOT, copy_living_project, tree
from tests.end_to_end.test_periods import ADDRESS
from tests.support.randomised import examples
from tests.support.worn import PROJECT, SECOND_PERIOD, worn_projects

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a fresh folder in it
"""Where thousands of small files are made fastest."""

PLAIN = ROOT / "bench" / "plain"

MORE = ROOT / "tests/support/sites/plain"
"""Templates for what those do not have, each asking for names of its own."""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def rewrite(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def goals(project: Path) -> list[Path]:
    return sorted((project / "content/goals").glob("*.yml"))


def tables(project: Path) -> list[Path]:
    return sorted((project / "content").rglob("goals/*.csv"))


def updates(project: Path) -> list[Path]:
    return sorted((project / "content/updates").glob("*.yml"))


rasterise_once = lru_cache(maxsize=None)(rasterising.rasterise)


PREVIEW = "http://127.0.0.1:8000/"

Told = tuple[tuple[str, str, str, str], ...]
"""What a build says of mistakes: the place, the message, how grave it is, the words."""


def told(problems: Iterable[Problem]) -> Told:
    return tuple(
        (str(problem.place), problem.message.id, problem.severity, str(problem.text)) for problem in problems
    )


def outcome(build_it: Callable[[], Site]) -> Site | Told:
    """Build, and give the site, or what stands in its way."""
    try:
        return build_it()
    except ProblemsFoundError as found:
        return told(found.problems)


WAYS = (
    BuildOptions(),
    BuildOptions(offline=True),
    BuildOptions(base_url=ADDRESS),
    BuildOptions(base_url=ADDRESS, record=True),
)
"""How a site may be built, by turns."""


class Rebuild(RuleBasedStateMachine):
    """Everything that can happen between two builds."""

    plain = True
    """Whether pages have plain templates, which are quick to render, or the real ones."""
    worn = False
    """Whether the project has records and a past period."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="kalliola-rebuild-", dir=IN_MEMORY))
        self.project = copy_living_project(self.top / "project")
        if self.worn:
            shutil.rmtree(self.project / "content")
            shutil.copytree(worn_projects() / SECOND_PERIOD / PROJECT / "content", self.project / "content")
        if self.plain:
            shutil.rmtree(self.project / "templates")
            shutil.copytree(PLAIN, self.project / "templates")
            shutil.copytree(MORE, self.project / "templates", dirs_exist_ok=True)
        self.leave_out_the_picture()
        self.first_goal = goals(self.project)[0].read_bytes()
        self.before_mistake: bytes | None = None
        self.added = 0
        self.version = 0
        self.clock = 0
        self.options = WAYS[0]
        self.originals = (
            kept_file.program,
            kept_file.program_as_left,
            unchanged.moment,
            rasterising.rasterise,
        )
        # The same drawing gives the same picture; to draw it anew in each clean build takes longest.
        rasterising.rasterise = rasterise_once
        kept_file.program = kept_file.program_as_left = lambda: bytes([self.version])  # type: ignore[assignment]
        unchanged.moment = lambda: time.time_ns() - self.clock

    def teardown(self) -> None:
        (
            kept_file.program,
            kept_file.program_as_left,
            unchanged.moment,
            rasterising.rasterise,
        ) = self.originals  # type: ignore[assignment]
        shutil.rmtree(self.top)

    def leave_out_the_picture(self) -> None:
        """To make a picture smaller takes longer than all else, and is done anew in each clean build."""
        folder = self.project / "content/updates"
        for picture in folder.glob("*.png"):
            picture.unlink()
        for path in folder.glob("*.yml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"(?m)^picture:\n(  .*\n)+", "", text), encoding="utf-8")

    @invariant()
    def the_site_is_that_of_a_clean_build(self) -> None:
        site = self.project / "dist"
        before = tree(site) if site.exists() else {}
        clean = outcome(lambda: assemble(self.project, replace(self.options, full=True)))
        arguments = ["--project", str(self.project), repr(self.options)]
        if not unchanged.say_unchanged(arguments):
            begun = unchanged.moment()
            made = outcome(lambda: build(self.project, site, self.options))
            if not isinstance(made, Site):
                assert made == clean
                assert (tree(site) if site.exists() else {}) == before
                return
            assert isinstance(clean, Site)
            assert told(made.warnings) == told(clean.warnings)
            sources = [str(self.project / name) for name in ("content", "templates")]
            published = str(site), made.stamps
            keep_note(self.project, unchanged.note(arguments, begun, sources, published, (), (2999, ())))
        assert isinstance(clean, Site)
        marker = OFFLINE_MARKER if self.options.offline else MARKER
        assert tree(site) == {marker: MARKER_TEXT, **clean.files}

    # What an editor does.

    @rule(
        index=st.integers(0, 9), word=st.sampled_from(["pihoja", "taloja", "**katuja**", "[arvoja](values)"])
    )
    def change_a_text(self, index: int, word: str) -> None:
        path = goals(self.project)[index % len(goals(self.project))]
        text = path.read_text(encoding="utf-8").splitlines(keepends=True)
        place = next(number for number, line in enumerate(text) if line.startswith("description:"))
        text.insert(place + 1, f"  - fi: Rakennamme {word}.\n    en: We build.\n")
        path.write_text("".join(text), encoding="utf-8")

    @rule(title=st.sampled_from(["Naapurit", "Kadut", "Talot & pihat"]))
    def change_a_title(self, title: str) -> None:
        path = goals(self.project)[0]
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [
            f"title: {{fi: {title}, en: {title}}}\n" if line.startswith("title:") else line for line in lines
        ]
        path.write_text("".join(changed), encoding="utf-8")

    @rule()
    def edit_back(self) -> None:
        goals(self.project)[0].write_bytes(self.first_goal)

    @rule(letter=st.sampled_from("aeiou"))
    def change_a_letter_and_set_the_time_back(self, letter: str) -> None:
        """The size stays, and the time that programs see."""
        path = self.project / "content/pages/story.fi.md"
        then = path.stat()
        text = path.read_text(encoding="utf-8")
        path.write_text(
            f"{letter}{text[1:]}" if text[0] in "aeiou" else f"{letter}\n\n{text}", encoding="utf-8"
        )
        os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))

    @precondition(lambda self: tables(self.project))
    @rule(value=st.integers(1000, 1500))
    def measure(self, value: int) -> None:
        path = tables(self.project)[0]
        lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        day, mark, _ = lines[-1].replace(",", ";", 1).partition(";")
        write(path, "\n".join([*lines[:-1], f"{day}{lines[-1][len(day)]}{value}"]) + "\n")
        assert mark

    @rule(index=st.integers(0, 9))
    def leave_out_a_translation(self, index: int) -> None:
        path = goals(self.project)[index % len(goals(self.project))]
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^    en: .*\n", "", text, count=1), encoding="utf-8")

    @rule(index=st.integers(0, 9))
    def begin_or_finish_a_draft(self, index: int) -> None:
        path = goals(self.project)[index % len(goals(self.project))]
        text = path.read_text(encoding="utf-8")
        line = "draft: true\n"
        path.write_text(text.replace(line, "") if line in text else f"{text}{line}", encoding="utf-8")

    @rule(is_draft=st.booleans())
    def add_or_remove_a_language(self, is_draft: bool) -> None:
        path = self.project / "content/site.yml"
        text = path.read_text(encoding="utf-8")
        removed = re.sub(r"  - code: sv\n(    .*\n)+", "", text)
        if removed != text:
            path.write_text(removed, encoding="utf-8")
            return
        first, second, *others = text.split("  - code: ", 2)
        added = f"sv\n    name: Svenska\n    draft: {str(is_draft).lower()}\n"
        path.write_text("  - code: ".join((first, second, added + "  - code: " + "".join(others))), "utf-8")

    @precondition(lambda self: updates(self.project))
    @rule(index=st.integers(0, 9), what=st.sampled_from(["words", "draft", "remove"]))
    def change_an_update(self, index: int, what: str) -> None:
        known = updates(self.project)
        path = known[index % len(known)]
        text = path.read_text(encoding="utf-8")
        match what:
            case "words":
                rewrite(path, "  fi: ", "  fi: Taas ")
            case "draft":
                path.write_text(f"{text}draft: true\n", encoding="utf-8")
            case "remove":
                path.unlink()

    @rule(way=st.integers(0, len(WAYS) - 1))
    def build_otherwise(self, way: int) -> None:
        self.options = WAYS[way]

    @rule()
    def add_a_goal(self) -> None:
        self.added += 1
        number = 100 + self.added
        text = (
            f"number: {number}\nid: added-{number}\nslug: {{fi: lisatty-{number}, en: added-{number}}}\n"
            "theme: {fi: Lisää, en: More}\ntitle: {fi: Lisätty, en: Added}\ndescription:\n  - fi: Lisää.\n"
            "means:\n  - {fi: Lisäämme., en: We add.}\noutcomes:\n  - {fi: On lisää., en: There is more.}\n"
            "indicators: to-be-agreed\n"
        )
        write(self.project / f"content/goals/{number}.yml", text)

    @precondition(lambda self: len(goals(self.project)) > 3)
    @rule()
    def remove_a_goal(self) -> None:
        """One that was added: nothing else speaks of it."""
        next(path for path in goals(self.project) if path.name[:3].isdigit()).unlink()

    @precondition(lambda self: len(goals(self.project)) > 3)
    @rule()
    def rename_the_file_of_a_goal(self) -> None:
        path = goals(self.project)[-1]
        path.rename(path.with_name(f"{path.stem}-renamed.yml"))

    @rule(slug=st.sampled_from(["arvot", "arvomme", "mita-arvostamme"]))
    def change_an_address(self, slug: str) -> None:
        lines = (self.project / "content/site.yml").read_text(encoding="utf-8").split("\n")
        place = next(number for number, line in enumerate(lines) if line.startswith("  values:"))
        end = next(number for number in range(place, len(lines)) if "slug" in lines[number])
        lines[end : end + 1] = [f"    slug: {{fi: {slug}, en: values}}"]
        write(self.project / "content/site.yml", "\n".join(lines))

    @rule(name=st.sampled_from(["Vaahteratalo", "Koivutalo"]))
    def change_what_all_pages_say(self, name: str) -> None:
        lines = (self.project / "content/site.yml").read_text(encoding="utf-8").split("\n")
        place = lines.index("organisation:")
        lines[place + 1] = f"  name: {name}"
        write(self.project / "content/site.yml", "\n".join(lines))

    @precondition(lambda self: self.before_mistake is None)
    @rule()
    def make_a_mistake(self) -> None:
        path = self.project / "content/strategy.yml"
        self.before_mistake = path.read_bytes()
        path.write_bytes(self.before_mistake + b"outcome: []\n")

    @precondition(lambda self: self.before_mistake is not None)
    @rule()
    def mend_the_mistake(self) -> None:
        (self.project / "content/strategy.yml").write_bytes(self.before_mistake or b"")
        self.before_mistake = None

    # What a designer does.

    @rule(revision=st.integers(0, 3))
    def change_what_every_page_includes(self, revision: int) -> None:
        path = self.project / "templates/layouts/base.html.jinja"
        text = path.read_text(encoding="utf-8").partition("</html>")[0]
        write(path, f"{text}</html>\n<!-- {revision} -->\n")

    @rule(revision=st.integers(0, 3))
    def change_what_some_pages_include(self, revision: int) -> None:
        name = "components/line/line.html.jinja" if self.plain else "components/door/door.html.jinja"
        path = self.project / "templates" / name
        text = path.read_text(encoding="utf-8").partition("{# ")[0]
        write(path, f"{text}{{# {revision} #}}\n")

    @rule(colour=st.sampled_from(["#FFC83D", "#FFC83C", "#FFC93D"]))
    def change_the_brand(self, colour: str) -> None:
        for known in ("#FFC83D", "#FFC83C", "#FFC93D"):
            rewrite(self.project / "content/brand.yml", known, colour)

    @rule(size=st.integers(60, 72))
    def change_a_style_sheet(self, size: int) -> None:
        name = "site" if self.plain else "base"
        path = self.project / f"templates/assets/css/{name}.css"
        text = path.read_text(encoding="utf-8").partition("/* last */")[0]
        write(path, f"{text}/* last */\nbody {{ max-inline-size: {size}ch; }}\n")

    # What befalls the rest.

    @rule(number=st.integers(0, 2**32))
    def spoil_the_cache(self, number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - repeatable is the point
        kept = sorted(path for path in (self.project / ".cache").rglob("*") if path.is_file())
        for path in chance.sample(kept, chance.randint(0, min(10, len(kept)))):
            content = bytearray(path.read_bytes())
            for _ in range(chance.randint(0, 3) if content else 0):
                content[chance.randrange(len(content))] ^= 0x55
            path.write_bytes(content[: chance.randint(0, len(content))] if chance.random() < 0.5 else content)

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.project / ".cache", ignore_errors=True)

    @rule()
    def another_version_of_the_program(self) -> None:
        self.version += 1

    @rule(hours=st.integers(-2, 2))
    def set_the_clock(self, hours: int) -> None:
        self.clock = hours * 3_600_000_000_000

    @rule()
    def look_at_the_preview(self) -> None:
        """It remembers in the same file, and its pages tell where their texts stand."""
        options = BuildOptions(base_url=PREVIEW, drafts=True, editable=True, full=True)
        clean = outcome(lambda: assemble(self.project, options))
        made = outcome(lambda: build_in_memory(self.project, PREVIEW))
        if isinstance(clean, Site) and isinstance(made, Site):
            assert dict(made.files) == dict(clean.files)
            assert told(made.warnings) == told(clean.warnings)
        else:
            assert made == clean

    @rule()
    def nothing(self) -> None:
        """The site is simply built again."""

    @precondition(lambda self: (self.project / "dist").exists())
    @rule(what=st.sampled_from(["change", "remove", "add", "remove all"]))
    def meddle_with_the_site(self, what: str) -> None:
        page = self.project / "dist/index.html"
        match what:
            case "change" if page.exists():
                page.write_bytes(page.read_bytes().replace(b"e", b"o"))
            case "remove":
                page.unlink(missing_ok=True)
            case "add":
                (self.project / "dist/more.html").write_text("more", encoding="utf-8")
            case "remove all":
                shutil.rmtree(self.project / "dist")


class RebuildAfterYears(Rebuild):
    """The same with records and a past period."""

    worn = True


class RebuildWithRealTemplates(Rebuild):
    """The same with templates that include more."""

    plain = False


def run(machine: type[Rebuild], sequences: int, number: int) -> None:
    """Try some sequences; the same number gives the same ones."""
    numbered = seed(number)(type(machine.__name__, (machine,), {}))
    given = settings(
        max_examples=sequences,
        stateful_step_count=6,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(numbered, settings=given)


@pytest.mark.parametrize("number", range(8))
def test_a_rebuild_equals_a_clean_build(number: int) -> None:
    run(Rebuild, examples(25), number)


@pytest.mark.parametrize("number", range(4))
def test_a_rebuild_after_years_equals_a_clean_build(number: int) -> None:
    run(RebuildAfterYears, examples(15), number)


@pytest.mark.parametrize("number", range(examples(20) // 2))
def test_a_rebuild_equals_a_clean_build_with_real_templates(number: int) -> None:
    run(RebuildWithRealTemplates, 1, number)
