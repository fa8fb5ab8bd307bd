"""The names of characters that cannot be seen, or hardly told from others."""

from __future__ import annotations

from kalliola_site.problems.problem import Phrase

SPACE = Phrase("an ordinary space")
PARAGRAPH_BREAK = Phrase("the beginning of a paragraph")
NO_BREAK_SPACE = Phrase("a no-break space")
NARROW_NO_BREAK_SPACE = Phrase("a narrow no-break space")
THIN_SPACE = Phrase("a thin space")
SOFT_HYPHEN = Phrase("a soft hyphen")
ZERO_WIDTH_SPACE = Phrase("a space without width")
ZERO_WIDTH_NON_JOINER = Phrase("a non-joiner without width")
ZERO_WIDTH_JOINER = Phrase("a joiner without width")
STRAIGHT_QUOTE = Phrase('a straight quotation mark (")')
STRAIGHT_APOSTROPHE = Phrase("a straight apostrophe (')")
CURLY_QUOTE = Phrase("a curly quotation mark ({mark})")
CHARACTERS = Phrase("characters that are hard to see ({codes})")
