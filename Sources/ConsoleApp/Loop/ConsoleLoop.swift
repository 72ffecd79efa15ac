import Foundation
import TenantryAPI
import TerminalKit

/// Runs a console on a terminal: the one place where its effects are done and its view is drawn.
@MainActor
package final class ConsoleLoop {
  /// What is under way; tests wait on it.
  package nonisolated let activity = Activity()

  private var console: Console
  private let terminal: any Terminal
  private var theme: Theme?
  private let themeUpdates: AsyncStream<ThemeUpdate>?
  private let loop: TerminalLoop<ConsoleEvent>
  private let runner: EffectRunner
  private let now: @Sendable () -> Date
  private let outlets: ConsoleOutlets
  private var told: (mark: Console.TraceMark?, mouse: Bool) = (nil, false)
  private let work: AsyncStream<ConsoleEffect>
  private let workIn: AsyncStream<ConsoleEffect>.Continuation
  private let drafts: AsyncStream<ConsoleEffect>
  private let draftsIn: AsyncStream<ConsoleEffect>.Continuation
  private let alarms: AsyncStream<Date>
  private let alarmsIn: AsyncStream<Date>.Continuation
  private var alarm: Date?

  /// What the process knows itself is there by then; longer, and a person would see that nothing is.
  nonisolated static let grace = Duration.milliseconds(20)
  /// Batches of changes are taken at most so often: faster than people read is work for nobody.
  nonisolated static let changesInterval = Duration.milliseconds(250)
  /// How long a lost feed is left alone before it is asked for again.
  nonisolated static let feedRetryInterval = Duration.seconds(2)

  /// Makes a loop. `route` is what is shown first, `makeKey` makes a key that nobody made before, `now` tells the time,
  /// `greetings` are said at once. `themeUpdates` brings themes whose files have changed.
  package init(
    terminal: any Terminal, runner: EffectRunner, route: Route = .overview,
    preferences: ConsolePreferences = ConsolePreferences(), keeping: PlaceKeeping = .off,
    usesMouse: Bool = false, greetings: [Notice] = [],
    runbooks: [String: String] = [:], contexts: [KnownContext] = [],
    themes: ConsoleThemes = ConsoleThemes(), themeUpdates: AsyncStream<ThemeUpdate>? = nil,
    outlets: ConsoleOutlets = ConsoleOutlets(),
    makeKey: @escaping @Sendable () -> String, now: @escaping @Sendable () -> Date
  ) {
    console = Console(
      size: terminal.size, now: now(), route: route, preferences: preferences, keeping: keeping,
      usesMouse: usesMouse,
      greetings: greetings, themes: themes, runbooks: runbooks, contexts: contexts,
      makeKey: makeKey)
    self.outlets = outlets
    self.terminal = terminal
    self.themeUpdates = themeUpdates
    loop = TerminalLoop(terminal, grace: Self.grace)
    self.runner = runner
    self.now = now
    (work, workIn) = AsyncStream.makeStream()
    (drafts, draftsIn) = AsyncStream.makeStream()
    (alarms, alarmsIn) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Runs until somebody quits, the terminal is gone or the task is cancelled.
  ///
  /// - Returns: what to say on the way out, for example that operations go on; nil when there is nothing to say.
  package func run() async -> String? {
    let (drafts, runner, mailbox, activity) = (drafts, runner, loop.mailbox, activity)
    // Drafts one after another: a save that overtakes a delete would bring a draft back. They outlive the rest, so
    // that what was typed last is kept.
    async let draftsAreDone: Void = {
      for await effect in drafts {
        Self.finish(await runner.perform(effect, tell: { mailbox.send($0) }), mailbox, activity)
      }
    }()
    await withTaskGroup(of: Void.self) { group in
      startServices(in: &group)
      spread(console.start())
      tell()
      await loop.run(handle: { self.handle($0) }, draw: { _ in self.draw() })
      group.cancelAll()
    }
    if let place = console.unsavedPlace { draftsIn.yield(.savePlace(place)) }
    draftsIn.finish()
    await draftsAreDone
    return console.farewell
  }

  /// Tells the console what happened outside it, from any thread: other preferences for example.
  package nonisolated func send(_ event: ConsoleEvent) { loop.mailbox.send(event) }

  private func draw() -> any View {
    if theme != console.theme {
      theme = console.theme
      terminal.setTheme(console.theme)
    }
    return console.view()
  }

  private func handle(_ event: TerminalLoop<ConsoleEvent>.Event) -> TerminalLoop<ConsoleEvent>.Step {
    let (event, isInput) =
      switch event {
      case .input(let input): (ConsoleEvent.input(input), true)
      case .message(let message): (message, false)
      }
    if event == .clockTicked {
      // A timer that was overtaken by an earlier one: its time has been shown or will be.
      guard let due = alarm, now().timeIntervalSince(due) > -0.01 else { return .unchanged }
      alarm = nil
    }
    let effects = console.handle(event, now: now())
    tell()
    spread(effects.filter { $0 != .quit })
    if effects.contains(.quit) { return .finished }
    if isInput { activity.inputHandled() } else if event.endsWork { activity.end() }
    return .changed
  }

  /// Tells the terminal what has changed besides the picture.
  private func tell() {
    let (mark, mouse) = (console.traceMark, console.wantsMouse)
    if mark != told.mark { outlets.trace(console.trace) }
    if mouse != told.mouse { outlets.mouse(mouse) }
    told = (mark, mouse)
  }

  private func spread(_ effects: [ConsoleEffect]) {
    for effect in effects {
      switch effect {
      case .saveDraft, .loadDraft, .deleteDraft, .savePlace:
        activity.begin()
        draftsIn.yield(effect)
      default:
        if !effect.isLongTimer { activity.begin() }
        workIn.yield(effect)
      }
    }
    setAlarm()
  }

  /// One timer at most: the next time that the screen changes by itself.
  private func setAlarm() {
    let next = console.nextTick
    if let alarm, alarm <= next { return }
    alarm = next
    alarmsIn.yield(next)
  }

  private func startServices(in group: inout TaskGroup<Void>) {
    let (work, alarms) = (work, alarms)
    let (runner, mailbox, activity, now) = (runner, loop.mailbox, activity, now)
    group.addTask {
      await withDiscardingTaskGroup { group in
        for await effect in work {
          group.addTask {
            let event = await runner.perform(effect, tell: { mailbox.send($0) })
            if effect.isLongTimer { activity.begin() }
            Self.finish(event, mailbox, activity)
          }
        }
      }
    }
    group.addTask { await Self.follow(runner.client, sleep: runner.sleep) { mailbox.send($0) } }
    if let outbox = runner.outbox {
      group.addTask { for await news in outbox.news { mailbox.send(.outboxRead(news)) } }
    }
    if let themeUpdates {
      group.addTask { for await update in themeUpdates { mailbox.send(.themesRead(update)) } }
    }
    group.addTask {
      await withDiscardingTaskGroup { group in
        for await alarm in alarms {
          let wait = max(0.02, alarm.timeIntervalSince(now()))
          group.addTask {
            guard (try? await runner.sleep(.seconds(wait))) != nil else { return }
            mailbox.send(.clockTicked)
          }
        }
      }
    }
  }

  /// Hands the event of a finished effect to the loop; work without one is over at once.
  nonisolated private static func finish(
    _ event: ConsoleEvent?, _ mailbox: Mailbox<ConsoleEvent>, _ activity: Activity
  ) {
    if let event { mailbox.send(event) } else { activity.end() }
  }

  /// Listens to the change feed until it is cancelled, from where it stopped.
  nonisolated static func follow(
    _ client: any ControlPlaneClient, sleep: @Sendable (Duration) async throws -> Void,
    tell: @Sendable (ConsoleEvent) -> Void
  ) async {
    var cursor: ChangeCursor?
    while !Task.isCancelled {
      for await batch in client.changes(since: cursor) {
        cursor = batch.cursor
        tell(.changed(batch))
        guard (try? await sleep(changesInterval)) != nil else { return }
      }
      guard !Task.isCancelled else { return }
      tell(.feedLost)
      guard (try? await sleep(feedRetryInterval)) != nil else { return }
      tell(.feedRetried)
    }
  }
}

extension ConsoleEffect {
  /// True for timers that nobody waits for: while one runs, the console is idle.
  var isLongTimer: Bool {
    if case .after(_, let duration, _) = self { duration > .seconds(1) } else { false }
  }
}

extension ConsoleEvent {
  /// True for events with which an effect ends.
  var endsWork: Bool {
    switch self {
    case .answered, .postponed, .noticed, .journaled: true
    case .input, .recalled, .outboxRead, .changed, .feedLost, .feedRetried, .themesRead, .clockTicked,
      .preferencesChanged:
      false
    }
  }
}
