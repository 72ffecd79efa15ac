/// Why an operation stopped, and what to do about it.
package struct OperationFault: Codable, Equatable, Sendable {
  /// The stable code, for example `image_pull`.
  package var code: String
  /// One sentence for people.
  package var message: String
  /// The system's own words; nil when there are none.
  package var detail: String?
  /// The runbook's name; nil when there is none.
  package var runbook: String?
  /// Where the whole log is; nil when it is all here.
  package var logsUrl: String?

  package init(code: String, message: String, detail: String?, runbook: String?, logsUrl: String?) {
    self.code = code
    self.message = message
    self.detail = detail
    self.runbook = runbook
    self.logsUrl = logsUrl
  }
}
