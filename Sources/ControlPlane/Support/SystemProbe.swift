import Integrations

/// A connected system that can be asked how it is.
package struct SystemProbe: Sendable {
  /// The stable name, as in `IntegrationStatus`.
  package var system: String
  /// Where people find it; nil when that is nowhere.
  package var url: String?
  /// Says what works; changes nothing.
  package var test: @Sendable () async -> ConnectionReport

  package init(_ system: String, url: String? = nil, test: @escaping @Sendable () async -> ConnectionReport) {
    self.system = system
    self.url = url
    self.test = test
  }
}
