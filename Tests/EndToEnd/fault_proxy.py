"""A proxy that stands between a client and a real server and spoils what the server says.

    python Tests/EndToEnd/fault_proxy.py --to 127.0.0.1:8080 --fault delay:2

prints `LISTEN 127.0.0.1:PORT`, and then takes one fault a line from its input, for connections that are yet to come.

Faults of the connection, which work with TLS inside, too:

    pass                what the server says, as it says it
    delay:SECONDS       each answer that much later
    drip:BYTES          that many bytes a second
    reset:BYTES         a reset after that many bytes of the answer
    half_close:BYTES    the end of the answer's direction after that many bytes; the connection stays
    black_hole          nothing is ever said
    hang_up             the connection ends at once

Answers that take the server's place, for plain HTTP:

    too_many[:SECONDS]  429, with Retry-After when a number is given
    unavailable         503
    html                502 with a page for people
    wrong_json          200 with JSON of another shape
    huge                200 with ten megabytes
    endless_head        header fields without end
    garbage             bytes that are no HTTP
"""

import argparse
import contextlib
import socket
import struct
import sys
import threading
import time

HUGE_BYTES = 10 * 1024 * 1024
STEP_SECONDS = 0.05


def answer(status, body, *lines):
    head = [f"HTTP/1.1 {status} Spoiled", f"Content-Length: {len(body)}", "Connection: close", *lines]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def replacement(name, argument):
    """The answer that takes the server's place; None for a fault of the connection."""
    if name == "too_many":
        return answer(429, b"{}", *([f"Retry-After: {argument}"] if argument else []))
    return {
        "unavailable": answer(503, b"{}"),
        "html": answer(502, b"<html><h1>502 Bad Gateway</h1></html>", "Content-Type: text/html"),
        "wrong_json": answer(200, b'["not", "this"]', "Content-Type: application/json"),
        "huge": answer(200, b"x" * HUGE_BYTES) if name == "huge" else b"",
        "garbage": b"\x01\x02SSH-2.0-OpenSSH_9.2\r\n\x00\x7fgarbage\r\n\r\n",
    }.get(name)


CONNECTION_FAULTS = {"pass", "delay", "drip", "reset", "half_close", "black_hole", "hang_up", "endless_head"}


def checked(fault):
    name, _, argument = fault.partition(":")
    if name not in CONNECTION_FAULTS and replacement(name, argument) is None:
        raise ValueError(f"there is no fault {name!r}")
    if name in {"delay", "drip", "reset", "half_close"} and not argument.replace(".", "", 1).isdigit():
        raise ValueError(f"{name} needs a number, as in {name}:2")
    return name, argument


class FaultProxy:
    """Listens from construction to `close`; `fault` may be set at any time and counts for new connections."""

    def __init__(self, target, fault="pass", port=0):
        self.target = target
        self.fault = fault
        self.connections = 0
        self._stop = threading.Event()
        self._open = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", port), backlog=128)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def fault(self):
        return self._fault

    @fault.setter
    def fault(self, text):
        self._parts = checked(text)
        self._fault = text

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._stop.set()
        self._listener.close()
        with self._lock:
            for end in list(self._open):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _accept(self):
        while not self._stop.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(client, *self._parts), daemon=True).start()

    def _serve(self, client, name, argument):
        with client, contextlib.suppress(OSError):
            self._keep(client)
            if name == "hang_up":
                return
            if name == "black_hole":
                while client.recv(65536):
                    pass
                return
            instead = replacement(name, argument)
            if instead is not None or name == "endless_head":
                client.recv(65536)
                client.sendall(instead if instead is not None else b"HTTP/1.1 200 OK\r\n")
                while name == "endless_head":
                    client.sendall(b"X-Field: " + b"y" * 1000 + b"\r\n")
                return
            with socket.create_connection(self.target, timeout=60) as server:
                server.settimeout(None)
                self._keep(server)
                threading.Thread(target=self._forward, args=(client, server), daemon=True).start()
                self._spoil(server, client, name, float(argument or 0))
        with self._lock:
            self._open.discard(client)

    def _keep(self, end):
        with self._lock:
            self._open.add(end)

    @staticmethod
    def _forward(source, sink):
        """What the client says goes through as it is."""
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    def _spoil(self, server, client, name, amount):
        """What the server says, with the fault in it."""
        left = int(amount)
        while data := server.recv(65536):
            if name == "delay" and self._stop.wait(amount):
                return
            if name == "drip":
                self._drip(client, data, amount)
                continue
            if name in {"reset", "half_close"} and len(data) >= left:
                client.sendall(data[:left])
                self._break_off(client, name)
                return
            left -= len(data)
            client.sendall(data)

    def _drip(self, client, data, bytes_per_second):
        step = max(1, int(bytes_per_second * STEP_SECONDS))
        for start in range(0, len(data), step):
            if self._stop.wait(step / bytes_per_second):
                return
            client.sendall(data[start:start + step])

    @staticmethod
    def _break_off(client, name):
        if name == "reset":
            # What was sent has to arrive before the reset, which would overtake it.
            time.sleep(STEP_SECONDS)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            # The other thread reads from it, and a socket that is in use does not close.
            client.shutdown(socket.SHUT_RD)
            return
        client.shutdown(socket.SHUT_WR)
        while client.recv(65536):
            pass


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", required=True, metavar="HOST:PORT", help="the real server")
    parser.add_argument("--listen", type=int, default=0, metavar="PORT", help="on loopback; 0 takes a free one")
    parser.add_argument("--fault", default="pass", help="what to begin with")
    arguments = parser.parse_args()
    host, _, port = arguments.to.rpartition(":")
    try:
        proxy = FaultProxy((host.strip("[]"), int(port)), arguments.fault, arguments.listen)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    with proxy:
        print(f"LISTEN 127.0.0.1:{proxy.port}", flush=True)
        for line in sys.stdin:
            try:
                proxy.fault = line.strip()
                print(f"FAULT {proxy.fault}", flush=True)
            except ValueError as error:
                print(error, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
