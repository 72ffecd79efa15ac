import Foundation
import HTTPTransport

/// A small Mattermost: one team with a few channels, posts and threads, one bot, one incoming webhook.
struct SandboxMattermost {
  static let team = "platform"
  static let channels = "mm/channels"
  static let posts = "mm/posts"
  static let botName = "tenantry"
  private static let version = "10.5.1.10.5.1.0a1b2c3d4e5f.false"

  let store: SandboxStore
  let clock: SandboxClock
  let conditions: Set<SandboxCondition>
  let token: String

  static func id(_ text: String) -> String { StableHash.suffix("mattermost " + text, length: 26) }

  /// The key of the webhook that posts to #ops.
  static let hookKey = id("hook ops")

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    var response = try answer(SandboxCall(request))
    response.headers["X-Version-Id"] = Self.version
    response.headers["X-Request-Id"] = Self.id(request.url.path)
    return response
  }

  private func answer(_ call: SandboxCall) throws -> HTTPResponse {
    if call.parts.first == "hooks" { return try hook(call) }
    guard Array(call.parts.prefix(2)) == ["api", "v4"] else {
      return Self.failure(404, "api.context.404.app_error", "Sorry, we could not find the page.")
    }
    let rest = Array(call.parts.dropFirst(2))
    if rest == ["system", "ping"] {
      return HTTPResponse(
        status: 200, json: ["status": "OK", "database_status": "OK", "filestore_status": "OK"])
    }
    guard call.shows(token, in: "Authorization", prefix: "Bearer ") else {
      return Self.failure(
        401, "api.context.session_expired.app_error", "Invalid or expired session, please login again.")
    }
    switch rest.first {
    case "users" where rest == ["users", "me"]: return HTTPResponse(status: 200, json: Self.bot)
    case "users" where rest == ["users", Self.id(Self.botName)]: return HTTPResponse(status: 200, json: Self.bot)
    case "users": return Self.failure(404, "app.user.missing_account.const", "Unable to find the user.")
    case "teams" where call.method == .get: return teams(call, Array(rest.dropFirst()))
    case "posts": return try posts(call, Array(rest.dropFirst()))
    case "channels" where rest.count == 3 && rest[2] == "posts" && call.method == .get:
      return channelPosts(call, rest[1])
    default: return Self.failure(404, "api.context.404.app_error", "Sorry, we could not find the page.")
    }
  }

  static func failure(_ status: Int, _ id: String, _ message: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      json: [
        "id": .string(id), "message": .string(message), "detailed_error": "", "status_code": .int(status),
        "request_id": .string(Self.id("request \(id)")),
      ])
  }

  static let forbidden = failure(
    403, "api.context.permissions.app_error", "You do not have the appropriate permissions.")

  // MARK: Teams and channels

  private func teams(_ call: SandboxCall, _ rest: [String]) -> HTTPResponse {
    let unknownTeam = Self.failure(
      404, "app.team.get_by_name.missing.app_error", "Unable to find the existing team.")
    switch rest.count {
    case 2 where rest[0] == "name":
      return rest[1] == Self.team ? HTTPResponse(status: 200, json: Self.teamShape) : unknownTeam
    case 2 where rest[1] == "channels":
      guard rest[0] == Self.id("team") else { return Self.forbidden }
      let size = min(200, Int(call.query["per_page"] ?? "") ?? 60)
      let start = size * (Int(call.query["page"] ?? "") ?? 0)
      let open = store.all(in: Self.channels).filter { $0["type"] == "O" }
      return HTTPResponse(status: 200, json: .array(Array(open.dropFirst(start).prefix(size))))
    case 5 where rest[0] == "name" && rest[3] == "name":
      guard rest[1] == Self.team else { return unknownTeam }
      let channel = store.all(in: Self.channels).first { $0["name"]?.stringValue == rest[4] }
      return channel.map { HTTPResponse(status: 200, json: $0) }
        ?? Self.failure(404, "app.channel.get_by_name.missing.app_error", "Channel does not exist.")
    default: return Self.failure(404, "api.context.404.app_error", "Sorry, we could not find the page.")
    }
  }
}
