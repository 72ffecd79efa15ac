import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import StorageCore
import TenantryAPI

/// What every request passes first and every answer last: a name, a problem for whatever was thrown, a count and a line of log.
struct OuterMiddleware: RouterMiddleware {
  let addresses: KnownAddresses
  let metrics: ServerMetrics
  let uptime: @Sendable () -> Duration

  func handle(
    _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let name = request.headers[.requestID], Self.isFit(name) { context.requestID = name }
    let start = uptime()
    var response: Response
    var reason: String?
    do {
      response = try await next(request, context)
    } catch {
      let answer = try answer(to: error, request, context)
      response = answer.response(to: context.requestID)
      if answer.status >= 500 { reason = answer.problem.detail }
    }
    Self.harden(&response, context.requestID)
    let seconds = (uptime() - start) / .seconds(1)
    metrics.answered(context.endpoint.text, status: response.status.code, seconds: seconds)
    var line: Logger.Metadata = [
      "request": "\(context.requestID)", "method": "\(request.method.rawValue)",
      "endpoint": "\(context.endpoint.text)",
      "status": "\(response.status.code)", "seconds": "\(seconds)",
    ]
    line["reason"] = reason.map { "\($0)" }
    context.logger.info("answered", metadata: line)
    return response
  }

  /// - Throws: `CancellationError` as it is: nobody is there any more.
  private func answer(to error: any Error, _ request: Request, _ context: APIContext) throws -> ProblemAnswer {
    switch error {
    case let answer as ProblemAnswer: return answer
    case let problem as APIProblem: return ProblemAnswer(problem)
    // What is kept beside the calls, as keys of idempotency are, is in the same database.
    case let error as StorageError: return ProblemAnswer(APIProblem(translating: error))
    case let error as HTTPError where error.status == .notFound: return missing(request.uri.path)
    case let error as HTTPError:
      return ProblemAnswer(Self.problem(for: error.status), status: error.status.code)
    case is CancellationError: throw error
    case let error as NIOTooManyBytesError:
      context.logger.debug("body too long", metadata: ["limit": "\(error.maxBytes.map(String.init) ?? "")"])
      return ProblemAnswer(APIProblem(.invalid, "The body is too long."), status: 413)
    default:
      context.logger.error("unexpected", metadata: ["error": "\(error)", "request": "\(context.requestID)"])
      return ProblemAnswer(APIProblem(.internal, "Something here is broken; the server's log says what."))
    }
  }

  /// Names of requests come from outside and stand in logs.
  private static func isFit(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  /// The answer where the router knows nothing: another method, or no such address.
  private func missing(_ path: String) -> ProblemAnswer {
    guard let allowed = addresses.allowed(at: path) else {
      return ProblemAnswer(APIProblem(.notFound, "There is nothing at this address."))
    }
    return ProblemAnswer(
      APIProblem(.invalid, "This address answers \(allowed) alone."), status: 405, headers: [.allow: allowed])
  }

  private static func problem(for status: HTTPTypes.HTTPResponse.Status) -> APIProblem {
    switch status.code {
    case 413: APIProblem(.invalid, "The body is too long.")
    case 400..<500: APIProblem(.invalid, "The request cannot be read.")
    default: APIProblem(.internal, "Something here is broken; the server's log says what.")
    }
  }

  /// Answers are data for programs: nobody frames, guesses at or keeps them.
  private static func harden(_ response: inout Response, _ request: String) {
    response.headers[.requestID] = request
    response.headers[.contentTypeOptions] = "nosniff"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
  }
}

extension HTTPField.Name {
  static let requestID = HTTPField.Name.known("X-Request-Id")
  static let idempotencyKey = HTTPField.Name.known("Idempotency-Key")
  /// Says that an answer is the one of the first call under the same key.
  static let idempotencyReplayed = HTTPField.Name.known("Idempotency-Replayed")
  static let contentTypeOptions = HTTPField.Name.known("X-Content-Type-Options")
  static let lastEventID = HTTPField.Name.known("Last-Event-ID")

  /// A name that is written here in the code, and is one.
  static func known(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("“\(text)” is no name of a header") }
    return name
  }
}
