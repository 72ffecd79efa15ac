/// What can be done to a tenant. The raw values are the PRD's (§5.2) and go over the wire and into the database.
package enum OperationKind: String, CaseIterable, Codable, Hashable, Sendable {
  case create
  case pause
  case resume
  case rebuild

  /// What it does, for people, as a verb phrase: "Pause the tenant".
  package var title: String { "\(verb) the tenant" }

  /// What it does, as a sentence begins.
  package var verb: String {
    switch self {
    case .create: "Create"
    case .pause: "Pause"
    case .resume: "Resume"
    case .rebuild: "Rebuild"
    }
  }
}
