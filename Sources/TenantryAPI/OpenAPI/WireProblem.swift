/// A problem document as it travels (RFC 9457), with the members that are ours.
package struct WireProblem: Codable, Equatable, Sendable {
  /// `urn:tenantry:problem:` and the code.
  package var type: String
  package var title: String
  /// The status of the answer.
  package var status: Int
  package var detail: String
  package var code: ProblemCode
  package var fields: [APIProblem.Field]?
  package var runbook: String?
  /// Names the request, as `X-Request-Id` does.
  package var requestId: String

  package init(_ problem: APIProblem, status: Int, requestId: String) {
    type = "urn:tenantry:problem:\(problem.code.rawValue)"
    title = problem.code.title
    self.status = status
    detail = problem.detail
    code = problem.code
    fields = problem.fields.isEmpty ? nil : problem.fields
    runbook = problem.runbook
    self.requestId = requestId
  }

  package var problem: APIProblem { APIProblem(code, detail, fields: fields ?? [], runbook: runbook) }
}
