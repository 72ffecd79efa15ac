import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands on the freeze and windows")
struct WindowCommandTests {
  private static let time = Date(timeIntervalSince1970: 1_763_800_000)
  private static let freeze = OperationsFreeze(reason: "incident\u{1B}[31m", by: "ada@north", since: time)

  private static func window() throws -> MaintenanceWindow {
    MaintenanceWindow(
      id: try MaintenanceWindowID("W000000001"), name: try DisplayText("finance close"), kind: .deny,
      schedule: .weekly(
        WeeklyTimes(
          days: [.monday, .friday], startMinute: 1_320, durationMinutes: 360, timeZone: "Asia/Singapore")),
      scope: WindowScope(operations: [.rebuild]), reason: "books are closed", createdBy: "ada",
      createdAt: time)
  }

  private static func held() throws -> OperationSummary {
    OperationSummary(
      id: try OperationID("ABC1234567"), tenantId: try TenantID("ACME000001"), tenantSlug: try Slug("acme"),
      tenantName: try DisplayText("Acme"), kind: .rebuild, state: .queued, currentStep: nil, stepsDone: 0,
      stepsTotal: 5, fraction: 0, secondsLeft: nil, fault: nil, actor: "ada", triggerSource: .cli,
      createdAt: time, startedAt: nil, finishedAt: nil,
      hold: OperationHold(cause: .window, reason: "finance close: books are closed", until: time + 60))
  }

  private func harness(
    frozen: Bool = true, asked: @escaping @Sendable (any Endpoint) -> Void = { _ in }
  ) -> CommandHarness {
    CommandHarness(
      client: ScriptedClient([
        ListWindows.name: { _ in
          ListWindows.Output(
            freeze: frozen ? Self.freeze : nil,
            items: [
              WindowView(
                window: try Self.window(), state: .open,
                span: TimeSpan(from: Self.time, until: Self.time + 60))
            ], held: [try Self.held()])
        },
        FreezeOperations.name: { endpoint in
          asked(endpoint)
          return Self.freeze
        },
        UnfreezeOperations.name: { _ in
          guard frozen else { throw APIProblem(.refused, "Operations are not frozen.") }
          return UnfreezeOperations.Output(freeze: Self.freeze, held: 1)
        },
        SaveWindow.name: { endpoint in
          asked(endpoint)
          return WindowView(
            window: try Self.window(), state: .ahead, span: TimeSpan(from: Self.time, until: Self.time + 60))
        },
        RemoveWindow.name: { _ in try Self.window() },
        OverrideHold.name: { endpoint in
          asked(endpoint)
          return try Self.held()
        },
      ]))
  }

  @Test("the status says since when, by whom and why, and what waits, clean")
  func status() async {
    let harness = harness()
    #expect(await harness.run("freeze") == .ok)
    #expect(harness.output.text.contains("frozen") && harness.output.text.contains("ada@north"))
    #expect(harness.output.text.contains("held until") && !harness.output.text.contains("\u{1B}[31m"))
    let json = self.harness(frozen: false)
    #expect(await json.run("freeze", "status", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"held\":[") && !json.output.text.contains("\"freeze\""))
  }

  @Test("a freeze wants a yes, and may end by itself")
  func freeze() async {
    let alone = harness()
    #expect(await alone.run("freeze", "on", "--reason", "incident") == .usage)
    let harness = harness { endpoint in
      let freeze = endpoint as? FreezeOperations
      #expect(freeze?.reason == "incident" && freeze?.until != nil)
    }
    #expect(await harness.run("freeze", "on", "--reason", "incident", "--until", "2h", "--yes") == .ok)
    #expect(harness.messages.text.contains("Operations are frozen"))
    #expect(await self.harness().run("freeze", "on", "--reason", "r", "--until", "soon", "--yes") == .usage)
  }

  @Test("lifting a freeze says what windows hold still, and ends with 1 when there is none")
  func lift() async {
    let harness = harness()
    #expect(await harness.run("freeze", "off") == .ok)
    #expect(harness.messages.text.contains("Windows hold 1 still"))
    #expect(await self.harness(frozen: false).run("freeze", "off") == .refused)
  }

  @Test("windows are listed as a table and as CSV")
  func list() async {
    let table = harness()
    #expect(await table.run("windows", "list") == .ok)
    #expect(
      table.output.text.hasPrefix("ID") && table.output.text.contains("Mon, Fri 22:00 for 6h, Asia/Singapore")
    )
    #expect(table.messages.text.contains("Operations are frozen by ada@north"))
    #expect(table.messages.text.contains("1 operation is held"))
    let csv = harness()
    #expect(await csv.run("windows", "list", "-o", "csv") == .ok)
    #expect(csv.output.text.hasPrefix("id,name,kind,state,from,until,scope,times,reason,created_by"))
  }

  @Test("a window is created as it was said")
  func create() async {
    let harness = harness { endpoint in
      let request = (endpoint as? SaveWindow)?.request
      #expect(request?.kind == "allow" && request?.days == "mon-fri" && request?.timeZone == "Asia/Singapore")
      #expect(request?.operations == "upgrade_image" && request?.from == "")
    }
    #expect(
      await harness.run(
        "windows", "create", "nights", "--allow", "--days", "mon-fri", "--start", "22:00", "--lasts", "6h",
        "--time-zone", "Asia/Singapore", "--operations", "upgrade_image", "--reason", "agreed") == .ok)
    #expect(harness.output.text.hasPrefix("W000000001 "))
    #expect(await self.harness().run("windows", "create", "nights") == .usage)
  }

  @Test("a window is removed after a yes")
  func delete() async {
    #expect(await harness().run("windows", "delete", "finance close") == .usage)
    let harness = harness()
    #expect(await harness.run("windows", "delete", "finance close", "--yes") == .ok)
    #expect(harness.messages.text.contains("is removed"))
  }

  @Test("one that is held is let begin with a reason")
  func override() async {
    let harness = harness { endpoint in #expect((endpoint as? OverrideHold)?.reason == "agreed") }
    #expect(await harness.run("op", "override", "abc1234567", "--reason", "agreed", "--no-wait") == .ok)
    #expect(harness.output.text == "ABC1234567\n")
    #expect(await self.harness().run("op", "override", "abc1234567") == .usage)
  }
}
