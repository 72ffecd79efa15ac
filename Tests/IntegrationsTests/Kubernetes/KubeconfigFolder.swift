import Foundation
import HTTPTransport
import TestSupport

@testable import Integrations

/// Kubeconfigs in a folder of their own, written as JSON, which is YAML too.
struct KubeconfigFolder: Sendable {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let path = path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  /// A kubeconfig with one context, `prod`, of one cluster and one user.
  @discardableResult
  func config(
    _ name: String = "config", cluster: JSONValue = ["server": "https://10.0.0.1:6443"],
    user: JSONValue = ["token": "abc"], mode: Int = 0o600
  ) throws -> String {
    let tree: JSONValue = [
      "apiVersion": "v1", "kind": "Config", "current-context": "prod",
      "contexts": [["name": "prod", "context": ["cluster": "c", "user": "u"]]],
      "clusters": [["name": "c", "cluster": cluster]], "users": [["name": "u", "user": user]],
    ]
    return try write(name, String(decoding: tree.data, as: UTF8.self), mode: mode)
  }

  static func tree(_ path: String, _ data: Data) throws(IntegrationError) -> JSONValue {
    do {
      return try JSONValue(data: data)
    } catch {
      throw KubernetesFile.problem(path, "This is not YAML.")
    }
  }

  func target(_ paths: [String]? = nil, context: String? = nil) throws(IntegrationError) -> KubernetesTarget {
    try Kubeconfig(reading: paths ?? [path("config")], tree: Self.tree).target(context: context)
  }

  /// A plugin that counts its runs in the file `runs` and prints what it is told to.
  func plugin(_ script: String, name: String = "plugin") throws -> JSONValue {
    try write(name, "#!/bin/sh\necho run >>\"$(dirname \"$0\")/runs\"\n\(script)\n", mode: 0o700)
    return ["exec": ["apiVersion": "client.authentication.k8s.io/v1", "command": .string("./\(name)")]]
  }

  /// How often plugins ran.
  var runs: Int {
    let text = try? String(contentsOfFile: path("runs"), encoding: .utf8)  // None ran: there is no file.
    return text?.split(separator: "\n").count ?? 0
  }

  static func credential(_ status: JSONValue, version: String = "v1") -> String {
    let answer: JSONValue = [
      "kind": "ExecCredential", "apiVersion": .string("client.authentication.k8s.io/\(version)"),
      "status": status,
    ]
    return "cat <<'END'\n\(String(decoding: answer.data, as: UTF8.self))\nEND"
  }
}
