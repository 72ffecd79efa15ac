#!/usr/bin/env python3
"""Requests for the list of tenants in a second, and how long the slowest hundredth takes: 10,000 tenants on SQLite and on
PostgreSQL, beside a bare Hummingbird that says hello and a FastAPI/SQLAlchemy twin, each several times in turn.

  measure.py BUILD_FOLDER [SECONDS]    BUILD_FOLDER as `swift build -c release --show-bin-path` says

Needs wrk, postgresql (15 or newer) and, in the Python that runs it, fastapi, uvicorn, sqlalchemy and psycopg. Everything
listens on loopback and lies in a temporary folder.
"""

import glob
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
TENANTS = 10_000
ROUNDS = 3
CONNECTIONS = 32


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit(f"{process.args[0]} does not listen")


def start(arguments, port, environment=None, **options):
    process = subprocess.Popen(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})}, **options)
    wait_for(port, process)
    return process


def postgres(folder):
    """A server of its own; as the user postgres when this is root."""
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not programs:
        sys.exit("postgresql is not installed")
    bin_folder, data, port = pathlib.Path(programs[-1]).parent, folder / "postgres", free_port()
    data.mkdir()
    become = []
    if os.geteuid() == 0:
        shutil.chown(data, "postgres")
        become = ["runuser", "-u", "postgres", "--"]
    subprocess.run([*become, bin_folder / "initdb", "-D", data, "-U", "bench", "-A", "trust", "--locale=C.UTF-8"],
                   check=True, stdout=subprocess.DEVNULL, cwd="/")
    server = start([*become, str(bin_folder / "postgres"), "-D", str(data), "-p", str(port), "-k", "", "-h", "127.0.0.1"],
                   port, cwd="/")
    subprocess.run([bin_folder / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "bench", "bench"], check=True)
    return server, f"bench@127.0.0.1:{port}/bench"


def ask(url, token, seconds):
    done = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", f"Authorization: Bearer {token}", url],
        capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout:
        sys.exit(done.stdout)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1))
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done.stdout).groups()
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def main():
    build = pathlib.Path(sys.argv[1])
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    processes = []
    with tempfile.TemporaryDirectory() as root:
        folder = pathlib.Path(root)
        folder.chmod(0o755)
        try:
            data = folder / "data"
            subprocess.run([build / "StorageBenchmarks", "fill", data, str(TENANTS)], check=True)
            database, place = postgres(folder)
            processes.append(database)
            subprocess.run([build / "StorageBenchmarks", "fill", f"postgres://{place}", str(TENANTS)], check=True)
            remote = folder / "remote"
            remote.mkdir(mode=0o700)
            made = subprocess.run([build / "tenantryd", "token", "bench", "--role", "platform_operator"],
                                  capture_output=True, text=True, check=True)
            token = made.stdout.strip()
            entry = made.stderr[made.stderr.index("services:"):]
            for one in (data, remote):
                (one / "sign-in.yaml").write_text(entry, encoding="utf-8")

            def served(one, *options):
                port = free_port()
                processes.append(start(
                    [str(build / "tenantryd"), "serve", "--data-folder", str(one), "--listen", f"127.0.0.1:{port}",
                     "--requests-per-second", "1000000", *options], port))
                return f"http://127.0.0.1:{port}/api/tenants?limit=20"

            def twin(url):
                port = free_port()
                processes.append(start(
                    [sys.executable, "-m", "uvicorn", "twin:app", "--port", str(port), "--no-access-log", "--log-level", "error"],
                    port, {"TWIN_DATABASE": url}, cwd=HERE))
                return f"http://127.0.0.1:{port}/api/tenants?limit=20"

            port = free_port()
            processes.append(start([str(build / "ServerFloor"), str(port)], port))
            subjects = {
                "floor: Hummingbird, hello": f"http://127.0.0.1:{port}/hello",
                "tenants, SQLite": served(data),
                "tenants, PostgreSQL": served(remote, "--database", f"postgres://{place}"),
                "twin: FastAPI, SQLAlchemy, SQLite": twin(f"sqlite:///{data}/tenantry.db"),
                "twin: FastAPI, SQLAlchemy, PostgreSQL": twin(f"postgresql+psycopg://{place}"),
            }
            for url in subjects.values():
                with urllib.request.urlopen(urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})) as answer:
                    body = answer.read()
                if "tenants" in url:
                    page = json.loads(body)
                    assert len(page["items"]) == 20 and page["total"] == TENANTS, url
                ask(url, token, 1)
            runs = {name: [] for name in subjects}
            for _ in range(ROUNDS):
                for name, url in subjects.items():
                    runs[name].append(ask(url, token, seconds))
            floor = statistics.median(rate for rate, _ in next(iter(runs.values())))
            print(f"{TENANTS:,} tenants, pages of 20, {CONNECTIONS} connections, {ROUNDS} rounds of {seconds} s, medians")
            for name, results in runs.items():
                rate = statistics.median(rate for rate, _ in results)
                slow = statistics.median(slow for _, slow in results)
                print(f"{name:40} {rate:8.0f} requests/s  {rate / floor:5.2f} × floor  p99 {slow:7.1f} ms")
        finally:
            for process in reversed(processes):
                process.terminate()
                process.wait(timeout=30)


if __name__ == "__main__":
    main()
