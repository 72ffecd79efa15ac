import ArgumentParser
import Foundation
import TenantModel
import TypedText

/// Bring a tenant to another image.
struct UpgradeTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Bring a tenant to another image, or back to the one before, and follow it.",
    usage: """
      tenantry tenants upgrade <slug> (--image <image> | --rollback) [--at <time>] [--dry-run] \
      [--yes | --confirm=<slug>] [--no-wait] [-o json]
      """,
    discussion: """
      Only images that are tested, and candidates in staging or on an owner's word. The database is backed up, the pods
      are stopped, Odoo updates its modules, and new pods start. --rollback starts the former image again; the database
      stays updated. With --at the tenant waits for the upgrade until then: nothing else is done to it meanwhile.

      Examples:
        tenantry tenants upgrade acme --image odoo:18.0-20251106 --dry-run
        tenantry tenants upgrade acme --image odoo:18.0-20251106 --at 22:00 --confirm=acme
        tenantry tenants upgrade acme --rollback
      """)

  @OptionGroup var options: OperateOptions

  @Option(help: ArgumentHelp("The image, or its tag alone.", valueName: "image"))
  var image: String?

  @Flag(help: "Back to the image that ran before the last upgrade.")
  var rollback = false

  @Option(help: ArgumentHelp("When to begin: \(MomentText.forms).", valueName: "time"))
  var at: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (image != nil) != rollback else {
      throw ValidationError("Say --image <image>, or --rollback.")
    }
  }

  func run(in context: CommandContext) async throws {
    let runAt = try at.map { text in
      guard let moment = MomentText.parse(text, now: context.environment.now()) else {
        throw CommandFailure(.usage, "--at takes \(MomentText.forms); “\(text.prefix(40))” is none of them.")
      }
      return moment
    }
    // The images of a platform are mostly Odoo's own: then the tag says it all.
    let named = image.map { $0.contains(":") ? $0 : "odoo:\($0)" }
    let params: OperationParams = named.map { ["image": .text($0)] } ?? ["rollback": .flag(true)]
    try await OperateTenant(
      kind: .upgradeImage, options: options, output: output.output, context: context, params: params,
      runAt: runAt
    ).run()
  }
}
