"""A worker that is killed at a crash point of every operation, at every step of it, and started again each time.

The judge is what the outside systems say was done to them, compared with an operation that nobody disturbed.
"""

import pytest

import platform_folder
from test_crash_points import live

SPEED = ("--sandbox", "--speed", "1000")
# Where an effect may be done twice, and where it may be forgotten.
POINTS = ["after_act", "before_done"]
LIVES_MAX = 24

OPERATIONS = {
    "upgrade": ("--image", "18.0-20251106", "--confirm=acme-media"),
    "apply": ("--module", "fleet", "--confirm=acme-media"),
    "restore": ("--backup", None, "--confirm=acme-media production"),
    "clone": ("--as", "acme-test", "--yes"),
    "decommission": ("--confirm=acme-media production",),
}


def prepare(folder, tenant):
    """A tenant with a backup; answers the backup's id."""
    platform_folder.tenant_file(tenant, image="odoo:18.0-20250930")
    for arguments in (("create", "-f", tenant, "--yes"), ("backup", "acme-media", "--yes")):
        run = folder.run("tenants", *arguments, *SPEED)
        assert run.returncode == 0, run.stderr
    return folder.json("tenants", "backups", "acme-media", "--sandbox")["items"][0]["id"]


def what(folder, seen):
    """The effects since then, without what names one operation."""
    new = folder.effects()[seen:]
    ids = {effect["operation"] for effect in new if effect["operation"]}
    said = []
    for effect in new:
        words = f"{effect['verb']} {effect['object']}"
        for name in ids:
            words = words.replace(name.lower(), "id").replace(name, "id")
        said.append(words)
    return sorted(said)


@pytest.mark.parametrize("verb", OPERATIONS)
def test_nothing_is_lost_or_done_twice_when_killed(tmp_path, tenant, verb):
    wanted = None
    for point in [None, *POINTS]:
        folder = platform_folder.PlatformFolder(tmp_path / f"data-{point}")
        backup = prepare(folder, tenant)
        seen = len(folder.effects())
        options = [backup if option is None else option for option in OPERATIONS[verb]]
        arguments = ("tenants", verb, "acme-media", *options)
        deaths = 0
        for life in range(1, LIVES_MAX):
            if point is None:
                run = folder.run(*arguments, *SPEED)
                assert run.returncode == 0, run.stderr
                break
            if not live(folder, arguments, point, life):
                break
            deaths += 1
            arguments = ("op", "watch")
        else:
            pytest.fail("the operation never came to its end")
        assert point is None or deaths > 0, "the point was never passed"
        (newest,) = folder.json("op", "list", "--limit", "1", "--sandbox")["items"]
        assert newest["status"] == "succeeded", newest
        wanted = wanted or what(folder, seen)
        assert what(folder, seen) == wanted, f"{point}, after {deaths} deaths"
