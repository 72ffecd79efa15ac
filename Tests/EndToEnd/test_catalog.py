"""The catalog: every bundle resolves, in an order in which it can be installed."""

import pytest

BUNDLES = ["finance_ppm", "crm", "hr", "retail", "services", "helpdesk", "procurement", "platform_base"]


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_resolves(folder, bundle):
    run = folder.run("catalog", "resolve", bundle)
    assert run.returncode == 0, run.stderr
    modules = run.stdout.split("\n")[:-1]
    assert modules[0] == "base"
    assert len(modules) == len(set(modules)) > 1
    assert all(name.isidentifier() for name in modules)
    (wanted,) = [item for item in folder.json("catalog", "list", "--bundles")["items"] if item["code"] == bundle]
    assert set(wanted["modules"]) <= set(modules)

    known = {item["name"]: item for item in folder.json("catalog", "list", "--series", "18.0")["items"]}
    for position, name in enumerate(modules):
        for needed in known[name]["depends"]:
            assert needed in modules[:position], f"{name} needs {needed} before it"


def test_importing_lists_what_cannot_be_read_and_takes_the_rest(folder, tmp_path):
    for name, text in {
        "good": "{'name': 'Good', 'version': '18.0.1.0.0', 'depends': ['base']}",
        "bad": "{'name': 'Bad',\n 'depends': __import__('os').system('touch canary')}",
    }.items():
        (tmp_path / "addons" / name).mkdir(parents=True)
        (tmp_path / "addons" / name / "__manifest__.py").write_text(text)
    run = folder.run("catalog", "import", str(tmp_path / "addons"))
    assert run.returncode == 1
    assert f"{tmp_path}/addons/bad/__manifest__.py:2:" in run.stderr
    assert run.stdout.splitlines() == ["added 1", "replaced 0", "not read 1"]
    assert folder.json("catalog", "show", "good")["modules"][0]["lifecycle"] == "imported"
    assert not list(tmp_path.rglob("canary"))


def test_an_unknown_bundle_is_refused(folder):
    run = folder.run("catalog", "resolve", "no_such_bundle")
    assert run.returncode == 1
    assert run.stdout == ""
