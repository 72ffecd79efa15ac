import ArgumentParser
import TenantModel
import TenantryAPI
import TypedText

/// Adds a maintenance window.
struct CreateWindowCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Add a window, once or every week; the queue keeps to it.",
    usage:
      "tenantry windows create <name> --reason <text> (--until <moment> | --days <days> --start <time> --lasts <span>)",
    discussion: """
      A window holds what it concerns while it is open; with --allow it lets it begin, and nothing outside. What
      holds wins over what allows. What runs when a window opens, ends. Without --operations it concerns all but
      backups.

      Examples:
        tenantry windows create "node upgrade" --until 2h --environment staging --reason "sgp1 gets new nodes"
        tenantry windows create "finance close" --days mon-fri --start 22:00 --lasts 6h \\
          --time-zone Asia/Singapore --reason "books are being closed"
        tenantry windows create "upgrades at night" --allow --operations upgrade_image,module_apply \\
          --days daily --start 01:00 --lasts 4h --reason "agreed with the agencies"
      """)

  @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("Why: whoever is held up reads it.", valueName: "text"))
  var reason: String

  @Flag(help: "Let what it concerns begin in it, and not outside.")
  var allow = false

  @Option(help: ArgumentHelp("When it begins: \(MomentText.forms); now without it.", valueName: "moment"))
  var from: String?

  @Option(help: ArgumentHelp("When it ends.", valueName: "moment"))
  var until: String?

  @Option(help: ArgumentHelp("Every week: \(WeekdayText.forms).", valueName: "days"))
  var days: String?

  @Option(help: ArgumentHelp("When it begins on these days: 22:00.", valueName: "time"))
  var start: String?

  @Option(help: ArgumentHelp("For how long: 6h, 1h30m.", valueName: "span"))
  var lasts: String?

  @Option(
    help: ArgumentHelp("Whose clocks --start is read off: Asia/Singapore; UTC without it.", valueName: "zone")
  )
  var timeZone: String?

  @Option(help: ArgumentHelp("production or staging; both without it.", valueName: "environment"))
  var environment: String?

  @Option(help: ArgumentHelp("Kinds of operations, with commas.", valueName: "kinds"))
  var operations: String?

  @Option(help: ArgumentHelp("Slugs, with commas.", valueName: "slugs"))
  var tenants: String?

  @Option(help: ArgumentHelp("Names of agencies, with semicolons.", valueName: "names"))
  var agencies: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let request = WindowRequest(
      name: name, kind: allow ? "allow" : "deny", from: from ?? "", until: until ?? "", days: days ?? "",
      start: start ?? "", lasts: lasts ?? "", timeZone: timeZone ?? "UTC", environment: environment ?? "",
      operations: operations ?? "", tenants: tenants ?? "", agencies: agencies ?? "", reason: reason)
    try await context.withPlatform { platform in
      let view = try await platform.client.call(SaveWindow(request: request))
      try context.put(view, as: output.output) { "\(view.window.id) \(view.window.times)\n" }
      let words = view.state == .open ? "is open now" : "opens \(Spell.time(view.span?.from) ?? "never")"
      context.say("“\(view.window.name)” \(words).")
    }
  }
}
