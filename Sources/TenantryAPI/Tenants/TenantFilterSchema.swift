import TenantModel
import TypedText

extension FilterSchema {
  /// What lists of tenants can be filtered by.
  ///
  /// - Parameters:
  ///   - plans: the ids of the plans that there are; nil when nobody has said yet.
  ///   - regions: the same of the regions.
  package static func tenants(plans: [String]? = nil, regions: [String]? = nil) -> FilterSchema {
    FilterSchema(
      TenantField.allCases.map { $0.described(plans, regions) },
      searched: [TenantField.name, .slug, .agencyGroup].map(\.rawValue))
  }
}

extension TenantField {
  fileprivate func described(_ plans: [String]?, _ regions: [String]?) -> FilterField {
    switch self {
    case .name: make(.text, "the agency's name")
    case .slug: make(.text, aliases: ["tenant"], "the short name in addresses")
    case .agencyGroup: make(.text, aliases: ["group", "agency"], "the agency group")
    case .status:
      make(.choice, aliases: ["state"], values: words(TenantStatus.self), "where it is in its life")
    case .reason: make(.text, aliases: ["why"], isOptional: true, "why the status is what it is")
    case .health: make(.choice, values: words(HealthLevel.self), "how it is doing")
    case .seen: make(.text, aliases: ["summary"], "what was seen of its health")
    case .plan: make(.choice, values: plans, "the plan it pays for")
    case .region: make(.choice, values: regions, "where it runs")
    case .environment:
      make(.choice, aliases: ["env"], values: words(TenantEnvironment.self), "whether people depend on it")
    case .isolation: make(.choice, values: words(Isolation.self), "a database of its own or a schema")
    case .ha: make(.choice, values: words(HALevel.self), "one pod or two")
    case .bundle: make(.text, "the bundle of modules")
    case .template: make(.text, "the infrastructure template")
    case .image: make(.text, "the Odoo image")
    case .pausedBy:
      make(.choice, aliases: ["pauser"], values: words(Pauser.self), isOptional: true, "who paused it")
    case .busy: make(.flag, "whether an operation is unfinished")
    case .operation: make(.text, aliases: ["op"], isOptional: true, "the id of the unfinished operation")
    case .age: make(.age, "since it was created")
    case .changed: make(.age, "since it was changed")
    case .checked: make(.age, isOptional: true, "since its health was looked at")
    case .created: make(.date, "when it was created")
    case .updated: make(.date, "when it was changed")
    case .version: make(.number, "how often it was written")
    case .namespace: make(.text, aliases: ["ns"], "the Kubernetes namespace")
    case .database: make(.text, aliases: ["db"], "the database's name")
    case .host: make(.text, isOptional: true, "the database server")
    case .url: make(.text, "the address of its Odoo")
    case .id: make(.text, "the tenant's id")
    }
  }

  private func make(
    _ kind: FilterField.Kind, aliases: [String] = [], values: [String]? = nil, isOptional: Bool = false,
    _ about: String
  ) -> FilterField {
    FilterField(rawValue, kind, aliases: aliases, values: values, isOptional: isOptional, about)
  }

  private func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }
}

extension Tenant {
  /// What the tenant has in a field of `FilterSchema.tenants`.
  package func cell(_ field: String) -> FilterCell {
    guard let field = TenantField(rawValue: field) else { return .none }
    return switch field {
    case .name: .text(name.rawValue)
    case .slug: .text(slug.rawValue)
    case .agencyGroup: .text(agencyGroup.rawValue)
    case .status: .text(status.rawValue)
    case .reason: statusReason.map { .text($0) } ?? .none
    case .health: .text(health.level.rawValue)
    case .seen: .text(health.summary)
    case .plan: .text(planId)
    case .region: .text(region)
    case .environment: .text(environment.rawValue)
    case .isolation: .text(isolation.rawValue)
    case .ha: .text(haLevel.rawValue)
    case .bundle: .text(bundleCode)
    case .template: .text(templateId)
    case .image: .text(image.rawValue)
    case .pausedBy: pausedBy.map { .text($0.rawValue) } ?? .none
    case .busy: .flag(currentOperationId != nil)
    case .operation: currentOperationId.map { .text($0.rawValue) } ?? .none
    case .age, .created: .time(createdAt)
    case .changed, .updated: .time(updatedAt)
    case .checked: health.checkedAt.map { .time($0) } ?? .none
    case .version: .number(Double(version))
    case .namespace: .text(k8sNamespace.rawValue)
    case .database: .text(dbName.rawValue)
    case .host: dbHost.map { .text($0) } ?? .none
    case .url: .text(odooUrl.rawValue)
    case .id: .text(id.rawValue)
    }
  }
}
