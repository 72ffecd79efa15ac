/// How serious a log line is.
package enum LogSeverity: String, CaseIterable, Codable, Comparable, Hashable, Sendable {
  case debug
  case info
  case warning
  case error

  package static func < (left: LogSeverity, right: LogSeverity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .debug: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }
}
