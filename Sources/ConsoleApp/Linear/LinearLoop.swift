import Foundation
import TenantryAPI
import TerminalKit

/// Runs a console on lines: what is typed comes in as lines, what there is goes out as lines, and no line changes.
///
/// A line is taken once what the one before it asked for is there, so that a pipe works as a person does.
@MainActor
package final class LinearLoop {
  private enum Message: Sendable {
    case line(String)
    case inputEnded
    case event(ConsoleEvent)
    /// Whatever is still under way is waited for no longer.
    case patienceEnded(Int)
  }

  /// So long a line waits for what the one before it asked for.
  nonisolated static let patience = Duration.seconds(5)

  private var console: Console
  private let runner: EffectRunner
  private let say: @MainActor (String) -> Void
  private let now: @Sendable () -> Date
  private let messages: AsyncStream<Message>
  private let inbox: AsyncStream<Message>.Continuation
  private var announcer = Announcer()
  private var waiting: [String] = []
  private var busy = 0
  private var linesTaken = 0
  private var isDescribing = true
  private var hasInputEnded = false
  private var isOver = false

  /// Makes a loop. `say` writes a line; the rest is as for `ConsoleLoop`.
  package init(
    runner: EffectRunner, keeping: PlaceKeeping = .off, say: @escaping @MainActor (String) -> Void,
    makeKey: @escaping @Sendable () -> String, now: @escaping @Sendable () -> Date
  ) {
    // Wide enough for everything and too narrow for two panes: what is said is said once.
    console = Console(size: Size(140, 40), now: now(), keeping: keeping, makeKey: makeKey)
    self.runner = runner
    self.say = say
    self.now = now
    (messages, inbox) = AsyncStream.makeStream()
  }

  /// Runs until somebody quits or the lines end.
  ///
  /// - Returns: what to say on the way out; nil when there is nothing to say.
  package func run(lines: AsyncStream<String>) async -> String? {
    await withDiscardingTaskGroup { group in
      let (inbox, runner) = (inbox, runner)
      group.addTask {
        for await line in lines { inbox.yield(.line(line)) }
        inbox.yield(.inputEnded)
      }
      if let outbox = runner.outbox {
        group.addTask { for await news in outbox.news { inbox.yield(.event(.outboxRead(news))) } }
      }
      group.addTask {
        await ConsoleLoop.follow(runner.client, sleep: runner.sleep) { inbox.yield(.event($0)) }
      }
      group.addTask {
        while (try? await runner.sleep(.seconds(1))) != nil { inbox.yield(.event(.clockTicked)) }
      }
      start(console.start(), in: &group)
      expectAnswers(in: &group)
      for await message in messages {
        take(message, in: &group)
        goOn(in: &group)
        if isOver { break }
      }
      group.cancelAll()
    }
    if let place = console.unsavedPlace { _ = await runner.perform(.savePlace(place)) }
    return console.farewell
  }

  private func take(_ message: Message, in group: inout DiscardingTaskGroup) {
    switch message {
    case .line(let line): waiting.append(line)
    case .inputEnded: hasInputEnded = true
    case .patienceEnded(let number): if number == linesTaken { busy = 0 }
    case .event(let event):
      start(console.handle(event, now: now()), in: &group)
      if event.endsWork { busy = max(0, busy - 1) }
    }
  }

  /// Says what there is to say, and takes the next line when the one before it is through.
  private func goOn(in group: inout DiscardingTaskGroup) {
    for line in announcer.news(of: console) { speak(line) }
    while busy == 0, !isOver {
      if isDescribing { console.speech.forEach(speak) }
      isDescribing = false
      guard !waiting.isEmpty else {
        isOver = hasInputEnded
        return
      }
      linesTaken += 1
      let heard = console.hear(waiting.removeFirst(), now: now())
      heard.answer.forEach(speak)
      isDescribing = heard.describes
      start(heard.effects, in: &group)
      expectAnswers(in: &group)
      for line in announcer.news(of: console) { speak(line) }
    }
  }

  private func start(_ effects: [ConsoleEffect], in group: inout DiscardingTaskGroup) {
    let (inbox, runner) = (inbox, runner)
    for effect in effects {
      if effect == .quit { isOver = true }
      let isAwaited = !effect.isLongTimer && effect.isAnswered
      if isAwaited { busy += 1 }
      group.addTask {
        let event = await runner.perform(effect, tell: { inbox.yield(.event($0)) })
        if let event { inbox.yield(.event(event)) }
      }
    }
  }

  private func expectAnswers(in group: inout DiscardingTaskGroup) {
    let (inbox, sleep, number) = (inbox, runner.sleep, linesTaken)
    guard busy > 0 else { return }
    group.addTask {
      if (try? await sleep(Self.patience)) != nil { inbox.yield(.patienceEnded(number)) }
    }
  }

  private func speak(_ line: String) { Sanitizer.lines(line).forEach(say) }
}

extension ConsoleEffect {
  /// True when an event always comes of it.
  fileprivate var isAnswered: Bool {
    switch self {
    case .call, .after, .loadDraft, .openURL, .copy, .journal, .save, .withdraw: true
    case .saveDraft, .deleteDraft, .savePlace, .edit, .quit: false
    }
  }
}
