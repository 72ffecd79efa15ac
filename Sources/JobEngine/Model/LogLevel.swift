/// How much a log line matters.
package enum LogLevel: String, CaseIterable, Hashable, Sendable, Codable {
  case debug
  case info
  case warning
  case error
}
