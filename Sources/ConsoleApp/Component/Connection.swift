import Foundation

/// Whether changes arrive by themselves.
package enum Connection: Equatable, Sendable {
  case connecting
  case live
  case lost(since: Date)
  /// The server does not know the caller any more; what to do about it, in a sentence.
  case signedOut(since: Date, advice: String)

  package var isSignedIn: Bool {
    if case .signedOut = self { false } else { true }
  }

  /// Since when nothing arrives; nil while something does, or is about to.
  package var lostSince: Date? {
    switch self {
    case .connecting, .live: nil
    case .lost(let since), .signedOut(let since, _): since
    }
  }
}
