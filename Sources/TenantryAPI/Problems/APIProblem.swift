/// A refusal or failure as an RFC 9457 problem: what happened, why, and what to do next.
package struct APIProblem: Error, Codable, Equatable, Sendable, CustomStringConvertible {
  /// One field that was refused.
  package struct Field: Codable, Equatable, Sendable {
    /// The field's name in the request, for example `slug`.
    package var pointer: String
    /// One sentence.
    package var message: String

    package init(pointer: String, message: String) {
      self.pointer = pointer
      self.message = message
    }
  }

  package var code: ProblemCode
  /// One sentence for people, with what to do where there is something to do.
  package var detail: String
  package var fields: [Field]
  /// The runbook's name, for example `image-pull`; nil when there is none.
  package var runbook: String?

  package init(_ code: ProblemCode, _ detail: String, fields: [Field] = [], runbook: String? = nil) {
    self.code = code
    self.detail = detail
    self.fields = fields
    self.runbook = runbook
  }

  package var description: String {
    fields.isEmpty ? detail : detail + fields.map { "\n  \($0.pointer): \($0.message)" }.joined()
  }
}
