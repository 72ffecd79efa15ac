import ArgumentParser
import TenantModel
import TenantryAPI

/// The team's channels, and what was said last in the one that operations write to.
struct ChatCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "List the team's channels and print the last posts of the one that operations write to.",
    usage: "tenantry support chat [-o json]")

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let chat = try await context.read(GetTeamChat())
    try context.put(chat, as: output.output) { text(chat, context) }
    if !chat.isConnected {
      context.say("Mattermost is not connected. Connect it: tenantry connect mattermost")
    } else if let withheld = chat.withheld {
      context.say("The posts are not shown: \(withheld).")
    }
  }

  private func text(_ chat: TeamChat, _ context: CommandContext) -> String {
    guard chat.isConnected else { return "" }
    var facts = Facts()
    facts.section("Channels")
    for channel in chat.channels { facts.add(channel.title, channel.url) }
    facts.section("Posts in \(chat.channel ?? "")")
    let now = context.environment.now()
    for post in chat.posts {
      let age = Spell.age(of: post.time, at: now) ?? ""
      facts.add("\(age) \(post.author)", post.text)
    }
    return facts.text(context.style)
  }
}
