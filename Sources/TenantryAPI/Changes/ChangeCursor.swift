/// A place in the change feed: everything up to and with it has been seen.
package struct ChangeCursor: Codable, Comparable, Hashable, Sendable {
  package var sequence: Int64

  package init(sequence: Int64) {
    self.sequence = sequence
  }

  package static func < (left: ChangeCursor, right: ChangeCursor) -> Bool { left.sequence < right.sequence }
}
