import HTTPTransport

/// A user of one Odoo database. The password goes with every call, so nothing expires.
package struct OdooSession: Sendable {
  static let recordsMax = 5_000

  let client: OdooClient
  /// The user's id in Odoo.
  package let uid: Int

  /// The modules that are, or are about to be, installed, upgraded or removed; by name.
  package func modules() async throws(IntegrationError) -> [OdooModule] {
    let records = try await records(
      "ir.module.module", [["state", "not in", ["uninstalled", "uninstallable"]]],
      fields: ["name", "state", "latest_version"], order: "name")
    return records.compactMap(OdooModule.init)
  }

  /// How many people use the database.
  package func userCounts() async throws(IntegrationError) -> OdooUserCounts {
    OdooUserCounts(
      internalUsers: try await count("res.users", [["share", "=", false]]),
      externalUsers: try await count("res.users", [["share", "=", true]]),
      deactivated: try await count("res.users", [["active", "=", false]]))
  }

  /// The records that fit a domain, with these fields and `id`; at most `recordsMax`.
  ///
  /// - Throws: `forbidden` where the user may not read, `invalid` for a model that is not installed.
  func records(_ model: String, _ domain: [JSONValue], fields: [String], order: String = "id")
    async throws(IntegrationError) -> [JSONValue]
  {
    let answer = try await execute(
      model, "search_read", [.array(domain)],
      [
        "fields": .array(fields.map(JSONValue.string)), "limit": .int(Self.recordsMax),
        "order": .string(order),
      ])
    // An answer of another shape taken for “none” would make a live copy look harmless.
    guard let records = answer.arrayValue else { throw client.exchange.unreadable("no records", to: .get) }
    return records
  }

  func count(_ model: String, _ domain: [JSONValue]) async throws(IntegrationError) -> Int {
    guard let count = try await execute(model, "search_count", [.array(domain)], [:]).intValue else {
      throw client.exchange.unreadable("no count", to: .get)
    }
    return count
  }

  private func execute(
    _ model: String, _ method: String, _ arguments: [JSONValue], _ keywords: [String: JSONValue]
  ) async throws(IntegrationError) -> JSONValue {
    let secret = try await client.secrets.resolve(client.password)
    return try await client.call(
      "object", "execute_kw",
      [
        .string(client.database.rawValue), .int(uid), .string(secret.reveal()), .string(model),
        .string(method), .array(arguments), .object(keywords),
      ], secret: secret)
  }
}
