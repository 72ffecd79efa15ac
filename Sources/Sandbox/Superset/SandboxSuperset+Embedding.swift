import Foundation
import HTTPTransport

extension SandboxSuperset {
  func embedding(_ request: HTTPRequest, slug: String) throws -> HTTPResponse {
    guard store.all(in: Self.dashboards).contains(where: { $0["slug"]?.stringValue == slug }) else {
      return Self.notFound
    }
    let known = store[Self.embedded, slug]
    switch request.method {
    case .get: return known.map { HTTPResponse(status: 200, json: ["result": $0]) } ?? Self.notFound
    case .post:
      let body = (try? JSONValue(data: request.body))?.objectValue ?? [:]
      guard let domains = body["allowed_domains"]?.arrayValue, body.count == 1 else {
        return HTTPResponse(
          status: 400, json: ["message": ["allowed_domains": ["Missing data for required field."]]])
      }
      let embedding: JSONValue = [
        "uuid": known?["uuid"] ?? .string(StableHash.uuid("embedded/\(slug)")), "dashboard_id": "1",
        "allowed_domains": .array(domains), "changed_on": .string(SandboxClock.text(clock.now)),
      ]
      if known?["allowed_domains"] != embedding["allowed_domains"] {
        try store.set(
          embedding, Self.embedded, slug,
          effect: EffectDraft(
            system: "superset", verb: known == nil ? "create" : "update", object: "Embedding \(slug)",
            operation: nil))
      }
      return HTTPResponse(status: 200, json: ["result": embedding])
    default: return HTTPResponse(status: 405)
    }
  }
}
