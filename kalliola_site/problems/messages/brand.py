"""Messages on the visual identity."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

CONTRAST_TOO_LOW = Message(
    "contrast-too-low",
    "{foreground} on {background} by {mode} has a contrast of {ratio} and needs {minimum}"
    " ({foreground_colour} on {background_colour})",
    "{suggestion}",
)
NEAREST_COLOUR = Phrase("The nearest colour that passes is {nearest} for {material}.")
NO_COLOUR_PASSES = Phrase("No colour passes on this ground: make the ground, {material}, lighter or darker.")
PAIR_FORBIDDEN = Message(
    "pair-forbidden",
    "{foreground} on {background} by {mode} is both forbidden and among the pairs of text",
    "Take it out of one of the two lists.",
)
WALLS_ALIKE = Message(
    "walls-alike",
    "by {mode} the walls of goals {other} and {number} look alike with {deficiency}:"
    " their difference is {difference} and should be {minimum} (ΔE2000)",
    "Make one of the two lighter or darker.",
)
