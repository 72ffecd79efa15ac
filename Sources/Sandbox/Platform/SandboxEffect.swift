import HTTPTransport

/// One change of state that somebody's request brought about: what a judge counts.
package struct SandboxEffect: Codable, Equatable, Sendable {
  /// Ascending from 1.
  package var n: Int
  /// Lower case, as in its error: `kubernetes`, `keycloak`, `github`, `supabase` …
  package var system: String
  /// `create`, `update`, `delete`, or the system's own word: `merge`, `rerun`, `cancel` …
  package var verb: String
  /// For example `Deployment odoo-acme/odoo`.
  package var object: String
  /// The operation that the request named as its cause, if any.
  package var operation: String?

  package init(n: Int, system: String, verb: String, object: String, operation: String?) {
    self.n = n
    self.system = system
    self.verb = verb
    self.object = object
    self.operation = operation
  }
}
