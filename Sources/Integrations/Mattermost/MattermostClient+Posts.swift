import Foundation
import HTTPTransport

extension MattermostClient {
  private static let skewSeconds = 120.0

  /// Posts a text in a channel.
  ///
  /// The key makes it one post when it is asked again soon: a server remembers it for half a minute. Whoever asks again
  /// later looks with `post(key:channel:since:)` first.
  ///
  /// - Parameters:
  ///   - text: in Mattermost's Markdown; what others wrote goes through `MattermostText.plain`.
  ///   - root: the post whose thread it belongs to.
  ///   - key: unique among our posts, such as operation and step.
  /// - Throws: `forbidden` when the bot is no member of the channel.
  package func post(_ text: String, channel: String, root: String? = nil, key: String)
    async throws(IntegrationError) -> MattermostPost
  {
    var body: JSONValue = [
      "channel_id": .string(channel), "message": .string(MattermostText.fitting(text)),
      "pending_post_id": .string("tenantry:\(key)"), "props": [MattermostPost.keyProperty: .string(key)],
    ]
    body["root_id"] = root.map(JSONValue.string)
    return try await api.value(MattermostPost.self, try await api.request(.post, ["posts"], body: body))
  }

  /// Our post of that key, or nil.
  ///
  /// - Parameter since: when it was posted at the earliest.
  package func post(key: String, channel: String, since: Date) async throws(IntegrationError)
    -> MattermostPost?
  {
    let oldest = since.addingTimeInterval(-Self.skewSeconds)
    let query = ["since": String(Int(oldest.timeIntervalSince1970 * 1_000))]
    let request = try await api.request(.get, ["channels", channel, "posts"], query: query)
    return try await api.value(PostList.self, request).inOrder.last { $0.key == key }
  }

  /// The newest posts of a channel, newest first, at most `limit` of them.
  package func posts(in channel: String, limit: Int) async throws(IntegrationError) -> [MattermostPost] {
    let query = ["page": "0", "per_page": String(min(max(limit, 1), pageSize))]
    let request = try await api.request(.get, ["channels", channel, "posts"], query: query)
    return try await api.value(PostList.self, request).inOrder
  }

  /// A post's thread, oldest first, itself included.
  package func thread(of post: String) async throws(IntegrationError) -> [MattermostPost] {
    let posts = try await api.value(
      PostList.self, try await api.request(.get, ["posts", post, "thread"], query: ["direction": "down"]))
    return posts.posts.values.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
  }

  /// Replaces a post's text. The same text again changes nothing.
  package func edit(_ post: String, text: String) async throws(IntegrationError) -> MattermostPost {
    try await api.value(
      MattermostPost.self,
      try await api.request(
        .put, ["posts", post, "patch"], body: ["message": .string(MattermostText.fitting(text))]))
  }
}

private struct PostList: Decodable, Sendable {
  /// Newest first.
  let order: [String]
  let posts: [String: MattermostPost]

  var inOrder: [MattermostPost] { order.compactMap { posts[$0] } }
}
