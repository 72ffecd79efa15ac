import Foundation
import HTTPTransport
import Integrations
import TenantModel

/// The databases of a sandbox platform.
///
/// The real server's protocol is a session, not a request; this one is asked by `SandboxDatabases` in a
/// dialect of their own, so that faults, latency and the ledger are those of every other stand-in.
struct SandboxPostgres {
  static let databases = "postgresql/databases"
  static let dumps = "postgresql/dumps"

  let store: SandboxStore
  let now: Date
  let conditions: Set<SandboxCondition>
  /// The administrator's.
  let password: String

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let call = SandboxCall(request)
    guard call.shows(password, in: "Authorization", prefix: "Password ") else {
      return Self.failure(401, "password authentication failed for user \"postgres\"")
    }
    guard call.parts.count == 2 else { return Self.failure(404, "There is no such thing.") }
    let name = call.parts[1]
    switch (call.method, call.parts[0]) {
    case (.get, "databases"): return found(store[Self.databases, name])
    case (.get, "dumps"): return found(store[Self.dumps, name])
    case (.get, "sizes"): return sizes(of: name.split(separator: ",").map(String.init))
    case (.put, "databases"): return try prepare(name, call.body)
    case (.put, "dumps"): return try dump(name, call.body)
    case (.get, "aside"): return aside(of: name)
    case (.put, "restores"): return try restore(name, call.body)
    case (.put, "exchanges"): return try exchange(name, call.body)
    case (.put, "neutralisations"): return try neutralise(name, call.body)
    case (.put, "quarantines"): return try quarantine(name, call.body)
    case (.delete, "databases"): return try drop(name)
    default: return Self.failure(405, "Nothing answers \(call.method.rawValue) here.")
    }
  }

  private func found(_ value: JSONValue?) -> HTTPResponse {
    value.map { HTTPResponse(status: 200, json: $0) } ?? Self.failure(404, "It does not exist.")
  }

  private func sizes(of names: [String]) -> HTTPResponse {
    let known = names.filter { store[Self.databases, $0] != nil }
    let sizes = known.map { ($0, JSONValue.int(SandboxGrowth.databaseBytes(of: $0, at: now))) }
    return HTTPResponse(status: 200, json: .object(Dictionary(sizes) { first, _ in first }))
  }

  private func prepare(_ name: String, _ body: JSONValue?) throws -> HTTPResponse {
    guard let wanted = DatabaseMarker(body?["comment"]?.stringValue) else {
      return Self.failure(422, "The comment is no marker.")
    }
    let there = store[Self.databases, name]
    if let there {
      let marker = DatabaseMarker(there["comment"]?.stringValue)
      guard marker?.tenant == wanted.tenant else {
        return Self.failure(409, "The database \(name) exists and is not this tenant's.")
      }
      if let marker, marker.operation == wanted.operation, marker.fence > wanted.fence {
        return Self.failure(412, "Another worker has gone on with this operation at \(name).")
      }
    }
    let database: JSONValue = [
      "name": .string(name), "owner": .string(name), "isolation": body?["isolation"] ?? "database",
      "comment": .string(wanted.text),
    ]
    guard there != database else { return HTTPResponse(status: 200, json: ["is_new": false]) }
    try store.set(
      database, Self.databases, name,
      effect: EffectDraft(
        system: "postgresql", verb: there == nil ? "create" : "update", object: "Database \(name)",
        operation: wanted.operation.rawValue))
    return HTTPResponse(status: 200, json: ["is_new": .bool(there == nil)])
  }

  /// No file is written: what is remembered of it is what a real one would be like.
  private func dump(_ path: String, _ body: JSONValue?) throws -> HTTPResponse {
    guard let name = body?["database"]?.stringValue, let there = store[Self.databases, name] else {
      return Self.failure(404, "The database does not exist.")
    }
    if let marker = DatabaseMarker(there["comment"]?.stringValue),
      marker.tenant.rawValue != body?["tenant"]?.stringValue
    {
      return Self.failure(409, "The database \(name) is not this tenant's.")
    }
    let dump: JSONValue = [
      "bytes": .int(SandboxGrowth.databaseBytes(of: name, at: now) * 3 / 10),
      "sha256": .string(StableHash.suffix(path, length: 64)), "tables": .int(612),
    ]
    try store.set(
      dump, Self.dumps, path,
      effect: EffectDraft(
        system: "postgresql", verb: "create", object: "Dump \(name)",
        operation: body?["operation"]?.stringValue))
    return HTTPResponse(status: 200, json: dump)
  }

  /// A database that was there before anybody looked.
  static func seed(_ name: String, of tenantId: String, in store: SandboxStore) {
    store.seed(
      [
        "name": .string(name), "owner": .string(name), "isolation": "database",
        "comment": .string(
          #"{"fence":0,"operation":"0000000000","tenant":"\#(tenantId)","tenantry":1}"#),
      ], databases, name)
  }

  static func failure(_ status: Int, _ message: String) -> HTTPResponse {
    HTTPResponse(status: status, json: ["message": .string(message)])
  }
}
