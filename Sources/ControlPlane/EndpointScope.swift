import TenantryAPI

/// A choice of endpoints, for a program that needs few: whatever its role allows, it asks no others.
package struct EndpointScope: Equatable, Sendable {
  /// Stable names, `tenants.list`, or whole nouns, `tenants.*`.
  private let names: Set<String>

  /// - Throws: `UnknownName` with the first name that no endpoint has.
  package init(_ names: some Sequence<String>) throws(UnknownName) {
    let known = EndpointCatalog.all.map { $0.name } + [ChangeBatch.feedName]
    for name in names where !known.contains(where: { Self.covers(name, $0) }) {
      throw UnknownName(name: name)
    }
    self.names = Set(names)
  }

  package func allows(_ endpoint: String) -> Bool { names.contains { Self.covers($0, endpoint) } }

  private static func covers(_ name: String, _ endpoint: String) -> Bool {
    name.hasSuffix(".*") ? endpoint.hasPrefix(name.dropLast()) : endpoint == name
  }

  /// There is no endpoint of that name.
  package struct UnknownName: Error, Equatable {
    package let name: String

    package init(name: String) {
      self.name = name
    }
  }
}
