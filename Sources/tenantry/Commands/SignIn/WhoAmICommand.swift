import ArgumentParser
import Foundation
import PlatformHost
import TenantModel
import TenantryAPI

/// `tenantry whoami`: who one is where one is, in the platform's words.
struct WhoAmICommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami", abstract: "Say who you are, and what you may do.",
    usage: "tenantry whoami [--context <name>] [-o json]")

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private struct Answer: Encodable {
    var actor: String
    var role: Role
    var tenants: [Slug]
    var readOnly: Bool
    var context: String
    var mode: Session.Mode
    var environment: TenantEnvironment?
    var server: String?
    var signedInBy: Session.SignIn.Method?
    var until: Date?
  }

  func run(in context: CommandContext) async throws {
    let session = try await context.read(WhoAmI())
    var server: String?
    var isRenewed = false
    if case .remote(let remote, _) = context.place {
      server = remote.server.absoluteString
      isRenewed = remote.access == .signIn
    }
    let answer = Answer(
      actor: session.actor, role: session.role, tenants: session.tenants,
      readOnly: session.isReadOnly || context.isReadOnly, context: session.context, mode: session.mode,
      environment: session.environment, server: server, signedInBy: session.signIn?.method,
      until: session.signIn?.until)
    try context.put(answer, as: output.output) {
      var facts = Facts()
      facts.add("You are", answer.actor, .strong)
      facts.add("Role", answer.role.rawValue)
      facts.add("Tenants", answer.tenants.map(\.rawValue).joined(separator: ", "))
      facts.add(
        "May", answer.readOnly ? "only read" : "change what the role allows", answer.readOnly ? .warning : nil
      )
      facts.add("Context", answer.context)
      facts.add("Environment", answer.environment?.rawValue, answer.environment == .production ? .bad : nil)
      facts.add("Server", server)
      facts.add(
        "Signed in", answer.signedInBy.map { Self.words($0, until: answer.until, isRenewed: isRenewed) })
      return facts.text(context.style)
    }
  }

  private static func words(_ method: Session.SignIn.Method, until end: Date?, isRenewed: Bool) -> String {
    let how =
      switch method {
      case .oidc: "by the provider of sign-ins"
      case .serviceToken: "by a token of a program"
      }
    guard let time = Spell.time(end) else { return how }
    return "\(how), until \(time)\(isRenewed ? ", and renewed by itself" : "")"
  }
}
