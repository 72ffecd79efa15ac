import TenantryAPI

extension OperationSummary {
  /// Where what it is about can be seen; nil when that has no page.
  var place: Route? {
    tenantSlug.map { .tenant($0.rawValue) } ?? bundleCode.map { .catalog(bundle: $0) }
  }
}
