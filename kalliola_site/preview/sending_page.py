"""The page of the preview that shows what changed, and from which it is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from kalliola_site.data.security_policy import content_security_policy
from kalliola_site.edit.sending.changed_texts import TextChange, Wordings
from kalliola_site.edit.sending.conflicts import Conflict
from kalliola_site.edit.sending.overview import FileChange, Overview
from kalliola_site.edit.sending.telling import KINDS, SIDES, NameOf, about_file, said_of, shown_side
from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.changes import Shown, shown_changes
from kalliola_site.language.direction import language_attributes
from kalliola_site.preview.answers import PREFIX
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate

_POLICY = content_security_policy({"script-src": "'self'", "connect-src": "'self'"})

_PAGE = Markup(
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
    '<link rel="stylesheet" href="{prefix}own_pages.css">\n'
    '<link rel="stylesheet" href="{prefix}sending.css">\n'
    '<script type="module" src="{prefix}sending.js"></script>\n</head>\n'
    '<body>\n<main>\n<p><a id="back" href="/">{back}</a></p>\n<h1>{title}</h1>\n'
    '<div id="changes">{changes}</div>\n{form}'
    '<div id="outcome" role="status" tabindex="-1">{outcome}</div>\n</main>\n</body>\n</html>\n'
)

_NOTHING = Markup()

_MARKS = {"same": Markup("{}"), "gone": Markup("<del>{}</del>"), "new": Markup("<ins>{}</ins>")}


@frozen_value
class SendingReader:
    """Who looks at the page: the language of messages, and what puts them into it."""

    language: str
    translate: Translate

    def say(self, phrase: Phrase, **values: object) -> Markup:
        """Put a phrase into words, each of its lines a paragraph."""
        said = (phrase.with_values(**values) if values else phrase).say(self.translate)
        return Markup().join(Markup("<p>{}</p>").format(line) for line in said.split("\n"))

    def words(self, phrase: Phrase) -> str:
        """Put a phrase into words."""
        return phrase.say(self.translate)

    def shown(self, words: Shown) -> str:
        """Return words as they are; the name of what cannot be seen is in the reader's language."""
        if isinstance(words, str):
            return words
        return Markup("<i {}>{}</i>").format(language_attributes(self.language), self.words(words))


def digest(found: Overview) -> str:
    """Name what a page shows, so that nothing else is sent than what was seen."""
    return hashlib.sha256(repr(found.files).encode(errors="surrogatepass")).hexdigest()[:16]


def sending_page(
    reader: SendingReader,
    changes: Markup,
    form: Markup = _NOTHING,
    outcome: Markup = _NOTHING,
) -> bytes:
    """Write the page.

    Args:
        reader: Who looks at it.
        changes: What changed.
        form: What to send it with; nothing where nothing can be sent.
        outcome: What stands in the way.
    """
    return _PAGE.format(
        language=reader.language,
        policy=_POLICY,
        prefix=PREFIX,
        title=reader.words(messages.sending.TITLE),
        back=reader.words(messages.sending.BACK),
        changes=changes,
        form=form,
        outcome=outcome,
    ).encode()


def changes_list(found: Overview, name_of: NameOf, reader: SendingReader) -> Markup:
    """Write what changed: file by file, text by text, all languages side by side."""
    if not found.files and not found.unsent:
        return reader.say(messages.sending.NOTHING_TO_SEND)
    parts = [_file(number, file, found, name_of, reader) for number, file in enumerate(found.files)]
    if found.unsent:
        parts.append(reader.say(messages.sending.GOES_ALONG, subjects="; ".join(found.unsent)))
    if found.ignored:
        parts.append(reader.say(messages.sending.LEFT_OUT, files=", ".join(found.ignored)))
    return Markup().join(parts)


def _file(number: int, file: FileChange, found: Overview, name_of: NameOf, reader: SendingReader) -> Markup:
    about = about_file(file, reader.translate)
    heading = Markup('<h2 id="file-{}"><code>{}</code> ({})</h2>').format(number, file.path, about)
    texts = Markup().join(_text(change, found, name_of, reader) for change in file.texts)
    return Markup('<section aria-labelledby="file-{}">{}{}</section>\n').format(number, heading, texts)


def _text(change: TextChange, found: Overview, name_of: NameOf, reader: SendingReader) -> Markup:
    kind = "" if change.kind == "changed" else f" ({KINDS[change.kind].say(reader.translate)})"
    rows = Markup().join(
        _wording(language, wording, change.kind == "moved", found, reader)
        for language, wording in change.wordings.items()
    )
    return Markup('<div class="text"><h3>{}{}</h3><dl>{}</dl></div>').format(
        name_of(change.place), kind, rows
    )


