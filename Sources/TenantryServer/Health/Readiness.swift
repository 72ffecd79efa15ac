/// Whether requests can be answered now, as supervisors ask it: said within a time, whatever becomes of the look.
///
/// One look is under way at a time, however many ask and however often: a database that is away would else be asked by ever
/// more of them. A look that takes too long is cancelled; until it has ended everybody is told so at once.
actor Readiness {
  private typealias Waiting = CheckedContinuation<String?, Never>

  private enum State {
    case idle
    case looking([Waiting])
    /// The look has been given up and has not ended yet.
    case overdue
  }

  private enum Outcome: Sendable {
    case looked(String?)
    case late
  }

  private let limit: Duration
  private let look: @Sendable () async -> String?
  private let wanted: AsyncStream<Void>
  private let wish: AsyncStream<Void>.Continuation
  private var state = State.idle

  /// - Parameters:
  ///   - limit: how long one look may take.
  ///   - look: nil when requests can be answered, else one sentence.
  init(within limit: Duration, look: @escaping @Sendable () async -> String?) {
    self.limit = limit
    self.look = look
    (wanted, wish) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Looks whenever somebody asks, until the task is cancelled; from then on requests cannot be answered.
  func run() async {
    for await _ in wanted { await lookOnce() }
    tell(overdueSentence, then: .overdue)
  }

  /// nil when requests can be answered, else one sentence. Answers while `run` runs.
  func trouble() async -> String? {
    switch state {
    case .overdue: return overdueSentence
    case .idle:
      wish.yield()
      return await withCheckedContinuation { state = .looking([$0]) }
    case .looking(let waiting):
      return await withCheckedContinuation { state = .looking(waiting + [$0]) }
    }
  }

  private var overdueSentence: String { "The database does not answer within \(limit.components.seconds) s." }

  private func lookOnce() async {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask { [look] in .looked(await look()) }
      group.addTask { [limit] in
        _ = try? await Task.sleep(for: limit)
        return .late
      }
      if case .looked(let trouble) = await group.next() {
        tell(trouble, then: .idle)
        group.cancelAll()
      } else {
        tell(overdueSentence, then: .overdue)
        group.cancelAll()
        await group.waitForAll()
        state = .idle
      }
    }
  }

  private func tell(_ trouble: String?, then next: State) {
    if case .looking(let waiting) = state { for one in waiting { one.resume(returning: trouble) } }
    state = next
  }
}
