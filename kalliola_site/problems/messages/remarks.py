"""Remarks on prose, and on links out of the site: given by ``check`` only."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

REPEATED_WORD = Message(
    "repeated-word", "the word “{word}” stands twice in a row", "Delete one of the two, if one is too many."
)
DOUBLE_SPACE = Message("double-space", "there is more than one space here", "Leave only one space.")
STRAIGHT_QUOTES = Message(
    "straight-quotes",
    "a straight quotation mark or apostrophe in a text",
    "Write it curly instead: {marks}",
)
DASH_IN_RANGE = Message(
    "dash-in-range", "the dash between two numbers should be an en dash", "Write {range}, without spaces."
)
HEADING_FULL_STOP = Message("heading-full-stop", "the heading ends in a full stop", "Delete the full stop.")
VAGUE_LINK_TEXT = Message(
    "vague-link-text",
    "the link text “{words}” does not say where the link leads",
    "Link the words that name what is found there: a screen reader may list links without the text"
    " around them.",
)
UNEXPLAINED_ABBREVIATION = Message(
    "unexplained-abbreviation",
    "the abbreviation {abbreviation} is not explained in this file",
    "Write it in full, or explain it in brackets after it. If everybody knows it, add it under"
    " prose: abbreviations: {language}: in content/site.yml.",
)
SOFT_HYPHEN = Message(
    "soft-hyphen",
    "an invisible soft hyphen in a word",
    "Delete it: browsers hyphenate by themselves, and some screen readers read the word in pieces."
    " If nothing is seen there, write the word anew.",
)
QUOTES_AROUND_TEXT = Message(
    "quotes-around-text",
    "readers will see the curly quotes around this text",
    'If they are not meant to be read, delete them, or make them straight (").',
)
GARBLED_LETTERS = Message("garbled-letters", "letters in “{words}” are garbled", "{suggestion}")
WRITE_MENDED = Phrase(
    "Write “{mended}”, and look for others near it: they were garbled in copying or in saving a file."
)
COPY_ANEW = Phrase(
    "Copy the text anew from where it came, and save the file as UTF-8: letters were garbled in copying or"
    " in saving."
)
TORN_WORD = Message(
    "torn-word",
    "a hyphen from the end of a line seems to stand in the middle of a word",
    "Write “{mended}”. If a part of a word is meant to stand here by itself, as in “pre- and post-war”, add"
    " {word} under prose: joining_words: {language}: in content/site.yml.",
)
FILLER_TEXT = Message(
    "filler-text",
    "“{words}” only holds the place of a text that is still to be written",
    "Write the text, or take this away.",
)
LEFT_BY_PROGRAM = Message(
    "left-by-program",
    "“{words}” was left here by the program that the text was copied from",
    "Take it away, and see whether a source or a number is missing instead.",
)
TRACKING_ADDRESS = Message(
    "tracking-address",
    "by the link's address, others follow who opens it",
    "Write {url}",
)
COPY_OF_SOURCE = Message(
    "copy-of-source",
    "the text in the language {language} is the same as in {source}",
    "Translate it. A text that is meant to be in {source} stays if it is listed word for word under prose:"
    " accepted: in content/site.yml.",
)
SHORT_DESCRIPTION = Message(
    "short-description",
    "the description has only {count} characters",
    "Say in {least}–{most} characters what readers find on the page: search engines and shared links show"
    " it.",
)
PAST_YEARS = Message(
    "past-years",
    "“{years}” is the past period; the present strategy is for {present}",
    "Write what holds now. A text that is meant to tell of the past stays if it is listed word for word under"
    " prose: accepted: in content/site.yml.",
)
GOAL_COUNT = Message(
    "goal-count",
    "this says “{words}”, but the number of goals is {count}",
    "Write how many goals there are. A text that counts something else stays if it is listed word for word"
    " under prose: accepted: in content/site.yml.",
)
ACCEPTED_FOR_NOTHING = Message(
    "accepted-for-nothing",
    "this accepted text is no longer needed: no check remarks on it",
    "Delete the line, or write the text exactly as it stands in the content.",
)

OUTSIDE_GONE = Message(
    "outside-gone",
    "the page that the link leads to is no longer there (the server answers {status})",
    "Find its new address, or take the link away.",
)
OUTSIDE_REFUSES = Message(
    "outside-refuses",
    "the server that the link leads to answers with an error ({status})",
    "Open the link in your browser: some servers only refuse programs. If it fails there too, mend it.",
)
OUTSIDE_MOVED = Message(
    "outside-moved", "the page that the link leads to has moved for good", "Write the new address: {url}"
)
OUTSIDE_TOO_SLOW = Message(
    "outside-too-slow",
    "the server that the link leads to did not answer in {seconds} seconds",
    "Try the link in your browser, or check again later.",
)
LETTERS_MISSING = Message(
    "letters-missing",
    "the brand's typefaces do not have {letters}",
    "On pages and in the PDF a letter of another typeface stands in, and a page with one in its title has no"
    " picture for shared links. Write it otherwise, or make the fonts anew with scripts/make_fonts.py.",
)
OUTSIDE_NOT_ASKED = Message(
    "outside-not-asked",
    "the link could not be checked: {seconds} seconds were over before it answered",
    "Check again later, or try the link in your browser.",
)
OUTSIDE_NO_HOST = Message(
    "outside-no-host",
    "no server called {host} was found",
    "Look for a slip in the address, and see whether you are connected to the internet.",
)
OUTSIDE_NO_CONNECTION = Message(
    "outside-no-connection",
    "there was no connection to {host}",
    "Try the link in your browser, or check again later.",
)
OUTSIDE_NOT_TRUSTED = Message(
    "outside-not-trusted",
    "the connection to {host} is not secure: its certificate is not valid",
    "Readers get a warning there: tell those who keep that site, or take the link away.",
)
OUTSIDE_IN_CIRCLES = Message(
    "outside-in-circles",
    "the address that the link leads to only sends readers on from one address to another",
    "Try the link in your browser, and write the address you arrive at.",
)
OUTSIDE_LEAVES_WEB = Message(
    "outside-leaves-web",
    "the address that the link leads to sends readers to something that is no web page",
    "Find its new address, or take the link away.",
)
UNCONFIRMED = Message(
    "unconfirmed",
    "nobody has confirmed this yet: {words}",
    "Look whether it is right, mend it if not, and delete this comment.",
)
