/// What a test of a connection found: what works, as whom, with which version, and what is missing.
///
/// A test never throws: that a system does not answer is what it is there to say.
package struct ConnectionReport: Equatable, Sendable {
  /// Which system, lower case, as in `IntegrationError`.
  package let system: String
  /// As whom the system knows us; nil when it did not say.
  package var identity: String?
  /// Which version answers; nil when it did not say.
  package var version: String?
  /// In the order they were made; those that need an earlier one that failed are not made.
  package private(set) var checks: [ConnectionCheck] = []

  package init(system: String, identity: String? = nil, version: String? = nil) {
    self.system = system
    self.identity = identity
    self.version = version
  }

  /// True when something was checked and all of it works.
  package var isPassing: Bool { !checks.isEmpty && checks.allSatisfy(\.isPassing) }

  /// What does not work, a sentence or two each.
  package var problems: [String] { checks.filter { !$0.isPassing }.map(\.sentence) }

  package mutating func add(_ check: ConnectionCheck) { checks.append(check) }

  /// Adds one check: `sentence` of what `ask` found, or the words of its error.
  ///
  /// - Parameters:
  ///   - remedy: a sentence that follows when the system refuses us or does not show what was asked for.
  /// - Returns: what was found; nil when the check failed.
  package mutating func check<Value: Sendable>(
    _ name: String, remedy: String = "", ask: () async throws(IntegrationError) -> Value,
    sentence: (Value) -> String
  ) async -> Value? {
    do {
      let value = try await ask()
      add(ConnectionCheck(name, isPassing: true, sentence(value)))
      return value
    } catch {
      add(ConnectionCheck(name, isPassing: false, Self.words(error, remedy: remedy)))
      return nil
    }
  }

  private static let refusals: Set<String> = [
    IntegrationError.codeUnauthorized, IntegrationError.codeForbidden, IntegrationError.codeNotFound,
  ]

  private static func words(_ error: IntegrationError, remedy: String) -> String {
    let said = error.message.last.map(".!?".contains) == true ? error.message : error.message + "."
    return remedy.isEmpty || !refusals.contains(error.code) ? said : "\(said) \(remedy)"
  }
}
