#!/usr/bin/env python3
"""What the console costs in a terminal, beside the least that an ncurses program can cost (floor.c).

  measure.py TENANTRY DATA_FOLDER [--keys N] [--idle SECONDS] [--true-color] [--json FILE]

Both programs run on terminals of 120x40. Each key goes to both, one after the other, so that what else the machine
does hits both alike; what counts is the ratio. Bytes are what the program sent for a key, CPU is the kernel's clock
of the whole process, time runs from the key to the last byte before 30 ms of silence. DATA_FOLDER is made with
`StorageBenchmarks fill FOLDER COUNT`. Colours are the 256 of `xterm-256color`; with --true-color each costs the console
eight bytes more, which the floor, whose eight colours are all it has, does not pay.

`--version` is measured beside a C program that does nothing but is linked to the same libraries.
"""

import argparse
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

COLUMNS, ROWS = 120, 40
GAP_SECONDS = 0.03
HERE = pathlib.Path(__file__).resolve().parent
DOWN, UP, PAGE_DOWN, PAGE_UP = "\x1bOB", "\x1bOA", "\x1b[6~", "\x1b[5~"
ESCAPES = re.compile(rb"\x1b(\[[0-9;?]*[ -/]*[@-~]|[()][0-9A-Z]|[=>78M]|\][^\x07]*\x07)")


