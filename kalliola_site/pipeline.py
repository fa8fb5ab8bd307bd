"""The whole street: load, validate, plan, render, audit, publish."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from kalliola_site.audit.old_anchors import preserve_anchors
from kalliola_site.audit.pages import audit
from kalliola_site.cache.drawings import Drawings, keep, keep_memory
from kalliola_site.cache.memory import Memory, read_memory
from kalliola_site.cache.workers import OnProgress, ignore
from kalliola_site.images.lettering import read_lettering
from kalliola_site.images.rasterising import Rasterising
from kalliola_site.images.share_cards import WIDTH, cards, icons
from kalliola_site.images.sized_pictures import sized_pictures
from kalliola_site.language.translation_states import updated_record
from kalliola_site.load.project import Project, load
from kalliola_site.model.address_record import AddressRecord
from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES, CONTENT, SITE, TRANSLATIONS
from kalliola_site.model.site import Language
from kalliola_site.plan.build_plan import plan
from kalliola_site.plan.pages import Plan
from kalliola_site.plan.redirects.find_redirects import find_redirects
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem, ProblemsFoundError, errors_in, in_reading_order
from kalliola_site.problems.system_errors import reason
from kalliola_site.publish.address_record import record_text as addresses_text
from kalliola_site.publish.compression import compressed
from kalliola_site.publish.folder import MARKER, OFFLINE_MARKER
from kalliola_site.publish.lock import Holder
from kalliola_site.publish.project_files import rewrite
from kalliola_site.publish.publish import claimed, publish
from kalliola_site.publish.records import introduction
from kalliola_site.publish.translation_record import record_text as translations_text
from kalliola_site.render.assets import bundle
from kalliola_site.render.components import styles_by_sheet
from kalliola_site.render.examples import Examples
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.pdf.documents import make_pdfs
from kalliola_site.render.pdf.typeset import LibraryMissingError, PdfMode
from kalliola_site.render.site import render
from kalliola_site.render.templates import Templates
from kalliola_site.validate.content import read_languages, validate
from kalliola_site.validate.published_content import for_editors, for_readers
from kalliola_site.validate.remarks.security_txt import security_txt_problems
from kalliola_site.validate.translations import translation_remarks

Asking = Literal["never", "warn", "fail"]
"""Whether the world outside is asked, and whether what is lost there is an error."""

CACHE = Path(".cache/drawings")
"""Where drawings and pictures are kept, below the project's folder."""


@dataclass(frozen=True, slots=True)
class Site:
    """A finished site, in memory."""

    files: Mapping[str, bytes]
    """What it consists of, by path below its root."""
    pages: int
    languages: tuple[str, ...]
    warnings: tuple[Problem, ...]
    seconds: Mapping[str, float]
    """How long each stage took."""
    content: Content
    """What it was made from."""
    drawings: Mapping[str, bytes] = field(default_factory=dict)
    """What was drawn or made smaller, by digest, to be kept for the next build."""
    memory: tuple[bytes | memoryview, ...] = ()
    """What the next build may need of this one, in pieces; nothing where that is kept already."""
    record: Mapping[str, str] = field(default_factory=dict)
    """The records under ``content/`` that are to be brought up to date, by path: what they should say."""
    digest: str = ""
    """The digest of the published tree; empty before it is published."""
    without_documents: LibraryMissingError | None = None
    """Why it has no documents, where they were wanted if they can be made."""
    examples: Examples | None = None
    """The examples of components, where it is made to be previewed; no file of the site has them."""


@dataclass(slots=True)
class _Stopwatch:
    seconds: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now


