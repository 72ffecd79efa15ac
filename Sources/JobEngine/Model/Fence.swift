/// The number of claims a lane has seen; it only grows.
///
/// A worker holds the fence its claim was given. Whoever holds a lower one is a zombie and is refused, by the store
/// on every write and by outside systems where the fence can be written onto an object.
package struct Fence: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package let value: Int64
  package init(_ value: Int64) { self.value = value }

  /// The fence of a lane nobody has claimed yet.
  package static let none = Fence(0)

  /// The fence of the claim after this one.
  package var next: Fence { Fence(value + 1) }

  package var description: String { String(value) }
  package static func < (left: Fence, right: Fence) -> Bool { left.value < right.value }
}
