"""A mail server for tests: listens on this machine, keeps what it is given, and breaks down when it is told to."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message


@dataclass
class MailServer:
    """Speaks as much of SMTP as a client needs (RFC 5321). Until it is `up`, connections are refused.

    breaks: so many times it takes a mail and hangs up without a word
    """

    breaks: int = 0
    taken: list[tuple[str, Message]] = field(default_factory=list)
    _socket: socket.socket = field(default_factory=socket.socket)

    def __post_init__(self) -> None:
        self._socket.bind(("127.0.0.1", 0))  # bound and not listening: the port is ours, and nobody answers

    @property
    def port(self) -> int:
        """Given by the machine."""
        return int(self._socket.getsockname()[1])

    def up(self) -> None:
        """Answer from now on."""
        self._socket.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def down(self) -> None:
        """Answer no more."""
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with line:
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        stream, to = line.makefile("rwb"), ""

        def say(words: str) -> None:
            stream.write(words.encode() + b"\r\n")
            stream.flush()

        say("220 mail.example")
        for command in iter(stream.readline, b""):
            verb = command[:4].upper()
            if verb == b"RCPT":
                to = command.decode().partition("<")[2].partition(">")[0]
            if verb == b"DATA":
                say("354 go on")
                self.taken.append((to, message_from_bytes(b"".join(iter(stream.readline, b".\r\n")))))
                if self.breaks:
                    self.breaks -= 1
                    return
            say("221 bye" if verb == b"QUIT" else "250 ok")
            if verb == b"QUIT":
                return
