"""Messages on addresses that were published once, and on the records of them."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

RECORD_NOT_WRITTEN = Message(
    "record-not-written",
    "the record could not be written: {reason}",
    "Check that you may write to the file, and build again.",
)

# Addresses that were published once

PAGE_GONE = Message(
    "page-gone",
    "the page {page} was published, and is no more",
    "Bring it back, or say where its readers should go: under redirects: in content/site.yml,"
    " write {page}: and the name of another page. If nobody ever saw it, delete its line here, in each"
    " language, and below anchors:.",
)
LANGUAGE_GONE = Message(
    "language-gone",
    "the site was published in the language {language}, which is not among its languages any more",
    "If that is meant, write {language}: {source} under redirects: in content/site.yml;"
    " its addresses then lead to the same pages in {source}. If nobody ever saw them, delete all that stands"
    " under {language}: in content/addresses.yml.",
)
ANCHOR_GONE = Message(
    "anchor-gone",
    "others may link to the place #{anchor} on the page {page}, which is no more",
    "Give it its id back, or write under redirects: in content/site.yml where it is now:"
    " {page}#{anchor}: {page}#NEW, or {page} alone for the top of the page. If nobody ever saw it, delete"
    " {anchor} in this line.",
)
REDIRECT_ADDRESS = Message(
    "redirect-address",
    "“{address}” is not an address that can lead elsewhere: {reason}",
    "Write what follows the name of the host, as in /old/page/, /page.php or /index.php?id=5.",
)
RECORD_MISSING = Message(
    "record-missing",
    "the record of published addresses, {path}, is not there",
    "If the site has been published, bring the file back from an earlier version: without it, the old address"
    " of a page that moves is lost. If not, write into a file of that name: addresses: {{}}",
)
REDIRECT_NOT_PATH = Message(
    "redirect-not-path",
    "“{address}” cannot lead elsewhere: an old address is written without the name of the host, from / on",
    "Write {path}",
)
PLACE_NOT_SENT = Phrase("browsers do not tell servers what follows #")
QUERY_NOT_PLAIN = Phrase(
    "what follows ? has to be names with values, as in id=5&page=2, in plain letters and digits"
)
NOT_UTF_8_ENCODED = Phrase("what stands after % is not UTF-8")
SPECIAL_MARK = Phrase("the mark {mark} means something of its own to servers")
PART_NOT_WHOLE = Phrase(
    "between two / there has to be a name that neither begins nor ends with a full stop or a space"
)
PART_TOO_LONG = Phrase("no part between two / may be longer than {limit} bytes")
SITES_OWN = Phrase("the site has something of its own there")
REDIRECT_NEEDLESS = Message(
    "redirect-needless", "{origin} is there, so it cannot lead elsewhere", "Delete this line."
)
REDIRECT_HIDES = Message(
    "redirect-hides",
    "many hosts show the page {address} to those who ask for {origin}, so it cannot lead anywhere else",
    "Write {page} as its destination, or delete this line.",
)
REDIRECTS_TOO_MANY = Message(
    "redirects-too-many",
    "Cloudflare reads the first {limit} lines of _redirects, and there are {count}: from {address} on,"
    " nobody is led on there",
    "If the site is at Cloudflare, delete lines under redirects: that nobody needs; other hosts read all.",
)
REDIRECT_UNKNOWN = Message(
    "redirect-unknown", "nothing called {origin} was published before and is gone now", "{suggestion}"
)
REDIRECT_DESTINATION = Message(
    "redirect-destination",
    "“{destination}” is neither a page nor a web address",
    "Write the name of a page, as links have it (goals/impact, values#joy), or an address that begins with"
    " https://.",
)
REDIRECT_IN_CIRCLES = Message(
    "redirect-in-circles",
    "this only leads from one to another: {steps}",
    "Let one of them lead to a page that is there.",
)
REDIRECT_OFF_PAGE = Message(
    "redirect-off-page",
    "a place on the page {page} can only lead to a place on the same page",
    "Write {page}#PLACE, or {page} alone for the top of the page.",
)
