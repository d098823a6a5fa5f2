"""A server of S3 on this machine, in a thread of the tests, with one bucket."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

BUCKET = "outcomes"
_KEY, _SECRET, _REGION = "a-key", "a-secret", "eu-west-2"


@dataclass
class Bucket:
    """Where it is, and its places as settings describe them."""

    server: ThreadedMotoServer
    endpoint: str

    @property
    def places(self) -> dict[str, Any]:
        options = {
            "bucket_name": BUCKET,
            "endpoint_url": self.endpoint,
            "access_key": _KEY,
            "secret_key": _SECRET,
            "region_name": _REGION,
        }
        backend = "inspections.intake.bucket_storage.BucketStorage"
        names = ("reports", "evidence", "zips")
        return {name: {"BACKEND": backend, "OPTIONS": options | {"location": name}} for name in names}

    @property
    def keys(self) -> list[str]:
        found = self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return [each["Key"] for each in found]

    def put(self, key: str, content: bytes) -> None:
        self.client.put_object(Bucket=BUCKET, Key=key, Body=content)

    def empty(self) -> None:
        for key in self.keys:
            self.client.delete_object(Bucket=BUCKET, Key=key)

    def make(self) -> None:
        """The server keeps its buckets for as long as the process lives."""
        with suppress(self.client.exceptions.BucketAlreadyOwnedByYou):
            self.client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": _REGION})

    @cached_property
    def client(self) -> Any:
        """Making one takes far longer than asking it."""
        keys = {"aws_access_key_id": _KEY, "aws_secret_access_key": _SECRET, "region_name": _REGION}
        return boto3.client("s3", endpoint_url=self.endpoint, **keys)


@contextmanager
def running_bucket() -> Iterator[Bucket]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        bucket = Bucket(server, f"http://{host}:{port}")
        bucket.make()
        yield bucket
        bucket.client.close()
    finally:
        server.stop()
