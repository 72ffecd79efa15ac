import Foundation
import HTTPTransport
import Synchronization
import TestSupport
import Testing

@testable import Integrations

@Suite("a kubeconfig that changes while it is used")
final class KubeconfigFollowerTests: Sendable {
  private let folder: KubeconfigFolder
  private let server = CannedTransport(status: 200, json: ["gitVersion": "v1.36.1"])
  private let routes = Mutex<[ConnectionRoute]>([])

  init() throws { folder = try KubeconfigFolder() }

  private func client() throws -> KubernetesClient {
    let values = try ConnectionValues(["kubeconfig": folder.path("config")], for: KubernetesClient.definition)
    let parts = ConnectionParts(
      transport: { [self] route throws(IntegrationError) in
        routes.withLock { $0.append(route) }
        return server
      }, tree: { _, path, data throws(IntegrationError) in try KubeconfigFolder.tree(path, data) },
      secrets: .system(environment: [:]), environment: [:], now: { Date() })
    return try KubernetesClient(values, parts)
  }

  private var shown: [String?] { server.requests.map { $0.headers["Authorization"] } }

  @Test("a token that is written anew counts with the next request, and nothing is read while nothing changes")
  func rotated() async throws {
    try folder.config(user: ["token": "first"])
    let kubernetes = try client()
    _ = try await kubernetes.version()
    _ = try await kubernetes.version()
    #expect(routes.withLock { $0.count } == 1)
    try folder.config(user: ["token": "second"])
    _ = try await kubernetes.version()
    #expect(shown == ["Bearer first", "Bearer first", "Bearer second"])
    #expect(routes.withLock { $0.count } == 2)
  }

  @Test("a certificate's file that is written anew makes a new way")
  func certificate() async throws {
    try folder.write("client.crt", "certificate 1")
    try folder.write("client.key", "key")
    try folder.config(user: ["client-certificate": "client.crt", "client-key": "client.key"])
    let kubernetes = try client()
    _ = try await kubernetes.version()
    try folder.write("client.crt", "certificate 2")
    _ = try await kubernetes.version()
    #expect(
      routes.withLock { $0.map { $0.tls.identity?.certificate } }
        == [Data("certificate 1".utf8), Data("certificate 2".utf8)])
  }

  @Test("a file that is half written changes nothing, and counts once it is whole")
  func half() async throws {
    try folder.config(user: ["token": "first"])
    let kubernetes = try client()
    try folder.write("config", "{\"contexts\": [")
    _ = try await kubernetes.version()
    try folder.config(user: ["token": "second"])
    _ = try await kubernetes.version()
    #expect(shown == ["Bearer first", "Bearer second"])
  }

  @Test("a running platform stays with its context, whatever the current one is now")
  func switched() async throws {
    try folder.config(user: ["token": "first"])
    let kubernetes = try client()
    let text = try String(contentsOfFile: folder.path("config"), encoding: .utf8)
    let other = #""current-context":"other","note":"changed""#
    try folder.write("config", text.replacing(#""current-context":"prod""#, with: other))
    _ = try await kubernetes.version()
    #expect(shown == ["Bearer first"])
  }

  @Test("a context that leads to another server is not followed: nothing is asked of either")
  func elsewhere() async throws {
    try folder.config(user: ["token": "first"])
    let kubernetes = try client()
    try folder.config(cluster: ["server": "https://10.9.9.9:6443"], user: ["token": "second"])
    let error = await #expect(throws: IntegrationError.self) { _ = try await kubernetes.version() }
    #expect(error?.code == IntegrationError.codeRefusedHost)
    #expect(error?.message.contains("10.9.9.9") == true && server.requests.isEmpty)
  }
}
