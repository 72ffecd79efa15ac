import TenantModel

/// The part of the repository that one change is about; nothing else is touched.
package enum GitScope: Hashable, Sendable {
  /// The folder `tenants/<slug>/`.
  case tenant(Slug)
  /// The file `bundles/<code>.yaml`.
  case bundle(BundleCode)

  /// The folder or the file.
  package var path: String {
    switch self {
    case .tenant(let slug): "tenants/\(slug)"
    case .bundle(let code): "bundles/\(code).yaml"
    }
  }

  /// The folders above it.
  var parent: String {
    switch self {
    case .tenant: "tenants"
    case .bundle: "bundles"
    }
  }

  /// Whether a file lies in it.
  func holds(_ file: GitPath) -> Bool {
    switch self {
    case .tenant: file.rawValue.hasPrefix(path + "/")
    case .bundle: file.rawValue == path
    }
  }

  /// Whether it may be left empty: a bundle may go, a tenant's folder is never emptied.
  var mayBeEmpty: Bool {
    switch self {
    case .tenant: false
    case .bundle: true
    }
  }

  // What a writer leaves behind while it works, for the next one should it be killed.

  var mark: String {
    switch self {
    case .tenant(let slug): slug.rawValue
    case .bundle: path
    }
  }

  init?(mark: String) {
    if let slug = try? Slug(mark) {
      self = .tenant(slug)
    } else if mark.hasPrefix("bundles/"), mark.hasSuffix(".yaml"),
      let code = try? BundleCode(String(mark.dropFirst("bundles/".count).dropLast(".yaml".count)))
    {
      self = .bundle(code)
    } else {
      return nil
    }
  }
}
