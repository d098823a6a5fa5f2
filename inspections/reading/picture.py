"""A part of a page as grey pixels, to see whether there is ink where the text says so."""

from dataclasses import dataclass

from inspections.reading.contract import Box


@dataclass(frozen=True)
class Picture:
    """A part of a page as grey pixels, one byte each."""

    pixels: bytes
    width: int
    height: int
    stride: int
    left: int
    upper: int
    scale: float

    def contrast(self, box: Box) -> int:
        """The difference between the lightest and the darkest pixel within a box of the page: 0 to 255."""
        left = max(0, int(box[0] * self.scale) - self.left)
        right = min(self.width, int(box[2] * self.scale) + 1 - self.left)
        top = max(0, int(box[1] * self.scale) - self.upper)
        bottom = min(self.height, int(box[3] * self.scale) + 1 - self.upper)
        rows = [self.pixels[y * self.stride + left : y * self.stride + right] for y in range(top, bottom)]
        seen = b"".join(rows) if left < right else b""
        return max(seen) - min(seen) if seen else 0
