import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The tab of a tenant's sign-in: its client in Keycloak, wanted and found (PRD §3.3 `tenant_sso_panel`).
struct TenantSignIn: Equatable, Sendable {
  private(set) var answer = Loadable<GetSSOClient.Output>.loading
  private var scroll = ScrollState()

  mutating func receive(_ result: Result<GetSSOClient.Output, APIProblem>, at now: Date) {
    answer.receive(result, at: now)
  }

  /// Takes a key; answers whether it meant anything.
  mutating func press(_ key: Key) -> Bool { scroll.handle(key) }

  func view(_ context: ViewContext) -> any View {
    VStack {
      if let output = answer.value {
        Viewport(scroll) {
          content(
            SSOClientDetail(client: output.client, title: "Sign-in", detail: answer, context: context),
            context)
        }
        .fillHeight()
      } else if let trouble = answer.trouble(context) {
        Rule("Sign-in")
        Text(" " + trouble, wraps: true)
        Spacer()
      } else {
        Rule("Sign-in", trailing: answer.freshness(context))
        Skeleton(rows: 6).padding(1)
        Spacer()
      }
    }
    .fillHeight().component(.tenantSSOPanel)
  }

  private func content(_ detail: SSOClientDetail, _ context: ViewContext) -> [any View] {
    guard context.size.width >= 108 else { return detail.rows }
    return [
      HStack(spacing: 2) {
        VStack { detail.clientRows }.width(Extent(min: 50, ideal: 62, max: 70))
        VStack { detail.loginRows }.fillWidth()
      }
    ]
  }
}
