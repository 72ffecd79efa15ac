/// One thing that is wrong, or worth knowing, with a module of a bundle's closure.
package struct BundleFinding: Codable, Equatable, Sendable {
  /// The stable code. Everything but `alpha` and `licence` keeps the bundle from being applied.
  package enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    /// Not in the catalog at all.
    case missing
    /// In the catalog, for another series only.
    case noPort = "no_port"
    /// One of Odoo Enterprise's own modules.
    case enterpriseOnly = "enterprise_only"
    /// It needs itself by way of others.
    case cycle
    /// Its manifest says `installable: False`.
    case notInstallable = "not_installable"
    /// In development status Alpha.
    case alpha
    /// Under a licence that is not free.
    case licence
  }

  package var code: Code
  package var module: ModuleName
  /// From the bundle's own module down to `module`, by a shortest way; for a cycle, the cycle itself with its
  /// first module repeated.
  package var path: [ModuleName]
  /// One sentence for people, with the way spelled out.
  package var message: String

  package init(code: Code, module: ModuleName, path: [ModuleName], message: String) {
    self.code = code
    self.module = module
    self.path = path
    self.message = message
  }

  /// True when a bundle with this finding may not be applied.
  package var blocks: Bool { code != .alpha && code != .licence }
}

extension BundleFinding {
  /// A path as text with arrows; the middle of a long one is left out.
  static func spelled(_ path: [ModuleName]) -> String {
    let names = path.map(\.rawValue)
    let shown = names.count <= 8 ? names : names.prefix(1) + ["…"] + names.suffix(6)
    return shown.joined(separator: " → ")
  }
}
