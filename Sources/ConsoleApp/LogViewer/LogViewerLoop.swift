import Foundation
import TerminalKit

/// Runs a log viewer on a terminal: the one place where its effects are done and its view is drawn.
@MainActor
package final class LogViewerLoop {
  private var viewer: LogViewer
  private let loop: TerminalLoop<LogViewerEvent>
  private let perform: @Sendable (LogViewerEffect) async -> LogViewerEvent?
  private let now: @Sendable () -> Date
  private let work: AsyncStream<LogViewerEffect>
  private let workIn: AsyncStream<LogViewerEffect>.Continuation

  /// Puts what the file's reader finds into the loop, from any thread.
  package nonisolated var mailbox: Mailbox<LogViewerEvent> { loop.mailbox }

  /// Makes a loop; `perform` does what a viewer wants and answers with what came of it.
  package init(
    _ viewer: LogViewer, on terminal: any Terminal,
    perform: @escaping @Sendable (LogViewerEffect) async -> LogViewerEvent?,
    now: @escaping @Sendable () -> Date
  ) {
    self.viewer = viewer
    loop = TerminalLoop(terminal, grace: ConsoleLoop.grace)
    self.perform = perform
    self.now = now
    (work, workIn) = AsyncStream.makeStream()
  }

  /// Runs until somebody quits, the terminal is gone or the task is cancelled.
  package func run() async {
    let (work, mailbox, perform) = (work, loop.mailbox, perform)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await withDiscardingTaskGroup { group in
          for await effect in work {
            group.addTask { if let event = await perform(effect) { mailbox.send(event) } }
          }
        }
      }
      await loop.run(handle: { self.handle($0) }, draw: { _ in self.viewer.view() })
      group.cancelAll()
    }
  }

  private func handle(_ event: TerminalLoop<LogViewerEvent>.Event) -> TerminalLoop<LogViewerEvent>.Step {
    let event =
      switch event {
      case .input(let input): LogViewerEvent.input(input)
      case .message(let message): message
      }
    let effects = viewer.handle(event, now: now())
    if effects.contains(.quit) { return .finished }
    effects.forEach { workIn.yield($0) }
    return .changed
  }
}