class Program:
    """A program on a terminal of its own."""

    def __init__(self, arguments, environment):
        self.started = time.monotonic()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.execvpe(arguments[0], arguments, environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.seen = b""

    def cpu(self):
        """CPU seconds of all its threads."""
        return time.clock_gettime((~self.pid << 3) | 2)

    def burst(self, first_seconds=2.0):
        """Bytes until there is silence, and when the last of them came."""
        data, last, wait = b"", time.monotonic(), first_seconds
        while select.select([self.file], [], [], wait)[0]:
            try:
                piece = os.read(self.file, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            data, last, wait = data + piece, time.monotonic(), GAP_SECONDS
        self.seen = (self.seen + data)[-200_000:]
        return data, last

    def wait_for(self, word, seconds=30.0):
        """Waits until a word has been drawn."""
        total, end = b"", time.monotonic() + seconds
        while time.monotonic() < end:
            data, last = self.burst(0.2)
            total += data
            if word.encode() in ESCAPES.sub(b"", total):
                return total, last
        raise SystemExit(f"“{word}” did not appear")

    def press(self, key):
        """One key: seconds to the last byte, CPU seconds, bytes."""
        cpu, start = self.cpu(), time.monotonic()
        os.write(self.file, key.encode())
        data, last = self.burst(0.5)
        return (last - start if data else 0.0), self.cpu() - cpu, len(data)

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        self.burst(1.0)
        os.close(self.file)
        os.waitpid(self.pid, 0)


def series(floor, console, keys, count, warm):
    """Presses the same keys in both and answers (floor, console), each a list of (time, CPU, bytes)."""
    results = ([], [])
    for number in range(warm + count):
        key = keys[number % len(keys)]
        for program, result in ((floor, results[0]), (console, results[1])):
            measured = program.press(key)
            if number >= warm:
                result.append(measured)
    return results


def row(name, results):
    """Medians, ratios of medians, and the worst times, of a series."""
    floor, console = results
    median = lambda rows, column: statistics.median(entry[column] for entry in rows)
    ratio = lambda column: median(console, column) / max(median(floor, column), 1e-9)
    slowest = sorted(entry[0] for entry in console)
    return {
        "name": name, "keys": len(console), "time_ms": median(console, 0) * 1e3, "time_ratio": ratio(0),
        "p99_ms": slowest[min(len(slowest) - 1, int(len(slowest) * 0.99))] * 1e3,
        "cpu_ms": median(console, 1) * 1e3, "cpu_ratio": ratio(1), "bytes": median(console, 2), "bytes_ratio": ratio(2),
        "floor_bytes": median(floor, 2),
    }


def start(arguments, environment, word):
    program = Program(arguments, environment)
    data, last = program.wait_for(word)
    return program, {"ready_ms": (last - program.started) * 1e3, "cpu_ms": program.cpu() * 1e3, "bytes": len(data)}


def version(binary, scratch):
    """CPU seconds of --version and of a C program with the same libraries, each the median of twenty runs."""
    source, hello = os.path.join(scratch, "hello.c"), os.path.join(scratch, "hello")
    pathlib.Path(source).write_text('#include <stdio.h>\nint main(void) { puts("tenantry"); }\n')
    linked = re.findall(r"=> (/\S+)", subprocess.run(["ldd", binary], capture_output=True, text=True).stdout)
    folders = sorted({os.path.dirname(path) for path in linked})
    subprocess.run(
        ["cc", "-O2", "-o", hello, source, "-Wl,--no-as-needed", "-Wl,--allow-shlib-undefined", *linked,
         *[f"-Wl,-rpath,{folder}" for folder in folders]], check=True)

    def median(arguments):
        times = []
        for _ in range(20):
            pid = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
            usage = os.wait4(pid, 0)[2]
            times.append(usage.ru_utime + usage.ru_stime)
        return statistics.median(times)

    return {"console": median([binary, "--version"]), "floor": median([hello])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tenantry")
    parser.add_argument("data_folder")
    parser.add_argument("--keys", type=int, default=100)
    parser.add_argument("--idle", type=float, default=60.0)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--true-color", action="store_true")
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()

    if not shutil.which("cc"):
        raise SystemExit("a C compiler is needed for the floor: cc")
    scratch = tempfile.mkdtemp(prefix="tenantry-bench-")
    floor_binary = os.path.join(scratch, "floor")
    subprocess.run(["cc", "-O2", "-o", floor_binary, str(HERE / "floor.c"), "-lncursesw"], check=True)
    environment = {
        "HOME": scratch, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "COLUMNS": str(COLUMNS), "LINES": str(ROWS),
    }
    if arguments.true_color:
        environment["COLORTERM"] = "truecolor"
    console_command = [arguments.tenantry, "--data-folder", arguments.data_folder, "--fresh"]
    floor_command = [floor_binary, "100000"]

    starts = []
    for _ in range(arguments.starts):
        floor, floor_start = start(floor_command, environment, "tenants")
        floor.close()
        console, console_start = start(console_command, environment, "Health")
        console.close()
        starts.append((floor_start, console_start))
    best = lambda side, what: min(pair[side][what] for pair in starts)
    report = {"start": {
        what: {"console": best(1, what), "floor": best(0, what), "ratio": best(1, what) / best(0, what)}
        for what in ("ready_ms", "cpu_ms", "bytes")}}
    report["version"] = version(arguments.tenantry, scratch)

    floor, _ = start(floor_command, environment, "tenants")
    console, _ = start(console_command, environment, "Health")
    os.write(console.file, b"2")
    console.wait_for("AGENCY")
    rows = [
        row("move the selection", series(floor, console, [DOWN, UP], arguments.keys, 10)),
        row("page down and up", series(floor, console, [PAGE_DOWN, PAGE_UP], arguments.keys, 6)),
        row("switch the page", series(floor, console, ["1", "2"], arguments.keys // 2, 4)),
    ]
    report["series"] = rows

    # A page that shows nothing live: the tenants of a platform on which nothing runs.
    console.burst(3.0)
    cpu = console.cpu()
    data = b""
    end = time.monotonic() + arguments.idle
    while time.monotonic() < end:
        data += console.burst(max(0.0, end - time.monotonic()))[0]
    report["idle"] = {"seconds": arguments.idle, "bytes": len(data), "cpu_ms": (console.cpu() - cpu) * 1e3}
    floor.close()
    console.close()
    shutil.rmtree(scratch)

    print("| what | console | floor | ratio |\n|---|---|---|---|")
    entry = report["version"]
    print(f"| --version, ms CPU | {entry['console'] * 1e3:.1f} | {entry['floor'] * 1e3:.1f} | "
          f"{entry['console'] / max(entry['floor'], 1e-9):.2f}× |")
    for what, unit in (("ready_ms", "ms"), ("cpu_ms", "ms CPU"), ("bytes", "bytes")):
        entry = report["start"][what]
        print(f"| start → first page, {unit} | {entry['console']:,.1f} | {entry['floor']:,.1f} | {entry['ratio']:.2f}× |")
    for entry in rows:
        print(f"| {entry['name']}: bytes | {entry['bytes']:,.0f} | {entry['floor_bytes']:,.0f} | {entry['bytes_ratio']:.2f}× |")
        print(f"| {entry['name']}: ms CPU | {entry['cpu_ms']:.2f} | {entry['cpu_ms'] / entry['cpu_ratio']:.2f} | {entry['cpu_ratio']:.2f}× |")
        print(f"| {entry['name']}: ms to the last byte (p99 {entry['p99_ms']:.1f}) | {entry['time_ms']:.2f} | {entry['time_ms'] / entry['time_ratio']:.2f} | {entry['time_ratio']:.2f}× |")
    idle = report["idle"]
    print(f"\nIdle for {idle['seconds']:.0f} s: {idle['bytes']} bytes, {idle['cpu_ms']:.1f} ms CPU")
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