def build(  # noqa: PLR0913 - one parameter an option
    project: Path,
    output: Path,
    base_url: str | None = None,
    *,
    strict: bool = False,
    compress: bool = False,
    full: bool = False,
    record: bool = False,
    pdf: PdfMode = "never",
    offline: bool = False,
    on_wait: Callable[[Holder], None] = lambda _holder: None,
    on_progress: OnProgress = ignore,
) -> Site:
    """Build the site of a project and publish it into a folder.

    Args:
        project: The project's folder.
        output: The folder to put the site into; replaced whole, or left as it was.
        base_url: Where the site will be, with a final slash; by default as site.yml says.
        strict: Whether a warning forbids publishing, too.
        compress: Whether each text file gets its ``.br`` and ``.gz`` beside it, for web servers.
        full: Whether nothing of earlier builds is used.
        record: Whether this is what gets published, so that its addresses go on record.
        pdf: Whether the strategy is made as a document, too.
        offline: Whether it is a copy that is opened from a folder; such a copy publishes no address.
        on_wait: Is told of another build into the same folder, when there is one to wait for.
        on_progress: Is told how many pages have been made, and of how many.

    Raises:
        ProblemsFoundError: The content or the site has problems; nothing was published.
        NotOurFolderError: The output folder holds what this program did not make.
        LibraryMissingError: Documents are wanted, and this machine cannot make them.
        OutputLockedError: Another build into the same folder did not finish in time.
        OSError: The machine failed.
    """
    # The claim covers reading too: a build that read older content never replaces the site of a newer one.
    with claimed(output, project, on_wait) as claim:
        site = assemble(
            project,
            base_url,
            strict=strict,
            full=full,
            record=record,
            pdf=pdf,
            offline=offline,
            on_progress=on_progress,
        )
        if compress:
            started = time.perf_counter()
            site = replace(site, files={**site.files, **compressed(site.files)})
            site = replace(site, seconds={**site.seconds, "compress": time.perf_counter() - started})
        started = time.perf_counter()
        digest = publish(site.files, claim, OFFLINE_MARKER if offline else MARKER)
        keep(site.drawings, project / CACHE)
        keep_memory(project, site.memory)
        unwritten = _keep_record(project, site.record)
    return replace(
        site,
        digest=digest,
        seconds={**site.seconds, "publish": time.perf_counter() - started},
        warnings=(*site.warnings, *unwritten),
    )


def _keep_record(project: Path, record: Mapping[str, str]) -> tuple[Problem, ...]:
    """Write the records; the site is published by now, so where that fails it is a warning."""
    try:
        rewrite(project, record)
    except OSError as error:
        place = Place(next(iter(record)))
        values = {"reason": reason(error)}
        return (Problem(place, messages.addresses.RECORD_NOT_WRITTEN, values, severity="warning"),)
    return ()


def build_in_memory(project: Path, base_url: str) -> Site:
    """Do all of a build, drafts included, but publish nothing; what was drawn is kept for the next build.

    Raises:
        ProblemsFoundError: The content or the site has problems.
    """
    site = assemble(project, base_url, with_drafts=True)
    keep(site.drawings, project / CACHE)
    keep_memory(project, site.memory)
    return site


def check(  # noqa: PLR0913 - one parameter an option
    project: Path,
    base_url: str | None = None,
    *,
    strict: bool = False,
    external: Asking = "never",
    today: date | None = None,
    pdf: PdfMode = "never",
) -> Site:
    """Do all of a build but write nothing, and remark on how texts are written.

    Args:
        project: The project's folder.
        base_url: Where the site will be, with a final slash; by default as site.yml says.
        strict: Whether a warning is taken for an error.
        external: Whether the addresses outside the site that texts link to are asked, too, and whether what
            is lost there, or by the calendar, is an error.
        today: The day it is, if the calendar is to be asked, too.
        pdf: Whether the strategy is made as a document, too.

    Raises:
        ProblemsFoundError: The content or the site has problems.
        LibraryMissingError: Documents are wanted, and this machine cannot make them.
    """

    def remarks(content: Content) -> Iterator[Problem]:
        from kalliola_site.validate.remarks.prose import prose_problems  # noqa: PLC0415 - no build needs it

        yield from prose_problems(content)
        yield from translation_remarks(
            content.translations, content.accepted, content.documents, content.texts, content.drafts
        )
        if today is not None:
            for problem in security_txt_problems(content, today):
                yield replace(problem, severity="error" if external == "fail" else problem.severity)
        if external != "never":
            from kalliola_site.validate.remarks import external_links  # noqa: PLC0415

            for problem in external_links.outside_link_problems(content):
                is_lost = external == "fail" and problem.message in external_links.LOST
                yield replace(problem, severity="error" if is_lost else problem.severity)

    return assemble(project, base_url, strict=strict, remarks=remarks, pdf=pdf)


