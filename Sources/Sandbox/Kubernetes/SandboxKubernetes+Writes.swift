import Foundation
import HTTPTransport

extension SandboxKubernetes {
  private static let operation = "tenantry.io/operation"

  func apply(_ request: HTTPRequest, _ path: SandboxPath, _ kind: SandboxKind, name: String) throws
    -> HTTPResponse
  {
    guard let body = try? JSONValue(data: request.body), body["kind"]?.stringValue == kind.kind,
      body["apiVersion"]?.stringValue == kind.apiVersion, body[path: "metadata", "name"]?.stringValue == name,
      let manager = path.query["fieldManager"]
    else {
      return Self.failure(400, "BadRequest", "the object does not match the URL, or fieldManager is missing")
    }
    // Argo CD's own namespace was there before anybody's tenants.
    if kind.isNamespaced, kind.kind != "Application",
      store[SandboxKind.all[0].collection(nil), path.namespace ?? ""] == nil
    {
      return Self.failure(404, "NotFound", "namespaces \"\(path.namespace ?? "")\" not found")
    }
    if let reason = SandboxValidation.problem(with: body, kind) {
      return Self.failure(422, "Invalid", "\(kind.kind) \"\(name)\" is invalid: \(reason)")
    }
    let record = store[kind.collection(path.namespace), name]
    var ownership = FieldOwnership(record?["owners"])
    let fields = FieldOwnership.fields(of: body)
    let current = record?["object"] ?? .object([:])
    let owner = "\(manager)/Apply"
    let conflicts = ownership.conflicts(of: fields, with: FieldOwnership.fields(of: current), manager: owner)
    if !conflicts.isEmpty, path.query["force"] != "true" {
      return Self.refusal(conflicts.map { ($0, ownership.owners[$0] ?? "") }, kind)
    }
    var merged = current.merging(body)
    for (path, was) in ownership.owners where was == owner && fields[path] == nil {
      merged = FieldOwnership.remove(path, from: merged)
      ownership.owners[path] = nil
    }
    for path in fields.keys { ownership.owners[path] = owner }
    if let record, SandboxValidation.isImmutableChanged(from: current, to: merged, kind) {
      return Self.failure(
        422, "Invalid",
        "\(kind.kind) \"\(record[path: "object", "metadata", "name"]?.stringValue ?? "")\" is invalid: field is immutable"
      )
    }
    return try save(merged, ownership, record, path, kind, name: name)
  }

  /// Who set what, in words and in causes.
  private static func refusal(_ conflicts: [(field: String, owner: String)], _ kind: SandboxKind)
    -> HTTPResponse
  {
    let causes = conflicts.map { conflict -> (words: String, json: JSONValue) in
      let manager = conflict.owner.split(separator: "/").first ?? ""
      let words = "conflict with \"\(manager)\" using \(kind.apiVersion)"
      return (
        "\(words): \(conflict.field)",
        [
          "reason": "FieldManagerConflict", "message": .string(words), "field": .string(conflict.field),
        ]
      )
    }
    let count = causes.count == 1 ? "1 conflict" : "\(causes.count) conflicts"
    var answer = status(
      409, "Conflict", "Apply failed with \(count): \(causes.map(\.words).joined(separator: ", "))")
    answer["details"] = ["causes": .array(causes.map(\.json))]
    return HTTPResponse(status: 409, json: answer)
  }

  func merge(_ patch: JSONValue, _ path: SandboxPath, _ kind: SandboxKind, name: String) throws
    -> HTTPResponse
  {
    guard let record = store[kind.collection(path.namespace), name], let object = record["object"] else {
      return missing(kind, name)
    }
    var ownership = FieldOwnership(record["owners"])
    let owner = "\(path.query["fieldManager"] ?? "unknown")/Update"
    for field in FieldOwnership.fields(of: patch).keys { ownership.owners[field] = owner }
    return try save(object.merging(patch), ownership, record, path, kind, name: name)
  }

  func scale(_ request: HTTPRequest, _ path: SandboxPath, _ kind: SandboxKind, name: String) throws
    -> HTTPResponse
  {
    let patch = try JSONValue(data: request.body)
    let answer = try merge(patch, path, kind, name: name)
    guard answer.isSuccess else { return answer }
    let object = try JSONValue(data: answer.body)
    var metadata: JSONValue = ["name": .string(name)]
    metadata["namespace"] = path.namespace.map(JSONValue.string)
    return HTTPResponse(
      status: 200,
      json: [
        "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": metadata,
        "spec": ["replicas": object[path: "spec", "replicas"] ?? 0],
        "status": ["replicas": object[path: "status", "replicas"] ?? 0],
      ])
  }

