"""Starts the web server and its worker; stops both together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Lock, Thread
from types import FrameType
from typing import Any

THREADS = 8
PAUSE = 2.0
"""Seconds before a worker that died is started again, so that one that cannot start does not keep the machine busy."""



def serve(host: str, port: int, *, with_worker: bool) -> int:
    """Serve until stopped. Waitress buffers slow senders by itself, so one process needs no proxy to withstand them."""
    from django.conf import settings
    from waitress.server import create_server

    from masswerk.base import guards

    guards.check()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    from masswerk.site.wsgi import application

    _explain_too_large()
    server: Any = create_server(
        application, host=host, port=port, threads=THREADS, ident="masswerk", clear_untrusted_proxy_headers=True,
        max_request_body_size=settings.MAX_UPLOAD_BYTES + 2 * 1024 * 1024, channel_timeout=60, **_proxy())
    worker = Worker() if with_worker else None

    def stop(signum: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        if worker is not None:
            worker.stop()
    return 0


class Worker:
    """The worker beside the server. When it dies, a new one takes up its work."""

    def __init__(self) -> None:
        self._ending, self._lock = Event(), Lock()
        self.process = _start_worker()
        Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while not self._ending.is_set():
            self.process.wait()
            self._ending.wait(PAUSE)
            with self._lock:
                if not self._ending.is_set():
                    self.process = _start_worker()

    def stop(self) -> None:
        """End it for good."""
        with self._lock:
            self._ending.set()
        _stop_worker(self.process)


def _explain_too_large() -> None:
    """Waitress refuses what is far too large before the program sees it; let it say cause and way out in our words."""
    from django.template.loader import render_to_string
    from waitress.utilities import RequestEntityTooLarge

    page = render_to_string("base/errors/413.html").encode()
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", "default-src 'self'")]
    RequestEntityTooLarge.to_response = lambda error, ident=None: (f"{error.code} {error.reason}", headers, page)


def _proxy() -> dict[str, Any]:
    from django.conf import settings

    if not settings.TRUSTED_PROXY:
        return {}
    return {"trusted_proxy": settings.TRUSTED_PROXY, "trusted_proxy_count": 1,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}}


def _start_worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "masswerk", "worker"]
    return subprocess.Popen(command, env=os.environ.copy())  # noqa: S603  our own program


def _stop_worker(worker: subprocess.Popen[bytes]) -> None:
    if worker.poll() is None:
        worker.terminate()
    try:
        worker.wait(timeout=10)
    except subprocess.TimeoutExpired:
        worker.kill()
