import HTTPTransport
import Integrations
import TenantModel
import TenantryAPI

/// What a flow may look up: read-only questions to our own API, with the eyes of whoever started the run.
struct AgentTool: Sendable {
  /// Stable: models and documents use the names.
  enum Name: String, CaseIterable, Sendable {
    case suggestions = "platform_suggestions"
    case listTenants = "list_tenants"
    case getTenant = "get_tenant"
    case listOperations = "list_operations"
    case getOperation = "get_operation"
    case operationLog = "operation_log"
    case tenantLog = "tenant_log"
    case healthHistory = "health_history"
    case drift = "drift"
    case backups = "backups"
    case images = "images"
    case module = "catalog_module"
    case searchRunbooks = "search_runbooks"
    case readRunbook = "read_runbook"
    case propose = "propose_operation"
  }

  let name: Name
  /// What it tells and when to use it, for the model.
  let description: String
  /// What it wants to know, by name: a sentence each.
  var wants: [(name: String, description: String)] = []
  var mayHave: [(name: String, description: String)] = []
  let run: @Sendable (AgentDesk, JSONValue) async throws -> JSONValue

  /// As a model takes it.
  func readOnly(at desk: AgentDesk) throws(InvalidName) -> ReadOnlyTool {
    let properties = (wants + mayHave).reduce(into: [String: JSONValue]()) {
      $0[$1.name] = ["type": "string", "description": .string($1.description)]
    }
    let schema: JSONValue = [
      "type": "object", "properties": .object(properties),
      "required": .array(wants.map { .string($0.name) }), "additionalProperties": false,
    ]
    return ReadOnlyTool(
      ModelTool(name: try ToolName(name.rawValue), description: description, schema: schema)
    ) { input in
      for (name, _) in wants where (input[name]?.stringValue ?? "").isEmpty {
        return .failed("“\(name)” is missing.")
      }
      do {
        return .found(String(decoding: try await run(desk, input).data, as: UTF8.self))
      } catch let problem as APIProblem {
        return .failed(problem.detail)
      } catch {
        return .failed("It could not be looked up.")
      }
    }
  }
}
