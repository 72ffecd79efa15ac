import StorageCore
import TenantModel
import TenantryAPI

extension SSOClient {
  /// As it was last seen.
  init(_ item: SignInPage.Item) {
    self.init(
      tenant: item.tenant, config: item.config, state: Self.state(of: item), findings: item.findings,
      lookedAt: item.lookedAt)
  }

  private static func state(of item: SignInPage.Item) -> State {
    if [.decommissioning, .decommissioned].contains(item.tenant.status) { return .closed }
    if item.findings.contains(where: { $0.kind == .clientMissing }) { return .missing }
    // An operation that could not make it, or tested it in vain, knows more than a look before it.
    if !item.findings.isEmpty || item.config.status == .error { return .differs }
    return item.lookedAt == nil ? .notLookedAt : .inOrder
  }
}
