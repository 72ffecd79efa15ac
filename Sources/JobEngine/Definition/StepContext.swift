import Foundation
import Synchronization

/// What a step's closures know and may ask while they run.
package struct StepContext: Sendable {
  package let job: JobRecord
  package let step: StepRecord
  /// What earlier steps left, by name; steps without a result are absent.
  package let results: [StepName: Data]
  package let clock: any EngineClock
  package let randomness: EngineRandomness
  /// The mark to put on everything made, and to demand of everything changed: `<subject>:<job id>`, to which the application
  /// adds its own prefix.
  package let marker: String
  private let channel: any StepChannel
  /// Whether this phase may have changed something outside.
  private let calls = CallNote()

  package init(
    job: JobRecord, step: StepRecord, results: [StepName: Data], clock: any EngineClock,
    randomness: EngineRandomness, channel: any StepChannel
  ) {
    self.job = job
    self.step = step
    self.results = results
    self.clock = clock
    self.randomness = randomness
    self.marker = "\(job.subject):\(job.id)"
    self.channel = channel
  }

  /// What to give outside systems so that they, or a search, know a repetition.
  package var idempotencyKey: String { step.idempotencyKey }
  /// To be written onto outside objects where they can carry it; never change one that carries a higher fence.
  package var fence: Fence { channel.fence }
  package var externalRef: String? { step.externalRef }
  package var attempt: Int { step.attempt }

  /// The job's parameters as a value. Dates are ISO 8601.
  /// - Throws: `StepFailure` (permanent, `parameters_unreadable`).
  package func parameters<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
    do {
      return try JobPayload.decode(type, from: job.parameters)
    } catch {
      throw StepFailure.permanent(
        "parameters_unreadable", "The job's parameters cannot be read.", detail: String(describing: error))
    }
  }

  /// An earlier step's result as a value; nil when it left none.
  /// - Throws: `StepFailure` (permanent, `result_unreadable`).
  package func result<Value: Decodable>(of name: StepName, as type: Value.Type = Value.self) throws -> Value?
  {
    guard let data = results[name] else { return nil }
    do {
      return try JobPayload.decode(type, from: data)
    } catch {
      throw StepFailure.permanent(
        "result_unreadable", "What step \(name) left cannot be read.", detail: String(describing: error))
    }
  }

  /// Adds a line to the step's log; it is stored soon, at the latest when the phase ends.
  package func log(_ level: LogLevel = .info, _ text: String) {
    channel.log(LogEntry(time: clock.now(), level: level, text: text))
  }

  /// Says how far the step has come; only the newest is stored.
  package func progress(_ fraction: Double?, _ text: String = "") {
    channel.progress(StepProgress(fraction: fraction, text: text))
  }

  /// - Throws: `StepInterruption` when the job is to be cancelled or the lane is lost, `CancellationError` when the
  ///   phase's time is over.
  package func checkCancelled() throws {
    try Task.checkCancellation()
    try channel.checkCancelled()
  }

  /// To be asked right before every call that changes something outside: the lease must outlast the call by two
  /// seconds, or a successor might act at the same time.
  /// - Parameter callTimeout: after which the call is given up; at most ten seconds, longer work is started and polled.
  /// - Throws: `StepPause` before the first call of an act whose intent could not be looked up with certainty: nothing was
  ///   done yet, and the step begins again with a whole lease. Otherwise `StepInterruption.leaseLost`.
  package func requireLease(for callTimeout: Duration) throws {
    do {
      try channel.requireLease(for: callTimeout)
    } catch StepInterruption.leaseLost where wouldStandInDoubt && !calls.isBegun {
      throw StepPause(after: .milliseconds(50), reason: "begins again with a whole lease")
    }
    calls.begin()
  }

  /// Whether an intent that is left standing here would have to be decided by somebody.
  private var wouldStandInDoubt: Bool {
    step.phase == .intent && (step.effect == .searchable || step.effect == .blind)
  }
}

/// Remembers that a call was allowed which changes something outside.
private final class CallNote: Sendable {
  private let state = Mutex(false)

  var isBegun: Bool { state.withLock { $0 } }

  func begin() { state.withLock { $0 = true } }
}
