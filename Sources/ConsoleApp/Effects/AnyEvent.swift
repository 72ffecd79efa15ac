/// An event of some component, its type known to that component alone.
package struct AnyEvent: Equatable, Sendable {
  package let base: any Equatable & Sendable

  package init(_ base: some Equatable & Sendable) { self.base = base }

  package static func == (left: AnyEvent, right: AnyEvent) -> Bool { isEqual(left.base, right.base) }
}

/// Equality of two values whose types need not be the same.
func isEqual(_ left: some Equatable, _ right: any Equatable) -> Bool {
  func compare<Left: Equatable>(_ left: Left) -> Bool { (right as? Left) == left }
  return compare(left)
}
