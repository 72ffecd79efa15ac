import Foundation
import HTTPTransport

/// What kubeconfig files say of contexts, clusters and users, several files taken together as kubectl does: what
/// stands in an earlier one counts.
///
/// Only what a context uses is checked, so that another context's mistakes harm nobody.
///
/// Source: kubernetes.io/docs/reference/config-api/kubeconfig.v1.
package struct Kubeconfig: Equatable, Sendable {
  /// A part of a file, with the file it stands in.
  struct Entry: Equatable, Sendable {
    let file: String
    let kind: String
    let name: String
    let content: JSONValue
  }

  private var contexts: [String: Entry] = [:]
  private var clusters: [String: Entry] = [:]
  private var users: [String: Entry] = [:]
  private var current: String?
  private let files: [String]

  /// - Parameters:
  ///   - paths: absolute; those after the first may be missing, as kubectl has it.
  ///   - tree: the content of a file.
  package init(
    reading paths: [String],
    tree: (_ path: String, Data) throws(IntegrationError) -> JSONValue
  ) throws(IntegrationError) {
    files = paths
    for (index, path) in paths.enumerated() {
      if index > 0, !FileManager.default.fileExists(atPath: path) { continue }
      add(try tree(path, try KubernetesFile.read(path, .secret)), from: path)
    }
    guard !contexts.isEmpty || !clusters.isEmpty else {
      throw KubernetesFile.problem(paths.first ?? "kubeconfig", "It names no cluster: is it a kubeconfig?")
    }
  }

  private mutating func add(_ tree: JSONValue, from file: String) {
    func entries(_ list: String, _ kind: String) -> [String: Entry] {
      let named = (tree[list]?.arrayValue ?? []).compactMap { item -> (String, Entry)? in
        guard let name = item["name"]?.stringValue else { return nil }
        return (name, Entry(file: file, kind: kind, name: name, content: item[kind] ?? .null))
      }
      return Dictionary(named) { first, _ in first }
    }
    contexts.merge(entries("contexts", "context")) { first, _ in first }
    clusters.merge(entries("clusters", "cluster")) { first, _ in first }
    users.merge(entries("users", "user")) { first, _ in first }
    current = current ?? tree["current-context"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The names of all contexts, sorted.
  package var contextNames: [String] { contexts.keys.sorted() }

  /// What a context leads to and as whom.
  ///
  /// - Parameter name: nil for the current context.
  package func target(context name: String?) throws(IntegrationError) -> KubernetesTarget {
    let file = files.first ?? "kubeconfig"
    guard let name = name ?? current else {
      throw KubernetesFile.problem(
        file, "It has no current context: name one of \(contextNames.joined(separator: ", ")).")
    }
    guard let context = contexts[name] else {
      let known = contextNames.isEmpty ? "none" : contextNames.joined(separator: ", ")
      throw KubernetesFile.problem(file, "There is no context “\(name)”; there are: \(known).")
    }
    let cluster = try entry(clusters, "cluster", of: context)
    let user = try entry(users, "user", of: context)
    return try KubernetesTarget(context: name, cluster: cluster, user: user)
  }

  private func entry(
    _ entries: [String: Entry], _ kind: String, of context: Entry
  ) throws(IntegrationError) -> Entry {
    guard let name = context.text(kind) else { throw context.problem("It names no \(kind).") }
    guard let entry = entries[name] else {
      throw context.problem("It names the \(kind) “\(name)”, which is not there.")
    }
    return entry
  }
}

extension Kubeconfig.Entry {
  /// A single value, nil when it is empty or left out.
  func text(_ key: String) -> String? {
    content[key]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a switch is on; YAML has many words for that.
  func isOn(_ key: String) -> Bool {
    content[key]?.boolValue ?? ["true", "yes", "on", "y"].contains(text(key)?.lowercased() ?? "")
  }

  /// The absolute path that a value names, relative to the file it stands in.
  func path(_ key: String) -> String? { text(key).map(absolute) }

  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return URL(filePath: file).deletingLastPathComponent().appending(path: path).standardizedFileURL.path
  }

  /// The bytes of a value in base64.
  func data(_ key: String) throws(IntegrationError) -> Data? {
    guard let text = text(key) else { return nil }
    guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !data.isEmpty else {
      throw problem("Its \(key) is no base64.")
    }
    return data
  }

  func problem(_ sentence: String) -> IntegrationError {
    KubernetesFile.problem(file, "The \(kind) “\(name)”: \(sentence)")
  }
}
