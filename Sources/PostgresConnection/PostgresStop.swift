import Synchronization

/// Says once and for all that what is under way is to stop.
final class PostgresStop: Sendable {
  private let flag = Atomic<Bool>(false)

  var isRaised: Bool { flag.load(ordering: .acquiring) }
  func raise() { flag.store(true, ordering: .releasing) }
}
