#!/usr/bin/env python3
"""Adds up what the stages of scripts/test left behind, and prints one summary with `N passed, N failed` at its end."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def counted(path):
    """Passed, failed and skipped tests of one JUnit file, and what to say of some of them."""
    passed, failed, skipped, words = 0, 0, 0, []
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        return 0, 1, 0, [f"failed: {path.name} is cut off: the process that wrote it died"]
    for case in root.iter("testcase"):
        name = f"{case.get('classname')}: {case.get('name')}"
        tries = next((int(p.get("value")) for p in case.iter("property") if p.get("name") == "tries"), 1)
        # Every try before stands there, too, as a case in which nothing failed.
        passed -= tries - 1
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            words.append(f"failed: {name}")
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
            if tries > 1:
                words.append(f"passed at the second try only: {name}")
    return passed, failed, skipped, words


def main(folder):
    total_passed, total_failed, words = 0, 0, []
    print("\n== summary")
    results = sorted(folder.glob("*.result"), key=lambda path: path.stat().st_mtime_ns)
    for result in results:
        stage, status, seconds = result.read_text().split()
        passed = failed = skipped = 0
        # Swift Testing and XCTest write a file each: unit.xml and unit-swift-testing.xml.
        for report in sorted(folder.glob(f"{stage}*.xml")):
            p, f, s, w = counted(report)
            passed, failed, skipped = passed + p, failed + f, skipped + s
            words += w
        if status != "0" and failed == 0:
            failed = 1
            words.append(f"failed: the stage “{stage}” itself, which ended with {status}")
        word = "ok" if status == "0" and failed == 0 else "FAILED"
        numbers = f"{passed} passed, {failed} failed, {skipped} skipped" if passed + failed + skipped else ""
        print(f"{stage:<9} {word:<7} {int(seconds):>5} s  {numbers}".rstrip())
        total_passed, total_failed = total_passed + passed, total_failed + failed
    for word in words[:50]:
        print(f"  {word}")
    print(f"{total_passed} passed, {total_failed} failed")
    return 1 if total_failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
