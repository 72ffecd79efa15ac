import ControlSupport
import Foundation
import JobEngine
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("A tenant's logs", .timeLimit(.minutes(20)))
struct TenantLogsTests {
  private let day = 86_400.0

  /// A tenant whose newest operation has these lines, `(days ago, level)`.
  private func world(_ lines: [(Double, LogLevel)]) async throws -> ControlWorld {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let claimed = try await world.claim(try await world.submit(.rebuild, on: "acme"))
    let entries = lines.enumerated().map { index, line in
      LogEntry(time: world.time.now.addingTimeInterval(-line.0 * day), level: line.1, text: "line \(index)")
    }
    try await world.storage.jobs.appendLogs(entries, step: 1, under: claimed.lease)
    return world
  }

  @Test("at most five hundred lines are shown, the newest, and the others are counted")
  func limit() async throws {
    let world = try await world((0..<1_200).map { (Double(1_200 - $0) / 1_200, .info) })
    let all = try await world.owner.call(GetTenantLogs(tenant: "acme", limit: .max))
    #expect(all.lines.count == 500 && all.dropped == 700)
    #expect(all.lines.first?.text == "line 700" && all.lines.last?.text == "line 1199")
    let few = try await world.owner.call(GetTenantLogs(tenant: "acme", limit: 3))
    #expect(few.lines.map(\.text) == ["line 1197", "line 1198", "line 1199"] && few.dropped == 1_197)
    #expect(try await world.owner.call(GetTenantLogs(tenant: "acme", limit: -1)).lines.count == 1)
  }

  @Test("what is older than seven days is not shown and not counted")
  func sevenDays() async throws {
    let world = try await world([(8, .info), (7.001, .info), (7, .info), (6.9, .info), (0, .info)])
    let answer = try await world.owner.call(GetTenantLogs(tenant: "acme"))
    #expect(answer.lines.map(\.text) == ["line 2", "line 3", "line 4"] && answer.dropped == 0)
  }

  @Test("lines below the severity wanted are left out before the limit", arguments: LogSeverity.allCases)
  func severity(minimum: LogSeverity) async throws {
    let world = try await world([(1, .error), (0.9, .warning), (0.8, .info), (0.7, .debug)])
    let answer = try await world.owner.call(GetTenantLogs(tenant: "acme", minimumSeverity: minimum, limit: 1))
    let expected: [LogSeverity: (String, Int)] = [
      .debug: ("line 3", 3), .info: ("line 2", 2), .warning: ("line 1", 1), .error: ("line 0", 0),
    ]
    #expect(answer.lines.map(\.text) == [expected[minimum]?.0] && answer.dropped == expected[minimum]?.1)
  }

  @Test("the lines of several operations are shown in the order of time, and none of another tenant's")
  func severalOperations() async throws {
    let world = try await ControlWorld()
    for slug in ["acme", "bolt"] { try await world.adopt(slug) }
    func log(_ kind: OperationKind, on slug: String, _ text: String, secondsAgo: Double) async throws {
      let operation = try await world.submit(kind, on: slug)
      let claimed = try await world.claim(operation)
      let entry = LogEntry(time: world.time.now.addingTimeInterval(-secondsAgo), level: .info, text: text)
      try await world.storage.jobs.appendLogs([entry], step: 2, under: claimed.lease)
      _ = try await world.storage.jobs.finish(.failed(.fixture), under: claimed.lease, at: world.time.now)
    }
    try await log(.rebuild, on: "acme", "newest", secondsAgo: 1)
    try await log(.rebuild, on: "acme", "oldest", secondsAgo: 3)
    try await log(.rebuild, on: "acme", "between", secondsAgo: 2)
    try await log(.rebuild, on: "bolt", "not acme's", secondsAgo: 2)
    let steps = try await world.owner.call(ListOperations(tenant: "acme")).items
    let detail = try await world.owner.call(GetOperation(operation: steps[0].id.rawValue))
    let answer = try await world.owner.call(GetTenantLogs(tenant: "acme"))
    #expect(answer.lines.map(\.text) == ["oldest", "between", "newest"])
    #expect(answer.lines.allSatisfy { $0.source == detail.steps[1].name })
  }

  @Test("the source that is missing is named")
  func missing() async throws {
    let world = try await world([])
    let answer = try await world.owner.call(GetTenantLogs(tenant: "acme"))
    #expect(answer == .init(lines: [], dropped: 0, missing: ["pod logs: no cluster connected"]))
  }

  @Test("a pod's line loses its stamps and keeps its severity")
  func podLine() throws {
    let line = LogLine(
      podLine:
        "2026-11-22T14:01:50.123456789Z 2026-11-22 14:01:50,123 7 WARNING odoo_acme odoo.sql: slow: 3 s",
      pod: "odoo-1")
    #expect(
      line?.severity == .warning && line?.source == "odoo-1" && line?.text == "odoo_acme odoo.sql: slow: 3 s")
    #expect(line?.time == Date(timeIntervalSince1970: 1_795_356_110))
    #expect(LogLine(podLine: "no time", pod: "p") == nil)
    #expect(LogLine(podLine: "", pod: "p") == nil)
    #expect(
      LogLine(podLine: "2026-11-22T14:01:50Z Traceback (most recent call last):", pod: "p")?.text
        == "Traceback (most recent call last):")
  }
}
