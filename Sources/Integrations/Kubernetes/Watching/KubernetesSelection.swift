/// Which objects are listed or watched.
package struct KubernetesSelection: Equatable, Sendable {
  package let kind: KubernetesKind
  /// Nil for all namespaces, and for kinds that have none.
  package let namespace: String?
  /// A label selector such as `tenantry.io/tenant=acme`.
  package var selector: String?
  /// One object alone.
  package var name: String?

  package init(_ kind: KubernetesKind, namespace: String?, selector: String? = nil, name: String? = nil) {
    self.kind = kind
    self.namespace = namespace
    self.selector = selector
    self.name = name
  }

  var path: String { kind.path(namespace: namespace) }

  var query: [String: String] {
    var query: [String: String] = [:]
    query["labelSelector"] = selector
    query["fieldSelector"] = name.map { "metadata.name=\($0)" }
    return query
  }
}
