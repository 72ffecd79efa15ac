import Foundation
import HTTPTransport
import Synchronization
import TestSupport
import Testing

@testable import Integrations

@Suite("how the API server is shown who asks")
struct KubernetesAccessTests {
  private let folder: KubeconfigFolder
  private let time = TimeBox()

  init() throws { folder = try KubeconfigFolder() }

  /// An API server that takes some tokens and says its version.
  private func server(taking tokens: @escaping @Sendable () -> Set<String>) -> CannedTransport {
    CannedTransport { request in
      let token = request.headers["Authorization"]?.split(separator: " ").last.map(String.init) ?? ""
      guard tokens().contains(token) else {
        return HTTPResponse(status: 401, json: ["message": "Unauthorized"])
      }
      return HTTPResponse(status: 200, json: ["gitVersion": "v1.36.1"])
    }
  }

  private func client(
    _ transport: any Transport, _ credential: KubernetesCredential, environment: [String: String] = [:],
    secured: (@Sendable (TLSSettings.Identity) -> any Transport)? = nil
  ) throws -> KubernetesClient {
    let access = KubernetesAccess(
      KubernetesAccess.Means(
        transport: transport, credential: credential, secured: { identity in secured?(identity) ?? transport }),
      environment: environment, now: { [time] in time.now })
    return KubernetesClient(
      base: try #require(URL(string: "https://k.example")), access: access, now: { [time] in time.now })
  }

  private func plugin(_ script: String) throws -> KubernetesCredential {
    try folder.config(user: try folder.plugin(script))
    return try folder.target().credential
  }

  @Test("a token's file is read for each request, so that a new token counts at once")
  func rotation() async throws {
    let path = try folder.write("token", "first\n")
    let transport = server { ["first", "second"] }
    let kubernetes = try client(transport, .file(path, .secret))
    _ = try await kubernetes.version()
    try folder.write("token", "second")
    _ = try await kubernetes.version()
    #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer first", "Bearer second"])
    try folder.write("token", "\n")
    await #expect(throws: IntegrationError.self) { _ = try await kubernetes.version() }
  }

  @Test("however many requests need it, a plugin runs once, until what it brought expires")
  func once() async throws {
    let until = time.now.addingTimeInterval(600).formatted(.iso8601)
    let credential = try plugin(
      "sleep 0.2\n" + KubeconfigFolder.credential(["token": "t", "expirationTimestamp": .string(until)]))
    let kubernetes = try client(server { ["t"] }, credential)
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await kubernetes.version() } }
      try await group.waitForAll()
    }
    #expect(folder.runs == 1)
    time.advance(580)
    _ = try await kubernetes.version()
    #expect(folder.runs == 1)
    time.advance(15)
    _ = try await kubernetes.version()
    #expect(folder.runs == 2)
  }

  @Test("a token that the API server refuses is asked for anew, once")
  func refused() async throws {
    let credential = try plugin(
      #"n=$(wc -l <"$(dirname "$0")/runs")"# + "\n"
        + #"echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t'$n'"}}'"#
    )
    let taken = Mutex<Set<String>>(["t1", "t2"])
    let transport = server { taken.withLock { $0 } }
    let kubernetes = try client(transport, credential)
    _ = try await kubernetes.version()
    taken.withLock { $0 = ["t2"] }
    _ = try await kubernetes.version()
    #expect(folder.runs == 2 && transport.requests.count == 3)
    taken.withLock { $0 = [] }
    let error = await #expect(throws: IntegrationError.self) { _ = try await kubernetes.version() }
    #expect(error?.code == IntegrationError.codeUnauthorized)
    #expect(folder.runs == 3 && transport.requests.count == 5)
  }

  @Test("a token that is refused and has not changed is not sent again")
  func unchanged() async throws {
    let transport = server { [] }
    let kubernetes = try client(transport, .token(SecretValue("old")))
    await #expect(throws: IntegrationError.self) { _ = try await kubernetes.version() }
    #expect(transport.requests.count == 1)
  }

  @Test("a plugin may bring a certificate, and the way is made with it")
  func certificate() async throws {
    let credential = try plugin(
      KubeconfigFolder.credential(["clientCertificateData": "PEM", "clientKeyData": "KEY"], version: "v1"))
    let used = Mutex<[TLSSettings.Identity]>([])
    let way = CannedTransport(status: 200, json: ["gitVersion": "v1.36.1"])
    let kubernetes = try client(CannedTransport(status: 500), credential) { identity in
      used.withLock { $0.append(identity) }
      return way
    }
    _ = try await kubernetes.version()
    _ = try await kubernetes.version()
    #expect(
      used.withLock { $0 } == [TLSSettings.Identity(certificate: Data("PEM".utf8), key: Data("KEY".utf8))])
    #expect(way.requests.count == 2 && way.requests.allSatisfy { $0.headers["Authorization"] == nil })
  }

  @Test("a plugin has the process's variables and its own, and is told of the cluster")
  func surroundings() async throws {
    var user = try folder.plugin(
      #"[ "$HOME" = /home/op ] && [ "$MINE" = yes ] && [ "$1" = get ] || exit 3"# + "\n"
        + #"case "$KUBERNETES_EXEC_INFO" in *'"server":"https://10.0.0.1:6443"'*) ;; *) exit 4 ;; esac"#
        + "\n"
        + KubeconfigFolder.credential(["token": "t"]))
    var exec = user["exec"] ?? .object([:])
    exec["args"] = ["get"]
    exec["env"] = [["name": "MINE", "value": "yes"]]
    exec["provideClusterInfo"] = true
    user["exec"] = exec
    try folder.config(user: user)
    let kubernetes = try client(
      server { ["t"] }, try folder.target().credential,
      environment: ["HOME": "/home/op", "PATH": "/usr/bin:/bin"])
    #expect(try await kubernetes.version() == "v1.36.1")
  }

  @Test(
    "a plugin that brings nothing of use is said, and what it printed is not",
    arguments: [
      ("echo sign in again >&2; exit 7", "ended with 7: sign in again"),
      ("echo canary-51", "no ExecCredential"),
      (KubeconfigFolder.credential(["token": "canary-51"], version: "v1beta1"), "another version"),
      (KubeconfigFolder.credential([:]), "neither a token nor a certificate"),
      (KubeconfigFolder.credential(["clientKeyData": "canary-51"]), "without its key"),
      (KubeconfigFolder.credential(["token": "canary-51", "expirationTimestamp": "soon"]), "no date"),
    ])
  func useless(script: String, words: String) async throws {
    let transport = server { ["canary-51"] }
    let kubernetes = try client(transport, try plugin(script), environment: ["PATH": "/usr/bin:/bin"])
    let error = await #expect(throws: IntegrationError.self) { _ = try await kubernetes.version() }
    #expect(error?.code == IntegrationError.codeSecret)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.description.contains("canary") == false && transport.requests.isEmpty)
  }

  @Test("a plugin that is not installed is named, with its makers' advice")
  func missing() async throws {
    let exec: JSONValue = [
      "apiVersion": "client.authentication.k8s.io/v1", "command": "no-such-plugin",
      "installHint": "Ask the makers.",
    ]
    let path = try folder.config(user: ["exec": exec])
    let kubernetes = try client(
      server { [] }, try folder.target().credential, environment: ["PATH": "/usr/bin:relative"])
    let error = await #expect(throws: IntegrationError.self) { _ = try await kubernetes.version() }
    #expect(error?.message.hasPrefix("\(path): ") == true)
    #expect(
      error?.message.contains("no-such-plugin") == true && error?.message.contains("Ask the makers.") == true)
  }
}