def _wording(
    language: str, wording: Wordings, is_moved: bool, found: Overview, reader: SendingReader
) -> Markup:
    name = found.languages.get(language, language)
    attributes = language_attributes(language) if language else Markup()
    old, new = (said_of(language, words, reader.translate) or "" for words in (wording.old, wording.new))
    if is_moved or not wording.is_changed:
        words: str = new or old
    else:
        runs = shown_changes(old, new)
        words = Markup().join(_MARKS[run.kind].format(reader.shown(run.words)) for run in runs)
    return Markup("<div><dt>{}</dt><dd {}>{}</dd></div>").format(name, attributes, words)


def sending_form(found: Overview, place: Phrase, token: str, reader: SendingReader) -> Markup:
    """Write the form that sends: why, and who, where git does not know it."""
    fields = Markup()
    if found.uncommitted:
        fields += _field("why", messages.sending.ASK_WHY, reader, Markup('required maxlength="200"'))
    if found.identity is None:
        fields += reader.say(messages.sending.WHO_ARE_YOU)
        fields += _field("name", messages.sending.ASK_NAME, reader, Markup('required autocomplete="name"'))
        fields += _field(
            "email", messages.sending.ASK_EMAIL, reader, Markup('type="email" required autocomplete="email"')
        )
        fields += Markup('<p><label><input type="checkbox" name="keep" checked> {}</label></p>').format(
            reader.words(messages.sending.ASK_KEEP)
        )
    else:
        identity = found.identity
        fields += reader.say(messages.sending.WHO, name=identity.name, email=identity.email)
    # Whoever is quicker than the script would send the form itself, which the page's policy forbids.
    return Markup(
        '<form id="send" data-token="{}" data-seen="{}" data-sending="{}" data-stopped="{}"'
        ' data-unsaved="{}">\n'
        '{}{}<p><button type="submit" disabled>{}</button></p>\n</form>\n'
    ).format(
        token,
        digest(found),
        reader.words(messages.sending.SENDING),
        reader.words(messages.sending.STOPPED),
        reader.words(messages.sending.NOT_SAVED),
        reader.say(messages.sending.WHERE, place=place),
        fields,
        reader.words(messages.sending.SEND),
    )


def _field(name: str, label: Phrase, reader: SendingReader, attributes: Markup) -> Markup:
    return Markup('<p><label for="{0}">{1}</label><input id="{0}" name="{0}" {2}></p>\n').format(
        name, reader.words(label), attributes
    )


def conflicts_form(
    conflicts: Iterable[tuple[Conflict, str]], languages: Mapping[str, str], reader: SendingReader
) -> Markup:
    """Write the questions that conflicts ask: mine, theirs, or other words.

    Args:
        conflicts: Each with the name of its text.
        languages: The names of the site's languages by their tags.
        reader: Who looks at it.
    """
    questions = Markup().join(_question(conflict, name, languages, reader) for conflict, name in conflicts)
    return Markup('{}<form id="settle">{}<p><button type="submit">{}</button></p></form>').format(
        reader.say(messages.sending.CONFLICTS), questions, reader.words(messages.sending.SEND_AS_SETTLED)
    )


def _question(conflict: Conflict, name: str, languages: Mapping[str, str], reader: SendingReader) -> Markup:
    language = languages.get(conflict.language, conflict.language)
    attributes = language_attributes(conflict.language) if conflict.language else Markup()
    title = f"{conflict.place.path}: {name}" + (f" ({language})" if language else "")
    options = Markup().join(
        Markup(
            '<p><label><input type="radio" name="{id}" value="{side}" required> {title}</label></p>'
            "<blockquote {attributes}>{words}</blockquote>"
        ).format(
            id=conflict.id,
            side=side,
            title=reader.words(SIDES[side]),
            attributes=attributes,
            words=Markup()
            if side == "both"
            else reader.shown(shown_side(conflict, conflict.mine if side == "mine" else conflict.theirs)),
        )
        for side in conflict.sides
    )
    if conflict.kind != "file":
        options += Markup(
            '<p><label><input type="radio" name="{0}" value="words"> {1}</label></p>'
            '<textarea {2} name="words-{0}" aria-label="{1}" rows="4">{3}</textarea>'
        ).format(conflict.id, reader.words(messages.sending.OTHER_WORDS), attributes, conflict.mine or "")
    was = reader.shown(shown_side(conflict, conflict.base))
    beside = Markup().join(
        Markup("<p {}>{}: {}</p>").format(language_attributes(tag), languages.get(tag, tag), words)
        for tag, words in conflict.beside.items()
    )
    return Markup(
        "<fieldset><legend>{}</legend><p>{}:</p><blockquote {}>{}</blockquote>{}{}</fieldset>"
    ).format(title, reader.words(messages.sending.IT_WAS), attributes, was, options, beside)
