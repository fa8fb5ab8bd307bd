"""Hold the published strategies to the texts that were adopted: ``python -m scripts.adopted [FOLDER]``.

Each text stands in ``docs/adopted/`` under its years (``2023-2025.md``). Its passages have to be on the pages
of the strategy for these years, in its own language, word for word, and all of them on the page with the
whole strategy; what is emphasised in a running text has to be emphasised there, and nothing besides. A
strategy that is over by now is looked at where it has moved to.

Content may change at any time, so no test of the program does this.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kalliola_site.cli.exit_status import EXIT_PROBLEMS, StopError, or_problems
from kalliola_site.cli.output import Output
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import parts_with_text
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble
from kalliola_site.plan.build_plan import plan
from kalliola_site.plan.pages import Page
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import Message, Place, Problem
from tests.support.site_pages import Element, find_all, parse, words

ADOPTED = Path("docs/adopted")
"""Where the adopted texts are, below the project's folder."""

_BETWEEN = re.compile(r"\n\s*\n|\n(?=- )|(?<=\d\.\*\*)\n")
"""What passages have between them: a blank line, or the end of a list's item or of a goal's number."""
_EMPHASISED = re.compile(r"\*\*(.+?)\*\*")


def main() -> int:
    """Tell what is not published as it was adopted; give the exit status."""
    language = message_language.preferred_language(os.environ)
    out = Output(message_language.translator(language), language)
    project = Path(*sys.argv[1:2])
    texts = sorted((project / ADOPTED).glob("*.md"))
    if not texts:
        out.warn(messages.adopted.NOTHING_ADOPTED, folder=project / ADOPTED)
        return EXIT_PROBLEMS
    try:
        site = or_problems(out, lambda: assemble(project, BuildOptions(drafts=True)))
    except StopError as error:
        return error.status
    problems = tuple(problem for text in texts for problem in _problems(site, project, text))
    out.tell(problems)
    if problems:
        return EXIT_PROBLEMS
    out.say(messages.adopted.AS_ADOPTED, files=", ".join(str(text.relative_to(project)) for text in texts))
    return 0


@dataclass(frozen=True, slots=True)
class _Passage:
    """A piece of the adopted text that stands by itself: a heading, a paragraph or an item of a list."""

    text: str
    place: Place

    @property
    def emphasised(self) -> tuple[str, ...]:
        """What is emphasised in it; one that is so as a whole looks as the pages want."""
        found = tuple(_EMPHASISED.findall(self.text))
        return found if _normalised("".join(_EMPHASISED.split(self.text)[::2])) not in ("", "–") else ()


def _problems(site: Site, project: Path, path: Path) -> Iterator[Problem]:
    name = path.relative_to(project).as_posix()
    content = next(
        (one for one in (site.content, *site.content.past) if one.strategy.period.name == path.stem), None
    )
    if content is None:
        yield Problem(Place(name), messages.adopted.ADOPTED_FOR_NO_STRATEGY, {"years": path.stem})
        return
    pages = _pages(site, content)
    shown = _normalised(" ¶ ".join(map(words, pages.values())))
    whole = _normalised(words(pages["strategy"]))
    emphasised = {words(strong) for key in parts_with_text() for strong in find_all(pages[key], "strong")}
    passages = tuple(_passages(name, path.read_text(encoding="utf-8")))

    def problem(message: Message, place: Place, **values: str) -> Problem:
        return Problem(place, message, {"years": content.strategy.period.written, **values})

    for passage in passages:
        sought = _normalised(passage.text)
        if sought not in shown:
            yield problem(messages.adopted.NOT_AS_ADOPTED, passage.place)
        elif sought not in whole:
            yield problem(messages.adopted.NOT_IN_WHOLE_STRATEGY, passage.place)
        for part in passage.emphasised:
            if part not in emphasised:
                yield problem(messages.adopted.NOT_EMPHASISED_AS_ADOPTED, passage.place, words=part)
    everything = _normalised(" ¶ ".join(passage.text for passage in passages))
    for part in sorted(emphasised - {part for passage in passages for part in passage.emphasised}):
        # What the page says besides, of the period, say, is none of it.
        if _normalised(part) in everything:
            yield problem(messages.adopted.EMPHASISED_NOT_AS_ADOPTED, Place(name), words=part)


def _pages(site: Site, content: Content) -> dict[str, Element]:
    """Read the pages of a strategy in its own language, by their names within it."""
    table, _ = plan(site.content)
    source = content.languages[0]

    def is_meant(page: Page) -> bool:
        return page.language == source and page.period == content.period and page.output in site.files

    return {page.name: parse(site.files[page.output]) for page in table.pages if is_meant(page)}


def _passages(path: str, text: str) -> Iterator[_Passage]:
    start = 0
    for end, following in (*((gap.start(), gap.end()) for gap in _BETWEEN.finditer(text)), (len(text), 0)):
        block = text[start:end]
        if _normalised(block) not in ("", "–"):
            line = text.count("\n", 0, start + len(block) - len(block.lstrip())) + 1
            first = block.strip().partition("\n")[0]
            yield _Passage(block, Place(path, line, excerpt=first, length=len(first)))
        start = following


def _normalised(text: str) -> str:
    """Make texts comparable: only white space, dashes, marks of emphasis and capitals may differ."""
    text = re.sub(r"[*#]|^- ", "", text, flags=re.MULTILINE)
    text = re.sub(r"\s*[-–—]\s*", " – ", text)
    return " ".join(text.split()).casefold()


if __name__ == "__main__":
    sys.exit(main())
