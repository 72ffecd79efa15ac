import Foundation
import HTTPTransport

/// A small GitHub with one repository: git objects and branches, pull requests with checks, Actions runs that take time.
struct SandboxGitHub {
  static let owner = "sandbox-platform"
  static let name = "desired-state"
  static let login = "tenantry-bot"

  let store: SandboxStore
  let clock: SandboxClock
  let conditions: Set<SandboxCondition>
  let token: String
  let allowance: SandboxAllowance

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let call = SandboxCall(request, prefix: ["api", "v3"])
    var response = try answer(call)
    response.headers["X-GitHub-Api-Version-Selected"] = "2022-11-28"
    response.headers["X-RateLimit-Limit"] = String(SandboxAllowance.limit)
    response.headers["X-RateLimit-Remaining"] = String(allowance.remaining)
    response.headers["X-RateLimit-Used"] = String(min(allowance.used, SandboxAllowance.limit))
    response.headers["X-RateLimit-Reset"] = String(allowance.reset)
    response.headers["X-RateLimit-Resource"] = "core"
    return response
  }

  private func answer(_ call: SandboxCall) throws -> HTTPResponse {
    guard call.shows(token, in: "Authorization", prefix: "Bearer ") else {
      return Self.failure(401, "Bad credentials")
    }
    if call.parts == ["rate_limit"] { return HTTPResponse(status: 200, json: rateLimit) }
    if allowance.isSpent { return Self.failure(403, "API rate limit exceeded for user ID 1.") }
    if call.parts == ["user"] {
      guard !lacks("user") else { return Self.failure(403, "Resource not accessible by integration") }
      return HTTPResponse(status: 200, json: GitHubShapes.privateUser(Self.login))
    }
    guard call.parts.count >= 3, Array(call.parts.prefix(3)) == ["repos", Self.owner, Self.name],
      !lacks("repository")
    else { return Self.notFound }
    return try inRepository(call, Array(call.parts.dropFirst(3)))
  }

  private func inRepository(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    if call.method != .get, let right = Self.right(for: rest), lacks(right) {
      var refusal = Self.failure(403, "Resource not accessible by personal access token")
      refusal.headers["X-Accepted-GitHub-Permissions"] = "\(right)=write"
      return refusal
    }
    switch rest.first {
    case nil where call.method == .get:
      return HTTPResponse(status: 200, json: GitHubShapes.repository(canPush: !lacks("contents")))
    case "git": return try git(call, Array(rest.dropFirst()))
    case "pulls": return try pulls(call, Array(rest.dropFirst()))
    case "actions": return try actions(call, Array(rest.dropFirst()))
    case "commits" where rest.count == 3 && call.method == .get: return checks(call, sha: rest[1], rest[2])
    default: return Self.notFound
    }
  }

  private static func right(for rest: [String]) -> String? {
    ["git": "contents", "pulls": "pull_requests", "actions": "actions"][rest.first ?? ""]
  }

  func lacks(_ right: String) -> Bool { conditions.contains(.rightMissing("github:\(right)")) }

  private var rateLimit: JSONValue {
    let core: JSONValue = [
      "limit": .int(SandboxAllowance.limit), "remaining": .int(allowance.remaining),
      "used": .int(min(allowance.used, SandboxAllowance.limit)), "reset": .int(allowance.reset),
    ]
    let search: JSONValue = ["limit": 30, "remaining": 30, "used": 0, "reset": .int(allowance.reset)]
    return ["resources": ["core": core, "search": search], "rate": core]
  }

  // MARK: Answers

  static let notFound = failure(404, "Not Found")

  static func failure(_ status: Int, _ message: String, errors: [JSONValue] = []) -> HTTPResponse {
    var body: JSONValue = [
      "message": .string(message), "documentation_url": "https://docs.github.com/rest",
      "status": .string(String(status)),
    ]
    if !errors.isEmpty { body["errors"] = .array(errors) }
    return HTTPResponse(status: status, json: body)
  }

  static func unprocessable(_ resource: String, _ field: String, _ code: String = "invalid") -> HTTPResponse {
    failure(
      422, "Validation Failed",
      errors: [["resource": .string(resource), "field": .string(field), "code": .string(code)]])
  }

  /// The refusal of a body with a member that the endpoint does not know, or nil.
  static func refusal(_ call: SandboxCall, known: Set<String>) -> HTTPResponse? {
    guard call.body?.objectValue != nil else { return failure(400, "Problems parsing JSON") }
    return call.unknownMember(besides: known).map {
      failure(422, "Invalid request.\n\n\"\($0)\" is not a permitted key.")
    }
  }

  /// One page of a list, with `Link` to the next.
  static func page(_ items: [JSONValue], _ call: SandboxCall, wrap: ([JSONValue]) -> JSONValue)
    -> HTTPResponse
  {
    let size = min(100, max(1, Int(call.query["per_page"] ?? "") ?? 30))
    let number = max(1, Int(call.query["page"] ?? "") ?? 1)
    let start = (number - 1) * size
    var response = HTTPResponse(status: 200, json: wrap(Array(items.dropFirst(start).prefix(size))))
    guard start + size < items.count,
      var parts = URLComponents(url: call.request.url, resolvingAgainstBaseURL: false)
    else { return response }
    let others = (parts.queryItems ?? []).filter { $0.name != "page" }
    let address = { (page: Int) -> String in
      parts.queryItems = others + [URLQueryItem(name: "page", value: String(page))]
      return parts.string ?? ""
    }
    let last = (items.count + size - 1) / size
    response.headers["Link"] = "<\(address(number + 1))>; rel=\"next\", <\(address(last))>; rel=\"last\""
    return response
  }

  func effect(_ verb: String, _ object: String, operation: String?) -> EffectDraft {
    EffectDraft(system: "github", verb: verb, object: object, operation: operation)
  }
}
