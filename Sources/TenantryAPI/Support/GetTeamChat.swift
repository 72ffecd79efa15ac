import Foundation
import TenantModel

/// The team's channels, and what was said last in the one that operations write to. Posts name tenants: they are for
/// platform people alone.
package struct GetTeamChat: Endpoint {
  package static let name = "support.chat"
  package static let method = EndpointMethod.get
  package static let path = "/api/support/chat"
  package static let permission = Permission.runbooksRead
  package static let isKept = false

  package init() {}

  package typealias Output = TeamChat
}

/// What there is to read in the team's chat.
package struct TeamChat: Codable, Equatable, Sendable {
  package struct Channel: Codable, Equatable, Sendable {
    /// As in its address.
    package var name: String
    package var title: String
    package var url: String

    package init(name: String, title: String, url: String) {
      self.name = name
      self.title = title
      self.url = url
    }
  }

  package struct Post: Codable, Equatable, Sendable {
    package var author: String
    package var time: Date
    /// In Mattermost's Markdown, as it was written.
    package var text: String
    /// True for an answer in a thread.
    package var isAnswer: Bool

    package init(author: String, time: Date, text: String, isAnswer: Bool) {
      self.author = author
      self.time = time
      self.text = text
      self.isAnswer = isAnswer
    }
  }

  /// False where no chat is connected.
  package var isConnected: Bool
  /// By title.
  package var channels: [Channel]
  /// The channel that operations write to, as in its address; nil where no chat is connected.
  package var channel: String?
  /// The newest first.
  package var posts: [Post]
  /// Why the posts are not here; nil when they are.
  package var withheld: String?

  package init(
    isConnected: Bool, channels: [Channel] = [], channel: String? = nil, posts: [Post] = [],
    withheld: String? = nil
  ) {
    self.isConnected = isConnected
    self.channels = channels
    self.channel = channel
    self.posts = posts
    self.withheld = withheld
  }
}
