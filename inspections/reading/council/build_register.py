"""Writes the reader's register of councils from the data file that also loads the authorities.

Run as `python -m inspections.reading.council.build_register` after a change of that file.
"""

import csv
import io
from pathlib import Path

from inspections.reading.council.register import COLUMNS, REGISTER_FILE

SOURCE = Path(__file__).resolve().parents[3] / "authorities" / "data" / "authorities.csv"


def register_text(source: Path = SOURCE) -> str:
    """The register as CSV text: the columns that the reader needs, in the order of the source."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    with source.open(newline="", encoding="utf-8") as file:
        writer.writerows(csv.DictReader(file))
    return out.getvalue()


if __name__ == "__main__":
    REGISTER_FILE.write_text(register_text(), encoding="utf-8")
