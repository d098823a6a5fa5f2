"""A council's follow-up with its evidence, for the tests of its pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import override_settings

from tests.followed_up import Kept, follow_up_of_derby
from tests.scenes import scene


@scene
def _kept_with_its_files(register: None, editor: User, tmp_path_factory: pytest.TempPathFactory) -> tuple[Kept, Path]:
    folder = tmp_path_factory.mktemp("evidence")
    with override_settings(EVIDENCE_ROOT=folder):
        return follow_up_of_derby(editor), folder


@pytest.fixture
def kept(_kept_with_its_files: tuple[Kept, Path], settings: Any, tmp_path: Path) -> Kept:
    """Derby's follow-up; each test has a copy of its evidence."""
    kept, folder = _kept_with_its_files
    settings.EVIDENCE_ROOT = shutil.copytree(folder, tmp_path / "evidence")
    return kept
