"""Loads the templates without their indentation, which is for those who write them and a quarter of a page's bytes."""

import re
from typing import Final

from django.template import Origin
from django.template.loaders.filesystem import Loader

_INDENTATION: Final = re.compile(r"(?<=\n) +")


class UnindentedLoader(Loader):
    """No template of the project holds text in which spaces at the start of a line would be seen, as in a `<pre>`."""

    def get_contents(self, origin: Origin) -> str:
        return _INDENTATION.sub("", super().get_contents(origin))
