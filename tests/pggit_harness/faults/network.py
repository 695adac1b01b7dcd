"""A bad network between client and server: a TCP proxy in the test's own process."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from ..cluster import Cluster
from ..cluster.polling import poll_until
from ..errors import HarnessError

_CHUNK = 16384


@dataclass(frozen=True)
class Cut:
    """Connections that were reset.

    Attributes:
        connections: how many.
        to_server, to_client: bytes that had gone each way through the proxy, over all connections.
        swallowed: bytes of the server's answers that no client got.
    """

    connections: int
    to_server: int
    to_client: int
    swallowed: int


@dataclass(eq=False)
class _Link:
    """One client's connection through the proxy."""

    client: socket.socket
    server: socket.socket
    threads: list[threading.Thread] = field(default_factory=list)
    ended: int = 0


class Proxy:
    """Listens on a port of 127.0.0.1 and hands everything on to a server.

    Attributes:
        port: where clients connect to.
    """

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._links: list[_Link] = []
        self._flowing = threading.Event()
        self._flowing.set()
        self._swallowing = False
        self._rate: int | None = None
        self._count = {"to_server": 0, "to_client": 0, "swallowed": 0}
        self._lock = threading.Lock()
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    # -- faults --------------------------------------------------------------------------------

    def cut(self) -> Cut:
        """Reset every connection at once, as a router that fails.

        Raises:
            HarnessError: there is none.
        """
        with self._lock:
            links, self._links = self._links, []
        if not links:
            raise HarnessError("There is no connection to cut.")
        for link in links:
            for end in (link.client, link.server):
                _reset(end)
        self._flowing.set()
        self._swallowing = False
        for thread in (thread for link in links for thread in link.threads):
            thread.join(timeout=10)
        return Cut(len(links), **self._count)

    def pause(self) -> int:
        """Hold everything back that comes from now on, in both directions.

        Returns:
            how many connections are held.

        Raises:
            HarnessError: none is.
        """
        if not self._links:
            raise HarnessError("There is no connection to pause.")
        self._flowing.clear()
        return len(self._links)

    def resume(self) -> None:
        """Let go what :meth:`pause` held back."""
        self._flowing.set()

    def throttle(self, bytes_per_second: int | None) -> None:
        """Let no more than so many bytes a second pass each way; None takes the limit away."""
        self._rate = bytes_per_second

    def swallow_answers(self) -> None:
        """Keep handing on what clients send, and keep the server's answers from them."""
        self._swallowing = True

    def wait_until_swallowed(self, timeout: float = 30) -> int:
        """Wait until an answer was kept from a client; how many bytes.

        Arguments:
            timeout: seconds.
        """
        return poll_until(
            lambda: self._count["swallowed"],
            lambda count: count > 0,
            what="an answer of the server",
            expectation="at least one byte",
            timeout=timeout,
        )

    @property
    def to_client(self) -> int:
        """Bytes that went from the server to clients."""
        return self._count["to_client"]

    # -- work ----------------------------------------------------------------------------------

    def _accept(self) -> None:
        # The listener's end is an OSError in accept().
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                link = _Link(client, socket.create_connection(self._target))
                for direction in ("to_server", "to_client"):
                    link.threads.append(threading.Thread(target=self._hand_on, args=(link, direction), daemon=True))
                with self._lock:
                    self._links.append(link)
                for thread in link.threads:
                    thread.start()

    def _hand_on(self, link: _Link, direction: str) -> None:
        ends = (link.client, link.server)
        source, sink = ends if direction == "to_server" else reversed(ends)
        # A connection that ends, by cut() or by its other end, is an OSError here.
        with suppress(OSError):
            while data := source.recv(min(_CHUNK, max(1, (self._rate or _CHUNK * 20) // 20))):
                self._flowing.wait()
                if direction == "to_client" and self._swallowing:
                    self._count["swallowed"] += len(data)
                    continue
                sink.sendall(data)
                self._count[direction] += len(data)
                if self._rate:
                    time.sleep(len(data) / self._rate)
            sink.shutdown(socket.SHUT_WR)
        with self._lock:
            link.ended += 1
            if link.ended == 2 and link in self._links:
                self._links.remove(link)
                for end in ends:
                    end.close()

    def close(self) -> None:
        """End the proxy and all that goes through it."""
        # close() alone would not wake accept() up.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join(timeout=10)
        if self._links:
            self.cut()


def _reset(end: socket.socket) -> None:
    """Close with RST instead of FIN, and wake up whoever reads from it."""
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.shutdown(socket.SHUT_RD)
    end.close()


@contextmanager
def proxy_to(cluster: Cluster) -> Iterator[Proxy]:
    """A proxy to a server that listens on TCP.

    Raises:
        HarnessError: it does not.
    """
    if not cluster.tcp:
        raise HarnessError("The server listens on its socket only: Cluster.create(port=0) makes one with a TCP port.")
    proxy = Proxy("127.0.0.1", cluster.port)
    try:
        yield proxy
    finally:
        proxy.close()
