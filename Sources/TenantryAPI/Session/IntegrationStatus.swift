/// An outside system and whether it is connected.
package struct IntegrationStatus: Codable, Equatable, Sendable {
  /// The stable name, for example `kubernetes`.
  package var system: String
  package var title: String
  package var isConnected: Bool
  /// Why it is not, where somebody has tried to connect it; one sentence.
  package var problem: String?
  /// How its circuit breaker stands; nil for what has none.
  package var breaker: BreakerStatus?

  package init(
    system: String, title: String, isConnected: Bool, problem: String? = nil, breaker: BreakerStatus? = nil
  ) {
    self.system = system
    self.title = title
    self.isConnected = isConnected
    self.problem = problem
    self.breaker = breaker
  }
}
