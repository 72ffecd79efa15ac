import Foundation
import HTTPTransport

extension SandboxKeycloak {
  /// Somebody signs in to one of a realm's clients every so often, in seconds.
  private static let signInSeconds = 300
  /// Sign-ins that are told of at most: those of a week and more.
  private static let signInsMax = 2_500

  private static func changes(_ realm: String) -> String { "kc/admin-events/\(realm)" }

  /// Keeps what was done to a client, without the client itself.
  func note(_ verb: String, _ client: JSONValue, _ realm: String) throws(SandboxError) {
    let event: JSONValue = [
      "time": .int(Int(clock.now.timeIntervalSince1970 * 1_000)), "realmId": .string(realm),
      "operationType": .string(verb), "resourceType": "CLIENT",
      "resourcePath": .string("clients/\(client["id"]?.stringValue ?? "")"),
      "authDetails": ["realmId": "master", "clientId": "tenantry", "ipAddress": "10.0.0.8"],
    ]
    // Names of nine digits sort as the numbers do.
    let number = String(store.revision + 1_000_000_000)
    try store.set(event, Self.changes(realm), number)
  }

  /// What administrators did, newest first.
  func changes(_ request: HTTPRequest, realm: String) -> [JSONValue] {
    let since = Self.since(request)
    return store.all(in: Self.changes(realm)).reversed().filter { ($0["time"]?.intValue ?? 0) >= since }
  }

  /// Sign-ins, computed from the time: newest first, one in nine of them with a wrong password.
  func signIns(_ request: HTTPRequest, realm: String) -> [JSONValue] {
    let since = Self.since(request), wanted = Self.query(request)["client"]
    let clients = store.all(in: Self.clients(realm)).compactMap { $0["clientId"]?.stringValue }
    let users = store.all(in: Self.users(realm)).compactMap { $0["id"]?.stringValue }
    guard !clients.isEmpty, !users.isEmpty else { return [] }
    let newest = Int(clock.now.timeIntervalSince1970) / Self.signInSeconds
    let oldest = max(newest - Self.signInsMax, since / 1_000 / Self.signInSeconds)
    guard oldest <= newest else { return [] }
    return (oldest...newest).reversed().compactMap { slot in
      let draw = StableHash.of("\(realm)/sign-in/\(slot)")
      let clientId = clients[Int(draw % UInt64(clients.count))]
      let time = slot * Self.signInSeconds * 1_000
      guard time >= since, wanted == nil || wanted == clientId else { return nil }
      var event: JSONValue = [
        "id": .string(StableHash.uuid("\(realm)/\(slot)")), "time": .int(time), "type": "LOGIN",
        "realmId": .string(realm), "clientId": .string(clientId),
        "userId": .string(users[Int((draw >> 20) % UInt64(users.count))]),
        "ipAddress": .string("198.51.100.\((draw >> 40) % 250 + 1)"),
      ]
      if (draw >> 8) % 9 == 0 {
        event = event.merging(["type": "LOGIN_ERROR", "error": "invalid_user_credentials"])
      }
      return event
    }
  }

  private static func since(_ request: HTTPRequest) -> Int {
    query(request)["dateFrom"].flatMap(Int.init) ?? 0
  }
}
