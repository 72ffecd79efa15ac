import StorageCore

extension PostgresWriter {
  /// The writes of a group that is tried until it is committed, each with its own patience.
  struct Waiting {
    private(set) var writes: [PendingWrite] = []
    private var ends: [ContinuousClock.Instant] = []
    private let patience: Duration

    init(_ group: [PendingWrite], patience: Duration) {
      self.patience = patience
      take(group)
    }

    var isEmpty: Bool { writes.isEmpty }

    /// When the first of them gives up.
    var firstEnd: ContinuousClock.Instant { ends.min() ?? .now }

    mutating func take(_ more: [PendingWrite]) {
      let end = ContinuousClock.now + patience
      writes += more
      ends += more.map { min($0.end ?? end, end) }
    }

    /// Tells those whose patience is over.
    mutating func letGo(_ error: any Error) { _ = letGo(error, writes) }

    /// Tells those whose patience is over.
    ///
    /// - Returns: of what belongs to the writes, one each, that of those which are left.
    mutating func letGo<Item>(_ error: any Error, _ items: [Item]) -> [Item] {
      let now = ContinuousClock.now
      for (write, end) in zip(writes, ends) where end <= now { write.finish(error) }
      let left = zip(items, ends).filter { $1 > now }.map(\.0)
      writes = zip(writes, ends).filter { $1 > now }.map(\.0)
      ends.removeAll { $0 <= now }
      return left
    }

    func finish(_ outcomes: [(any Error)?]) {
      for (write, error) in zip(writes, outcomes) { write.finish(error) }
    }

    func finish(_ error: any Error) {
      for write in writes { write.finish(error) }
    }
  }
}
