"""The strategy house: its lines, and the themes of the goals, by where they are drawn.

What stands in a box is known by its words: a line about a part of the strategy, a sentence that the text says
too, the number or the title of a goal. What is left over and stands next to a goal is its theme. A box
belongs where it is on the page, whatever its order in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kalliola_site.edit.strategy_document.ledger import Ledger
from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.rules import Match, Rules
from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.documents.blocks import Box, Boxes, Table, paragraphs_in

_ROLE_LINES = 2
_NUMBERED = re.compile(r"(\d{1,2})[.:)]?(?:\s+(.*))?")
_OVERLAP = 0.5
_NO_GOAL, _LINE = -1, -2
"""What stands in place of a goal for something that may be a theme, and for a line of the house."""


@frozen_value
class _Token:
    """One paragraph of the house."""

    item: Item
    left: float
    top: float
    width: float
    order: int
    goal: int = -1
    """The goal whose number or title it is; below 0 where it is neither."""
    title: str = ""
    """The goal's title as the house words it."""

    @property
    def line(self) -> str:
        return self.item.line


def table_as_house(table: Table, rules: Rules) -> Boxes | None:
    """Take a table for a house, if it has lines about parts of the strategy in it."""
    lines = {
        match.name
        for paragraph in paragraphs_in([table])
        if (match := rules.part(" ".join(paragraph.text.split()))) is not None and (match.rest or match.name)
    }
    if len(lines) < _ROLE_LINES:
        return None
    return Boxes(
        tuple(
            Box(float(cell.column), float(cell.row), 1, 1, tuple(paragraphs_in(cell.blocks)))
            for cell in table.cells
        )
    )


def place_house(
    houses: Sequence[tuple[Item, Boxes]],
    titles: Sequence[str],
    numbers: Sequence[int],
    ledger: Ledger,
    rules: Rules,
) -> None:
    """Place the lines of the house and the themes of the goals; what it says again is not placed twice.

    Args:
        houses: The boxes of the document.
        titles: The titles of the goals, in their order.
        numbers: Their numbers, as the document says them.
        ledger: Where what was recognised is kept.
        rules: What parts are called.
    """
    paragraphs = [
        (item, box, paragraph)
        for item, boxes in houses
        for box in boxes.boxes
        for paragraph in box.paragraphs
    ]
    tokens = [
        _Token(Item(item.number, paragraph), box.left, box.top, box.width, order)
        for order, (item, box, paragraph) in enumerate(paragraphs)
    ]
    names = [
        item.words for at, item in ledger.placed.items() if at[:2] == ("values", "items") and at[-1] == "name"
    ]
    lines = {token.order for token in tokens if _place_line(token, names, ledger, rules)}
    left = [token for token in tokens if token.order not in lines]
    _place_themes(
        _with_goals(left, titles, numbers),
        [token for token in tokens if token.order in lines],
        titles,
        ledger,
    )


def _place_line(token: _Token, names: Sequence[str], ledger: Ledger, rules: Rules) -> bool:
    """Place a line that its words tell of."""
    item = token.item
    known = {_compared(placed.words) for placed in ledger.placed.values() if placed.field[0] != "goals"}
    part = rules.part(item.line)
    if part is not None and part.rest and not part.owner:
        return _place_role(token, part, known, ledger)
    if part is not None and not part.rest and _compared(item.line) in known:
        ledger.say_again(item)
        return True
    if names and _is_summary(item.line, names) and ("values", "summary") not in ledger.placed:
        ledger.place(("values", "summary"), item)
        return True
    if _compared(item.line) in known and len(item.line.split()) > 1:
        ledger.say_again(item)
        return True
    return False


def _place_role(token: _Token, match: Match, known: set[str], ledger: Ledger) -> bool:
    part, words, rest = match.name, match.words, match.rest
    if part not in ("vision", "goals", "mission", "values"):
        return False
    if _compared(rest) in known:
        ledger.say_again(token.item)
    elif (part, "role") in ledger.placed:
        ledger.list(token.item, messages.importing.SAID_TWICE)
    else:
        ledger.place((part, "role"), token.item)
        if (part, "title") not in ledger.placed:
            ledger.derive((part, "title"), ledger.typesetter.sentence_case(" ".join(words.split())))
    return True


def _is_summary(line: str, names: Sequence[str]) -> bool:
    said = re.findall(r"[^\W_]+(?:[ -][^\W_]+)*", line.casefold().replace(" ja ", ", "))
    wanted = [name.casefold() for name in names]
    return said == wanted or " ".join(re.findall(r"\w+", line.casefold())) == " ".join(wanted)


