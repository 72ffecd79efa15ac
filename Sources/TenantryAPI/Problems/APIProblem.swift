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
  /// How far the call came when no server said this; nil when one did. It does not travel.
  package private(set) var silence: Silence?

  private enum CodingKeys: CodingKey {
    case code
    case detail
    case fields
    case runbook
  }

  package init(_ code: ProblemCode, _ detail: String, fields: [Field] = [], runbook: String? = nil) {
    self.code = code
    self.detail = detail
    self.fields = fields
    self.runbook = runbook
  }

  /// How far a call came that no server answered.
  package enum Silence: Sendable {
    /// No server saw it.
    case neverSent
    /// It may have been done: only the answer is missing.
    case answerLost
  }

  /// True when no server said it: none could be reached, or its answer was lost on the way.
  package var isUnanswered: Bool { silence != nil }

  /// The same problem, said by nobody but this program.
  package func unanswered(_ silence: Silence) -> APIProblem {
    var problem = self
    problem.silence = silence
    return problem
  }

  package var description: String {
    fields.isEmpty ? detail : detail + fields.map { "\n  \($0.pointer): \($0.message)" }.joined()
  }
}
