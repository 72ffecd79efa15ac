import ConfigFiles
import Foundation
import Integrations
import PlatformHost
import SignIn
import TenantModel

/// The servers that somebody works with, as `contexts.yaml` in the folder of settings has them.
///
/// ```yaml
/// prod:
///   server: https://tenantry.example.net
///   login: oidc
///   environment: production
/// n8n:
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
    guard let path = path(variables), FileManager.default.fileExists(atPath: path) else { return ContextFile() }
    // Taken for one without contexts, it would be written over.
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.usage, "\(path) cannot be read; check its permissions.")
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
    for entry in entries { contexts.append(try Self.context(entry)) }
  }

  private static func context(_ entry: FileEntry) throws(FileProblem) -> ServerContext {
    var words: [String: String] = [:]
    for field in entry.value.entries ?? [] {
      guard ["server", "token", "login", "environment"].contains(field.key) else {
        throw FileProblem(
          field.place, "A context has no “\(field.key)”; it has server, token or login, and environment.")
      }
      words[field.key] = field.value.word
    }
    let access: ServerContext.Access
    switch (words["token"], words["login"]) {
    case (let token?, nil): access = .token(token)
    case (nil, "oidc"): access = .signIn
    default: throw FileProblem(entry.place, "“\(entry.key)” needs a token, or “login: oidc”.")
    }
    guard let server = words["server"] else {
      throw FileProblem(entry.place, "“\(entry.key)” needs a server.")
    }
    let environment = words["environment"].map { TenantEnvironment(rawValue: $0) }
    if case .some(nil) = environment {
      throw FileProblem(entry.place, "The environment of “\(entry.key)” is to be production or staging.")
    }
    do throws(CommandFailure) {
      return try context(entry.key, server: server, access: access, environment: environment ?? nil)
    } catch {
      throw FileProblem(entry.place, error.message)
    }
  }

  /// A context of what somebody wrote.
  static func context(
    _ name: String, server: String, access: ServerContext.Access, environment: TenantEnvironment? = nil
  ) throws(CommandFailure) -> ServerContext {
    guard (1...40).contains(name.count),
      name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
    else { throw CommandFailure(.usage, "A context's name is 1 to 40 small letters, digits and dashes.") }
    guard let url = URL(string: server), let host = url.host(), url.query() == nil, url.user() == nil,
      url.scheme == "https" || (url.scheme == "http" && ["127.0.0.1", "::1", "localhost"].contains(host))
    else {
      throw CommandFailure(.usage, "“\(server)” is no https address of a server.")
    }
    if case .token(let token) = access, (try? SecretReference(token)) == nil {
      throw CommandFailure(
        .usage, "A token is written down as where it is found, never itself.",
        hints: ["env:NAME, file:/path or exec:command"])
    }
    return ServerContext(name: name, server: url, access: access, environment: environment)
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
      var text = "\(context.name):\n  server: \(context.server.absoluteString)\n"
      switch context.access {
      case .token(let token):
        text += "  token: \"\(token.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"\n"
      case .signIn: text += "  login: oidc\n"
      }
      if let environment = context.environment { text += "  environment: \(environment.rawValue)\n" }
      return text
    }.joined()
  }

  /// Reads the file, changes it and writes it; who wants to change it meanwhile waits.
  ///
  /// - Throws: `CommandFailure` or `APIProblem` when the file cannot be read as it is, or not be written.
  static func change(
    _ variables: [String: String], _ change: @Sendable (inout ContextFile) -> Void
  ) async throws {
    guard let path = path(variables) else {
      throw CommandFailure(.usage, "There is no place for settings: HOME is not set.")
    }
    let lock = FileLock(
      folder: URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false), name: name + ".lock",
      busy: "Another tenantry is writing \(path) and does not come to an end.")
    try await lock.whileHeld {
      var file = try read(variables)
      change(&file)
      try file.write(to: path)
    }
  }

  private func write(to path: String) throws(CommandFailure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw CommandFailure(.usage, "\(path) cannot be written: \(error.systemReason ?? "the disk said no").")
    }
  }
}
