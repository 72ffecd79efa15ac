import HTTPTransport

/// A module as an Odoo has it.
package struct OdooModule: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case installed
    case toInstall
    case toUpgrade
    case toRemove
    /// A word that this version of ours does not know.
    case other(String)

    init(_ text: String) {
      switch text {
      case "installed": self = .installed
      case "to install": self = .toInstall
      case "to upgrade": self = .toUpgrade
      case "to remove": self = .toRemove
      default: self = .other(text)
      }
    }
  }

  /// As Odoo says it; not validated.
  package var name: String
  package var state: State
  /// Of what the database holds, which is not what the image brings; nil before it is installed.
  package var version: String?

  package init(name: String, state: State, version: String?) {
    self.name = name
    self.state = state
    self.version = version
  }

  /// Nil for a record without a name.
  init?(_ record: JSONValue) {
    guard let name = record["name"]?.stringValue else { return nil }
    // The field `latest_version` is the installed one; Odoo keeps the confusing name for old times' sake.
    self.init(
      name: name, state: State(record["state"]?.stringValue ?? ""),
      version: record["latest_version"]?.stringValue)
  }
}
