import Logging

/// Tells the log that the database stopped answering, and that it answers again: once each, however many calls and workers
/// meet it meanwhile.
struct DatabaseWatch: Sendable {
  /// nil while the database answers, else one sentence.
  let trouble: @Sendable () async -> String?
  let logger: Logger
  var pause: Duration = .seconds(2)
  /// How long a look may take before it counts as trouble.
  var lookMax: Duration = .seconds(5)

  private enum Outcome: Sendable {
    case looked(String?)
    case late
  }

  /// Looks until the task is cancelled.
  func run() async {
    var log = OutageLog(logger: logger)
    while !Task.isCancelled {
      await look(&log)
      _ = try? await Task.sleep(for: pause)
    }
  }

  /// A look that takes too long is told of at once, and waited for: one is under way at a time.
  private func look(_ log: inout OutageLog) async {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask { [trouble] in .looked(await trouble()) }
      group.addTask { [lookMax] in
        _ = try? await Task.sleep(for: lookMax)
        return .late
      }
      let outcome = await group.next()
      guard !Task.isCancelled else { return }
      switch outcome {
      case .looked(let trouble): log.note(trouble)
      case .late, nil: log.note("It says nothing for \(lookMax.components.seconds) s.")
      }
      group.cancelAll()
    }
  }
}

/// An outage as the log is told of it.
struct OutageLog {
  let logger: Logger
  private var start: ContinuousClock.Instant?

  init(logger: Logger) { self.logger = logger }

  /// - Parameter trouble: nil while there is none.
  mutating func note(_ trouble: String?) {
    switch (trouble, start) {
    case (let trouble?, nil):
      start = .now
      logger.error("the database cannot be used", metadata: ["reason": "\(trouble)"])
    case (nil, let begin?):
      start = nil
      logger.notice(
        "the database can be used again", metadata: ["seconds": "\((ContinuousClock.now - begin).components.seconds)"])
    case (_?, _?), (nil, nil): break
    }
  }
}
