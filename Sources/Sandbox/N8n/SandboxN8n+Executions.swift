import Foundation
import HTTPTransport

/// What schedules have started in the last day is computed; what webhooks and retries started is kept.
extension SandboxN8n {
  private static let hoursKept = 26
  /// Before an execution that waits for somebody begins to.
  private static let secondsUntilItWaits = 5.0

  func executions(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    let includesData = call.query["includeData"] == "true"
    guard let id = rest.first else {
      guard call.method == .get else { return Self.failure(405, "POST method not allowed") }
      let found = all().filter { execution in
        (call.query["workflowId"].map { $0 == execution["workflow"]?.stringValue } ?? true)
          && (call.query["status"].map { $0 == status(of: execution) } ?? (status(of: execution) != "running"))
      }
      return Self.page(found.map { shown($0, includesData: includesData) }, call)
    }
    guard let execution = all().first(where: { $0["id"]?.stringValue == id }) else {
      return Self.failure(404, "Not Found")
    }
    switch (call.method, rest.dropFirst().first) {
    case (.get, nil): return HTTPResponse(status: 200, json: shown(execution, includesData: includesData))
    case (.delete, nil):
      guard status(of: execution) != "running" else {
        return Self.failure(400, "Cannot delete a running execution")
      }
      try store.set(true, Self.deleted, id, effect: effect("delete", "Execution \(id)"))
      return HTTPResponse(status: 200, json: shown(execution, includesData: false))
    case (.post, "retry"): return try retry(call, execution)
    default: return Self.failure(404, "Not Found")
    }
  }

  private func retry(_ call: SandboxCall, _ execution: JSONValue) throws -> HTTPResponse {
    if let refusal = Self.refusal(call, known: ["loadWorkflow"]) { return refusal }
    guard status(of: execution) == "error" else {
      return Self.failure(409, "The execution succeeded, so it cannot be retried.")
    }
    let old = execution["id"]?.stringValue ?? ""
    let workflow = execution["workflow"]?.stringValue ?? ""
    var again = started(workflow: workflow, mode: "retry")
    again["retryOf"] = .string(old)
    // What was bad luck is over; what is wrong with the workflow is wrong still.
    again["fails"] = store[Self.workflows, workflow]?["fails"]
    let id = again["id"]?.stringValue ?? ""
    try store.set(again, Self.executions, id, effect: effect("retry", "Execution \(old)"))
    return HTTPResponse(status: 200, json: shown(again, includesData: false))
  }

  // MARK: Webhooks

  /// A production webhook. Its workflow leaves alone a correlation id that it has seen, as ours must.
  func webhook(_ call: SandboxCall, _ path: String) throws -> HTTPResponse {
    let workflow = store.all(in: Self.workflows).first { $0["webhook"]?.stringValue == path }
    guard let workflow, workflow["active"]?.boolValue == true, call.method == .post else {
      return HTTPResponse(
        status: 404,
        json: [
          "code": 404,
          "message": .string("The requested webhook \"\(call.method.rawValue) \(path)\" is not registered."),
          "hint": "The workflow must be active for a production URL to run successfully.",
        ])
    }
    guard call.shows(webhookSecret, in: Self.webhookHeader) else {
      return HTTPResponse(status: 403, text: "Authorization data is wrong!")
    }
    let answer = HTTPResponse(status: 200, json: ["message": "Workflow was started"])
    let correlation = call.body?["correlation_id"]?.stringValue ?? call.request.headers["X-Correlation-Id"]
    let id = workflow["id"]?.stringValue ?? ""
    let isKnown = store.all(in: Self.executions).contains {
      $0["workflow"]?.stringValue == id && $0["correlation"]?.stringValue == correlation && correlation != nil
    }
    guard !isKnown else { return answer }
    var execution = started(workflow: id, mode: "webhook")
    execution["correlation"] = correlation.map(JSONValue.string)
    execution["body"] = call.body
    execution["fails"] = isFailing(path) ? true : workflow["fails"]
    try store.set(
      execution, Self.executions, execution["id"]?.stringValue ?? "",
      effect: effect("create", "Execution of \(id)", operation: correlation))
    return answer
  }

  private func isFailing(_ path: String) -> Bool {
    conditions.contains { if case .workflowFails(let part) = $0 { path.contains(part) } else { false } }
  }

  /// A new execution that begins now. Ids ascend with time: those of schedules are even, these are odd.
  private func started(workflow: String, mode: String) -> JSONValue {
    let number =
      Int(clock.now.timeIntervalSince1970) * 1_000 + 1 + store.all(in: Self.executions).count % 500 * 2
    return [
      "id": .string(String(number)), "workflow": .string(workflow), "mode": .string(mode),
      "at": .double(clock.now.timeIntervalSince1970),
    ]
  }

