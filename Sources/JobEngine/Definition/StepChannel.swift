/// The way from a running step back to whoever runs it: the worker, or a test.
package protocol StepChannel: Sendable {
  var fence: Fence { get }
  func log(_ entry: LogEntry)
  func progress(_ progress: StepProgress)
  /// - Throws: `StepInterruption`.
  func checkCancelled() throws
  /// - Throws: `StepInterruption.leaseLost`.
  func requireLease(for callTimeout: Duration) throws
}
