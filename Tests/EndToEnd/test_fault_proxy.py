"""The proxy that spoils answers does to them what it says, and nothing when asked for nothing."""

import http.client
import http.server
import pathlib
import socket
import subprocess
import sys
import threading
import time

import fault_proxy
import pytest

BODY = b'{"status": "pass", "padding": "' + b"x" * 2000 + b'"}'


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_address
        server.shutdown()


@pytest.fixture
def proxy(server):
    with fault_proxy.FaultProxy(server) as proxy:
        yield proxy


def get(port, seconds=60.0):
    """Status, headers and body of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request("GET", "/")
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_without_a_fault_the_answer_is_the_servers(proxy):
    status, _, body = get(proxy.port)
    assert (status, body) == (200, BODY)


def test_a_delay_delays_and_changes_nothing(proxy):
    proxy.fault = "delay:0.3"
    start = time.monotonic()
    assert get(proxy.port)[2] == BODY
    assert time.monotonic() - start >= 0.3


def test_a_drip_takes_its_time(proxy):
    proxy.fault = "drip:4000"
    start = time.monotonic()
    assert get(proxy.port)[2] == BODY
    assert time.monotonic() - start >= len(BODY) / 4000 * 0.9


def test_a_reset_comes_in_the_middle_of_the_body(proxy):
    proxy.fault = "reset:500"
    with pytest.raises(ConnectionResetError):
        get(proxy.port)


def test_half_a_close_ends_the_answer_early(proxy):
    proxy.fault = "half_close:500"
    with pytest.raises(http.client.IncompleteRead):
        get(proxy.port)


def test_a_black_hole_says_nothing(proxy):
    proxy.fault = "black_hole"
    with pytest.raises(socket.timeout):
        get(proxy.port, seconds=0.3)


def test_hanging_up_ends_the_connection(proxy):
    proxy.fault = "hang_up"
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)):
        get(proxy.port)


@pytest.mark.parametrize("fault, status, part", [
    ("too_many", 429, b"{}"), ("unavailable", 503, b"{}"), ("html", 502, b"<html>"), ("wrong_json", 200, b"not"),
])
def test_answers_in_the_servers_place(proxy, fault, status, part):
    proxy.fault = fault
    seen, headers, body = get(proxy.port)
    assert seen == status and part in body
    assert headers["Retry-After"] is None


def test_too_many_says_when_to_come_back_if_asked_to(proxy):
    proxy.fault = "too_many:7"
    assert get(proxy.port)[1]["Retry-After"] == "7"


def test_a_huge_answer_is_huge(proxy):
    proxy.fault = "huge"
    assert len(get(proxy.port)[2]) == fault_proxy.HUGE_BYTES


@pytest.mark.parametrize("fault", ["garbage", "endless_head"])
def test_what_is_no_answer_is_none(proxy, fault):
    proxy.fault = fault
    with pytest.raises(http.client.HTTPException):
        get(proxy.port)


def test_the_command_takes_faults_from_its_input(server):
    program = pathlib.Path(fault_proxy.__file__)
    command = [sys.executable, str(program), "--to", f"{server[0]}:{server[1]}"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        port = int(process.stdout.readline().rpartition(":")[2])
        assert get(port)[0] == 200
        process.stdin.write("unavailable\n")
        process.stdin.flush()
        assert process.stdout.readline() == "FAULT unavailable\n"
        assert get(port)[0] == 503
        process.stdin.write("nonsense\n")
        process.stdin.flush()
        assert "no fault 'nonsense'" in process.stderr.readline()
        process.stdin.close()
        assert process.wait(timeout=60) == 0
