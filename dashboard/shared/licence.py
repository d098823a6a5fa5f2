"""The licence under which facts and text of reports are passed on, as stated in every file."""

from typing import Final

ATTRIBUTION: Final = "Contains public sector information licensed under the Open Government Licence v3.0."
LICENCE: Final = {
    "name": "OGL-UK-3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "title": "Open Government Licence v3.0",
}
