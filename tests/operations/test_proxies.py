"""The files of the proxies at work: nginx and Caddy run with them, and a person works through each."""

from __future__ import annotations

import re
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.operations.conftest import PATIENCE, ROOT, answering, free_port, on_a_machine_of_its_own

HOST = "outcomes.example.org"
MORE_THAN_A_MEGABYTE = b"%" * 3_000_000
"""nginx takes no more where nothing else is said."""


@dataclass(frozen=True)
class Behind:
    """A running product, and its data folder."""

    port: int
    data: Path

    def last_report(self) -> int:
        with closing(sqlite3.connect(f"file:{self.data}/record.sqlite3?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT max(id) FROM inspections_report").fetchone()[0])


@pytest.fixture(scope="module")
def behind(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """The product as docs/operations.md sets it up behind a proxy; each proxy of these tests stands before the same."""
    folder = tmp_path_factory.mktemp("behind")
    shutil.copytree(prepared, folder / "data")
    variables = {"HTTPS": "1", "ALLOWED_HOSTS": HOST, "CSRF_TRUSTED_ORIGINS": f"https://{HOST}"}
    with answering(on_a_machine_of_its_own(folder / "data") | variables, folder / "log") as serving:
        yield Behind(int(serving.address().rstrip("/").rpartition(":")[2]), folder / "data")


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    key, whole = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    made += ["-addext", f"subjectAltName=DNS:{HOST}", "-keyout", str(key), "-out", str(whole)]
    subprocess.run([program("openssl"), *made], check=True, capture_output=True)
    return whole, key


def program(name: str) -> str:
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def nginx(product: int, port: int, certificate: tuple[Path, Path], folder: Path) -> list[str]:
    words = (ROOT / "deploy" / "nginx.conf").read_text()
    words = words.replace("127.0.0.1:8000", f"127.0.0.1:{product}").replace("listen 443", f"listen 127.0.0.1:{port}")
    words = words.replace("listen 80", f"listen 127.0.0.1:{free_port()}")
    words = words.replace("/etc/ssl/outcomes/fullchain.pem", str(certificate[0]))
    (folder / "site.conf").write_text(words.replace("/etc/ssl/outcomes/privkey.pem", str(certificate[1])))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    own = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    own += f"access_log off;\ninclude {folder}/site.conf;\n"
    whole = f"daemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{ {own} }}\n"
    (folder / "nginx.conf").write_text(whole)
    return [program("nginx"), "-c", str(folder / "nginx.conf")]


def caddy(product: int, port: int, certificate: tuple[Path, Path], folder: Path) -> list[str]:
    words = (ROOT / "deploy" / "Caddyfile").read_text().replace("127.0.0.1:8000", f"127.0.0.1:{product}")
    own = f"{HOST}:{port} {{\n\ttls {certificate[0]} {certificate[1]}\n"
    words = words.replace(f"{HOST} {{\n", own).replace("{\n\tservers", "{\n\tadmin off\n\tauto_https off\n\tservers", 1)
    (folder / "Caddyfile").write_text(words)
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[httpx.Client]:
    """A browser that is led to the proxy."""
    with (folder / "said").open("w") as said:
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(folder)}
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
    try:
        until = time.monotonic() + PATIENCE
        while True:
            assert process.poll() is None, (folder / "said").read_text()
            assert time.monotonic() < until, (folder / "said").read_text()
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        address = f"https://127.0.0.1:{port}"
        with httpx.Client(base_url=address, verify=False, headers={"Host": HOST}, timeout=PATIENCE) as client:
            yield client
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize("proxy", [nginx, caddy])
def test_a_person_works_through_the_proxy(
    proxy: Callable[..., list[str]], behind: Behind, certificate: tuple[Path, Path], tmp_path: Path
):
    folder, port = tmp_path / "proxy", free_port()
    folder.mkdir()
    command = proxy(behind.port, port, certificate, folder)
    with running(command, port, folder) as client:

        def ask(method: str, path: str, **more: object) -> httpx.Response:
            return client.request(method, path, extensions={"sni_hostname": HOST}, **more)  # type: ignore[arg-type]

        page = ask("GET", "/councils/", headers={"Accept-Encoding": "gzip"})
        assert (page.status_code, page.headers["Content-Encoding"]) == (200, "gzip")
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        assert "max-age" in page.headers["Strict-Transport-Security"]
        form = ask("GET", "/sign-in/")
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)[0]
        password = (behind.data / "first-password").read_text().split()[-1]
        sent = {"username": "editor", "password": password, "csrfmiddlewaretoken": token}
        origin = {"Origin": f"https://{HOST}", "Referer": f"https://{HOST}/sign-in/"}
        assert ask("POST", "/sign-in/", data=sent, headers=origin).status_code == 302
        assert "Secure" in form.headers["Set-Cookie"]
        # Neither proxy brings what the other has brought.
        large = b"%%PDF-1.4\n%b\n%b\n%%%%EOF\n" % (proxy.__name__.encode(), MORE_THAN_A_MEGABYTE)
        files = {"files": ("large.pdf", large, "application/pdf")}
        own = origin | {"X-CSRFToken": str(client.cookies.get("csrftoken")), "Accept": "application/json"}
        assert ask("POST", "/reports/", files=files, headers=own).json()["added"] == 1
        stored = ask("GET", f"/reports/{behind.last_report()}/file/")
        assert (stored.status_code, stored.content) == (200, large)
        assert ask("GET", "/metrics").status_code == 404, "there is no token"
