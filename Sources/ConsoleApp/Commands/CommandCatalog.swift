import TerminalKit

/// Every command that there is, whether or not it is alive anywhere: what keymaps may name, and what documents list.
package enum CommandCatalog {
  /// By scope: the shell's, those of the components, those of the widgets.
  package static let sections: [CommandSection] =
    [
      CommandSection(.global, "Everywhere", ShellCommands.all),
      section(OverviewPage.self, "Overview"),
      section(TenantsPage.self, "Tenants"),
      section(TenantFilterDialog.self, "Filter of the tenants"),
      section(TenantDetailPage.self, "A tenant"),
      section(CreateTenantPage.self, "New tenant"),
      section(CatalogPage.self, "Catalog"),
      section(TenantChoiceDialog.self, "Tenants for a bundle"),
      section(SupportPage.self, "Support"),
      CommandSection(.draft, "A tenant's draft", CreateTenantPage.draftDefinitions),
      section(InfraTemplatesPage.self, "Templates and images"),
      section(SettingsPage.self, "Settings"),
      section(IntegrationReportDialog.self, "The test of a connection"),
      section(BillingPage.self, "Billing"),
      section(InvoiceDialog.self, "An invoice"),
      section(ProposalDialog.self, "A proposal"),
      section(PortalPage.self, "Portal"),
      section(SupportDialog.self, "A support request"),
      section(SSOPage.self, "Sign-in"),
      section(LoginTestDialog.self, "A test of a login"),
      section(AutomationPage.self, "Automation"),
      section(ExecutionDialog.self, "An execution"),
      section(AnalyticsPage.self, "Analytics"),
      section(ETLTestDialog.self, "A test of an ETL"),
      section(AIConsolePage.self, "AI console"),
      section(AgentRunDialog.self, "A run of the AI console"),
      section(ApprovalsDialog.self, "Approvals"),
      section(ApprovalDialog.self, "An approval"),
      section(OperationDrawer.self, "An operation"),
      section(TableColumnsDialog.self, "Columns of a table"),
      section(TenantModuleTreeDialog.self, "What a tenant's modules need"),
      section(ThemeDialog.self, "Themes"),
      section(NoticesDialog.self, "Notices"),
      section(OutboxDialog.self, "What waits to be sent"),
      section(ContextsDialog.self, "Contexts"),
      section(RunbookDialog.self, "A runbook"),
      section(PaletteDialog.self, "The palette"),
      CommandSection(LogViewer.scope, "A log file", LogViewer.definitions),
    ] + WidgetCommands.sections

  /// All commands, section after section.
  package static let all: [Command] = sections.flatMap(\.commands)

  /// The command with this id in this scope.
  package static func command(_ id: String, in scope: Command.Scope) -> Command? {
    byName[scope]?[id]
  }

  private static let byName = sections.reduce(into: [Command.Scope: [String: Command]]()) { found, section in
    for command in section.commands { found[section.scope, default: [:]][command.id] = command }
  }

  /// What a scope is called by people.
  package static func title(of scope: Command.Scope) -> String {
    sections.first { $0.scope == scope }?.title ?? scope.name
  }

  private static func section<C: Component>(_ component: C.Type, _ title: String) -> CommandSection {
    CommandSection(C.scope, title, C.definitions)
  }
}
