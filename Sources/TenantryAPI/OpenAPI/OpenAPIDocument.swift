import HTTPTransport

/// The API's own description (OpenAPI 3.1), derived from the endpoint types.
package enum OpenAPIDocument {
  /// - Parameter version: the product's.
  /// - Throws: when the shape of a type cannot be read; a test sees to it that none is.
  package static func make(version: String) throws -> JSONValue {
    let book = SchemaBook()
    var paths: [String: JSONValue] = [:]
    for endpoint in EndpointCatalog.all {
      var path = paths[endpoint.path] ?? [:]
      path[endpoint.method.isRead ? "get" : "post"] = try operation(endpoint, book)
      paths[endpoint.path] = path
    }
    let problem = try book.schema(of: WireProblem.self)
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Tenantry", "version": .string(version),
        "description": "The control plane of a multi-tenant Odoo platform.",
      ],
      "security": [["bearer": []]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(book.components),
        "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
        "responses": [
          "Problem": [
            "description": "Why it was not done (RFC 9457).",
            "content": ["application/problem+json": ["schema": problem]],
          ]
        ],
      ],
    ]
  }

  private static func operation<E: Endpoint>(_ type: E.Type, _ book: SchemaBook) throws -> JSONValue {
    let inputs = try Inputs(E.self, book)
    var operation: JSONValue = [
      "operationId": .string(E.name), "tags": [.string(String(E.name.prefix { $0 != "." }))],
      "description": .string("Needs the permission \(E.permission.rawValue)."),
      "parameters": .array(inputs.parameters),
      "responses": .object(try responses(E.self, book)),
    ]
    if !E.method.isRead {
      operation["requestBody"] = [
        "required": .bool(inputs.isBodyRequired),
        "content": ["application/json": ["schema": inputs.body, "example": inputs.example]],
      ]
    }
    return operation
  }

  private static func responses<E: Endpoint>(_ type: E.Type, _ book: SchemaBook) throws -> [String: JSONValue]
  {
    var responses: [String: JSONValue] = [
      String(E.successStatus): [
        "description": .string(E.successStatus == 202 ? "Accepted: it has begun." : "Done."),
        "content": [
          "application/json": [
            "schema": try book.schema(of: E.Output.self),
            "example": try OpenAPIExample.of(try book.sample(of: E.Output.self)),
          ]
        ],
      ]
    ]
    if E.method.isRead { responses["304"] = ["description": "As the caller has it (If-None-Match)."] }
    let problem: JSONValue = ["$ref": "#/components/responses/Problem"]
    let statuses = [401, 403, 404, 409, 422, 429, 500, 503, 504] + (E.method.isRead ? [] : [413, 415])
    for status in statuses { responses[String(status)] = problem }
    return responses
  }

  /// What a call is made of, taken apart by where it travels.
  private struct Inputs {
    var parameters: [JSONValue] = []
    var body: JSONValue = ["type": "object"]
    var isBodyRequired = false
    /// A body that can be read.
    var example: JSONValue = [:]

    init<E: Endpoint>(_ type: E.Type, _ book: SchemaBook) throws {
      let probe = SchemaProbe(book: book)
      let sample = try OpenAPIExample.of(try E(from: probe)).objectValue ?? [:]
      let shape = probe.schema
      var properties = shape["properties"]?.objectValue ?? [:]
      let usual = try E.blankInputs()
      let present = Set(shape["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
      var required = present.subtracting(usual.keys)
      required.remove(WireName.trigger)
      for name in PathTemplate(E.path).inputs {
        let schema = properties.removeValue(forKey: name) ?? ["type": "string"]
        parameters.append([
          "name": .string(name), "in": "path", "required": true, "schema": schema,
          "example": .string(OpenAPIExample.word(for: name)),
        ])
        required.remove(name)
      }
      properties[WireName.idempotencyKey] = nil
      let isKeyRequired = required.remove(WireName.idempotencyKey) != nil
      if !E.method.isRead {
        let schema: JSONValue = ["type": "string", "minLength": 1, "maxLength": 100]
        parameters.append(
          ["name": "Idempotency-Key", "in": "header", "required": .bool(isKeyRequired), "schema": schema])
      }
      if properties.removeValue(forKey: WireName.expectedVersion) != nil {
        let isRequired = required.remove(WireName.expectedVersion) != nil
        let schema: JSONValue = ["type": "string", "pattern": "^\"[0-9]+(\\.[^\"]*)?\"$"]
        parameters.append(
          ["name": "If-Match", "in": "header", "required": .bool(isRequired), "schema": schema])
      }
      guard E.method.isRead else {
        // Of what may be left out, null says that it is.
        let members = properties.map { name, schema in
          (name, present.contains(name) ? schema : ["anyOf": [schema, ["type": "null"]]])
        }
        example = .object(sample.filter { properties[$0.key] != nil })
        body["properties"] = .object(Dictionary(uniqueKeysWithValues: members))
        body["additionalProperties"] = false
        if !required.isEmpty { body["required"] = .array(required.sorted().map { .string($0) }) }
        isBodyRequired = !required.isEmpty
        return
      }
      for (name, schema) in properties.sorted(by: { $0.key < $1.key }) {
        var parameter: JSONValue = [
          "name": .string(name), "in": "query", "required": .bool(required.contains(name)), "schema": schema,
        ]
        if let value = usual[name], schema["$ref"] == nil {
          parameter["schema"] = schema.merging(["default": value])
        }
        parameters.append(parameter)
      }
    }
  }
}
