import Foundation
import HTTPTransport

/// A post.
package struct MattermostPost: Decodable, Equatable, Sendable {
  package let id: String
  package let channelId: String
  package let userId: String
  /// The post it answers; nil for the first of a thread.
  package let rootId: String?
  package let message: String
  package let createdAt: Date
  /// The key it was posted with, if it is ours.
  package let key: String?

  /// The property that carries the key.
  static let keyProperty = "tenantry_key"

  private enum CodingKeys: String, CodingKey {
    case id, channelId, userId, rootId, message, createAt, props
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    id = try box.decode(String.self, forKey: .id)
    channelId = try box.decode(String.self, forKey: .channelId)
    userId = try box.decodeIfPresent(String.self, forKey: .userId) ?? ""
    rootId = try box.decodeIfPresent(String.self, forKey: .rootId).flatMap { $0.isEmpty ? nil : $0 }
    message = try box.decode(String.self, forKey: .message)
    createdAt = Date(timeIntervalSince1970: Double(try box.decode(Int.self, forKey: .createAt)) / 1_000)
    key = try box.decodeIfPresent(JSONValue.self, forKey: .props)?[Self.keyProperty]?.stringValue
  }
}
