import TenantryAPI

/// The addresses that there are and what each answers, to tell a wrong method from a wrong address.
struct KnownAddresses: Sendable {
  private let routes: [(template: PathTemplate, allowed: String)]

  /// - Parameter others: addresses beside those of the endpoints; all are only read.
  init(others: [String]) {
    var methods: [String: Set<String>] = [:]
    for endpoint in EndpointCatalog.all {
      methods[endpoint.path, default: []].insert(endpoint.method.rawValue)
    }
    for path in others { methods[path] = [EndpointMethod.get.rawValue] }
    routes = methods.map { path, names in
      (template: PathTemplate(path), allowed: names.sorted().joined(separator: ", "))
    }
  }

  /// The methods that an address answers, as `Allow` has them; nil for one that there is not.
  func allowed(at path: String) -> String? {
    let fits = routes.filter { $0.template.values(in: path) != nil }
    // `/api/tenants/plan` is of the form `/api/tenants/{tenant}`, too.
    return fits.min { $0.template.inputs.count < $1.template.inputs.count }?.allowed
  }
}
