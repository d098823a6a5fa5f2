"""The terms on which the facts and words of reports are passed on, as every file says them."""

from typing import Final

ATTRIBUTION: Final = "Contains public sector information licensed under the Open Government Licence v3.0."
LICENCE: Final = {
    "name": "OGL-UK-3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "title": "Open Government Licence v3.0",
}