def _compared(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _with_goals(tokens: Sequence[_Token], titles: Sequence[str], numbers: Sequence[int]) -> list[_Token]:
    """Find the goals whose numbers and titles the house has."""
    by_title = {_compared(title): number for number, title in enumerate(titles) if title}
    found: list[_Token] = []
    for token in tokens:
        numbered = _NUMBERED.fullmatch(token.line)
        words = (numbered[2] or "") if numbered else token.line
        goal = by_title.get(_compared(words), -1) if words else -1
        if goal < 0 and numbered and int(numbered[1]) in numbers:
            goal = numbers.index(int(numbered[1]))
        found.append(replace(token, goal=goal, title=words if goal >= 0 else ""))
    titled = {token.goal for token in found if token.title}
    for index, token in enumerate(found[1:], 1):
        before = found[index - 1]
        is_short_title = before.goal >= 0 and not before.title and not titled and token.goal < 0
        if is_short_title and before.left == token.left:
            found[index] = replace(token, goal=before.goal, title=token.line)
    return found


def _place_themes(
    tokens: Sequence[_Token], lines: Sequence[_Token], titles: Sequence[str], ledger: Ledger
) -> None:
    for token in tokens:
        if token.goal >= 0:
            _place_title(token, titles, ledger)
    themes = [token for token in tokens if token.goal < 0]
    columns = list(_columns(tokens, lines))
    beside = {before: dict(_beside(columns, is_before=before)) for before in (True, False)}
    best = max((True, False), key=lambda before: sum(len(found) == 1 for found in beside[before].values()))
    counts = [sum(len(found) == 1 for found in beside[before].values()) for before in (True, False)]
    pairs = beside[best]
    goals = {token.goal for token in tokens if token.goal >= 0}
    single = {goal: found[0] for goal, found in pairs.items() if len(found) == 1}
    left = [token for token in themes if token not in single.values()]
    # What stands below one of several goals stands above the next: only themes above are certain.
    is_certain = _alone(columns) or (best and counts[0] > counts[1])
    # Where one is left over and a goal has none, a box was moved: any of them may be wrong.
    if not is_certain or (left and goals - single.keys()):
        single, left = {}, themes
    for goal, token in single.items():
        at = ("goals", goal, "theme")
        if at in ledger.placed:
            left.append(token)
        else:
            ledger.place(at, token.item)
    why: Phrase = messages.importing.BOX_BY_NO_GOAL if goals else messages.importing.NO_PLACE
    for token in sorted(left, key=lambda token: (token.item.number, token.order)):
        ledger.list(token.item, why)


def _place_title(token: _Token, titles: Sequence[str], ledger: Ledger) -> None:
    numbered = _NUMBERED.fullmatch(token.line)
    at = ("goals", token.goal, "house_title")
    same = ledger.typesetter.set(titles[token.goal]) == ledger.typesetter.set(token.title)
    if not token.title or same or at in ledger.placed:
        ledger.say_again(token.item)
        return
    title = set(re.findall(r"\w{4,}", titles[token.goal].casefold()))
    shared = title & set(re.findall(r"\w{4,}", token.title.casefold()))
    doubt = None if shared or not title else messages.importing.TITLE_BY_NUMBER
    if numbered is not None and numbered[2]:
        ledger.label(numbered[1])
    ledger.place_words(at, token.title, doubt=doubt)


def _columns(tokens: Sequence[_Token], lines: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Sort what stands below one another into columns, from above, with the lines of the house between."""
    columns: list[list[_Token]] = []
    for token in sorted(tokens, key=lambda token: (token.item.number, token.left)):
        for column in columns:
            if any(other.item.number == token.item.number and _overlap(other, token) for other in column):
                column.append(token)
                break
        else:
            columns.append([token])
    for column in columns:
        column += [
            replace(line, goal=_LINE)
            for line in lines
            if any(line.item.number == token.item.number and _overlap(line, token) for token in column)
        ]
        yield sorted(column, key=lambda token: (token.top, token.order))


def _overlap(one: _Token, other: _Token) -> bool:
    shared = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    narrow = min(one.width, other.width)
    return shared > narrow * _OVERLAP if narrow else one.left == other.left


def _beside(columns: Sequence[Sequence[_Token]], *, is_before: bool) -> Iterator[tuple[int, list[_Token]]]:
    """Find what stands directly above each goal in its column, or directly below it."""
    found: dict[int, list[_Token]] = {}
    for column in columns:
        line = column if is_before else list(reversed(column))
        for index, token in enumerate(line):
            before = line[index - 1] if index else None
            if token.goal < 0 or (before is not None and before.goal == token.goal):
                continue
            beside = found.setdefault(token.goal, [])
            while before is not None and before.goal == _NO_GOAL:
                beside.append(before)
                index -= 1  # noqa: PLW2901 - upwards from here
                before = line[index - 1] if index else None
    yield from found.items()


def _alone(columns: Sequence[Sequence[_Token]]) -> bool:
    """True if no column has more than one goal and one thing beside it: above or below is all the same."""
    with_goals = [column for column in columns if any(token.goal >= 0 for token in column)]
    return all(
        len({token.goal for token in column if token.goal >= 0}) == 1
        and sum(token.goal == _NO_GOAL for token in column) <= 1
        for column in with_goals
    )
