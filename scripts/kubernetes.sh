# A Kubernetes of one's own on loopback, for trials: API server, controllers and scheduler built from Debian's source
# package, and a hollow node, which says of every pod that it runs. Sourced by scripts/live.sh, never run.
# shellcheck shell=bash

kubernetes_programs=(kube-apiserver kube-controller-manager kube-scheduler kubemark)
kubernetes_pids=()

# build_kubernetes FOLDER  Once, five minutes; what is there is taken as it is.
build_kubernetes() {
  local place=$1 program
  for program in "${kubernetes_programs[@]}"; do
    [ -x "$place/bin/$program" ] || break
    [ "$program" = kubemark ] && return 0
  done
  need_packages "Kubernetes" curl etcd-server golang-go golang-github-modern-go-reflect2-dev make openssl rsync
  say "Building Kubernetes into $place …"
  rm -rf "$place"
  mkdir -p "$place/source" "$place/bin"
  fetch_kubernetes "$place" && (
    cd "$place/source"
    # The copy in the archive reads maps of Go 1.18 and later wrong.
    rm -rf vendor/github.com/modern-go/reflect2
    cp -r /usr/share/gocode/src/github.com/modern-go/reflect2 vendor/github.com/modern-go/
    # The archive is no Git work tree: what it would be asked is said.
    export GO111MODULE=off KUBE_GIT_TREE_STATE=archive KUBE_GIT_COMMIT=none KUBE_GIT_VERSION=v1.20.2 \
      KUBE_GIT_MAJOR=1 KUBE_GIT_MINOR=20
    make WHAT="${kubernetes_programs[*]/#/cmd/}" && cp _output/local/go/bin/kube* "$place/bin/"
  ) >"$place/build.log" 2>&1 || {
    say "Kubernetes could not be built; the logs: $place/fetch.log and build.log"
    return 1
  }
  rm -rf "$place/source" "$place/apt"
}

# fetch_kubernetes FOLDER  The source package, through the machine's own list of Debian mirrors.
fetch_kubernetes() {
  local place=$1 file
  local apt=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$place/apt" -o "Dir::State::lists=$place/apt/lists")
  mkdir -p "$place/apt/lists/partial"
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    [ -f "$file" ] || continue
    case $file in
      *.sources) grep -q debian-archive "$file" && sed 's/^Types:.*/Types: deb-src/' "$file" >"$place/apt/$(basename "$file")" ;;
      *.list) grep -q debian "$file" && sed -n 's/^deb /deb-src /p' "$file" >"$place/apt/$(basename "$file")" ;;
    esac
  done
  (
    cd "$place" && apt-get "${apt[@]}" update -qq && apt-get "${apt[@]}" source -qq --download-only kubernetes &&
      tar -xzf kubernetes_*.orig.tar.gz -C source --strip-components=1
  ) >"$place/fetch.log" 2>&1
}

# start_kubernetes FOLDER  Starts it and waits until its node is ready.
start_kubernetes() {
  local run=$1/run bin=$1/bin etcd peer api
  rm -rf "$run"
  mkdir -p "$run"
  read -r etcd peer api < <(free_ports 3)
  kubernetes_keys "$run" "$api" || return 1
  launch "$run/etcd.log" etcd --data-dir "$run/etcd" --listen-client-urls "http://127.0.0.1:$etcd" \
    --advertise-client-urls "http://127.0.0.1:$etcd" --listen-peer-urls "http://127.0.0.1:$peer" \
    --initial-advertise-peer-urls "http://127.0.0.1:$peer" --initial-cluster "default=http://127.0.0.1:$peer"
  launch "$run/api.log" "$bin/kube-apiserver" --etcd-servers "http://127.0.0.1:$etcd" --bind-address 127.0.0.1 \
    --advertise-address 192.0.2.1 --secure-port "$api" --tls-cert-file "$run/server.crt" \
    --tls-private-key-file "$run/server.key" --client-ca-file "$run/ca.crt" --authorization-mode RBAC \
    --service-cluster-ip-range 10.0.0.0/24 --service-account-issuer https://kubernetes --allow-privileged \
    --service-account-key-file "$run/sa.key" --service-account-signing-key-file "$run/sa.key" --cert-dir "$run/own"
  wait_for "$run" "https://127.0.0.1:$api/readyz" || return 1
  launch "$run/controllers.log" "$bin/kube-controller-manager" --kubeconfig "$run/kubeconfig" --port 0 --secure-port 0 \
    --leader-elect=false --service-account-private-key-file "$run/sa.key" --root-ca-file "$run/ca.crt"
  launch "$run/scheduler.log" "$bin/kube-scheduler" --kubeconfig "$run/kubeconfig" --leader-elect=false --port 0 \
    --secure-port 0
  local ports
  read -r -a ports < <(free_ports 2)
  TMPDIR=$run launch "$run/node.log" "$bin/kubemark" --morph=kubelet --name=hollow --kubeconfig="$run/kubeconfig" \
    --kubelet-port="${ports[0]}" --kubelet-read-only-port="${ports[1]}"
  wait_for "$run" "https://127.0.0.1:$api/api/v1/nodes/hollow" '"type": *"Ready", *"status": *"True"'
}

# stop_kubernetes  Ends what start_kubernetes began, by id.
stop_kubernetes() {
  local pid
  for pid in "${kubernetes_pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${kubernetes_pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  kubernetes_pids=()
}

# launch LOG PROGRAM…
launch() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 &
  kubernetes_pids+=($!)
}

# wait_for RUN URL [PATTERN]  Up to a minute, no longer than everything lives.
wait_for() {
  local run=$1 url=$2 pattern=${3:-ok} tries pid
  for ((tries = 0; tries < 120; tries++)); do
    if curl -s --cacert "$run/ca.crt" --cert "$run/admin.crt" --key "$run/admin.key" "$url" 2>/dev/null |
      tr -d '\n' | sed 's/, *"/,"/g; s/": */":/g' | grep -qE "$pattern"; then
      return 0
    fi
    for pid in "${kubernetes_pids[@]}"; do kill -0 "$pid" 2>/dev/null || return 1; done
    sleep 0.5
  done
  return 1
}

free_ports() {
  python3 -c '
import socket, sys
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(s.getsockname()[1] for s in held))' "$1"
}

# kubernetes_keys RUN PORT  An authority, the server's key, the user's, and a kubeconfig with them.
kubernetes_keys() {
  local run=$1 port=$2
  (
    cd "$run" && umask 077
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=trial -days 2
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' >names
    openssl req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=kube-apiserver
    openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out server.crt -days 2 -extfile names
    openssl req -newkey rsa:2048 -nodes -keyout admin.key -out admin.csr -subj /O=system:masters/CN=trial
    openssl x509 -req -in admin.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out admin.crt -days 2
    openssl genrsa -out sa.key 2048
    cat >kubeconfig <<CONFIG
apiVersion: v1
kind: Config
current-context: trial
clusters: [{name: trial, cluster: {server: "https://127.0.0.1:$port", certificate-authority: "$run/ca.crt"}}]
users: [{name: trial, user: {client-certificate: "$run/admin.crt", client-key: "$run/admin.key"}}]
contexts: [{name: trial, context: {cluster: trial, user: trial}}]
CONFIG
  ) >"$run/keys.log" 2>&1
}
