import Foundation

extension WorkerWrite {
  /// What the step's log says of a fault: whoever reads the log alone must see why it ends there.
  func faultEntry(at now: Date) -> LogEntry? {
    guard case .recordFault(_, let fault, _, let disposition) = self else { return nil }
    let detail = fault.detail.isEmpty ? "" : " (\(fault.detail))"
    switch disposition {
    case .retry:
      return LogEntry(time: now, level: .warning, text: "\(fault.message)\(detail) Will be tried again.")
    case .park:
      return LogEntry(time: now, level: .error, text: "\(fault.message)\(detail) Parked: \(fault.code).")
    case .fail:
      return LogEntry(time: now, level: .error, text: "\(fault.message)\(detail) Failed: \(fault.code).")
    }
  }
}
