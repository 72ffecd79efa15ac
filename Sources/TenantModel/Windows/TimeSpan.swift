import Foundation

/// From one moment to another; the end is not part of it.
package struct TimeSpan: Codable, Equatable, Hashable, Sendable {
  package var from: Date
  package var until: Date

  package init(from: Date, until: Date) {
    self.from = from
    self.until = until
  }

  package func contains(_ time: Date) -> Bool { from <= time && time < until }
}
