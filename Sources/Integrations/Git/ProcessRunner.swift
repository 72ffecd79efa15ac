import Dispatch
import Foundation
import Synchronization

/// Runs programs off the cooperative pool and stops them when their task is cancelled.
enum ProcessRunner {
  static func run(_ command: ProcessCommand) async throws(ProcessError) -> ProcessResult {
    guard FileManager.default.isExecutableFile(atPath: command.program) else {
      throw .missing(command.program)
    }
    let stop = StopSignal()
    let outcome: Result<ProcessResult, ProcessError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: runBlocking(command, stop: stop)) }
      }
    } onCancel: {
      stop.raise()
    }
    return try outcome.get()
  }

  private static func runBlocking(_ command: ProcessCommand, stop: StopSignal) -> Result<
    ProcessResult, ProcessError
  > {
    if stop.isRaised { return .failure(.cancelled) }
    do {
      var child = try ChildProcess(command)
      return try child.finish(stop: stop)
    } catch {
      return .failure(error)
    }
  }
}

/// Says once and for all that a program is to stop.
final class StopSignal: Sendable {
  private let flag = Atomic<Bool>(false)
  var isRaised: Bool { flag.load(ordering: .acquiring) }
  func raise() { flag.store(true, ordering: .releasing) }
}
