"""What goes in wrong comes out as one sentence and the documented exit code; nothing is changed by it."""

import os
import shutil
import stat
import subprocess

import pytest

import platform_folder

# Slugs that have hurt somebody's platform. Control characters can only be written in quotes.
SLUGS = [
    "", "a", "ab", "a" * 41, "a" * 64, "-a", "a-", "a--b", "A", "Acme", "ａcme", "é", "e\u0301", "аcme", "con", "postgres",
    "template1", "kube-system", "default", "admin", "www", "..", "a/b", "a%2fb", "a\0b", "acme\n", "xn--acme", "acme ",
    " acme", "$(id)", ";id", "`id`", "--upload-pack=x", "acme\u202egnp", "acme\x1b[31m", "x' OR 1=1", "0acme", "ac_me",
]

# What stands in the file, and what the sentence must name.
FILES = {
    "empty": ("", "empty"),
    "list": ("- a\n- b\n", "key: value"),
    "unclosed": ('name: "Acme\n', ":"),
    "tabs": ("\tname: x\n", ":"),
    "unknown_key": ("name: Acme\nregoin: sgp1\n", "region"),
    "twice": ("name: a\nname: b\n", "name"),
    "missing": ("name: Acme\n", "slug"),
    "tag": ("name: !!python/object:os.system x\n", "tag"),
    "bomb": ("a: &a [x]\n" + "b: [" + "*a," * 40 + "]\n", "alias"),
    "deep": ("[" * 5000, "nested"),
    "nested": ("name: {a: b}\n", "name"),
    "two": ("name: a\n---\nname: b\n", "tenant file"),
    "huge": ("x" * 70_000, "KiB"),
}


def assert_one_sentence(run, code):
    assert run.returncode == code, (run.returncode, run.stderr)
    assert run.stdout == ""
    lines = run.stderr.splitlines()
    assert lines[0].startswith("tenantry: "), run.stderr
    assert len(lines) <= 8, run.stderr
    assert not [character for character in run.stderr if ord(character) < 32 and character != "\n"]
    assert "\u202e" not in run.stderr


@pytest.mark.parametrize("slug", SLUGS, ids=[ascii(slug[:20]) for slug in SLUGS])
def test_a_slug_that_cannot_be_is_refused_by_the_platform(folder, tmp_path, slug):
    run = folder.run("tenants", "create", "-f", platform_folder.tenant_file(tmp_path / "bad.yaml", slug=slug), "--yes")
    assert_one_sentence(run, 1)
    assert "slug" in run.stderr
    assert folder.json("tenants", "list")["total"] == 0


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_tenant_file_is_refused_with_its_place(folder, tmp_path, name):
    text, word = FILES[name]
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    run = folder.run("tenants", "create", "-f", str(path), "--yes")
    assert_one_sentence(run, 2)
    assert str(path) in run.stderr
    assert word in run.stderr
    assert not folder.path.exists()


@pytest.mark.parametrize(
    "key,value", [("bundle", "no_such"), ("plan", "gold"), ("region", "mars1"), ("db_strategy", "shared"),
                  ("ha_level", "triple"), ("image", "odoo:latest"), ("template", "none"), ("environment", "test")])
def test_a_choice_that_is_not_there_is_refused_by_name(folder, tmp_path, key, value):
    path = platform_folder.tenant_file(tmp_path / "bad.yaml", **{key: value})
    run = folder.run("tenants", "create", "-f", path, "--yes")
    assert_one_sentence(run, 1)
    assert key in run.stderr


@pytest.mark.parametrize(
    "arguments,code",
    [(["tennats"], 2), (["tenants", "lst"], 2), (["tenants", "create"], 2), (["tenants", "list", "--limit", "0"], 2),
     (["tenants", "list", "-o", "xml"], 2), (["tenants", "show", "nobody"], 1), (["op", "show", "ZZZZZZZZZZ"], 1),
     (["op", "watch"], 1), (["op", "retry", "ZZZZZZZZZZ"], 1), (["catalog", "show", "no_such_module"], 1),
     (["tenants", "create", "-f", "/nowhere.yaml", "--yes"], 2), (["demo"], 2), ([], 2)])
def test_wrong_arguments_end_as_documented(folder, arguments, code):
    assert_one_sentence(folder.run(*arguments), code)


