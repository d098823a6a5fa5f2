"""The files to begin with are taken by the programs they are for, and the tables of variables name what is read."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
# Read from elsewhere than the settings, or only where tests run.
OF_OTHERS = {"GUNICORN_CMD_ARGS", "PYTHON"}


def taken_by(*words: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(words[0], path="/usr/sbin:/usr/bin:/sbin:/bin") is None:
        pytest.skip(f"{words[0]} is not installed")
    path = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/tmp"}
    return subprocess.run(words, env=path, capture_output=True, text=True, check=False, timeout=600)


def test_systemd_takes_the_units(tmp_path: Path):
    for unit in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]:
        # What it starts is not here, and any program will do.
        words = unit.read_text().replace("/opt/inspection-outcomes/.venv/bin/python", "/bin/true")
        (tmp_path / unit.name).write_text(words)
    done = taken_by("systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir())))
    assert [line for line in (done.stdout + done.stderr).splitlines() if "inspection-outcomes" in line] == []


def test_nginx_takes_its_file(tmp_path: Path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=outcomes.example.org"]
    taken_by("openssl", *made, "-keyout", str(key), "-out", str(certificate))
    words = (DEPLOY / "nginx.conf").read_text()
    words = words.replace("/etc/ssl/outcomes/fullchain.pem", str(certificate))
    (tmp_path / "site.conf").write_text(words.replace("/etc/ssl/outcomes/privkey.pem", str(key)))
    whole = f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{ include {tmp_path}/site.conf; }}\n"
    (tmp_path / "nginx.conf").write_text(whole)
    done = taken_by("nginx", "-t", "-c", str(tmp_path / "nginx.conf"))
    assert done.returncode == 0, done.stderr


def test_caddy_takes_its_file():
    done = taken_by("caddy", "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile"))
    assert done.returncode == 0, done.stderr


def test_no_image_names_a_host():
    words = (DEPLOY / "compose.yaml").read_text() + (DEPLOY / "Containerfile").read_text()
    images = re.findall(r"(?:image: |BASE=)(\S+)", words)
    assert images
    assert [image for image in images if "/" in image] == []


def test_an_image_holds_no_record_no_secret_and_no_environment_of_this_machine():
    left_out = set((ROOT / ".dockerignore").read_text().splitlines())
    assert {".git", ".venv*", "var", "deploy/.env"} <= left_out
    assert "/deploy/.env" in (ROOT / ".gitignore").read_text().splitlines()


def test_what_is_needed_behind_a_proxy_comes_into_the_container():
    given = re.findall(r"^ +([A-Z_]+): ", (DEPLOY / "compose.yaml").read_text(), re.MULTILINE)
    assert {"HTTPS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "EMAIL_URL"} <= set(given)


def test_the_tables_name_every_variable_that_is_read_and_no_other():
    read = set(_read_in((ROOT / "config").glob("*.py")))
    table = re.findall(r"^\| (`[A-Z_0-9`, ]+) \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    table += re.findall(r"^\| (`[A-Z_0-9`, ]+) \|", (ROOT / "docs/operations-grown.md").read_text(), re.MULTILINE)
    named = {name for row in table for name in re.findall(r"[A-Z][A-Z_0-9]+", row)}
    assert read - named - {"DEBUG"} == set()
    assert named - read - OF_OTHERS == set()


def _read_in(files: Iterable[Path]) -> Iterable[str]:
    for file in files:
        asks = r'(?:env\.\w+|whole_number|one_of|contact)\(\s*(?:env\.\w+\()?"([A-Z][A-Z_0-9]+)"'
        yield from re.findall(asks, file.read_text())
