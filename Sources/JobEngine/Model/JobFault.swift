/// A failure as it is stored, shown and sorted by.
package struct JobFault: Hashable, Sendable, Codable {
  /// Stable lower_snake code, at most 64 bytes.
  package var code: String
  /// One sentence for people. Never contains secrets.
  package var message: String
  /// More for logs; may be empty, at most 4 KiB. Never contains secrets.
  package var detail: String
  package var retryClass: RetryClass
  /// Where the cure is described: a path or URL.
  package var runbook: String?
  /// Where the full logs are: a URL.
  package var logsURL: String?

  package init(
    code: String, message: String, detail: String = "", retryClass: RetryClass, runbook: String? = nil,
    logsURL: String? = nil
  ) {
    self.code = code
    self.message = message
    self.detail = detail
    self.retryClass = retryClass
    self.runbook = runbook
    self.logsURL = logsURL
  }
}
