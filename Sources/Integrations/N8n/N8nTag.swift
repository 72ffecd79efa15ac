/// A tag of workflows; the product names a tenant's `tenant:<slug>`.
package struct N8nTag: Decodable, Hashable, Sendable {
  package let id: String
  package let name: String
}