def assemble(  # noqa: PLR0913 - one parameter an option
    project: Path,
    base_url: str | None = None,
    *,
    strict: bool = False,
    full: bool = False,
    record: bool = False,
    with_drafts: bool = False,
    remarks: Callable[[Content], Iterable[Problem]] | None = None,
    pdf: PdfMode = "never",
    offline: bool = False,
    on_progress: OnProgress = ignore,
) -> Site:
    """Do all of a build but write nothing.

    Args:
        project: The project's folder.
        base_url: Where the site will be, with a final slash; by default as site.yml says.
        strict: Whether a warning is taken for an error.
        full: Whether nothing of earlier builds is used.
        record: Whether this is what gets published, so that its addresses go on record.
        with_drafts: Whether drafts are shown, which are never published.
        remarks: What more there is to say of the content than a build says.
        pdf: Whether the strategy is made as a document, too.
        offline: Whether it is a copy that is opened from a folder.
        on_progress: Is told how many pages have been made, and of how many.

    Raises:
        ProblemsFoundError: The content or the site has problems.
        LibraryMissingError: Documents are wanted, and this machine cannot make them.
    """
    with _collector_off():
        return _assembled(
            project,
            base_url,
            strict=strict,
            full=full,
            record=record,
            with_drafts=with_drafts,
            remarks=remarks,
            pdf=pdf,
            offline=offline,
            on_progress=on_progress,
        )


