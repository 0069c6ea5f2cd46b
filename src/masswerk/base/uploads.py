"""Uploads larger than allowed are stopped while they arrive."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class LimitedUploadHandler(FileUploadHandler):
    """Counts what arrives and stops the request when it exceeds `MAX_UPLOAD_BYTES`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.received = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, boundary: Any,
                         encoding: Any = None) -> None:
        if content_length > settings.MAX_UPLOAD_BYTES + 1024 * 1024:
            raise RequestDataTooBig("upload")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.MAX_UPLOAD_BYTES:
            raise RequestDataTooBig("upload")
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
