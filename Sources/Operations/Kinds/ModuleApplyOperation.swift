import TenantModel

/// Installs the modules that a tenant misses of a bundle or a list, and updates those that were asked for.
enum ModuleApplyOperation {
  private static let namesShown = 12

  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .moduleApply,
      steps: [
        BackupStep.make(environment), DesiredStateStep.make(environment), OdooModulesStep.make(environment),
        ModuleStatesStep.make(environment), SmokeTestStep.make(environment),
      ],
      effects: { tenant, details in details.modules.map { effects(of: $0, on: tenant) } ?? [] },
      risks: { tenant, details in
        details.modules.map { risks(of: $0, on: tenant) + BackupStep.risks(environment) } ?? []
      },
      undo: { _, _ in
        "Restore the backup that it begins with; Odoo itself takes no module out without its data."
      },
      cancel: "Until the modules begin to be installed; half installed has no way back.")
  }

  private static func effects(of change: ModuleChange, on tenant: Tenant) -> [String] {
    var effects: [String] = []
    if let bundle = change.bundle, bundle != tenant.bundleCode {
      effects.append("the bundle is \(bundle), not \(tenant.bundleCode) any more")
    }
    effects += line("to install", change.install.map(\.name)) + line("to update", change.update.map(\.name))
    return effects + line("there already", change.present)
  }

  private static func line(_ what: String, _ names: [ModuleName]) -> [String] {
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(namesShown).map(\.rawValue).joined(separator: ", ")
    let more = names.count > namesShown ? " and \(names.count - namesShown) more" : ""
    return ["\(names.count) \(what): \(shown)\(more)"]
  }

  private static func risks(of change: ModuleChange, on tenant: Tenant) -> [OperationPlan.Risk] {
    var risks = change.findings.map { finding in
      OperationPlan.Risk(
        level: finding.blocks ? .block : .warn, code: "module_\(finding.code.rawValue)",
        message: finding.message)
    }
    if change.isEmpty, change.findings.allSatisfy({ !$0.blocks }) {
      risks.append(
        .init(
          level: .block, code: "nothing_to_do",
          message: "all of it is installed already: ask for an update to bring it to what the image holds"))
    }
    if !change.kept.isEmpty {
      risks.append(
        .init(
          level: .info, code: "modules_kept",
          message: "\(change.kept.count) other modules stay: Odoo would remove their data with them"))
    }
    if tenant.health.level == .down {
      risks.append(
        .init(level: .block, code: "tenant_down", message: "the tenant is down: \(tenant.health.summary)"))
    }
    if !change.isEmpty {
      risks.append(
        .init(
          level: .info, code: "slow_meanwhile",
          message: "people may see errors for a minute while Odoo reloads"))
    }
    return risks
  }
}
