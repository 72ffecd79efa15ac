import Foundation
import HTTPTransport

/// A program that brings credentials, as kubeconfigs name them.
///
/// Source: kubernetes.io/docs/reference/access-authn-authz/authentication, “client-go credential plugins”.
package struct ExecPlugin: Equatable, Sendable {
  private static let versions = ["v1", "v1beta1"].map { "client.authentication.k8s.io/\($0)" }

  /// The kubeconfig that names it.
  let file: String
  let apiVersion: String
  /// A path, absolute, or a name that `PATH` leads to.
  let command: String
  let arguments: [String]
  /// Besides the process's own.
  let variables: [String: String]
  /// What its makers say to those who lack it.
  let hint: String?
  /// What it is told of the cluster; nil when it does not want to know.
  let cluster: JSONValue?

  init(_ user: Kubeconfig.Entry, for cluster: Kubeconfig.Entry) throws(IntegrationError) {
    let exec = Kubeconfig.Entry(
      file: user.file, kind: "user", name: user.name, content: user.content["exec"] ?? .null)
    guard let version = exec.text("apiVersion"), Self.versions.contains(version) else {
      throw exec.problem(
        "Its exec plugin must say apiVersion \(Self.versions.joined(separator: " or ")).")
    }
    guard let command = exec.text("command") else { throw exec.problem("Its exec plugin names no command.") }
    if exec.text("interactiveMode") == "Always" {
      throw exec.problem("Its exec plugin wants to ask people on a terminal, which nobody watches here.")
    }
    file = user.file
    apiVersion = version
    self.command = command.contains("/") ? exec.absolute(command) : command
    arguments = (exec.content["args"]?.arrayValue ?? []).compactMap(\.stringValue)
    let pairs = (exec.content["env"]?.arrayValue ?? []).compactMap { item -> (String, String)? in
      guard let name = item["name"]?.stringValue else { return nil }
      return (name, item["value"]?.stringValue ?? "")
    }
    variables = Dictionary(pairs) { $1 }
    hint = exec.text("installHint")
    self.cluster = exec.isOn("provideClusterInfo") ? try Self.told(of: cluster) : nil
  }

  private static func told(of cluster: Kubeconfig.Entry) throws(IntegrationError) -> JSONValue {
    var told: JSONValue = .object([:])
    told["server"] = cluster.text("server").map(JSONValue.string)
    told["tls-server-name"] = cluster.text("tls-server-name").map(JSONValue.string)
    told["proxy-url"] = cluster.text("proxy-url").map(JSONValue.string)
    if let data = try cluster.data("certificate-authority-data") {
      told["certificate-authority-data"] = .string(data.base64EncodedString())
    } else if let path = cluster.path("certificate-authority") {
      let data = try KubernetesFile.read(path, .integrity)
      told["certificate-authority-data"] = .string(data.base64EncodedString())
    }
    let extensions = cluster.content["extensions"]?.arrayValue ?? []
    told["config"] =
      extensions.first { $0["name"]?.stringValue == "client.authentication.k8s.io/exec" }?["extension"]
    return told
  }

  /// What `KUBERNETES_EXEC_INFO` says.
  var information: JSONValue {
    var spec: JSONValue = ["interactive": false]
    spec["cluster"] = cluster
    return ["kind": "ExecCredential", "apiVersion": .string(apiVersion), "spec": spec]
  }
}
