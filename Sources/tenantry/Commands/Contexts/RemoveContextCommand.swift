import ArgumentParser
import Foundation
import PlatformHost
import StorageSQLite
import TenantryAPI

/// `tenantry context remove`: nothing of it is left here afterwards. The server and a token stay as they are.
struct RemoveContextCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Forget a server.",
    discussion: """
      What was seen there, drafts and a sign-in are forgotten with it. While changes wait to be sent to it the command ends
      with 6 and forgets nothing.
      """)

  @Argument(help: "What it is called here.")
  var name: String

  @Flag(help: "Also when changes wait to be sent: they never are.")
  var discard = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let variables = context.environment.variables
    guard let removed = try ContextFile.read(variables)[name] else {
      throw CommandFailure(.usage, "There is no context “\(name)”.", hints: ["tenantry context list"])
    }
    try await removeOutbox(of: removed, in: context)
    try await ContextFile.change(variables) { $0.replace(removed.name, with: nil) }
    forget(CacheFolder.path(ofContext: name, variables), in: context)
    forget(StateFolder.path(ofContext: name, variables), in: context)
    if removed.access == .signIn,
      case .untold(let why) = try await context.environment.signIn.signOut(removed)
    {
      context.say("The provider was not told: \(why).", .warning)
    }
    context.say("\(name) is forgotten.")
  }

  /// - Throws: `CommandFailure` while something waits there, or nobody can say whether something does.
  private func removeOutbox(of removed: ServerContext, in context: CommandContext) async throws {
    guard let folder = StateFolder.path(ofContext: name, context.environment.variables) else { return }
    let outbox = SQLiteOutbox(path: folder + "/outbox.db", server: removed.server.absoluteString)
    let calls: [PendingCall]
    do {
      calls = try await outbox.remove(discarding: discard, at: context.environment.now())
    } catch let problem as APIProblem {
      await outbox.close()
      guard discard else { throw CommandFailure(.usage, problem.detail, hints: [discarding]) }
      return context.say("Whether something waited is not known: \(problem.detail)", .warning)
    }
    guard discard || calls.isEmpty else {
      let count = calls.count == 1 ? "1 change waits" : "\(calls.count) changes wait"
      throw CommandFailure(
        .conflict, "\(count) to be sent to \(name).",
        details: calls.map { call in
          "\(call.id): \(call.sentence), until \(Spell.time(call.expiresAt) ?? "its time is over")"
        },
        hints: [
          "tenantry --context \(name) outbox send",
          "tenantry --context \(name) outbox withdraw \(calls[0].id)", discarding,
        ])
    }
    for call in calls {
      context.say(
        "Discarded: \(call.sentence)."
          + (call.isInDoubt ? " It may have been done before: its answer was lost." : ""))
    }
  }

  private var discarding: String { "tenantry context remove \(name) --discard" }

  private func forget(_ folder: String?, in context: CommandContext) {
    guard let folder, FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      context.say("\(folder) cannot be deleted: \(error.systemReason ?? "the disk said no").", .warning)
    }
  }
}
