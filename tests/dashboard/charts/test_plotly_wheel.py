"""What the pages assume about the plotly.js of the wheel, so that an upgrade cannot break the CSP unnoticed."""

import re
from pathlib import Path

import plotly
from django.conf import settings

BUNDLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
TEMPLATE = Path(settings.BASE_DIR) / "templates" / "components" / "chart_scripts.html"


def test_every_style_element_the_bundle_would_add_is_already_on_the_page() -> None:
    looked_for = re.findall(r'getElementById\("([0-9a-f]{64})"\)', BUNDLE.read_text(encoding="utf-8"))
    template = TEMPLATE.read_text(encoding="utf-8")
    assert looked_for
    assert [each for each in looked_for if f'id="{each}"' not in template] == []


def test_bundle_leaves_a_marked_style_sheet_alone() -> None:
    assert '.matches(".no-inline-styles")' in BUNDLE.read_text(encoding="utf-8")
    template = " ".join(TEMPLATE.read_text(encoding="utf-8").split())
    assert 'id="plotly.js-style-global" class="no-inline-styles"' in template
