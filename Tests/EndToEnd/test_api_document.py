"""The served API against its own OpenAPI document: Schemathesis makes requests of it, good ones and bad ones, as each role,
and holds every answer to what the document says."""

import json
import re
import subprocess
import sys
import urllib.request

import pytest

import platform_folder
import served

ROLES = ["platform_owner", "platform_operator", "finance_owner", "tenant_admin", "workspace_admin", "end_user"]
# Longest for one role, in seconds; an owner gets deeper into everything.
SECONDS = {"platform_owner": 60}
SECONDS_ELSE = 15

# Every check there is, as it comes, but for one word of explanation: 422 is what a well-formed request gets that means
# nothing here (a filter that is none, a plan that there isn't), which no schema can say beforehand.
CONFIGURATION = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422", "429", "5xx"]
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    here = served.Served(tmp_path_factory.mktemp("document"))
    for role in ROLES:
        here.admit(role.replace("_", "-"), role)
    here.start("--with-worker", "--requests-per-second", "100000")
    here.add_context("boss", "platform-owner")
    tenant = platform_folder.tenant_file(here.path / "tenant.yaml")
    made = here.run("--context", "boss", "tenants", "create", "-f", tenant, "--yes", seconds=300)
    assert made.returncode == 0, made.stderr
    (here.path / "schemathesis.toml").write_text(CONFIGURATION, encoding="utf-8")
    yield here
    here.close()


@pytest.mark.parametrize("role", ROLES)
def test_every_answer_is_as_the_document_says(server, role):
    token = server.tokens[role.replace("_", "-")]
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", str(server.path / "schemathesis.toml"), "run",
         server.url + "/api/openapi.json", "--header", f"Authorization: Bearer {token}", "--checks", "all",
         "--phases", "examples,coverage,fuzzing,stateful", "--max-time", str(SECONDS.get(role, SECONDS_ELSE)),
         "--continue-on-failure", "--no-color", "--warnings", "off"],
        capture_output=True, text=True, check=False, timeout=600, cwd=server.path, env=server.environment())
    generated = re.search(r"(\d+) generated", done.stdout)
    print(role, generated and generated.group(0), done.stdout.strip().splitlines()[-1:])
    assert done.returncode == 0, done.stdout[-20000:]
    assert generated and int(generated.group(1)) > 100
    # What broke on the way would be an answer of 500, and a line in the log.
    assert "unexpected" not in (server.path / "server.log").read_text(encoding="utf-8")
    with urllib.request.urlopen(server.url + "/metrics", timeout=60) as answer:
        metrics = answer.read().decode()
    assert not re.search(r'status="5\d\d"', metrics), [line for line in metrics.splitlines() if 'status="5' in line]


def test_the_document_can_be_read_by_who_is_signed_in(server):
    request = urllib.request.Request(server.url + "/api/openapi.json")
    request.add_header("Authorization", f"Bearer {server.tokens['end-user']}")
    with urllib.request.urlopen(request, timeout=60) as answer:
        document = json.loads(answer.read())
    assert document["openapi"].startswith("3.1")
