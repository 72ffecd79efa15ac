import ConfigFiles
import Foundation
import Integrations
import TenantryServer

/// Which webhooks are taken and sent, as `hooks.yaml` in the data folder says. docs/server.md has an example.
struct HooksFile {
  static let name = "hooks.yaml"

  private(set) var settings = HookSettings()

  /// - Throws: `ServerRefusal` with the file's line for what cannot be used. Without a file there are no webhooks.
  static func read(in folder: String, secrets: SecretResolver) throws(ServerRefusal) -> HookSettings {
    let path = folder + "/" + name
    do throws(FileProblem) {
      guard let bytes = try SettingsText.bytes(at: path) else { return HookSettings() }
      return try HooksFile(bytes, secrets: secrets).settings
    } catch {
      throw ServerRefusal(2, error.line(in: path))
    }
  }

  init(_ bytes: some Collection<UInt8>, secrets: SecretResolver) throws(FileProblem) {
    let root = try YAMLFile.read(bytes, noun: "file of webhooks")
    for entry in try root?.entries(of: "The file", known: nil) ?? [] {
      switch entry.key {
      case "in":
        for source in try entry.value.entries(of: "What comes in", known: nil) {
          guard let kind = HookSource(rawValue: source.key) else {
            let names = HookSource.allCases.map(\.rawValue).joined(separator: ", ")
            throw FileProblem(source.place, "There is no source “\(source.key)”; there are \(names).")
          }
          _ = try source.value.entries(of: "A source", known: ["secret"])
          settings.sources[kind] = try Self.secret(in: source.value, of: source.key, secrets)
        }
      case "out":
        for item in try entry.list() {
          let sink = try Self.sink(item, secrets)
          guard !settings.sinks.contains(where: { $0.name == sink.name }) else {
            throw FileProblem(item.place, "There are two receivers “\(sink.name)”.")
          }
          settings.sinks.append(sink)
        }
      default: throw FileProblem(entry.place, "There is no “\(entry.key)” here; there are in and out.")
      }
    }
  }

  /// Everything in such settings by its name, to see what becomes of it.
  static func parts(of settings: HookSettings) -> [String: Part] {
    var parts: [String: Part] = [:]
    for (source, secret) in settings.sources { parts["in \(source.rawValue)"] = .source(secret) }
    for sink in settings.sinks { parts["out \(sink.name)"] = .sink(sink) }
    return parts
  }

  enum Part: Equatable {
    case source(HookSettings.Secret)
    case sink(HookSettings.Sink)
  }

  private static func sink(_ item: FileNode, _ secrets: SecretResolver) throws(FileProblem)
    -> HookSettings.Sink
  {
    let fields = try item.entries(of: "A receiver", known: ["name", "url", "secret", "events"])
    guard let name = item["name"]?.word, SignInFile.isName(name) else {
      throw FileProblem(item.place, "A receiver needs a name of small letters, digits and dashes.")
    }
    guard let text = item["url"]?.word, let url = URL(string: text), let host = url.host(), url.user() == nil,
      url.scheme == "https" || (url.scheme == "http" && ["127.0.0.1", "::1", "localhost"].contains(host))
    else { throw FileProblem(item.place, "\(name) needs an https address as its url.") }
    var events: Set<HookEvent.Kind> = []
    for word in try fields.first(where: { $0.key == "events" })?.list() ?? [] {
      guard let event = word.word.flatMap(HookEvent.Kind.init) else {
        let names = HookEvent.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw FileProblem(word.place, "There is no such event; there are \(names).")
      }
      events.insert(event)
    }
    return HookSettings.Sink(
      name: name, url: url, secret: try secret(in: item, of: name, secrets), events: events)
  }

  /// A secret stands in the file as where it is found, never itself.
  private static func secret(
    in node: FileNode, of name: String, _ secrets: SecretResolver
  ) throws(FileProblem) -> HookSettings.Secret {
    guard let text = node["secret"]?.word, let reference = try? SecretReference(text) else {
      throw FileProblem(node.place, "\(name) needs a secret: env:NAME, file:/path or exec:command.")
    }
    return HookSettings.Secret(reference.description) {
      try await secrets.resolve(reference).reveal().trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
