import ArgumentParser
import PlatformHost

/// The root: alone it opens the console on the data folder.
struct TenantryCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenantry",
    abstract: "Create, watch and change the tenants of an Odoo platform.",
    usage: """
      tenantry                          open the console
      tenantry demo                     open it on a made-up platform
      tenantry <command> …
      """,
    discussion: """
      Examples:
        tenantry demo
        tenantry tenants create -f tenant.yaml
        tenantry tenants list --status error -o json
        tenantry tenants pause acme
        tenantry tenants logs acme --follow
        tenantry op watch
        tenantry catalog resolve crm
        tenantry billing overview
        tenantry connect keycloak
        tenantry view /var/log/odoo/odoo.log --follow

      Exit codes: 0 ok, 1 refused, 2 usage or configuration, 3 unreachable,
      4 timeout, 5 not signed in, 6 conflict, 70 crash, 130 interrupted.
      """,
    version: "tenantry \(TenantryVersion.current)",
    subcommands: [
      DemoCommand.self, TenantsCommand.self, OpCommand.self, FreezeCommand.self, WindowsCommand.self,
      LimitsCommand.self, AuditCommand.self, HooksCommand.self, DriftCommand.self, CatalogCommand.self, InfraCommand.self,
      SSOCommand.self, AutomationCommand.self, AnalyticsCommand.self, BillingCommand.self,
      SupportCommand.self, ApprovalsCommand.self,
      AdviseCommand.self, AICommand.self, ViewCommand.self, ConnectCommand.self, ContextCommand.self,
      LoginCommand.self, LogoutCommand.self, WhoAmICommand.self, OutboxCommand.self,
      GalleryCommand.self, DoctorCommand.self, ConfigCommand.self, KeysCommand.self, PagesCommand.self,
      ImportCommand.self,
    ])

  @OptionGroup(title: "Console options") var terminal: TerminalOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.runConsole(at: context.place, terminal)
  }
}

extension CommandContext {
  /// Runs the console. A screen needs a terminal at both ends; lines do not.
  func runConsole(at place: PlatformPlace, _ terminal: TerminalOptions) async throws {
    let isLinear = terminal.linear || environment.variables["TENANTRY_LINEAR"] == "1"
    guard isLinear || (environment.input.isTerminal && environment.output.isTerminal) else {
      throw CommandFailure(
        .usage, "The console needs a terminal.",
        hints: [
          "Line by line: tenantry --linear",
          "In a script or a pipe: tenantry tenants list, tenantry op list, tenantry --help",
        ])
    }
    let usual = try DataFolder.path(option: nil, variables: environment.variables, folder: environment.folder)
    if noColour, terminal.colors != nil {
      throw CommandFailure(.usage, "--no-color and --colors cannot go together.")
    }
    let configuration = try ConsoleConfiguration.load(
      keymap: terminal.keymap, variables: environment.variables)
    var terminal = terminal
    terminal.mouse = terminal.mouse || configuration.config.mouse?.value == true
    if terminal.escapeDelay == nil, environment.variables["ESCDELAY"] == nil {
      terminal.escapeDelay = configuration.config.escapeDelayMilliseconds?.value
    }
    try await environment.opener.runConsole(
      ConsoleSettings(
        place: place, isReadOnly: isReadOnly || configuration.config.readOnly?.value == true,
        noColour: noColour, terminal: terminal,
        stateFolder: place.isKept ? StateFolder.path(environment.variables) : nil,
        sessionName: place.name(in: usual), isLinear: isLinear, configuration: configuration,
        theme: theme(terminal) ?? configuration.config.theme?.value,
        glyphs: glyphs ?? (configuration.config.ascii?.value == true ? .ascii : nil)))
  }

  /// The theme that somebody chose: the option counts before the variable.
  private func theme(_ terminal: TerminalOptions) -> String? {
    terminal.theme ?? environment.variables["TENANTRY_THEME"].flatMap { $0.isEmpty ? nil : $0 }
  }
}
