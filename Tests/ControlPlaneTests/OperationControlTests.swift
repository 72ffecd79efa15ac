import ControlSupport
import Foundation
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Looking at operations and deciding on them", .timeLimit(.minutes(20)))
struct OperationControlTests {
  /// A world with one tenant and operations on it whose ids are given.
  private func world(_ ids: [String]) async throws -> ControlWorld {
    let world = try await ControlWorld()
    let tenant = try await world.adopt("acme")
    for id in ids {
      let job = try world.controlPlane.parts.operations.job(
        .rebuild, on: tenant, id: OperationID(id), actor: "ada", trigger: .cli, idempotency: nil,
        at: world.time.now)
      _ = try await world.storage.jobs.enqueue(job, at: world.time.now)
    }
    return world
  }

  @Test("an operation is found by its id, in either case, and by the beginning of it")
  func prefix() async throws {
    let world = try await world(["ABC1234567", "ABD1234567"])
    for text in ["ABC1234567", "abc1234567", "ABC", "abc1"] {
      #expect(try await world.owner.call(GetOperation(operation: text)).summary.id.rawValue == "ABC1234567")
    }
  }

  @Test("a beginning that several have, or that is too short, asks for more")
  func ambiguous() async throws {
    let world = try await world(["ABC1234567", "ABC7654321"])
    let several = await problem { try await world.owner.call(GetOperation(operation: "abc")) }
    #expect(several == APIProblem(.invalid, "“ABC” begins 2 operations: give more of the id."))
    for short in ["", "A", "ab"] {
      let answer = await problem { try await world.owner.call(GetOperation(operation: short)) }
      #expect(answer?.code == .invalid && answer?.detail.contains("too short") == true)
    }
  }

