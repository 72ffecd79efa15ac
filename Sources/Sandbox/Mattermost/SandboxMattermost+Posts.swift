import Foundation
import HTTPTransport

extension SandboxMattermost {
  /// Seconds for which a server remembers that it has seen a pending post.
  private static let pendingSeconds = 30.0
  private static let charactersMax = 16_383

  func posts(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    guard let id = rest.first else {
      return call.method == .post ? try create(call) : Self.failure(405, "method", "Method not allowed.")
    }
    guard let post = store[Self.posts, id] else { return Self.forbidden }
    switch (call.method, rest.dropFirst().first) {
    case (.get, nil): return HTTPResponse(status: 200, json: post)
    case (.get, "thread"):
      let root = post["root_id"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 } ?? id
      return HTTPResponse(
        status: 200,
        json: Self.list(all().filter { $0["id"]?.stringValue == root || $0["root_id"]?.stringValue == root }))
    case (.put, "patch"): return try patch(call, post)
    default: return Self.failure(404, "api.context.404.app_error", "Sorry, we could not find the page.")
    }
  }

  private func create(_ call: SandboxCall) throws -> HTTPResponse {
    guard let body = call.body, let channel = body["channel_id"]?.stringValue else {
      return Self.failure(
        400, "api.context.invalid_body_param.app_error", "Invalid or missing post in request body.")
    }
    guard store[Self.channels, channel] != nil, !lacksPosting else { return Self.forbidden }
    if let refusal = Self.refusal(ofText: body["message"]) { return refusal }
    let pending = body["pending_post_id"]?.stringValue ?? ""
    if let seen = all().first(where: { isPending($0, pending) }) {
      return HTTPResponse(status: 201, json: seen)
    }
    let root = body["root_id"]?.stringValue ?? ""
    guard root.isEmpty || store[Self.posts, root]?["channel_id"]?.stringValue == channel else {
      return Self.failure(400, "api.post.create_post.root_id.app_error", "Invalid RootId parameter.")
    }
    let post = try keep(
      channel: channel, message: body["message"]?.stringValue ?? "", root: root, pending: pending,
      props: body["props"] ?? [:])
    return HTTPResponse(status: 201, json: post)
  }

  private func isPending(_ post: JSONValue, _ pending: String) -> Bool {
    let made = Date(timeIntervalSince1970: (post["create_at"]?.doubleValue ?? 0) / 1_000)
    // The server's memory lasts real seconds, however fast the sandbox lives.
    return !pending.isEmpty && post["pending_post_id"]?.stringValue == pending
      && clock.now.timeIntervalSince(made) < Self.pendingSeconds
  }

  private func patch(_ call: SandboxCall, _ post: JSONValue) throws -> HTTPResponse {
    guard post["user_id"]?.stringValue == Self.id(Self.botName), !lacksPosting else { return Self.forbidden }
    var changed = post
    if let message = call.body?["message"] {
      if let refusal = Self.refusal(ofText: message) { return refusal }
      changed["message"] = message
    }
    if changed != post {
      let stamp = JSONValue.int(Int(clock.now.timeIntervalSince1970 * 1_000))
      changed["edit_at"] = stamp
      changed["update_at"] = stamp
      let id = post["id"]?.stringValue ?? ""
      try store.set(changed, Self.posts, id, effect: effect("update", changed))
    }
    return HTTPResponse(status: 200, json: changed)
  }

  func channelPosts(_ call: SandboxCall, _ channel: String) -> HTTPResponse {
    guard store[Self.channels, channel] != nil else { return Self.forbidden }
    let own = all().filter { $0["channel_id"]?.stringValue == channel }
    if let since = Int(call.query["since"] ?? "") {
      return HTTPResponse(
        status: 200, json: Self.list(own.filter { ($0["update_at"]?.intValue ?? 0) > since }))
    }
    let size = min(200, Int(call.query["per_page"] ?? "") ?? 60)
    let start = size * (Int(call.query["page"] ?? "") ?? 0)
    return HTTPResponse(status: 200, json: Self.list(Array(own.dropFirst(start).prefix(size))))
  }

  private static func refusal(ofText text: JSONValue?) -> HTTPResponse? {
    let text = text?.stringValue ?? ""
    guard !text.isEmpty, text.unicodeScalars.count <= charactersMax else {
      return failure(400, "model.post.is_valid.msg.app_error", "Invalid message.")
    }
    return nil
  }

  // MARK: The webhook

  func hook(_ call: SandboxCall) throws -> HTTPResponse {
    guard call.method == .post, call.parts.count == 2, call.parts[1] == Self.hookKey else {
      return Self.failure(400, "web.incoming_webhook.invalid.app_error", "Invalid webhook.")
    }
    guard let body = call.body, let text = body["text"]?.stringValue, !text.isEmpty else {
      return Self.failure(400, "web.incoming_webhook.text.app_error", "No text specified.")
    }
    let name = (body["channel"]?.stringValue ?? "ops").drop { $0 == "#" }
    guard let channel = store.all(in: Self.channels).first(where: { $0["name"]?.stringValue == String(name) })
    else {
      return Self.failure(404, "web.incoming_webhook.channel.app_error", "Couldn't find the channel.")
    }
    _ = try keep(
      channel: channel["id"]?.stringValue ?? "", message: text, root: "", pending: "",
      props: ["from_webhook": "true"])
    return HTTPResponse(status: 200, text: "ok")
  }

  // MARK: What is kept

  private var lacksPosting: Bool { conditions.contains(.rightMissing("mattermost:create_post")) }

  /// Newest first.
  private func all() -> [JSONValue] {
    store.all(in: Self.posts).sorted {
      ($0["create_at"]?.intValue ?? 0, $0["id"]?.stringValue ?? "")
        > ($1["create_at"]?.intValue ?? 0, $1["id"]?.stringValue ?? "")
    }
  }

  private func keep(channel: String, message: String, root: String, pending: String, props: JSONValue) throws
    -> JSONValue
  {
    let post = Self.post(
      id: Self.id("post \(store.revision)"), channel: channel, message: message, root: root, pending: pending,
      props: props, at: clock.now)
    try store.set(post, Self.posts, post["id"]?.stringValue ?? "", effect: effect("create", post))
    return post
  }

  private func effect(_ verb: String, _ post: JSONValue) -> EffectDraft {
    let channel = store[Self.channels, post["channel_id"]?.stringValue ?? ""]?["name"]?.stringValue ?? ""
    let key = post[path: "props", "tenantry_key"]?.stringValue
    let parts = key?.split(separator: "/", maxSplits: 1).map(String.init) ?? []
    return EffectDraft(
      system: "mattermost", verb: verb,
      object: "Post in \(channel)" + (parts.count > 1 ? ": \(parts[1])" : ""), operation: parts.first)
  }
}
