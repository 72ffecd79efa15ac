/// A place in the row of all tenants, for work that is done a few of them at a time.
package struct TenantPlace: Hashable, Sendable {
  package static let start = TenantPlace(number: 0)

  let number: Int64
}
