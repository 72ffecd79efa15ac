# Tests against real systems; sourced by scripts/test, never run. A system is asked only when --with names it.
# shellcheck shell=bash

# The functions called live_SYSTEM are stages of scripts/test.
# shellcheck disable=SC2329
live_kubernetes() {
  local config=${TENANTRY_KUBECONFIG:-${KUBECONFIG:-$HOME/.kube/config}} status=0
  if [ -r "${config%%:*}" ]; then
    TENANTRY_KUBECONFIG=$config swift_tests live_kubernetes --filter KubernetesLiveTests
    return
  fi
  say "There is no kubeconfig at ${config%%:*}: an API server of our own takes its place."
  build_kubernetes "$PWD/.build/kubernetes" || return 1
  if start_kubernetes "$PWD/.build/kubernetes"; then
    TENANTRY_KUBECONFIG=$PWD/.build/kubernetes/run/kubeconfig TENANTRY_TEST_NODES=hollow \
      swift_tests live_kubernetes --filter KubernetesLiveTests || status=1
  else
    say "Kubernetes did not start; its words: $PWD/.build/kubernetes/run"
    status=1
  fi
  stop_kubernetes
  return $status
}

# shellcheck disable=SC2329
live_superset() {
  if [ -n "${TENANTRY_SUPERSET:-}" ]; then
    swift_tests live_superset --filter SupersetLiveTests
    return
  fi
  local stamp place pid status=0
  stamp=$(sha256sum scripts/superset-requirements.txt | cut -c 1-16)
  place=$PWD/.build/superset-$stamp
  install_superset "$place" || return 1
  local port
  port=$("$place/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  superset_variables "$place"
  "$place/bin/superset" run -h 127.0.0.1 -p "$port" --with-threads >"$reports/superset.log" 2>&1 &
  pid=$!
  if answers "http://127.0.0.1:$port/health" "$pid"; then
    TENANTRY_SUPERSET=http://127.0.0.1:$port TENANTRY_SUPERSET_USER=tenantry TENANTRY_SUPERSET_PASSWORD=tenantry \
      swift_tests live_superset --filter SupersetLiveTests || status=1
  else
    say "Superset did not start; its words: $reports/superset.log"
    status=1
  fi
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  return $status
}

# answers URL PID  Waits up to two minutes for an answer, no longer than the process lives.
answers() {
  local tries
  for ((tries = 0; tries < 240; tries++)); do
    if python3 -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=2)' "$1" 2>/dev/null; then
      return 0
    fi
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.5
  done
  return 1
}

superset_variables() {
  export SUPERSET_CONFIG_PATH=$1/superset_config.py FLASK_APP=superset
}

# install_superset FOLDER  Once; what is there is taken as it is. Its data begins anew each time.
install_superset() {
  local place=$1 python
  if [ ! -x "$place/bin/superset" ]; then
    for python in python3.12 python3.11 python3.10 python3; do
      if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 13))' 2>/dev/null; then break; fi
      python=
    done
    if [ -z "$python" ]; then
      say "Superset needs Python 3.10, 3.11 or 3.12."
      return 1
    fi
    need_packages "Superset" python3-venv
    say "Installing Superset into $place …"
    rm -rf "$place"
    if ! "$python" -m venv "$place" ||
      ! "$place/bin/python" -m pip install --quiet --disable-pip-version-check \
        -r scripts/superset-requirements.txt >&2; then
      rm -rf "$place"
      say "Superset could not be installed: is there a network?"
      return 1
    fi
  fi
  rm -f "$place/superset.db"
  cat >"$place/superset_config.py" <<CONFIG
# Written by scripts/live.sh for a trial on this machine alone.
SECRET_KEY = "a-long-key-for-a-trial-on-this-machine-only-000"
SQLALCHEMY_DATABASE_URI = "sqlite:///$place/superset.db"
PREVENT_UNSAFE_DB_CONNECTIONS = False
FEATURE_FLAGS = {"EMBEDDED_SUPERSET": True}
GUEST_ROLE_NAME = "Gamma"
GUEST_TOKEN_JWT_SECRET = "another-long-key-for-a-trial-on-this-machine-0000"
CACHE_CONFIG = DATA_CACHE_CONFIG = FILTER_STATE_CACHE_CONFIG = EXPLORE_FORM_DATA_CACHE_CONFIG = {"CACHE_TYPE": "SimpleCache"}
RATELIMIT_ENABLED = False
CONFIG
  superset_variables "$place"
  {
    "$place/bin/superset" db upgrade && "$place/bin/superset" init &&
      "$place/bin/superset" fab create-admin --username tenantry --password tenantry --firstname T --lastname T \
        --email tenantry@example.com
  } >"$reports/superset-setup.log" 2>&1 || {
    say "Superset could not be set up; its words: $reports/superset-setup.log"
    return 1
  }
}
