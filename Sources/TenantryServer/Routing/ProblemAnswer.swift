import Foundation
import HTTPTypes
import Hummingbird
import TenantryAPI

/// A refusal as RFC 9457 has it: `application/problem+json`.
struct ProblemAnswer: Error {
  let problem: APIProblem
  /// Other than the problem's own where HTTP knows better.
  let status: Int
  var headers = HTTPFields()

  init(_ problem: APIProblem, status: Int? = nil, headers: HTTPFields = [:]) {
    self.problem = problem
    self.status = status ?? problem.code.httpStatus
    self.headers = headers
  }

  func response(to request: String) -> Response {
    let document = WireProblem(problem, status: status, requestId: request)
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.cacheControl] = "no-store"
    let body = (try? JSONCoding.encoder().encode(document)) ?? Data("{}".utf8)
    return Response(
      status: .init(code: status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
