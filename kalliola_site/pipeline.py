"""The whole street: load → validate → plan → render → audit → publish."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kalliola_site.audit.old_anchors import preserve_anchors
from kalliola_site.audit.pages import audit
from kalliola_site.audit.written_ids import WrittenIds, written_ids
from kalliola_site.cache.drawings import Drawings, keep, keep_memory
from kalliola_site.cache.memory import Memory, read_memory
from kalliola_site.cache.unchanged import Stamp
from kalliola_site.cache.workers import OnProgress, ignore
from kalliola_site.frozen_value import frozen_value
from kalliola_site.images.share_cards import begin_share_cards, icons
from kalliola_site.images.sized_pictures import sized_pictures
from kalliola_site.load.project import Project, load
from kalliola_site.model.content import Content
from kalliola_site.model.files import Files
from kalliola_site.options import BuildOptions, CheckOptions
from kalliola_site.plan.build_plan import plan
from kalliola_site.plan.redirects.find_redirects import find_redirects
from kalliola_site.problems import messages
from kalliola_site.problems.collector import Collector
from kalliola_site.problems.problem import Problem, errors_in
from kalliola_site.publish.compression import compress
from kalliola_site.publish.folder import MARKER, OFFLINE_MARKER
from kalliola_site.publish.lock import Holder
from kalliola_site.publish.publish import claim_folder, publish
from kalliola_site.publish.records import updated_records, write_records
from kalliola_site.publish.slot import slots_for
from kalliola_site.render.assets import bundle
from kalliola_site.render.components import styles_by_sheet
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.pdf.document import LibraryMissingError
from kalliola_site.render.pdf.documents import make_pdfs
from kalliola_site.render.site import render
from kalliola_site.render.templates import Templates
from kalliola_site.validate.published_content import published_content

if TYPE_CHECKING:
    from kalliola_site.render.examples import Examples

CACHE = Path(".cache/drawings")
"""Where drawings and pictures are kept, below the project's folder."""

Remarks = Callable[[Project, Content], Iterable[Problem]]
"""Says more of the content than a build does."""


@frozen_value
class Site:
    """A finished site, in memory."""

    files: Files
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
    memory: Memory = field(default_factory=Memory)
    """What the next build may need of this one."""
    record: Mapping[str, str] = field(default_factory=dict)
    """The records under ``content/`` that are to be brought up to date, by path: what they should say."""
    digest: str = ""
    """The digest of the published tree; empty before it is published."""
    stamps: Mapping[str, Stamp | None] = field(default_factory=dict)
    """The stamps of what was published, by path, as far as they are known."""
    without_documents: LibraryMissingError | None = None
    """Why it has no documents, where they were wanted if they can be made."""
    examples: Examples | None = None
    """The examples of components, where it is made to be previewed; no file of the site has them."""


def build(
    project: Path,
    output: Path,
    options: BuildOptions = BuildOptions(),  # noqa: B008 - a frozen value
    *,
    on_wait: Callable[[Holder], None] = lambda _holder: None,
    on_progress: OnProgress = ignore,
) -> Site:
    """Build the site of a project and publish it into a folder.

    Args:
        project: The project's folder.
        output: The folder to put the site into; replaced whole, or left as it was.
        options: What is asked of the build.
        on_wait: Called with another build into the same folder, when there is one to wait for.
        on_progress: Called with how many pages have been made, and of how many.

    Raises:
        ProblemsFoundError: The content or the site has problems; nothing was published.
        NotOurFolderError: The output folder holds what this program did not make.
        LibraryMissingError: Documents are wanted, and this machine cannot make them.
        OutputLockedError: Another build into the same folder did not finish in time.
        OSError: The machine failed.
    """
    if options.editable:
        raise ValueError("what is made to be edited is never published")
    # The claim covers reading too: a build that read older content never replaces the site of a newer one.
    with claim_folder(output, project, on_wait) as claim:
        site = assemble(project, options, on_progress=on_progress)
        stages = Collector(seconds=site.seconds)
        files = site.files
        if options.compress:
            files = files.with_others(compress(files))
            stages.add("compress")
        marker = OFFLINE_MARKER if options.offline else MARKER
        slots = None if options.full else slots_for(project, claim.folder)
        published = publish(files, claim, marker, slots)
        keep(site.drawings, project / CACHE)
        keep_memory(project, site.memory)
        unwritten = write_records(project, site.record, site.content.documents)
        stages.add("publish", unwritten)
    record = {} if unwritten else site.record
    warnings = (*site.warnings, *stages.problems)
    return replace(
        site,
        files=files,
        digest=published.digest,
        stamps={} if published.stamps is None else published.stamps.by_path,
        seconds=stages.seconds,
        warnings=warnings,
        record=record,
    )


def build_in_memory(project: Path, base_url: str) -> Site:
    """Do all of a build, drafts included, to be read and edited on this machine; publish nothing.

    Raises:
        ProblemsFoundError: The content or the site has problems.
    """
    site = assemble(project, BuildOptions(base_url=base_url, drafts=True, editable=True))
    keep(site.drawings, project / CACHE, forget_others=False)
    keep_memory(project, site.memory)
    return replace(site, memory=Memory())


