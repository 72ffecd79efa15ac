import Foundation
import HTTPTransport

extension SandboxN8n {
  func workflows(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    guard let id = rest.first else {
      guard call.method == .get else { return Self.failure(405, "POST method not allowed") }
      return list(call)
    }
    guard let workflow = store[Self.workflows, id] else { return Self.failure(404, "Not Found") }
    switch (call.method, rest.dropFirst().first) {
    case (.get, nil): return HTTPResponse(status: 200, json: shown(workflow))
    case (.post, "activate"), (.post, "deactivate"):
      return try switchOver(call, workflow, isActive: rest[1] == "activate")
    case (.get, "tags"): return HTTPResponse(status: 200, json: tags(of: workflow))
    case (.put, "tags"): return try setTags(call, workflow)
    default: return Self.failure(404, "Not Found")
    }
  }

  private func list(_ call: SandboxCall) -> HTTPResponse {
    let wanted = (call.query["tags"] ?? "").split(separator: ",").map(String.init)
    let found = store.all(in: Self.workflows).filter { workflow in
      let names = (tags(of: workflow).arrayValue ?? []).compactMap { $0["name"]?.stringValue }
      return wanted.allSatisfy(names.contains)
        && (call.query["active"].map { ($0 == "true") == workflow["active"]?.boolValue } ?? true)
        && (call.query["name"].map { $0 == workflow["name"]?.stringValue } ?? true)
    }
    return Self.page(found.map(shown), call)
  }

  private func switchOver(_ call: SandboxCall, _ workflow: JSONValue, isActive: Bool) throws -> HTTPResponse {
    if let refusal = Self.refusal(call, known: isActive ? ["versionId", "name", "description"] : []) {
      return refusal
    }
    if isActive, !Self.listens(workflow) {
      return Self.failure(
        400, "Workflow \"\(workflow["name"]?.stringValue ?? "")\" has no node to start the workflow")
    }
    guard workflow["active"]?.boolValue != isActive else {
      return HTTPResponse(status: 200, json: shown(workflow))
    }
    var changed = workflow
    changed["active"] = .bool(isActive)
    changed["updatedAt"] = .string(SandboxClock.text(clock.now))
    changed[isActive ? "since" : "until"] = .double(clock.now.timeIntervalSince1970)
    if isActive { changed["until"] = nil }
    let id = workflow["id"]?.stringValue ?? ""
    try store.set(
      changed, Self.workflows, id, effect: effect(isActive ? "activate" : "deactivate", "Workflow \(id)"))
    return HTTPResponse(status: 200, json: shown(changed))
  }

  // MARK: Tags

  func tags(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    switch (call.method, rest.count) {
    case (.get, 0): return Self.page(store.all(in: Self.tags), call)
    case (.get, 1):
      return store[Self.tags, rest[0]].map { HTTPResponse(status: 200, json: $0) }
        ?? Self.failure(404, "Not Found")
    case (.post, 0):
      if let refusal = Self.refusal(call, known: ["name"]) { return refusal }
      guard let name = call.body?["name"]?.stringValue, !name.isEmpty else {
        return Self.failure(400, "request/body must have required property 'name'")
      }
      guard !store.all(in: Self.tags).contains(where: { $0["name"]?.stringValue == name }) else {
        return Self.failure(409, "Tag already exists")
      }
      let tag = Self.tag(name, at: clock.now)
      try store.set(tag, Self.tags, Self.tagId(name), effect: effect("create", "Tag \(name)"))
      return HTTPResponse(status: 201, json: tag)
    default: return Self.failure(404, "Not Found")
    }
  }

  private func setTags(_ call: SandboxCall, _ workflow: JSONValue) throws -> HTTPResponse {
    guard let items = call.body?.arrayValue else { return Self.failure(400, "request/body must be array") }
    guard items.allSatisfy({ $0.objectValue.map { Array($0.keys) == ["id"] } ?? false }) else {
      return Self.failure(400, "request/body/0 must NOT have additional properties")
    }
    let ids = items.compactMap { $0["id"] }
    guard ids.allSatisfy({ store[Self.tags, $0.stringValue ?? ""] != nil }) else {
      return Self.failure(404, "Some tags not found")
    }
    var changed = workflow
    changed["tagIds"] = .array(ids)
    if changed != workflow {
      let id = workflow["id"]?.stringValue ?? ""
      try store.set(changed, Self.workflows, id, effect: effect("tag", "Workflow \(id)"))
    }
    return HTTPResponse(status: 200, json: tags(of: changed))
  }

  func tags(of workflow: JSONValue) -> JSONValue {
    .array((workflow["tagIds"]?.arrayValue ?? []).compactMap { store[Self.tags, $0.stringValue ?? ""] })
  }

  static func tagId(_ name: String) -> String { StableHash.suffix("n8n tag " + name, length: 16) }

  static func tag(_ name: String, at date: Date) -> JSONValue {
    let stamp = JSONValue.string(SandboxClock.text(date))
    return ["id": .string(tagId(name)), "name": .string(name), "createdAt": stamp, "updatedAt": stamp]
  }
}
