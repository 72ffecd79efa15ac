import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done about a tenant's sign-in.
extension TenantDetailPage {
  func signInCommands(_ context: UpdateContext) -> [Command] {
    let keycloak = context.session?.integrations.first { $0.system == "keycloak" }
    let notConnected = keycloak?.isConnected == false ? "Keycloak is not connected" : nil
    return [
      Self.enter.saying("Ask Keycloak whether people could sign in", label: "test login").refused(
        notConnected),
      Self.openKeycloak.refused(consoleRefusal),
      Self.goToPage.saying("Show its client among those of all tenants", label: "all sign-ins"),
    ]
  }

  /// Why Keycloak's console cannot be opened at the client.
  private var consoleRefusal: String? {
    guard let output = signIn.answer.value else { return "it is not known yet" }
    guard output.console == nil else { return nil }
    return output.problem == nil ? "Keycloak has no such client" : "Keycloak was not reached"
  }

  func runInSignIn(_ command: String) -> [Effect<Event>] {
    guard let slug = detail.value?.tenant.slug else { return [] }
    switch command {
    case TenantCommands.operation: return [.present(LoginTestDialog(slug)) { _ in .loginTested }]
    case TenantCommands.keycloak: return signIn.answer.value?.console.map { [.openURL($0.url)] } ?? []
    case TenantCommands.page: return [.navigate(Route(.ssoConfig, query: ["client": slug.rawValue]))]
    default: return [.unhandled]
    }
  }
}
