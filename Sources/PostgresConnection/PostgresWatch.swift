/// How long something may take and whether somebody still wants it.
struct PostgresWatch: Sendable {
  let end: ContinuousClock.Instant
  let stop: PostgresStop

  init(_ limit: Duration, _ stop: PostgresStop) {
    end = ContinuousClock.now + limit
    self.stop = stop
  }

  /// Why to end it now; nil to go on.
  func interruption(_ doing: String) -> PostgresError? {
    if stop.isRaised { return PostgresError(.cancelled, "\(doing) was stopped.") }
    return ContinuousClock.now >= end ? PostgresError(.timeout, "\(doing) took too long.") : nil
  }
}
