import Dispatch
import Foundation

/// SIGHUP, by which whoever runs a server has it read its settings again.
enum HangUps {
  /// From now on it ends no process of ours, whether anybody waits for it or not.
  static func ignore() { signal(SIGHUP, SIG_IGN) }

  /// One element for each; those that come faster than they are taken are one.
  static func signals() -> AsyncStream<Void> {
    let (signals, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    ignore()
    let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: DispatchQueue(label: "tenantry.hang-ups"))
    source.setEventHandler { bell.yield() }
    // The source is the system's and may be cancelled from anywhere.
    nonisolated(unsafe) let running = source
    bell.onTermination = { _ in running.cancel() }
    source.activate()
    return signals
  }
}
