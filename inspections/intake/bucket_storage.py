"""Files in a bucket of S3, or of whatever speaks its language. Used, and its libraries loaded, only where S3_BUCKET is
set.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from storages.backends.s3 import S3Storage

CONNECT_SECONDS: Final = 3
"""A storage in the same network answers in milliseconds; whoever asks is told soon where it does not."""
READ_SECONDS: Final = 20
"""As long as a busy database is waited for."""
_TRIES: Final = 2
"""A connection that was kept open may be dead; the second is new."""
_MEMORY: Final = 1024 * 1024
"""Bytes of a file in memory; a larger one is on disk while it is used."""


class BucketStorage(S3Storage):  # type: ignore[misc]
    """The part of a bucket whose names begin with `location`."""

    def __init__(self, **options: Any) -> None:
        client = Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": _TRIES, "mode": "standard"},
            s3={"addressing_style": "path"},
            signature_version="s3v4",
            # Servers other than Amazon's know the newer checksums only in part.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        # One after the other: a thread for each part would come on top of those that answer requests.
        transfer = TransferConfig(use_threads=False)
        super().__init__(
            client_config=client, transfer_config=transfer, file_overwrite=True, default_acl=None, **options
        )

    @property
    def spool_folder(self) -> Path:
        """On the disk of this machine, beside what else it makes."""
        return Path(settings.DATA_DIR) / "incoming"

    def take(self, written: Path, name: str) -> None:
        with written.open("rb") as file:
            self.save(name, File(file, name))

    def exists(self, name: str) -> bool:
        with _in_our_words():
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        with _in_our_words():
            return int(self.bucket.Object(self._normalize_name(name)).content_length)

    def get_modified_time(self, name: str) -> datetime:
        with _in_our_words():
            when: datetime = super().get_modified_time(name)
            return when

    def delete(self, name: str) -> None:
        with _in_our_words():
            super().delete(name)

    def names(self) -> Iterator[str]:
        with _in_our_words():
            prefix = f"{self.location.rstrip('/')}/"
            for each in self.bucket.objects.filter(Prefix=prefix):
                # Consoles make empty objects that stand for folders.
                if not each.key.endswith("/"):
                    yield each.key.removeprefix(prefix)

    @contextmanager
    def local_copy(self, name: str) -> Iterator[Path]:
        """A copy on this machine, gone afterwards; of a file that is not there, none."""
        with tempfile.TemporaryDirectory(prefix="stored-") as folder:
            path = Path(folder) / Path(name).name
            try:
                with _in_our_words():
                    self.bucket.Object(self._normalize_name(name)).download_file(str(path), Config=self.transfer_config)
            except FileNotFoundError:
                path.unlink(missing_ok=True)
            yield path

    def problem(self) -> str | None:
        """Why nothing can be had from the bucket; None where it answers."""
        try:
            with _in_our_words():
                self.connection.meta.client.head_bucket(Bucket=self.bucket_name)
        except OSError as error:
            return str(error)
        return None

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        """The whole of it is here before anybody reads: who reads slowly holds no connection."""
        file = tempfile.SpooledTemporaryFile(max_size=_MEMORY)  # noqa: SIM115  (whoever asked closes it)
        try:
            with _in_our_words():
                self.bucket.Object(self._normalize_name(name)).download_fileobj(file, Config=self.transfer_config)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return File(file, name)

    def _save(self, name: str, content: IO[Any]) -> str:
        with _in_our_words():
            return str(super()._save(name, content))


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What is not there, and what cannot be reached, as files of a folder say it."""
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in ("404", "NoSuchKey"):
            raise FileNotFoundError("The file is not in the bucket.") from error
        raise ConnectionError(f"The file storage refused, with the code {code}.") from error
    except BotoCoreError as error:
        raise ConnectionError(f"The file storage cannot be reached: {type(error).__name__}.") from error