def test_without_a_terminal_and_without_yes_nothing_is_created(folder, tenant):
    run = folder.run("tenants", "create", "-f", tenant)
    assert_one_sentence(run, 2)
    assert "--yes" in run.stderr


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\0" + b"\0" * 4096, b"not a database at all\n" * 100], ids=["torn", "text"])
def test_a_foreign_file_is_left_alone(folder, content):
    folder.path.mkdir()
    database = folder.path / "tenantry.db"
    database.write_bytes(content)
    run = folder.run("tenants", "list")
    assert_one_sentence(run, 2)
    assert str(database) in run.stderr
    assert database.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(folder):
    sqlite3 = pytest.importorskip("sqlite3")
    folder.path.mkdir()
    database = folder.path / "tenantry.db"
    connection = sqlite3.connect(database)
    connection.execute("create table songs (title text)")
    connection.commit()
    connection.close()
    before = database.read_bytes()
    assert_one_sentence(folder.run("tenants", "list"), 2)
    assert database.read_bytes() == before


def as_nobody(path):
    """A prefix that gives up root, for whom nothing is read-only; empty when we are not root."""
    if os.geteuid() != 0:
        return []
    prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to stop being root")
    if subprocess.run([*prefix, platform_folder.BINARY, "--version"], capture_output=True, check=False).returncode != 0:
        pytest.skip("another user may not run the built program: build in a folder that everybody may read")
    while path != path.parent:  # pytest keeps its folders to their owner.
        if path.owner() == "root" and not path.stat().st_mode & stat.S_IXOTH:
            path.chmod(path.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
        path = path.parent
    return prefix


def test_a_read_only_folder_is_named(folder, tenant):
    folder.path.mkdir(mode=0o555)
    folder.prefix = as_nobody(folder.path.parent)
    os.chmod(tenant, 0o644)
    run = folder.run("tenants", "create", "-f", tenant, "--yes")
    assert_one_sentence(run, 2)
    assert str(folder.path) in run.stderr
    assert list(folder.path.iterdir()) == []


def test_a_full_disk_is_named_and_nothing_is_half_done(folder, tenant):
    folder.path.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m,mode=700", "tmpfs", str(folder.path)], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("a small file system needs the right to mount: run as root with CAP_SYS_ADMIN")
    try:
        assert folder.run("tenants", "list").returncode == 0
        filler = folder.path / "filler"
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                pass
        run = folder.run("tenants", "create", "-f", tenant, "--yes")
        assert_one_sentence(run, 2)
        filler.unlink()
        again = folder.run("tenants", "create", "-f", tenant, "--yes")
        assert again.returncode == 0, again.stderr
        assert len(folder.commits("acme-media")) == 1
    finally:
        subprocess.run(["umount", "--lazy", str(folder.path)], capture_output=True, check=False)


@pytest.mark.parametrize(
    "arguments,code",
    [(["tenants", "list"], 0), (["op", "list"], 0), (["catalog", "list", "--bundles"], 0),
     (["catalog", "resolve", "crm"], 0), (["tenants", "show", "nobody"], 1), (["op", "show", "ZZZZZZZZZZ"], 1),
     (["tenants", "logs", "nobody"], 1), (["catalog", "show", "no_such_module"], 1)])
def test_looking_makes_no_platform(folder, arguments, code):
    run = folder.run(*arguments)
    assert run.returncode == code, run.stderr
    assert f"No platform at {folder.path} yet." in run.stderr
    assert not folder.path.exists()


def test_a_second_process_on_a_sandbox_is_told_in_one_sentence(folder, tenant):
    first = folder.start("tenants", "create", "-f", tenant, "--yes", "--sandbox", "--speed", "0.1")
    try:
        for line in first.stderr:
            if line.startswith("Creating"):
                break
        run = folder.run("op", "list", "--sandbox")
        assert_one_sentence(run, 4)
        assert run.stderr == f"tenantry: The sandbox in {folder.path} is in use by another tenantry.\n"
    finally:
        first.kill()
        first.communicate()


def test_a_tenant_in_production_is_paused_only_by_its_slug(folder, tenant):
    assert folder.run("tenants", "create", "-f", tenant, "--yes").returncode == 0
    for word in [[], ["--yes"], ["--confirm=acme"]]:
        assert_one_sentence(folder.run("tenants", "pause", "acme-media", *word), 2)
    assert_one_sentence(folder.run("tenants", "resume", "acme-media", "--yes"), 1)
    run = folder.run("tenants", "pause", "acme-media", "--confirm=acme-media")
    assert run.returncode == 0, run.stderr
    assert folder.json("tenants", "show", "acme-media")["tenant"]["status"] == "paused"
    again = folder.run("op", "retry", folder.json("op", "list", "--limit", "1")["items"][0]["id"])
    assert_one_sentence(again, 1)
    assert "operation" in again.stderr.lower() and "job" not in again.stderr


@pytest.mark.parametrize("option,word,known", [("--plan", "gold", "starter"), ("--region", "mars1", "sgp1")])
def test_an_unknown_filter_names_the_known_ones(folder, option, word, known):
    run = folder.run("tenants", "list", option, word)
    assert_one_sentence(run, 2)
    assert word in run.stderr and known in run.stderr
