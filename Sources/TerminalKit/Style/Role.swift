/// What a piece of text means; a `Theme` decides how that looks.
package enum Role: UInt8, CaseIterable, Sendable {
  /// Ordinary text.
  case text
  /// Text that can be overlooked: units, ages, labels.
  case dim
  /// Focus, selection, the one thing to act on.
  case accent
  /// Healthy, done.
  case ok
  /// Needs attention soon.
  case warning
  /// Broken, failed.
  case error
  /// Under way.
  case busy
  /// The name of a pane or a float.
  case title
  /// The head of a column.
  case header
  /// Rules and borders.
  case rule
  /// A key in a hint.
  case key
  /// The part of a text that a search found.
  case match
  /// Something that opens elsewhere.
  case link
  /// Bars that stand for data not there yet.
  case skeleton
  /// The filled badge of production.
  case badgeProduction
  /// The filled badge of staging.
  case badgeStaging
  /// The filled badge of the sandbox.
  case badgeSandbox
  /// A filled badge that says nothing about an environment.
  case badgeNeutral
}
