"""What the preview says."""

from __future__ import annotations

from kalliola_site.problems.problem import Phrase

PREVIEW = Phrase("Preview")
PREVIEW_AT = Phrase("Preview: {address} (Ctrl-C stops it)")
PREVIEW_UPDATED = Phrase("Updated: {summary}")
PREVIEWED = Phrase("{pages} pages in {languages} languages, in {seconds} s")
PREVIEW_IS_OLD = Phrase("{counts}. Until this is mended and saved, you see the site as it was before.")
PREVIEW_NOTHING_YET = Phrase("{counts}. When this is mended and saved, the site is shown here.")
PREVIEW_STOPPED = Phrase("The preview has stopped. Start it again to see what you change.")
NOT_A_PORT = Phrase("“{text}” is not a port; write a number from 0 to {highest}.")
PORT_IN_USE = Phrase(
    "Another program uses port {port}, perhaps another preview."
    " Choose another port (--port 8001), or any that is free (--port 0)."
)
PORT_NOT_ALLOWED = Phrase(
    "You may not use port {port}. Choose another port (--port 8000), or any that is free (--port 0)."
)
NOT_ANSWERED = Phrase(
    "The preview could not answer everybody: {reason}. It goes on; close some of its pages in the browser."
)
TRANSLATIONS_TITLE = Phrase("Translations side by side")
TRANSLATIONS_AT = Phrase("Translations side by side: {address}")
COMPONENTS_TITLE = Phrase("Components by day and by night")
COMPONENTS_AT = Phrase("Components by day and by night: {address}")
BY_DAY = Phrase("Day")
BY_NIGHT = Phrase("Night")
NOTHING_FOR_COMPONENT = Phrase("The content has nothing for it to show yet.")
NO_COMPONENTS = Phrase("No component in templates/components/ has an example.")
PREVIEW_STILL_NOTHING = Phrase("There is nothing to show before the site could be built once.")
TEXT_COLUMN = Phrase("Text")
