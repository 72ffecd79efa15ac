/// What the test of a connection found.
package struct IntegrationReport: Codable, Equatable, Sendable {
  package struct Check: Codable, Equatable, Sendable {
    package var name: String
    package var isPassing: Bool
    /// What works, or what is missing and how to get it.
    package var sentence: String

    package init(name: String, isPassing: Bool, sentence: String) {
      self.name = name
      self.isPassing = isPassing
      self.sentence = sentence
    }
  }

  package var system: String
  /// As whom the system knows us; nil when it did not say.
  package var identity: String?
  package var version: String?
  package var checks: [Check]

  package init(system: String, identity: String?, version: String?, checks: [Check]) {
    self.system = system
    self.identity = identity
    self.version = version
    self.checks = checks
  }

  package var isPassing: Bool { !checks.isEmpty && checks.allSatisfy(\.isPassing) }
}
