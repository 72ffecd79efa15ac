import Foundation

/// Whether changes arrive by themselves.
package enum Connection: Equatable, Sendable {
  case connecting
  case live
  case lost(since: Date)
}
