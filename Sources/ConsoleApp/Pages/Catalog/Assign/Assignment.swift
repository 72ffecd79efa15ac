import TenantModel

/// What of the catalog is to be given to tenants.
package enum Assignment: Equatable, Sendable {
  /// A bundle's code.
  case bundle(String)
  /// A module's name.
  case module(String)

  /// What `module_apply` is asked with.
  var params: OperationParams {
    switch self {
    case .bundle(let code): ["bundle": .text(code)]
    case .module(let name): ["modules": .list([name])]
    }
  }

  var name: String {
    switch self {
    case .bundle(let code): code
    case .module(let name): name
    }
  }

  /// As a question about many begins: `Apply finance_ppm to`.
  var words: String {
    switch self {
    case .bundle(let code): "Apply \(code) to"
    case .module(let name): "Install \(name) on"
    }
  }
}