  // MARK: What there is

  /// Newest first.
  private func all() -> [JSONValue] {
    let found = store.all(in: Self.executions) + scheduled()
    return found.filter { store[Self.deleted, $0["id"]?.stringValue ?? ""] == nil }
      .sorted { Self.age($0) > Self.age($1) }
  }

  private static func age(_ execution: JSONValue) -> (Double, String) {
    (execution["at"]?.doubleValue ?? 0, execution["id"]?.stringValue ?? "")
  }

  private func scheduled() -> [JSONValue] {
    let minute = Int(clock.now.timeIntervalSince1970) / 60
    return store.all(in: Self.workflows).enumerated().flatMap { index, workflow -> [JSONValue] in
      guard let every = workflow["everyMinutes"]?.intValue else { return [] }
      let since = workflow["since"]?.doubleValue ?? 0
      let until = workflow["until"]?.doubleValue ?? (workflow["active"]?.boolValue == true ? .infinity : 0)
      // The minutes of an hour or a day at which it is due, whenever that day was.
      let offset = workflow["offset"]?.intValue ?? 0
      let last = minute - ((minute - offset) % every + every) % every
      let slots = stride(from: last, through: minute - Self.hoursKept * 60, by: -every).filter { slot in
        since <= Double(slot * 60) && Double(slot * 60) <= until
      }
      return slots.map { scheduled(workflow, slot: $0, index: index) }
    }
  }

  private func scheduled(_ workflow: JSONValue, slot: Int, index: Int) -> JSONValue {
    let id = workflow["id"]?.stringValue ?? ""
    let isUnlucky = StableHash.unit("\(id)/\(slot)") < 0.012
    return [
      "id": .string(String(slot * 60_000 + index * 2)), "workflow": .string(id), "mode": "trigger",
      "at": .double(Double(slot * 60)), "fails": .bool(isUnlucky || workflow["fails"]?.boolValue == true),
    ]
  }

  private func workflow(of execution: JSONValue) -> JSONValue {
    store[Self.workflows, execution["workflow"]?.stringValue ?? ""] ?? [:]
  }

  private func seconds(of execution: JSONValue) -> Double {
    Double(workflow(of: execution)["seconds"]?.intValue ?? 8)
  }

  private func status(of execution: JSONValue) -> String {
    let start = Date(timeIntervalSince1970: execution["at"]?.doubleValue ?? 0)
    let age = clock.age(since: start)
    guard age >= seconds(of: execution) else {
      let waits = workflow(of: execution)["waits"]?.boolValue == true
      return waits && age >= Self.secondsUntilItWaits ? "waiting" : "running"
    }
    return execution["fails"]?.boolValue == true ? "error" : "success"
  }

  private func shown(_ execution: JSONValue, includesData: Bool) -> JSONValue {
    let status = status(of: execution)
    let start = Date(timeIntervalSince1970: execution["at"]?.doubleValue ?? 0)
    let over = clock.time(seconds(of: execution), after: start)
    let paused = clock.time(Self.secondsUntilItWaits, after: start)
    let stopped: JSONValue =
      switch status {
      case "running": .null
      case "waiting": .string(stamp(paused))
      default: .string(stamp(over))
      }
    var shown: JSONValue = [
      "id": execution["id"] ?? "", "finished": .bool(status == "success"),
      "mode": execution["mode"] ?? "trigger",
      "status": .string(status), "workflowId": execution["workflow"] ?? "",
      "startedAt": .string(stamp(start)), "stoppedAt": stopped,
      "retryOf": execution["retryOf"] ?? .null,
      "waitTill": status == "waiting"
        ? .string(stamp(start.addingTimeInterval(seconds(of: execution) * clock.speed))) : .null,
    ]
    shown = shown.withNull(["retrySuccessId"])
    guard includesData else { return shown }
    let workflow = workflow(of: execution)
    var result: JSONValue = ["runData": [:], "lastNodeExecuted": workflow["node"] ?? "Odoo"]
    if status == "error" { result["error"] = Self.failure(of: workflow) }
    if let body = execution["body"] {
      result["runData"] = ["Webhook": [["data": ["main": [[["json": ["body": body]]]]]]]]
    }
    shown["data"] = ["startData": [:], "resultData": result]
    shown["customData"] = execution["correlation"].map { ["correlation_id": $0] } ?? [:]
    return shown
  }

  /// n8n writes milliseconds.
  private func stamp(_ date: Date) -> String { SandboxClock.text(date).replacing("Z", with: ".000Z") }
}