@contextmanager
def _collector_off() -> Iterator[None]:
    """Do without the collector of cycles: a build makes few, and looking for them takes half its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _assembled(  # noqa: PLR0913 - one parameter an option
    project: Path,
    base_url: str | None,
    *,
    strict: bool,
    full: bool,
    record: bool,
    with_drafts: bool,
    remarks: Callable[[Content], Iterable[Problem]] | None,
    pdf: PdfMode,
    offline: bool,
    on_progress: OnProgress,
) -> Site:
    stopwatch = _Stopwatch()
    memory = Memory() if full else read_memory(project)
    sources, problems = load(project, memory)
    stopwatch.lap("load")
    if any(
        problem.message in (messages.files.NO_PROJECT, messages.files.FOLDER_EMPTY) for problem in problems
    ):
        raise ProblemsFoundError(problems)

    content, found = validate(sources, memory)
    found = _as_for_address(found, base_url, record=record)
    if content is None:
        raise ProblemsFoundError((*problems, *found))
    address = base_url or content.site.url
    content, found = for_editors(content, found) if with_drafts else for_readers(content, found, address)
    stopwatch.lap("validate")

    problems += found
    if remarks is not None:
        problems += tuple(remarks(content))
        stopwatch.lap("remarks")
    table, found = plan(content)
    redirects, wrong = find_redirects(content, table)
    problems += (*found, *wrong)
    stopwatch.lap("plan")
    _stop_at_errors(problems, strict=strict)

    drawings: Mapping[str, bytes] = {} if full else Drawings(project / CACHE)
    with _share_images(sources, content, table, drawings, wanted=not offline) as share_images:
        pictures, found = sized_pictures(content, sources.pictures, drawings)
        problems += found
        stopwatch.lap("draw")
        _stop_at_errors(problems, strict=strict)

        templates = Templates(sources.templates)
        styles = sources.component_styles
        assets = bundle(
            sources.assets, styles_by_sheet(templates, styles), content.brand, icons(content.brand)
        )
        documents, found = make_pdfs(sources, content, table, templates, assets, address, drawings, pdf)
        problems += found
        if pdf != "never":
            stopwatch.lap("print")
        inputs = RenderInputs(
            address,
            assets,
            share_images.paths,
            pictures,
            documents.documents,
            offline,
            styles if with_drafts else None,
        )
        rendered = render(content, table, templates, inputs, redirects.redirects, memory, on_progress)
        table = rendered.plan
        places, found = preserve_anchors(
            content, table, redirects.destinations, rendered.files, rendered.html_facts
        )
        problems += (*rendered.problems, *found)
        stopwatch.lap("render")
        _stop_at_errors(problems, strict=strict)
        shared, drawn = share_images.finish()
        stopwatch.lap("draw")
    files = {**rendered.files, **shared, **places.files}

    links = (*content.links, *redirects.links)
    unchanged = {path: facts for path, facts in rendered.html_facts.items() if path not in places.files}
    problems += audit(files, table, links, sources.templates, address, unchanged, offline=offline)
    stopwatch.lap("audit")
    _stop_at_errors(problems, strict=strict)

    return Site(
        files,
        len(table.pages),
        table.languages,
        in_reading_order(problems),
        stopwatch.seconds,
        content,
        {**drawn, **pictures.made, **documents.made},
        memory.to_keep(),
        _records(
            content,
            AddressRecord(
                addresses=redirects.addresses, anchors=places.anchors, renamed=dict(redirects.renamed)
            )
            if record
            else None,
        ),
        without_documents=documents.left_out,
        examples=rendered.examples,
    )


def _stop_at_errors(problems: tuple[Problem, ...], *, strict: bool) -> None:
    """Raise ProblemsFoundError where a problem forbids going on."""
    if errors_in(problems, strict=strict):
        raise ProblemsFoundError(problems)


def _records(content: Content, published: AddressRecord | None) -> Mapping[str, str]:
    """Say what the records should say where they are behind.

    Args:
        content: All content.
        published: What this build publishes; None where it is not going to be published.
    """
    texts: dict[str, str] = {}
    accepted = updated_record(content.translations) if content.accepted else {}
    if accepted != content.accepted:
        beginning = introduction(content.documents, TRANSLATIONS, messages.translations.RECORD_INTRODUCTION)
        texts[TRANSLATIONS] = translations_text(accepted, beginning)
    if published is not None and published != content.published:
        beginning = introduction(content.documents, ADDRESSES, messages.translations.ADDRESSES_INTRODUCTION)
        texts[ADDRESSES] = addresses_text(published, beginning)
    return texts


def _share_images(
    sources: Project, content: Content, table: Plan, drawings: Mapping[str, bytes], *, wanted: bool
) -> Rasterising:
    """Begin to draw the pictures for shared links; a copy in a folder has no address that could be shared."""
    lettering = read_lettering(content.brand.type.faces.heading, sources.assets)
    if lettering is None or not (wanted and content.site.share_images):
        return Rasterising({}, WIDTH, {})
    return Rasterising(cards(content, table, lettering), WIDTH, drawings)


def read_content(project: Path) -> Content:
    """Read and check a project's content only.

    Raises:
        ProblemsFoundError: The content has problems.
    """
    sources, problems = load(project)
    content, found = validate(sources)
    if content is None or errors_in((*problems, *found)):
        raise ProblemsFoundError((*problems, *found))
    return content


def languages_of(project: Path) -> tuple[Language, ...]:
    """Read the languages of a project's site, whatever else is wrong with it.

    Raises:
        ProblemsFoundError: Nothing tells the languages.
    """
    sources, problems = load(project)
    languages, found = read_languages(sources)
    if not languages:
        near = [problem for problem in problems if problem.place.path in (CONTENT, SITE)]
        raise ProblemsFoundError((*near, *(() if near else found)))
    return languages


def _as_for_address(
    problems: tuple[Problem, ...], base_url: str | None, *, record: bool
) -> tuple[Problem, ...]:
    """Judge the placeholder in site.yml: an address given for this build stands in for it.

    Nothing can be published at a placeholder, so nothing is put on record for one.
    """
    return tuple(
        replace(problem, severity="error") if record and _is_about_address(problem) else problem
        for problem in problems
        if base_url is None or not _is_about_address(problem)
    )


def _is_about_address(problem: Problem) -> bool:
    return problem.message is messages.content.PLACEHOLDER_ADDRESS
