import Foundation
import HTTPTransport
import Testing

@testable import Integrations

@Suite("kubeconfigs")
struct KubeconfigTests {
  private let folder: KubeconfigFolder

  init() throws { folder = try KubeconfigFolder() }

  private func problem(
    cluster: JSONValue = ["server": "https://10.0.0.1:6443"], user: JSONValue = ["token": "abc"],
    context: String? = nil
  ) throws -> String {
    let path = try folder.config(cluster: cluster, user: user)
    let error = #expect(throws: IntegrationError.self) { try folder.target(context: context) }
    let message = try #require(error?.message)
    #expect(message.hasPrefix("\(path): ") && message.hasSuffix("."), "\(message)")
    return message
  }

  @Test("a context leads to its cluster and its user")
  func context() throws {
    let authority = Data("root".utf8).base64EncodedString()
    try folder.config(
      cluster: [
        "server": "https://k.example:6443/k8s/c-1", "certificate-authority-data": .string(authority),
        "proxy-url": "http://proxy.example:3128", "tls-server-name": "kubernetes",
      ])
    let target = try folder.target(context: "prod")
    #expect(target.base.absoluteString == "https://k.example:6443/k8s/c-1")
    #expect(target.trust == .pem(Data("root".utf8)) && target.identity == nil)
    #expect(target.serverName == "kubernetes")
    #expect(target.proxy?.absoluteString == "http://proxy.example:3128")
    guard case .token(let token) = target.credential else {
      Issue.record("no token")
      return
    }
    #expect(token.reveal() == "abc")
    #expect(!"\(target)".contains("abc"))
  }

  @Test("certificates and keys are found beside the file, and bytes in it count more")
  func certificates() throws {
    try folder.write("client.pem", "certificate", mode: 0o644)
    try folder.write("client.key", "key")
    try folder.write("ca.pem", "root", mode: 0o644)
    let inside = Data("inside".utf8).base64EncodedString()
    try folder.config(
      cluster: ["server": "https://10.0.0.1", "certificate-authority": "ca.pem"],
      user: [
        "client-certificate": "./client.pem", "client-key": "client.key",
        "client-certificate-data": .string(inside),
      ])
    let target = try folder.target()
    #expect(target.trust == .pem(Data("root".utf8)))
    #expect(
      target.identity
        == TLSSettings.Identity(certificate: Data("inside".utf8), key: Data("key".utf8)))
  }

  @Test("of several files the first that says something counts, and later ones may be missing")
  func merging() throws {
    let first = try folder.write(
      "first", #"{"contexts":[{"name":"prod","context":{"cluster":"c","user":"mine"}}]}"#)
    let second = try folder.config(
      "second", cluster: ["server": "https://second.example"], user: ["token": "second"])
    let third = try folder.write(
      "third",
      #"{"current-context":"else","users":[{"name":"mine","user":{"token":"third"}}],"#
        + #""clusters":[{"name":"c","cluster":{"server":"https://third.example"}}]}"#)
    let target = try folder.target([first, second, folder.path("nowhere"), third])
    #expect(target.base.host() == "second.example")
    guard case .token(let token) = target.credential else {
      Issue.record("no token")
      return
    }
    #expect(token.reveal() == "third")
    #expect(throws: IntegrationError.self) { try folder.target([folder.path("nowhere")]) }
  }

  @Test("what is less safe than it looks is refused, and what to do is said")
  func refusals() throws {
    let server: JSONValue = ["server": "https://10.0.0.1"]
    #expect(
      try problem(cluster: server.merging(["insecure-skip-tls-verify": true])).contains(
        "certificate-authority-data"))
    #expect(
      try problem(cluster: server.merging(["insecure-skip-tls-verify": "true"])).contains("unproven"))
    #expect(try problem(user: ["auth-provider": ["name": "gcp"]]).contains("exec plugin"))
    #expect(try problem(user: ["username": "u", "password": "geheim"]).contains("1.19"))
    #expect(try problem(user: ["token": "abc", "as": "admin"]).contains("somebody else"))
    #expect(try problem(user: [:]).contains("nobody could sign in"))
    #expect(try problem(user: ["client-certificate-data": "YQ=="]).contains("without its key"))
    #expect(try problem(user: ["client-key-data": "YQ=="]).contains("without its certificate"))
    #expect(try problem(user: ["client-key-data": "???"]).contains("no base64"))
    #expect(try problem(cluster: [:]).contains("no server"))
    #expect(try problem(context: "stage").contains("“stage”; there are: prod"))
    #expect(try problem(user: ["exec": ["command": "x"]]).contains("apiVersion"))
    let asks: JSONValue = [
      "apiVersion": "client.authentication.k8s.io/v1beta1", "command": "x", "interactiveMode": "Always",
    ]
    #expect(try problem(user: ["exec": asks]).contains("terminal"))
  }

  @Test("another context's mistakes harm nobody")
  func others() throws {
    let text = try String(contentsOfFile: folder.config(), encoding: .utf8)
    var tree = try JSONValue(data: Data(text.utf8))
    tree["contexts"] = .array(
      (tree["contexts"]?.arrayValue ?? []) + [["name": "old", "context": ["cluster": "gone", "user": "u"]]])
    try folder.write("config", String(decoding: tree.data, as: UTF8.self))
    #expect(try folder.target().base.host() == "10.0.0.1")
    let error = #expect(throws: IntegrationError.self) { try folder.target(context: "old") }
    #expect(error?.message.contains("the cluster “gone”, which is not there") == true)
  }

  @Test(
    "a file that others may read is not used, nor a key of that kind",
    arguments: [0o640, 0o604, 0o644, 0o622])
  func modes(mode: Int) throws {
    let path = try folder.config(mode: mode)
    let error = #expect(throws: IntegrationError.self) { try folder.target() }
    #expect(error?.message == "\(path): Others may read or write it: run chmod 600 on it.")
    let key = try folder.write("client.key", "key", mode: mode)
    try folder.config(user: ["client-certificate-data": "YQ==", "client-key": "client.key"])
    let other = #expect(throws: IntegrationError.self) { try folder.target() }
    #expect(other?.message.hasPrefix("\(key): ") == true)
  }

  @Test("what is no kubeconfig is said to be none")
  func otherFiles() throws {
    for text in ["{}", "[]", #"{"contexts":3}"#, "no YAML: ["] {
      let path = try folder.write("config", text)
      let error = #expect(throws: IntegrationError.self) { try folder.target() }
      #expect(error?.message.hasPrefix(path) == true, "\(text)")
    }
  }

  @Test("in a pod, address, authority and token are where the kubelet puts them")
  func inCluster() throws {
    try folder.write("ca.crt", "root", mode: 0o644)
    try folder.write("token", "pod-token", mode: 0o644)
    let target = try KubernetesTarget(
      inClusterBy: ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "6443"],
      folder: folder.folder.path)
    #expect(target.base.absoluteString == "https://[fd00::1]:6443")
    #expect(target.trust == .file(folder.path("ca.crt")))
    let outside = #expect(throws: IntegrationError.self) {
      try KubernetesTarget(inClusterBy: [:], folder: folder.folder.path)
    }
    #expect(outside?.message.contains("no pod") == true)
  }
}
