"""What every drawing here is made of: boxes, and colours of the brand."""

from __future__ import annotations

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.brand.colours import Mode


@frozen_value
class Box:
    """A rectangle of the drawing."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Where its middle is, from the left."""
        return self.left + self.width / 2


def svg(width: int, height: int, content: str) -> str:
    """Return a drawing of a size as SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{content}</svg>'


def rectangle(box: Box, fill: str, line: str = "") -> str:
    """Draw a box; ``line`` has the attributes of its outline."""
    shape = f"M{box.left:g} {box.top:g}h{box.width:g}v{box.height:g}h{-box.width:g}z"
    return f'<path fill="{fill}"{line} d="{shape}"/>'


def colour(brand: Brand, role: str, mode: Mode = "day") -> str:
    """Return the colour that a role has by day or by night."""
    return brand.material(role, mode).colour
