import Integrations

/// Where connections are written down and how they are tried; the composition root supplies it.
package protocol ConnectionKeeper: Sendable {
  /// What was said of each system, by field.
  func written() -> [String: [String: String]]

  /// Tries a connection; changes nothing.
  func test(_ values: ConnectionValues) async -> ConnectionReport

  /// Why nothing is found where a reference points; nil when something is. What is found is forgotten at once.
  func problem(ofSecret reference: String) async -> String?

  /// Writes a system's part down.
  ///
  /// - Throws: `APIProblem` when it cannot be written.
  func save(_ system: String, _ fields: [(name: String, value: String)]) throws
}
