import TenantModel

/// A maintenance window and how it stands now.
package struct WindowView: Codable, Equatable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case open
    case ahead
    /// It never opens again.
    case over
  }

  package var window: MaintenanceWindow
  package var state: State
  /// The span it is in, or the next one; nil when it is over.
  package var span: TimeSpan?

  package init(window: MaintenanceWindow, state: State, span: TimeSpan?) {
    self.window = window
    self.state = state
    self.span = span
  }
}
