import HTTPTransport

/// Workflows and failures as n8n writes them.
extension SandboxN8n {
  func shown(_ workflow: JSONValue) -> JSONValue {
    let id = workflow["id"]?.stringValue ?? ""
    let name = workflow["node"]?.stringValue ?? "Odoo"
    var trigger: JSONValue = ["id": .string(id + "-1"), "typeVersion": 2, "position": [0, 0]]
    trigger = trigger.merging(Self.trigger(of: workflow))
    let work: JSONValue = [
      "id": .string(id + "-2"), "name": .string(name), "type": workflow["nodeType"] ?? "n8n-nodes-base.odoo",
      "typeVersion": 1, "position": [220, 0], "parameters": ["resource": "custom"],
    ]
    return [
      "id": .string(id), "name": workflow["name"] ?? "", "active": workflow["active"] ?? false,
      "createdAt": workflow["createdAt"] ?? "", "updatedAt": workflow["updatedAt"] ?? "",
      "nodes": [trigger, work], "settings": ["executionOrder": "v1"], "staticData": .null,
      "tags": tags(of: workflow),
      "connections": [
        trigger["name"]?.stringValue ?? "": [
          "main": [[["node": .string(name), "type": "main", "index": 0]]]
        ]
      ],
    ]
  }

  /// Whether n8n can listen to what starts it.
  static func listens(_ workflow: JSONValue) -> Bool { workflow["manual"] == nil }

  private static func trigger(of workflow: JSONValue) -> JSONValue {
    if let path = workflow["webhook"] {
      return [
        "name": "Webhook", "type": "n8n-nodes-base.webhook",
        "parameters": ["path": path, "httpMethod": "POST", "authentication": "headerAuth"],
      ]
    }
    if let path = workflow["form"] {
      return ["name": "Form", "type": "n8n-nodes-base.formTrigger", "parameters": ["path": path]]
    }
    if workflow["mail"] != nil {
      return ["name": "Mailbox", "type": "n8n-nodes-base.emailReadImap", "parameters": ["mailbox": "INBOX"]]
    }
    if workflow["error"] != nil {
      return ["name": "On error", "type": "n8n-nodes-base.errorTrigger", "parameters": [:]]
    }
    if workflow["manual"] != nil {
      return ["name": "By hand", "type": "n8n-nodes-base.manualTrigger", "parameters": [:]]
    }
    return [
      "name": "Schedule", "type": "n8n-nodes-base.scheduleTrigger",
      "parameters": ["rule": ["interval": [rule(of: workflow)]]],
    ]
  }

  private static func rule(of workflow: JSONValue) -> JSONValue {
    let minutes = workflow["everyMinutes"]?.intValue ?? 60
    let offset = workflow["offset"]?.intValue ?? 0
    if minutes == 1_440 {
      return [
        "field": "days", "triggerAtHour": .int(offset / 60), "triggerAtMinute": .int(offset % 60),
      ]
    }
    guard minutes % 60 == 0 else { return ["field": "minutes", "minutesInterval": .int(minutes)] }
    return [
      "field": "hours", "hoursInterval": .int(minutes / 60), "triggerAtMinute": .int(offset % 60),
    ]
  }

  /// Why an execution failed: one of the ways in which nodes do, and always the same for a workflow.
  static func failure(of workflow: JSONValue) -> JSONValue {
    let node = workflow["node"]?.stringValue ?? "Odoo"
    let ways: [(name: String, message: String, description: String)] = [
      (
        "NodeApiError", "The service refused the connection - perhaps it is offline",
        "connect ECONNREFUSED 10.20.4.17:8069"
      ),
      (
        "NodeApiError", "Authorization failed - please check your credentials",
        "Odoo: access denied for the user “automation”"
      ),
      (
        "NodeOperationError", "The value in the field “partner_id” is not a number",
        "item 14 of 212: got “n/a”"
      ),
    ]
    let way = ways[Int(StableHash.of("n8n way " + (workflow["id"]?.stringValue ?? "")) % UInt64(ways.count))]
    return [
      "name": .string(way.name), "message": .string(way.message), "description": .string(way.description),
      "node": ["name": .string(node), "type": workflow["nodeType"] ?? "n8n-nodes-base.odoo"],
    ]
  }
}
