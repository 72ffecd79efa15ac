import Foundation
import TenantModel

/// The caller and the platform they look at.
package struct Session: Codable, Equatable, Sendable {
  /// The name of the place: `sandbox`, `local`, or a context's name.
  package var context: String
  package var mode: Mode
  /// Who acts, for example `ops@north`.
  package var actor: String
  package var role: Role
  /// True when nothing may be changed from here, whatever the role allows.
  package var isReadOnly: Bool
  /// Why nothing may be changed and what to do about it, for people; nil when something may, or nobody says.
  package var readOnlyReason: String?
  /// What the platform is for; nil when it does not say.
  package var environment: TenantEnvironment?
  /// The outside systems and whether they are connected, in the order in which they matter.
  package var integrations: [IntegrationStatus]
  /// How many tenants this environment should hold at most (PRD §7); 0 for no limit.
  package var tenantsSoftLimit: Int
  /// The freeze in force; nil when operations may begin.
  package var freeze: OperationsFreeze?
  /// The tenants that are the caller's own, by name; matters to tenant admins alone.
  package var tenants: [Slug]
  /// How the caller signed in; nil for the account of this machine.
  package var signIn: SignIn?
  /// What needs the word of a second person here; nil where nobody says.
  package var secondPerson: [ApprovalAct]?

  package init(
    context: String, mode: Mode, actor: String, role: Role, isReadOnly: Bool = false,
    readOnlyReason: String? = nil, environment: TenantEnvironment? = nil, integrations: [IntegrationStatus],
    tenantsSoftLimit: Int, freeze: OperationsFreeze? = nil, tenants: [Slug] = [],
    signIn: SignIn? = nil, secondPerson: [ApprovalAct]? = nil
  ) {
    self.context = context
    self.mode = mode
    self.actor = actor
    self.role = role
    self.isReadOnly = isReadOnly
    self.readOnlyReason = readOnlyReason
    self.environment = environment
    self.integrations = integrations
    self.tenantsSoftLimit = tenantsSoftLimit
    self.freeze = freeze
    self.secondPerson = secondPerson
    self.tenants = tenants
    self.signIn = signIn
  }

  /// By what the server knows the caller.
  package struct SignIn: Codable, Equatable, Sendable {
    package var method: Method
    /// When what was sent with this very request ends; nil when it does not. Consoles renew it before.
    package var until: Date?

    package init(_ method: Method, until: Date? = nil) {
      self.method = method
      self.until = until
    }

    package enum Method: String, CaseIterable, Codable, Hashable, Sendable {
      /// A person, by an OpenID Connect provider.
      case oidc
      /// A program, by a token of its own.
      case serviceToken = "service_token"
    }
  }

  /// What stands behind the console.
  package enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
    case sandbox
    case embedded
    case remote
  }
}
