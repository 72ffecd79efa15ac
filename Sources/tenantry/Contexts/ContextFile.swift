import ConfigFiles
import Foundation
import Integrations
import PlatformHost

/// The servers that somebody works with, as `contexts.yaml` in the folder of settings has them.
///
/// ```yaml
/// prod:
///   server: https://tenantry.example.net
///   token: file:/home/ops/.tenantry-token
/// ```
struct ContextFile: Equatable {
  static let name = "contexts.yaml"

  private(set) var contexts: [ServerContext] = []

  /// The file's path; nil when the environment names no folder for settings.
  static func path(_ variables: [String: String]) -> String? {
    ConfigFolder.path(variables: variables).map { $0 + "/" + name }
  }

  /// - Throws: `CommandFailure` with the line for what cannot be used. A file that is not there has no contexts.
  static func read(_ variables: [String: String]) throws(CommandFailure) -> ContextFile {
    guard let path = path(variables), let bytes = FileManager.default.contents(atPath: path) else {
      return ContextFile()
    }
    do throws(FileProblem) {
      return try ContextFile(bytes)
    } catch {
      throw CommandFailure(.usage, error.line(in: path))
    }
  }

  private init() {}

  init(_ bytes: some Collection<UInt8>) throws(FileProblem) {
    guard let root = try YAMLFile.read(bytes, noun: "file of contexts") else { return }
    guard let entries = root.entries else {
      throw FileProblem(root.place, "Contexts are names with a server and a token under each.")
    }
    for entry in entries {
      for field in entry.value.entries ?? [] where field.key != "server" && field.key != "token" {
        throw FileProblem(field.place, "A context has no “\(field.key)”; it has server and token.")
      }
      guard let server = entry.value["server"]?.word, let token = entry.value["token"]?.word else {
        throw FileProblem(entry.place, "“\(entry.key)” needs a server and a token.")
      }
      do throws(CommandFailure) {
        contexts.append(try Self.context(entry.key, server: server, token: token))
      } catch {
        throw FileProblem(entry.place, error.message)
      }
    }
  }

  /// A context of what somebody wrote.
  static func context(_ name: String, server: String, token: String) throws(CommandFailure) -> ServerContext {
    guard (1...40).contains(name.count),
      name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
    else { throw CommandFailure(.usage, "A context's name is 1 to 40 small letters, digits and dashes.") }
    guard let url = URL(string: server), let host = url.host(), url.query() == nil, url.user() == nil,
      url.scheme == "https" || (url.scheme == "http" && ["127.0.0.1", "::1", "localhost"].contains(host))
    else {
      throw CommandFailure(.usage, "“\(server)” is no https address of a server.")
    }
    guard (try? SecretReference(token)) != nil else {
      throw CommandFailure(
        .usage, "A token is written down as where it is found, never itself.",
        hints: ["env:NAME, file:/path or exec:command"])
    }
    return ServerContext(name: name, server: url, token: token)
  }

  subscript(name: String) -> ServerContext? { contexts.first { $0.name == name } }

  /// Puts a context in, in the place of one of its name, or takes one out.
  mutating func replace(_ name: String, with context: ServerContext?) {
    contexts.removeAll { $0.name == name }
    if let context { contexts.append(context) }
    contexts.sort { $0.name < $1.name }
  }

  /// The file as it is written.
  var text: String {
    contexts.map { context in
      let token = context.token.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\(context.name):\n  server: \(context.server.absoluteString)\n  token: \"\(token)\"\n"
    }.joined()
  }

  /// - Throws: `CommandFailure` when the folder or the file cannot be written.
  func write(_ variables: [String: String]) throws(CommandFailure) {
    guard let path = Self.path(variables) else {
      throw CommandFailure(.usage, "There is no place for settings: HOME is not set.")
    }
    do {
      let folder = URL(filePath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw CommandFailure(.usage, "\(path) cannot be written: \(error.systemReason ?? "the disk said no").")
    }
  }
}
