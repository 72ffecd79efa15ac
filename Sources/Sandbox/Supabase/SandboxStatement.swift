import Foundation

/// The few statements that the sandbox's database understands.
enum SandboxStatement: Equatable {
  enum Filter: Equatable {
    case none
    case name
    case marker
  }

  /// What PostgreSQL says to what it refuses.
  struct Refusal: Error {
    let state: String
    let message: String

    static let readOnly = Refusal(
      state: "25006", message: "cannot execute this statement in a read-only transaction")
  }

  case createSchema(String)
  case commentOnSchema(String, String)
  case createTable(schema: String, table: String)
  /// A grant or default privileges in a schema.
  case privileges(String)
  /// A query of `pg_namespace`.
  case namespaces(Filter)
  /// With the word that no statement begins with.
  case other(String)

  /// The statements of a text, which quoted semicolons do not end.
  static func all(in text: String) -> [SandboxStatement] {
    var statements: [String] = [""]
    var isQuoted = false
    for character in text {
      if character == "'" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        statements.append("")
      } else {
        statements[statements.count - 1].append(character)
      }
    }
    return statements.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }.map(SandboxStatement.init)
  }

  private init(_ text: String) {
    if let match = text.wholeMatch(of: /create schema ([a-z0-9_]+)/) {
      self = .createSchema(String(match.1))
    } else if let match = text.wholeMatch(of: /comment on schema ([a-z0-9_]+) is '((?:[^']|'')*)'/) {
      self = .commentOnSchema(String(match.1), String(match.2).replacing("''", with: "'"))
    } else if let match = text.wholeMatch(of: /create table ([a-z0-9_]+)\.([a-z0-9_]+) \(.*\)/) {
      self = .createTable(schema: String(match.1), table: String(match.2))
    } else if let match = text.wholeMatch(
      of: /(?:grant|alter default privileges) .*in schema ([a-z0-9_]+) .*/)
    {
      self = .privileges(String(match.1))
    } else if let match = text.wholeMatch(of: /grant usage on schema ([a-z0-9_]+) to .*/) {
      self = .privileges(String(match.1))
    } else if text.hasPrefix("select "), text.contains("from pg_namespace") {
      self = .namespaces(text.contains("nspname = $1") ? .name : text.contains("like $1") ? .marker : .none)
    } else {
      self = .other(String(text.split(separator: " ").first ?? ""))
    }
  }
}
