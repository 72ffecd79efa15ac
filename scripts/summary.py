#!/usr/bin/env python3
"""Adds up what the stages of scripts/test left behind, and prints one summary with `N passed, N failed` at its end."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def counted(path):
    """Passed, failed and skipped tests of one JUnit file, and the names of those that failed."""
    passed, failed, skipped, names = 0, 0, 0, []
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        return 0, 1, 0, [f"{path.name} is cut off: the process that wrote it died"]
    for case in root.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            names.append(f"{case.get('classname')}: {case.get('name')}")
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped, names


def main(folder):
    total_passed, total_failed, names = 0, 0, []
    print("\n== summary")
    results = sorted(folder.glob("*.result"), key=lambda path: path.stat().st_mtime_ns)
    for result in results:
        stage, status, seconds = result.read_text().split()
        passed = failed = skipped = 0
        # Swift Testing and XCTest write a file each: unit.xml and unit-swift-testing.xml.
        for report in sorted(folder.glob(f"{stage}*.xml")):
            p, f, s, n = counted(report)
            passed, failed, skipped = passed + p, failed + f, skipped + s
            names += n
        if status != "0" and failed == 0:
            failed = 1
            names.append(f"the stage “{stage}” itself, which ended with {status}")
        word = "ok" if status == "0" and failed == 0 else "FAILED"
        numbers = f"{passed} passed, {failed} failed, {skipped} skipped" if passed + failed + skipped else ""
        print(f"{stage:<9} {word:<7} {int(seconds):>5} s  {numbers}".rstrip())
        total_passed, total_failed = total_passed + passed, total_failed + failed
    for name in names[:50]:
        print(f"  failed: {name}")
    print(f"{total_passed} passed, {total_failed} failed")
    return 1 if total_failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