  @Test(
    "what begins no operation is not found", arguments: ["XYZ", "ZZZZZZZZZZ", "ABC1234567X", "'; --", "%%%"])
  func unknown(text: String) async throws {
    let world = try await world(["ABC1234567"])
    #expect(await problem { try await world.owner.call(GetOperation(operation: text)) }?.code == .notFound)
    #expect(
      await problem { try await world.owner.call(GetOperationLogs(operation: text)) }?.code == .notFound)
    #expect(await problem { try await world.owner.call(RetryOperation(operation: text)) }?.code == .notFound)
    #expect(await problem { try await world.owner.call(CancelOperation(operation: text)) }?.code == .notFound)
  }

  @Test("a job that is no operation is not found")
  func foreignJob() async throws {
    let world = try await world([])
    let job = NewJob(
      id: "ABC1234567", lane: "housekeeping", subject: "", kind: "sweep", runAt: world.time.now,
      requestedBy: "system", triggerSource: "schedule",
      steps: [PlannedStep(name: "sweep", title: "Sweep", effect: .none)])
    _ = try await world.storage.jobs.enqueue(job, at: world.time.now)
    #expect(
      await problem { try await world.owner.call(GetOperation(operation: "ABC1234567")) }?.code == .notFound)
    #expect(await problem { try await world.owner.call(GetOperation(operation: "ABC")) }?.code == .notFound)
    #expect(try await world.owner.call(ListOperations()).items.isEmpty)
  }

  @Test("operations are listed newest first, by tenant and by state, within bounds")
  func list() async throws {
    let world = try await ControlWorld()
    for slug in ["acme", "bolt", "corp"] { try await world.adopt(slug) }
    let first = try await world.submit(.rebuild, on: "acme")
    let second = try await world.submit(.pause, on: "bolt")
    try await world.park(first)
    func ids(_ endpoint: ListOperations) async throws -> [OperationID] {
      try await world.owner.call(endpoint).items.map(\.id)
    }
    #expect(try await ids(ListOperations()) == [second, first])
    #expect(try await ids(ListOperations(limit: 1)) == [second])
    #expect(try await ids(ListOperations(limit: 0)) == [second])
    #expect(try await ids(ListOperations(limit: .max)) == [second, first])
    #expect(try await ids(ListOperations(tenant: "acme")) == [first])
    #expect(try await ids(ListOperations(tenant: "corp")) == [])
    #expect(try await ids(ListOperations(state: [.parked])) == [first])
    #expect(try await ids(ListOperations(state: [.succeeded])) == [])
    #expect(try await ids(ListOperations(state: OperationState.allCases)) == [second, first])
    #expect(await problem { try await world.owner.call(ListOperations(tenant: "nobody")) }?.code == .notFound)
  }

  @Test("every state that operations have is one of the engine's")
  func states() {
    #expect(Set(OperationState.allCases.map(\.rawValue)) == Set(JobState.allCases.map(\.rawValue)))
  }

  @Test("a parked operation shows its fault, its step and what can be done about it")
  func parked() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    try await world.park(operation)
    let detail = try await world.owner.call(GetOperation(operation: operation.rawValue))
    #expect(detail.summary.state == .parked && detail.summary.secondsLeft == nil)
    #expect(
      detail.summary.fault
        == OperationFault(
          code: "image_pull", message: "The image cannot be pulled.", detail: "ErrImagePull",
          runbook: "docs/runbooks/image-pull.md", logsUrl: "https://logs.example.net/1"))
    #expect(detail.steps.first?.state == .failed && detail.steps.first?.note == "The image cannot be pulled.")
    #expect(detail.retry == .allowed && detail.cancel == .allowed)
    #expect(try await world.tenant("acme").status == .error)

    let again = try await world.owner.call(RetryOperation(operation: operation.rawValue))
    #expect(again.state == .queued && again.fault == nil)
    let twice = await problem { try await world.owner.call(RetryOperation(operation: operation.rawValue)) }
    #expect(twice?.code == .refused)
  }

  @Test("a retry from a step that there is not names those that there are")
  func retryFrom() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    let steps = try await world.park(operation).steps
    let wrong = await problem {
      try await world.owner.call(RetryOperation(operation: operation.rawValue, from: "paint"))
    }
    #expect(wrong?.code == .invalid && wrong?.fields.map(\.pointer) == ["from"])
    #expect(wrong?.fields.first?.message.contains(steps[0].name.rawValue) == true)
    let ahead = await problem {
      try await world.owner.call(RetryOperation(operation: operation.rawValue, from: steps[1].name.rawValue))
    }
    #expect(ahead?.code == .refused && ahead?.detail.contains("has not been reached") == true)
    let first = try await world.owner.call(
      RetryOperation(operation: operation.rawValue, from: steps[0].name.rawValue))
    #expect(first.state == .queued)
  }

  @Test("the team hears of an operation that is cancelled before a worker saw it")
  func cancelledUnseen() async throws {
    let world = try await ControlWorld(connected: true, isTimeReal: true)
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    _ = try await world.owner.call(CancelOperation(operation: operation.rawValue))
    let mattermost = try #require(world.mattermost)
    let channel = try #require(try await mattermost.channel(named: "ops"))
    let since = Date(timeIntervalSinceNow: -60)
    let root = try #require(
      try await mattermost.post(key: "\(operation)/started", channel: channel.id, since: since))
    let thread = try await mattermost.thread(of: root.id)
    #expect(thread.compactMap(\.key) == ["\(operation)/started", "\(operation)/cancelled"])
  }

  @Test("a queued operation is cancelled at once, and then it is over")
  func cancelQueued() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    #expect(try await world.owner.call(CancelOperation(operation: operation.rawValue)).state == .cancelled)
    let detail = try await world.owner.call(GetOperation(operation: operation.rawValue))
    #expect(detail.cancel == .refused(reason: "it is over") && !detail.isCancelRequested)
    #expect(detail.retry == .refused(reason: "only a parked operation is retried; this one is cancelled"))
    let again = await problem { try await world.owner.call(CancelOperation(operation: operation.rawValue)) }
    #expect(again?.code == .refused)
    #expect(try await world.tenant("acme").currentOperationId == nil)
  }

  @Test("an operation under way is asked to stop, and says so until it does")
  func cancelRunning() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    _ = try await world.claim(operation)
    #expect(try await world.owner.call(CancelOperation(operation: operation.rawValue)).state == .running)
    let detail = try await world.owner.call(GetOperation(operation: operation.rawValue))
    #expect(detail.isCancelRequested)
    #expect(detail.cancel == .refused(reason: "somebody cancelled it already"))
  }

  @Test("whether an operation can be cancelled is what the engine says when it is tried")
  func cancelDecisions() async throws {
    // Every step of a create, begun or not, and left open, uncertain or failed.
    for number in 1...8 {
      for phase in [nil, StepPhase.failed, .uncertain] {
        let world = try await ControlWorld()
        let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
        let claimed = try await world.claim(created.operationId)
        for step in claimed.steps.prefix(number - 1) {
          _ = try await world.storage.jobs.completeStep(
            step: step.number, under: claimed.lease, at: world.time.now)
        }
        if let phase {
          _ = try await world.storage.jobs.beginIntent(step: number, under: claimed.lease, at: world.time.now)
          _ = try await world.storage.jobs.recordStepFault(
            step: number, .fixture, leaving: phase, then: .park, under: claimed.lease, at: world.time.now)
        }
        let offered = try await world.owner.call(GetOperation(operation: created.operationId.rawValue)).cancel
        let answer = await problem {
          try await world.owner.call(CancelOperation(operation: created.operationId.rawValue))
        }
        #expect(
          offered.isAllowed == (answer == nil), "step \(number), \(phase?.rawValue ?? "running"): \(offered)")
      }
    }
  }

  @Test("who may not decide is told why", arguments: [Role.tenantAdmin])
  func decisionsByRole(role: Role) async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    let detail = try await world.client(role, of: ["acme"]).call(GetOperation(operation: operation.rawValue))
    #expect(detail.retry == .refused(reason: "operations are run by platform operators"))
    #expect(detail.cancel == .refused(reason: "operations are run by platform operators"))
  }

  @Test("the newest two hundred lines are shown, of a log of many thousands too")
  func logTail() async throws {
    let world = try await ControlWorld()
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    let claimed = try await world.claim(created.operationId)
    for step in claimed.steps {
      let lines = (1...2_500).map {
        LogEntry(time: world.time.now, level: .info, text: "\(step.number).\($0)")
      }
      try await world.storage.jobs.appendLogs(lines, step: step.number, under: claimed.lease)
    }
    let id = created.operationId.rawValue
    let steps = claimed.steps.count
    let log = try await world.owner.call(GetOperation(operation: id)).log
    #expect(log.count == OperationDetail.logLinesMax)
    #expect(log.first?.text == "\(steps).2301" && log.last?.text == "\(steps).2500")
    #expect(log.last?.source == claimed.steps.last?.name.rawValue)

    // Page by page nothing is missed or told twice, and what was not kept is counted.
    var cursor: Int64 = 0
    var texts: [String] = []
    while true {
      let page = try await world.owner.call(GetOperationLogs(operation: id, after: cursor, limit: 700))
      #expect(page.dropped == steps * 500)
      guard !page.lines.isEmpty else { break }
      texts += page.lines.map(\.text)
      cursor = page.cursor
    }
    #expect(texts.count == steps * 2_000 && Set(texts).count == texts.count)
    let clamped = try await world.owner.call(GetOperationLogs(operation: id, after: -5, limit: -1))
    #expect(clamped.lines.map(\.text) == ["1.1"])
    #expect(
      try await world.owner.call(GetOperationLogs(operation: id, after: 0, limit: .max)).lines.count == 5_000)
  }
}
