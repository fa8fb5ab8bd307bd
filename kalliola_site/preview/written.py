"""What came of a request to write, as a value and as the script reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Problem, Translate
from kalliola_site.syntax.place_in_file import TextPlace

_OUTDATED = tuple(
    message for name, message in vars(messages.models).items() if name.startswith("TRANSLATION_OUTDATED")
)


@frozen_value
class Written:
    """The answer: 200 for what was written, 409 for conflicts, 422 for mistakes, 400 for nonsense."""

    status: int = 200
    said: Phrase | None = None
    """What is said of what was done."""
    message: Phrase | None = None
    """Why it was not done, where that is about no field."""
    place: str | None = None
    """The place of the text that the focus goes to."""
    go_to: str | None = None
    """The address of the page that shows what was made, where it is another."""
    problems: Sequence[tuple[str | None, Problem]] = ()
    """What is wrong, with the place of the field that it is in."""
    conflicts: Sequence[Mapping[str, str | None]] = ()
    """What the files say by now: ``place``, ``theirs``, ``mine``."""
    changes: Sequence[tuple[Phrase, str]] = ()
    """What was changed in what was pasted, and the words where it was."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What else the script asked for."""

    def in_fields(self, names: Mapping[str, str]) -> Written:
        """Return the same, with other names for the fields that mistakes are in."""
        problems = [(names.get(place or "", place), problem) for place, problem in self.problems]
        return replace(self, problems=problems)

    def told(self, said: Phrase, focus: TextPlace) -> Written:
        """Return the same; where it was done, with what to say of it and where the focus goes."""
        return replace(self, said=said, place=str(focus)) if self.said else self


def written_as_json(written: Written, translate: Translate) -> dict[str, Any]:
    """Write it as the script reads it (``browser/requests.js``)."""
    told: dict[str, Any] = {
        "said": written.said and written.said.say(translate),
        "message": written.message and written.message.say(translate),
        "place": written.place,
        "goTo": written.go_to,
    }
    return {
        **{name: value for name, value in told.items() if value is not None},
        "problems": [
            {
                "place": place,
                "severity": problem.severity,
                "text": _sentences(problem.text.say(translate), _hint(problem).say(translate)),
                "file": str(problem.place),
            }
            for place, problem in written.problems
        ],
        "conflicts": list(written.conflicts),
        "told": [f"{what.say(translate)}: {words}" for what, words in written.changes],
        **written.more,
    }


def _sentences(said: str, hint: str) -> str:
    """Put what is wrong and how to mend it one after the other, each a sentence."""
    begun = said[:1].upper() + said[1:]
    return f"{begun}{'' if begun.endswith(('.', '?', '!', ':')) else '.'} {hint}".strip()


def _hint(problem: Problem) -> Phrase:
    """Say how to mend a mistake on the page, where nobody types commands."""
    return messages.editor.ACCEPT_LATER if problem.message in _OUTDATED else problem.hint
