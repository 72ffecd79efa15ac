/// One module of one tenant (PRD §5.1).
package struct TenantModuleState: Codable, Equatable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    /// Odoo said so.
    case installed
    case removed
    /// Wanted, and not yet seen in Odoo.
    case pending
  }

  package var moduleName: ModuleName
  package var source: ModuleSource
  package var state: State
  package var lastOperationId: OperationID?

  package init(moduleName: ModuleName, source: ModuleSource, state: State, lastOperationId: OperationID?) {
    self.moduleName = moduleName
    self.source = source
    self.state = state
    self.lastOperationId = lastOperationId
  }
}
