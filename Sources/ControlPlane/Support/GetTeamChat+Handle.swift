import Integrations
import Operations
import TenantModel
import TenantryAPI

extension GetTeamChat: HandledEndpoint {
  private static let postsMax = 12

  package func handle(in context: RequestContext) async throws -> TeamChat {
    guard let chat = context.parts.supportDesk.chat else { return TeamChat(isConnected: false) }
    do {
      return try await read(chat, context)
    } catch let error as IntegrationError {
      throw APIProblem(.unavailable, "Mattermost: \(error.message)")
    }
  }

  private func read(_ chat: MattermostSystem, _ context: RequestContext) async throws -> TeamChat {
    let channels = try await chat.client.channels()
    let listed = channels.map { channel in
      TeamChat.Channel(
        name: channel.name, title: channel.displayName, url: chat.client.address(of: channel))
    }.sorted { $0.title < $1.title }
    var answer = TeamChat(isConnected: true, channels: listed, channel: chat.channel)
    if let reason = AccessPolicy.decide(context.caller.role, .platformRead, .other).reason {
      answer.withheld = reason
      return answer
    }
    let known = channels.first { $0.name == chat.channel }
    guard let channel = try await ownChannel(known, chat) else {
      answer.withheld = "there is no channel “\(chat.channel)” that the bot may see"
      return answer
    }
    let posts = try await chat.client.posts(in: channel.id, limit: Self.postsMax)
    let names = try await chat.client.usernames(of: Set(posts.map(\.userId)))
    answer.posts = posts.map { post in
      TeamChat.Post(
        author: names[post.userId] ?? "somebody", time: post.createdAt, text: post.message,
        isAnswer: post.rootId != nil)
    }
    return answer
  }

  /// The channel that operations write to; one that is not public is asked for by its name.
  private func ownChannel(_ known: MattermostChannel?, _ chat: MattermostSystem) async throws
    -> MattermostChannel?
  {
    if let known { return known }
    return try await chat.client.channel(named: chat.channel)
  }
}
