import StorageCore
import TenantModel

/// What of the change feed somebody may hear: all of it, or what concerns their own tenants.
struct ChangeAudience: Sendable {
  static let everybody = ChangeAudience(hearsOperations: true, own: nil)

  /// Whether they are told which operations changed.
  let hearsOperations: Bool
  private let own: OwnTenants?

  private init(hearsOperations: Bool, own: OwnTenants?) {
    self.hearsOperations = hearsOperations
    self.own = own
  }

  /// Whether they are told that logs may have grown: that is not told of one tenant alone.
  var hearsLogs: Bool { hearsOperations && own == nil }

  /// Nil for who may hear nothing.
  init?(_ caller: Caller, tenants: any TenantStore) {
    func may(_ permission: Permission, _ ownership: Ownership) -> Bool {
      AccessPolicy.decide(caller.role, permission, ownership).isAllowed
    }
    if may(.changesRead, .other) {
      self.init(hearsOperations: may(.operationsRead, .other), own: nil)
    } else if may(.changesRead, .own) {
      self.init(
        hearsOperations: may(.operationsRead, .own), own: OwnTenants(slugs: caller.tenants, store: tenants))
    } else {
      return nil
    }
  }

  /// Whether they hear of a change of this tenant; nil is a change of none.
  func hears(of tenant: TenantID?) async throws -> Bool {
    guard let own else { return true }
    guard let tenant else { return false }
    return try await own.contains(tenant)
  }
}

/// The tenants of a caller, who is known by their slugs while the feed names ids. What was looked up once is
/// remembered: a tenant keeps both for ever.
private actor OwnTenants {
  private let slugs: Set<Slug>
  private let store: any TenantStore
  private var known: [TenantID: Bool] = [:]

  init(slugs: Set<Slug>, store: any TenantStore) {
    self.slugs = slugs
    self.store = store
  }

  func contains(_ id: TenantID) async throws -> Bool {
    if let answer = known[id] { return answer }
    guard let tenant = try await store.tenant(id) else { return false }
    known[id] = slugs.contains(tenant.slug)
    return slugs.contains(tenant.slug)
  }
}
