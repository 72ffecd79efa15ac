import TenantModel
import TenantryAPI
import TerminalKit

/// Follows one operation to its end, and drives the queue meanwhile.
struct OperationWatch: Sendable {
  private enum Event: Sendable {
    case changed
    case interrupted
  }

  let context: CommandContext
  let platform: any CommandPlatform
  /// The id, or the beginning of it.
  let operation: String
  /// True for who asked to cancel it.
  var wantsCancel = false
  /// How often, a second apart, a platform that was there is looked for: longer than a server takes to start anew.
  var missesMax = 20

  /// Says on the messages channel what happens, and comes back when nothing more will.
  ///
  /// - Throws: `CommandFailure` with `interrupted` after Ctrl-C, and what the platform answers.
  func run() async throws -> (detail: OperationDetail, ending: OperationEnding) {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (events, continuation) = AsyncStream.makeStream(
        of: Event.self, bufferingPolicy: .bufferingNewest(16))
      let changes = platform.client.changes(since: nil)
      group.addTask { await platform.runWorkers() }
      group.addTask {
        for await batch in changes where !batch.operations.isEmpty || batch.logs {
          continuation.yield(.changed)
        }
      }
      group.addTask {
        // The feed tells of everything at once; the clock moves the time that is left, and catches a lost feed.
        while !Task.isCancelled {
          continuation.yield(.changed)
          try await Task.sleep(for: .seconds(1))
        }
      }
      let interruptions = context.environment.interruptions()
      group.addTask {
        for await _ in interruptions { continuation.yield(.interrupted) }
      }
      defer { group.cancelAll() }
      return try await follow(events)
    }
  }

  private func follow(
    _ events: AsyncStream<Event>
  ) async throws -> (detail: OperationDetail, ending: OperationEnding) {
    let live = LiveLine(context: context)
    var progress = OperationProgress(style: context.messageStyle, hasLiveLine: live.isLive)
    var id = operation
    var away = Away()
    for await event in events {
      if event == .interrupted {
        live.clear()
        throw interruption(id)
      }
      let detail: OperationDetail
      do {
        detail = try await platform.client.call(GetOperation(operation: id))
      } catch let problem as APIProblem where problem.code == .unavailable || problem.isUnanswered {
        guard let first = away.miss(problem, max: missesMax) else {
          live.clear()
          throw lost(away.problem ?? problem, id)
        }
        if live.isLive {
          live.replace(adding: [], with: "  \(Sanitizer.visible(first.detail)) Trying again.")
        } else if away.misses == 1 {
          context.say("\(first.detail) Trying again.", .warning)
        }
        // What came meanwhile is answered by one look.
        try await Task.sleep(for: .seconds(1))
        continue
      }
      away = Away(isSeen: true)
      id = detail.summary.id.rawValue
      let now = context.environment.now()
      let lines = progress.take(detail, at: now)
      if let ending = OperationEnding(detail, wantsCancel: wantsCancel) {
        live.replace(adding: lines, with: nil)
        for (index, line) in ending.lines.enumerated() {
          context.say(line, index == 0 ? ending.meaning : nil)
        }
        return (detail, ending)
      }
      live.replace(adding: lines, with: progress.liveLine(detail, at: now))
    }
    live.clear()
    throw CancellationError()
  }

  /// What is known of a platform that does not answer.
  private struct Away {
    /// Whether it has answered before.
    var isSeen = false
    var misses = 0
    /// Why it could not be asked, the first time: the reasons after it are only that one waits.
    var problem: APIProblem?

    /// Notes one more miss; nil when that is enough.
    mutating func miss(_ new: APIProblem, max: Int) -> APIProblem? {
      misses += 1
      let first = problem ?? new
      problem = first
      return isSeen && misses <= max ? first : nil
    }
  }

  private func lost(_ problem: APIProblem, _ id: String) -> CommandFailure {
    var failure = CommandFailure(translating: problem)
    if case .remote = context.place {
      failure.hints.append("operation \(id) goes on there: tenantry op watch \(id)")
    } else {
      failure.hints.append("look again: tenantry op watch \(id)")
    }
    return failure
  }

  private func interruption(_ id: String) -> CommandFailure {
    CommandFailure(
      .interrupted, "You stopped watching; the operation is not cancelled.",
      hints: ["go on    tenantry op watch \(id)", "cancel   tenantry op cancel \(id)"])
  }
}
