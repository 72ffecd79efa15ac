import Foundation
import HTTPTransport

extension SandboxKeycloak {
  static func users(_ realm: String) -> String { "kc/users/\(realm)" }
  static func roles(_ realm: String) -> String { "kc/roles/\(realm)" }

  /// The desks of an agency that sign in; no names of people.
  private static let desks = ["owner", "accounts", "sales"]

  static func seedRoles(_ realm: String, in store: SandboxStore) {
    for (name, summary) in [
      ("offline_access", "${role_offline-access}"), ("tenant_admin", "Runs a tenant"),
      ("tenant_user", "Works in a tenant"),
    ] {
      store.seed(
        [
          "id": .string(StableHash.uuid("\(realm)/\(name)")), "name": .string(name),
          "description": .string(summary), "composite": false, "clientRole": false,
          "containerId": .string(realm),
        ], roles(realm), name)
    }
  }

  /// The people of a tenant, a desk each.
  static func seedUsers(of tenant: SandboxTenant, in store: SandboxStore) {
    for (number, desk) in desks.enumerated() {
      let id = StableHash.uuid("user/\(tenant.slug)/\(desk)")
      let created = Int(tenant.createdAt.timeIntervalSince1970 * 1_000) + number * 60_000
      store.seed(
        [
          "id": .string(id), "username": .string("\(desk).\(tenant.slug)"),
          "email": .string("\(desk)@\(tenant.host)"), "firstName": .string(desk.capitalized),
          "lastName": "Desk", "enabled": true, "emailVerified": true, "totp": .bool(number == 0),
          "createdTimestamp": .int(created),
        ], users(tenant.realm), "\(desk).\(tenant.slug)")
    }
  }

  func users(_ request: HTTPRequest, realm: String) -> HTTPResponse {
    let text = (Self.query(request)["search"] ?? "").lowercased()
    let found = store.all(in: Self.users(realm)).filter { user in
      text.isEmpty
        || ["username", "email", "firstName", "lastName"].contains {
          user[$0]?.stringValue?.lowercased().contains(text) == true
        }
    }
    return page(found, request)
  }

  /// The first desk of a tenant runs it, the others work in it.
  func mappings(realm: String, user id: String, client: String?) -> HTTPResponse {
    let known = store.all(in: Self.users(realm))
    guard let user = known.first(where: { $0["id"]?.stringValue == id }) else {
      return HTTPResponse(status: 404, json: ["error": "User not found"])
    }
    let runsIt = user["username"]?.stringValue?.hasPrefix("owner.") == true
    if let client {
      return HTTPResponse(status: 200, json: .array(runsIt ? Self.clientRoles(of: client) : []))
    }
    let role = store[Self.roles(realm), runsIt ? "tenant_admin" : "tenant_user"]
    return HTTPResponse(status: 200, json: .array([role].compactMap(\.self)))
  }

  static func clientRoles(of uuid: String) -> [JSONValue] {
    [
      [
        "id": .string(StableHash.uuid("role/\(uuid)")), "name": "manager", "composite": false,
        "clientRole": true, "containerId": .string(uuid),
      ]
    ]
  }
}