def check(
    project: Path,
    options: BuildOptions = BuildOptions(),  # noqa: B008 - a frozen value
    asked: CheckOptions = CheckOptions(),  # noqa: B008 - a frozen value
) -> Site:
    """Do all of a build but write nothing, and remark on how texts are written.

    Raises:
        ProblemsFoundError: The content or the site has problems.
        LibraryMissingError: Documents are wanted, and this machine cannot make them.
    """
    from kalliola_site.validate.remarks.all_remarks import all_remarks  # noqa: PLC0415 - no build needs it
    from kalliola_site.validate.remarks.schemas import schema_problems  # noqa: PLC0415 - nor this

    def remarks(sources: Project, content: Content) -> Iterable[Problem]:
        yield from all_remarks(content, sources.assets, asked.external, asked.on_day)
        yield from schema_problems(project, sources)

    return assemble(project, options, remarks)


def assemble(
    project: Path,
    options: BuildOptions = BuildOptions(),  # noqa: B008 - a frozen value
    remarks: Remarks | None = None,
    on_progress: OnProgress = ignore,
) -> Site:
    """Do all of a build but write nothing.

    Args:
        project: The project's folder.
        options: What is asked of the build.
        remarks: What more there is to say of the content than a build says.
        on_progress: Called with how many pages have been made, and of how many.

    Raises:
        ProblemsFoundError: The content or the site has problems.
        LibraryMissingError: Documents are wanted, and this machine cannot make them.
    """
    with _without_looking_for_cycles():
        return _along_the_street(project, options, remarks, on_progress)


def _along_the_street(
    project: Path, options: BuildOptions, remarks: Remarks | None, on_progress: OnProgress
) -> Site:
    stages = Collector(strict=options.strict)
    memory = Memory() if options.full else read_memory(project)
    drawings = {} if options.full else Drawings(project / CACHE)
    sources = stages.take("load", load(project, memory))
    content = _read_content(stages, sources, memory, options)
    if remarks is not None:
        stages.add("remarks", _to_tell(remarks(sources, content), stages.problems))
    table = stages.take("plan", plan(content))
    # Where a page is wrong or missing, what becomes of its old addresses is no question yet.
    stages.stop_at_errors()
    redirects = stages.take("plan", find_redirects(content, table))
    stages.stop_at_errors()

    address = options.base_url or content.site.url
    cards = begin_share_cards(
        sources, content, table, drawings, memory, wanted=not options.offline, on_demand=options.editable
    )
    with cards:
        pictures = stages.take("draw", sized_pictures(content, sources.pictures, drawings))
        stages.stop_at_errors()
        templates = Templates(sources.templates, memory)
        styles = styles_by_sheet(templates, sources.component_styles)
        assets = bundle(sources.assets, styles, content.brand, icons(content.brand, memory), memory)
        stages.add("draw")
        made = make_pdfs(sources, content, table, templates, assets, address, drawings, options.pdf)
        documents = stages.take("print", made)
        examples = sources.component_styles if options.drafts else None
        shown = pictures, documents.documents, options.offline, options.editable, examples, memory
        inputs = RenderInputs(address, assets, cards.paths, *shown)
        pages = render(content, table, templates, inputs, redirects.redirects, memory, on_progress)
        rendered = stages.take("render", pages)
        # On a page that could not be made, no place is gone.
        stages.stop_at_errors()
        table = rendered.plan
        old = redirects.destinations, rendered.pages
        anchors = stages.take("render", preserve_anchors(content, table, *old, record=options.record))
        stages.stop_at_errors()
        shared, drawn = cards.finish()
        stages.add("draw")

    files = rendered.files.with_others(shared).with_others(anchors.files)
    links = (*content.links, *redirects.links)
    unchanged = {path: page for path, page in rendered.pages.items() if path not in anchors.files}
    mode = {"offline": options.offline, "editable": options.editable}

    def ids_of(period: str) -> WrittenIds:
        return written_ids(content.within(period))

    found = audit(files, table, links, sources.templates, address, unchanged, ids_of, memory, **mode)
    stages.add("audit", found)
    stages.stop_at_errors()
    return Site(
        files=files,
        pages=len(table.pages),
        languages=table.languages,
        warnings=stages.problems,
        seconds=stages.seconds,
        content=content,
        drawings={**drawn, **pictures.made, **documents.made},
        memory=memory,
        record=updated_records(content, redirects, anchors.anchors, published=options.record),
        without_documents=documents.left_out,
        examples=rendered.examples,
    )


def _to_tell(remarks: Iterable[Problem], problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Leave out what no build can put right, and may only follow from an error."""
    broken = bool(errors_in(problems))
    for remark in remarks:
        if not (broken and remark.message is messages.models.TRANSLATIONS_UNRECORDED):
            yield remark


def _read_content(stages: Collector, sources: Project, memory: Memory, options: BuildOptions) -> Content:
    read = published_content(sources, memory, options.base_url, record=options.record, drafts=options.drafts)
    content = stages.take("validate", read)
    if content is None:
        raise stages.stop()
    return content


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Do without the collector of cycles: a build makes few, and looking for them takes half its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
