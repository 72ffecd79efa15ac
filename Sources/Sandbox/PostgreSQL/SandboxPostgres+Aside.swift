import Foundation
import HTTPTransport
import Integrations
import TenantModel

/// Restoring beside, exchanging, neutralising, putting aside and dropping.
extension SandboxPostgres {
  /// The databases of a tenant that are put aside, by name.
  func aside(of tenant: String) -> HTTPResponse {
    let all = store.all(in: Self.databases).filter { database in
      let marker = DatabaseMarker(database["comment"]?.stringValue)
      return marker?.tenant.rawValue == tenant && marker?.quarantine != nil
    }
    return HTTPResponse(status: 200, json: ["items": .array(all)])
  }

  /// Restores a dump into a database of that name.
  func restore(_ name: String, _ body: JSONValue?) throws -> HTTPResponse {
    guard let path = body?["dump"]?.stringValue, store[Self.dumps, path] != nil,
      let marker = DatabaseMarker(body?["comment"]?.stringValue), let live = body?["live"]?.stringValue
    else { return Self.failure(404, "The dump does not exist.") }
    if let there = store[Self.databases, name] {
      guard DatabaseMarker(there["comment"]?.stringValue)?.operation == marker.operation else {
        return Self.failure(409, "The database \(name) exists and is not this operation's.")
      }
      return HTTPResponse(status: 200, json: there)
    }
    let database: JSONValue = [
      "name": .string(name), "owner": .string(live), "isolation": "database", "comment": .string(marker.text),
      "content": .string(path),
    ]
    try store.set(
      database, Self.databases, name, effect: effect("restore", live, marker.operation))
    return HTTPResponse(status: 200, json: database)
  }

  /// Puts what is called `name` aside and what was restored in its place. Whoever is killed in between goes on: a database
  /// is the restored one when it holds the same.
  func exchange(_ name: String, _ body: JSONValue?) throws -> HTTPResponse {
    guard let waiting = body?["restored"]?.stringValue, let aside = body?["aside"]?.stringValue,
      let marker = DatabaseMarker(body?["comment"]?.stringValue), let former = body?["former"]?.stringValue
    else { return Self.failure(422, "Something is missing.") }
    let live = store[Self.databases, name]
    if let live, DatabaseMarker(live["comment"]?.stringValue)?.tenant != marker.tenant {
      return Self.failure(409, "The database \(name) exists and is not this tenant's.")
    }
    guard var restored = store[Self.databases, waiting] else {
      guard DatabaseMarker(live?["comment"]?.stringValue)?.operation == marker.operation else {
        return Self.failure(404, "The database \(waiting) does not exist.")
      }
      return answer(aside: aside)
    }
    if live?["content"] != restored["content"] || live?["content"] == nil {
      if var old = live {
        old["name"] = .string(aside)
        old["comment"] = .string(former)
        try store.set(old, Self.databases, aside)
      }
      restored["name"] = .string(name)
      restored["comment"] = .string(marker.text)
      try store.set(restored, Self.databases, name, effect: effect("exchange", name, marker.operation))
    }
    try store.set(nil, Self.databases, waiting)
    return answer(aside: aside)
  }

  private func answer(aside: String) -> HTTPResponse {
    HTTPResponse(
      status: 200, json: ["aside": store[Self.databases, aside] == nil ? .null : .string(aside)])
  }

  /// Takes from a database what it could act on the world by.
  func neutralise(_ name: String, _ body: JSONValue?) throws -> HTTPResponse {
    guard var database = store[Self.databases, name] else {
      return Self.failure(404, "The database does not exist.")
    }
    guard !isStubborn(name) else {
      return Self.failure(422, "The copy \(name) is not neutralised: 3 scheduled actions.")
    }
    database["neutralised"] = true
    try store.set(database, Self.databases, name)
    if let live = body?["live"]?.stringValue {
      try store.set(true, SandboxOdooDatabase.neutralized, live.replacing("_", with: "-"))
    }
    return HTTPResponse(status: 200, json: [:])
  }

  /// Closes a database and gives it the name under which it is kept.
  func quarantine(_ name: String, _ body: JSONValue?) throws -> HTTPResponse {
    guard let aside = body?["aside"]?.stringValue, let marker = DatabaseMarker(body?["comment"]?.stringValue)
    else {
      return Self.failure(422, "Something is missing.")
    }
    guard var live = store[Self.databases, name] else {
      return store[Self.databases, aside] == nil
        ? Self.failure(404, "The database does not exist.") : HTTPResponse(status: 200, json: [:])
    }
    guard DatabaseMarker(live["comment"]?.stringValue)?.tenant == marker.tenant else {
      return Self.failure(409, "The database \(name) is not this tenant's.")
    }
    live["name"] = .string(aside)
    live["comment"] = .string(marker.text)
    if store[Self.databases, aside] == nil {
      try store.set(live, Self.databases, aside, effect: effect("quarantine", name, marker.operation))
    }
    try store.set(nil, Self.databases, name)
    return HTTPResponse(status: 200, json: [:])
  }

  func drop(_ name: String) throws -> HTTPResponse {
    guard let there = store[Self.databases, name] else { return HTTPResponse(status: 204) }
    guard DatabaseMarker(there["comment"]?.stringValue)?.quarantine != nil else {
      return Self.failure(409, "The database \(name) is in use.")
    }
    try store.set(nil, Self.databases, name, effect: effect("drop", name, nil))
    return HTTPResponse(status: 204)
  }

  private func effect(_ verb: String, _ name: String, _ operation: OperationID?) -> EffectDraft {
    EffectDraft(system: "postgresql", verb: verb, object: "Database \(name)", operation: operation?.rawValue)
  }

  private func isStubborn(_ name: String) -> Bool {
    conditions.contains { if case .notNeutralised(let part) = $0 { name.contains(part) } else { false } }
  }
}
