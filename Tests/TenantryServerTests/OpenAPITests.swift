import ControlSupport
import HTTPTransport
import TenantModel
import TenantryAPI
import Testing

@Suite("The API's description", .timeLimit(.minutes(20)))
struct OpenAPITests {
  private func references(in value: JSONValue) -> [String] {
    switch value {
    case .object(let members):
      members.flatMap { key, value in
        key == "$ref" ? [value.stringValue ?? ""] : references(in: value)
      }
    case .array(let items): items.flatMap(references)
    default: []
    }
  }

  @Test("every endpoint is in it, and every reference leads somewhere")
  func whole() throws {
    let document = try OpenAPIDocument.make(version: "1")
    for endpoint in EndpointCatalog.all {
      let operation = document["paths"]?[endpoint.path]?[endpoint.method.isRead ? "get" : "post"]
      #expect(operation?["operationId"]?.stringValue == endpoint.name)
    }
    for reference in references(in: document) {
      let parts = reference.split(separator: "/").dropFirst()
      let there = parts.reduce(document as JSONValue?) { $0?[String($1)] }
      #expect(there != nil && there != .object([:]), "\(reference)")
    }
  }

  @Test("every example can be read: bodies as calls, answers as what they are")
  func examples() throws {
    let paths = try #require(try OpenAPIDocument.make(version: "1")["paths"])
    for endpoint in EndpointCatalog.all { try readExamples(endpoint, in: paths) }
    let body = paths["/api/tenants"]?["post"]?["requestBody"]?["content"]?["application/json"]?["example"]
    #expect(body?["request"]?["slug"] == "acme")
  }

  private func readExamples<E: Endpoint>(_ type: E.Type, in paths: JSONValue) throws {
    let operation = try #require(paths[E.path]?[E.method.isRead ? "get" : "post"])
    let answer = try #require(
      operation["responses"]?[String(E.successStatus)]?["content"]?["application/json"]?["example"])
    #expect(throws: Never.self, "\(E.name)") {
      try JSONCoding.decoder().decode(E.Output.self, from: answer.data)
    }
    guard !E.method.isRead else { return }
    let parameters = operation["parameters"]?.arrayValue ?? []
    let path = parameters.filter { $0["in"] == "path" }.reduce(E.path) { path, parameter in
      path.replacing(
        "{\(parameter["name"]?.stringValue ?? "")}", with: parameter["example"]?.stringValue ?? "")
    }
    let body = try #require(operation["requestBody"]?["content"]?["application/json"]?["example"])
    let isVersioned = parameters.contains { $0["name"] == "If-Match" }
    let message = WireRequest(
      .post, path, idempotencyKey: "k", expectedVersion: isVersioned ? 1 : nil, body: body.data)
    #expect(throws: Never.self, "\(E.name)") { _ = try message.endpoint(as: E.self) }
  }

  @Test("inputs stand where they travel, with what they are when nobody says")
  func inputs() throws {
    let paths = try #require(try OpenAPIDocument.make(version: "1")["paths"])
    let list = try #require(paths["/api/tenants"]?["get"]?["parameters"]?.arrayValue)
    let limit = try #require(list.first { $0["name"] == "limit" })
    #expect(limit["in"] == "query" && limit["required"] == false)
    #expect(limit["schema"] == ["type": "integer", "default": 20])
    let submit = try #require(paths["/api/tenants/{tenant}/operations"]?["post"])
    let names = submit["parameters"]?.arrayValue?.compactMap { $0["name"]?.stringValue }
    #expect(names == ["tenant", "Idempotency-Key", "If-Match"])
    let body = try #require(submit["requestBody"]?["content"]?["application/json"]?["schema"])
    #expect(body["required"] == ["type"] && body["properties"]?["tenant"] == nil)
    #expect(submit["responses"]?["202"] != nil && submit["responses"]?["200"] == nil)
  }

  @Test("a tenant's shape is the product's")
  func tenant() throws {
    let schemas = try #require(try OpenAPIDocument.make(version: "1")["components"]?["schemas"])
    let tenant = try #require(schemas["Tenant"])
    #expect(tenant["properties"]?["status"] == ["$ref": "#/components/schemas/TenantStatus"])
    #expect(schemas["TenantStatus"]?["enum"]?.arrayValue?.contains("active") == true)
    #expect(tenant["properties"]?["created_at"] == ["type": "string", "format": "date-time"])
    #expect(tenant["required"]?.arrayValue?.contains("slug") == true)
    #expect(tenant["required"]?.arrayValue?.contains("db_host") == false)
  }
}