  func delete(_ request: HTTPRequest, _ path: SandboxPath, _ kind: SandboxKind, name: String) throws
    -> HTTPResponse
  {
    guard let record = store[kind.collection(path.namespace), name] else { return missing(kind, name) }
    let wanted = (try? JSONValue(data: request.body))?[path: "preconditions", "uid"]?.stringValue
    let uid = record[path: "object", "metadata", "uid"]?.stringValue
    guard wanted == nil || wanted == uid else {
      return Self.failure(409, "Conflict", "the UID in the precondition does not match the UID in record")
    }
    try store.set(
      nil, kind.collection(path.namespace), name, effect: effect("delete", record["object"], kind, path, name)
    )
    if kind.kind == "Namespace" {
      for inside in SandboxKind.all where inside.isNamespaced {
        for object in store.all(in: inside.collection(name)) {
          try store.set(
            nil, inside.collection(name), object[path: "object", "metadata", "name"]?.stringValue ?? "")
        }
      }
    }
    return HTTPResponse(
      status: 200, json: ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success"])
  }

  /// Writes what has changed; an object that is as it was keeps its version.
  private func save(
    _ merged: JSONValue, _ ownership: FieldOwnership, _ record: JSONValue?, _ path: SandboxPath,
    _ kind: SandboxKind,
    name: String
  ) throws -> HTTPResponse {
    let old = record?["object"]
    if let record, merged == old, ownership.json == record["owners"] {
      return HTTPResponse(status: 200, json: shown(record, kind))
    }
    var object = merged
    // Argo CD takes what is asked for out of the object and begins with it.
    if kind.kind == "Application" { object["operation"] = nil }
    var metadata = object["metadata"] ?? .object([:])
    let isSpecChanged = old?["spec"] != object["spec"]
    metadata["uid"] =
      metadata["uid"]
      ?? .string(StableHash.uuid("\(path.namespace ?? "")/\(kind.kind)/\(name)/\(store.revision)"))
    metadata["creationTimestamp"] = metadata["creationTimestamp"] ?? .string(SandboxClock.text(clock.now))
    metadata["resourceVersion"] = .string(String(store.revision + 1))
    if object["spec"] != nil {
      metadata["generation"] = .int((metadata["generation"]?.intValue ?? 0) + (isSpecChanged ? 1 : 0))
    }
    object["metadata"] = metadata
    var next: JSONValue = ["object": object, "owners": ownership.json]
    next["rollout"] = SandboxRollout.next(after: record, object: object, kind: kind, clock: clock)
    let verb = record == nil ? "create" : "update"
    try store.set(next, kind.collection(path.namespace), name, effect: effect(verb, object, kind, path, name))
    try follow(object, kind, path, isNew: record == nil)
    return HTTPResponse(status: record == nil ? 201 : 200, json: shown(next, kind))
  }

  /// What the cluster's other controllers do about a new object.
  private func follow(_ object: JSONValue, _ kind: SandboxKind, _ path: SandboxPath, isNew: Bool) throws {
    switch kind.kind {
    case "Namespace" where isNew:
      // The cluster's secret operator puts the database's address and password into every tenant's namespace.
      let name = object[path: "metadata", "name"]?.stringValue ?? ""
      try store.set(
        SandboxSeed.databaseSecret(namespace: name), "k8s/secrets/\(name)", SandboxSeed.secretName)
    case "Ingress":
      for rule in object[path: "spec", "rules"]?.arrayValue ?? [] {
        guard let host = rule["host"]?.stringValue, let namespace = path.namespace else { continue }
        if store[SandboxSeed.hosts, host] != .string(namespace) {
          try store.set(.string(namespace), SandboxSeed.hosts, host)
        }
      }
    case _ where Self.isRelease(kind): try reconcile(object)
    default: break
    }
  }

  private func effect(
    _ verb: String, _ object: JSONValue?, _ kind: SandboxKind, _ path: SandboxPath, _ name: String
  ) -> EffectDraft {
    EffectDraft(
      system: "kubernetes", verb: verb,
      object: "\(kind.kind) \(path.namespace.map { "\($0)/" } ?? "")\(name)",
      operation: object?[path: "metadata", "annotations"]?[Self.operation]?.stringValue)
  }
}
