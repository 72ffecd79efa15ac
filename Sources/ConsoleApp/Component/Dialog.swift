import TerminalKit

/// A component that floats over the others until it has an outcome.
///
/// Its view is drawn over the page: return a `Modal`. It gets every key first. Esc, when it does not handle it,
/// closes it without an outcome, and then nobody is told.
package protocol Dialog: Component {
  /// What it is asked for.
  associatedtype Outcome: Equatable & Sendable

  /// The answer. As soon as it is there the dialog closes, and the one who presented it is told.
  var outcome: Outcome? { get }

  /// True when yes would change the platform: it closes when nothing may be changed any more.
  var asksToChange: Bool { get }

  /// True when it has nothing more to do once its change waits to be sent: it closes then, and nobody is told.
  var endsWhenPostponed: Bool { get }
}

extension Dialog {
  package var asksToChange: Bool { false }

  package var endsWhenPostponed: Bool { true }
}
