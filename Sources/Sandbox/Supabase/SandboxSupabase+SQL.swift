import Foundation
import HTTPTransport

extension SandboxSupabase {
  func query(_ request: HTTPRequest, isReadOnly: Bool) throws -> HTTPResponse {
    guard let body = try? JSONValue(data: request.body), let text = body["query"]?.stringValue, !text.isEmpty
    else {
      return Self.failure(400, "query: Required")
    }
    let parameters = body["parameters"]?.arrayValue ?? []
    var rows: [JSONValue] = []
    var changed: [String: JSONValue] = [:]
    do {
      for statement in SandboxStatement.all(in: text) {
        if case .namespaces(let filter) = statement {
          rows = try namespaces(filter, parameters)
        } else {
          guard !isReadOnly else { throw SandboxStatement.Refusal.readOnly }
          try apply(statement, to: &changed)
        }
      }
    } catch let refusal as SandboxStatement.Refusal {
      return Self.failure(400, "Failed to run sql query: ERROR:  \(refusal.state): \(refusal.message)\n")
    }
    for (name, schema) in changed.sorted(by: { $0.key < $1.key }) {
      let isNew = store[Self.schemas, name] == nil
      let operation = schema["marker"]?.stringValue?.split(separator: ":").dropFirst(2).first.map(String.init)
      try store.set(
        schema, Self.schemas, name,
        effect: EffectDraft(
          system: "supabase", verb: isNew ? "create" : "update", object: "Schema \(name)",
          operation: operation))
    }
    return HTTPResponse(status: 201, json: .array(rows))
  }

  private func apply(_ statement: SandboxStatement, to changed: inout [String: JSONValue]) throws {
    func known(_ name: String) throws -> JSONValue {
      guard let schema = changed[name] ?? store[Self.schemas, name] else {
        throw SandboxStatement.Refusal(state: "3F000", message: "schema \"\(name)\" does not exist")
      }
      return schema
    }
    switch statement {
    case .createSchema(let name):
      guard changed[name] == nil, store[Self.schemas, name] == nil else {
        throw SandboxStatement.Refusal(state: "42P06", message: "schema \"\(name)\" already exists")
      }
      changed[name] = ["name": .string(name), "marker": .null, "tables": []]
    case .commentOnSchema(let name, let marker):
      var schema = try known(name)
      schema["marker"] = .string(marker)
      changed[name] = schema
    case .createTable(let name, let table):
      var schema = try known(name)
      let tables = schema["tables"]?.arrayValue ?? []
      guard !tables.contains(.string(table)) else {
        throw SandboxStatement.Refusal(state: "42P07", message: "relation \"\(table)\" already exists")
      }
      schema["tables"] = .array(tables + [.string(table)])
      changed[name] = schema
    case .privileges(let name): _ = try known(name)
    case .namespaces: break
    case .other(let word):
      throw SandboxStatement.Refusal(state: "42601", message: "syntax error at or near \"\(word)\"")
    }
  }

  /// Schemas as a query of the catalog shows them; counts are text, as PostgreSQL's bigint is on its way to
  /// JSON.
  private func namespaces(_ filter: SandboxStatement.Filter, _ parameters: [JSONValue]) throws -> [JSONValue]
  {
    guard filter == .none || parameters.count == 1 else {
      throw SandboxStatement.Refusal(
        state: "08P01", message: "bind message supplies \(parameters.count) parameters")
    }
    let wanted = parameters.first?.stringValue ?? ""
    return store.all(in: Self.schemas).filter { schema in
      switch filter {
      case .none: true
      case .name: schema["name"]?.stringValue == wanted
      case .marker: schema["marker"]?.stringValue?.hasPrefix(wanted.replacing("%", with: "")) == true
      }
    }.map { schema in
      [
        "name": schema["name"] ?? .null, "marker": schema["marker"] ?? .null,
        "tables": .string(String(schema["tables"]?.arrayValue?.count ?? 0)),
      ]
    }
  }
}
