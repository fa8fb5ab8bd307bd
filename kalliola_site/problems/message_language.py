"""The command line's own words in the reader's language, from gettext catalogues."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from kalliola_site.problems.problem import Translate, as_written

DOMAIN = "kalliola"
LOCALES = Path(__file__).resolve().parent / "locale"
WRITTEN_IN = "en"
"""The language that the messages are written in; every other has a folder under ``locale/``."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says which language its user reads, the strongest first (POSIX, 8.2)."""


def languages() -> tuple[str, ...]:
    """The languages that messages can be had in."""
    return (WRITTEN_IN, *sorted(path.parts[-3] for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def preferred_language(environment: Mapping[str, str]) -> str:
    """Find the language of the system's user, among those that messages can be had in."""
    for variable in _VARIABLES:
        if value := environment.get(variable):
            return _known(value)
    return _known(_windows_language()) if sys.platform == "win32" else WRITTEN_IN


def _known(locale_name: str) -> str:
    language = locale_name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return language if language in languages() else WRITTEN_IN


def _windows_language() -> str:
    import ctypes  # noqa: PLC0415 - only Windows needs it here
    import locale  # noqa: PLC0415

    windll = getattr(ctypes, "windll", None)
    code = windll.kernel32.GetUserDefaultUILanguage() if windll else 0
    return locale.windows_locale.get(code, WRITTEN_IN)


def translator(language: str) -> Translate:
    """Return what puts a sentence into a language; one without a catalogue leaves it as written."""
    if language == WRITTEN_IN:
        return as_written
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True).gettext


def translators(first: Iterable[str]) -> tuple[Translate, ...]:
    """Return a translator into each language that messages can be had in, those of ``first`` first."""
    known = languages()
    order = dict.fromkeys((*(language for language in first if language in known), *known))
    return tuple(map(translator, order))


def speak(language: str) -> None:
    """Have libraries that ask gettext for their words (click does) answer in a language too."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(LOCALES))
    gettext.textdomain(DOMAIN)
