/// Who paused a tenant, which decides who may resume it.
package enum Pauser: String, CaseIterable, Codable, Hashable, Sendable {
  case `operator`
  case billing
  case owner
}
