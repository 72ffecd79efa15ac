import TenantModel

/// The runbooks, best first when something is looked for, else by title; those that parked operations name come first
/// either way.
package struct SearchRunbooks: Endpoint {
  package static let name = "support.runbooks"
  package static let method = EndpointMethod.get
  package static let path = "/api/support/runbooks"
  package static let permission = Permission.runbooksRead
  package static let blank: SearchRunbooks? = SearchRunbooks()

  /// Words that must all stand in a runbook; nil or empty for all of them.
  package var q: String?

  package init(q: String? = nil) {
    self.q = q
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [RunbookEntry]

    package init(items: [RunbookEntry]) {
      self.items = items
    }
  }
}

/// A runbook as a line of a list.
package struct RunbookEntry: Codable, Equatable, Sendable {
  /// An operation that is parked with a fault for which this is the runbook.
  package struct Case: Codable, Equatable, Sendable {
    package var operation: OperationID
    /// What the operation is about, for people.
    package var subject: String

    package init(operation: OperationID, subject: String) {
      self.operation = operation
      self.subject = subject
    }
  }

  /// The name that faults give it, for example `image-pull`.
  package var name: String
  package var title: String
  /// The line that says most of what was looked for; nil when nothing was.
  package var line: String?
  /// How many places were found; 0 when nothing was looked for.
  package var places: Int
  /// The newest first; empty for who may not see operations.
  package var cases: [Case]

  package init(name: String, title: String, line: String?, places: Int, cases: [Case]) {
    self.name = name
    self.title = title
    self.line = line
    self.places = places
    self.cases = cases
  }
}
