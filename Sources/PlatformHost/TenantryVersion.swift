/// The version of the product, one for all its programs.
package enum TenantryVersion {
  package static let current = "0.1.0"
}
