import ArgumentParser
import Foundation
import PlatformHost

/// The server: the API over HTTP, and the workers behind it.
@main
struct Tenantryd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenantryd", abstract: "Serve a Tenantry platform to a team, over HTTP.",
    version: "tenantryd \(TenantryVersion.current)",
    subcommands: [ServeCommand.self, WorkerCommand.self, TokenCommand.self, AuditCommand.self])

  static func main() async {
    ProcessPrivacy.begin()
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let refusal as ServerRefusal {
      FileHandle.standardError.write(Data("tenantryd: \(refusal.message)\n".utf8))
      Foundation.exit(refusal.status)
    } catch {
      guard isUsage(error) else { exit(withError: error) }
      FileHandle.standardError.write(Data("\(fullMessage(for: error))\n".utf8))
      Foundation.exit(2)
    }
  }

  /// Whether the command line is wrong. The parser's own status for that is another one than `tenantry` has.
  static func isUsage(_ error: any Error) -> Bool { exitCode(for: error) == .validationFailure }
}
