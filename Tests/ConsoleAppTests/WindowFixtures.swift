import Foundation
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension OperationsFreeze {
  static let incident = OperationsFreeze(reason: "incident 4711", by: "ana@north", since: .noon.minus(900))
}

extension MaintenanceWindow {
  static func make(
    _ number: Int, _ name: String, _ kind: Kind, _ schedule: Schedule, _ scope: WindowScope = .everything,
    reason: String
  ) -> MaintenanceWindow {
    MaintenanceWindow(
      id: identifier("W", number), name: known(name), kind: kind, schedule: schedule, scope: scope,
      reason: reason,
      createdBy: "ana@north", createdAt: .noon.minus(86_400))
  }
}

extension OperationSummary {
  /// One that a window holds.
  static var heldUpgrade: OperationSummary {
    var operation = make(9, .northwind, .upgradeImage, .queued, ago: 300)
    operation.hold = OperationHold(
      cause: .window, reason: "finance close: agencies close their books",
      until: .noon.addingTimeInterval(2_280))
    return operation
  }
}

extension ListWindows.Output {
  private static func span(_ from: Double, _ until: Double) -> TimeSpan {
    TimeSpan(from: .noon.addingTimeInterval(from), until: .noon.addingTimeInterval(until))
  }

  /// One that is open, one tonight, one each week, one that is over; one operation is held.
  static let made = ListWindows.Output(
    freeze: nil,
    items: [
      WindowView(
        window: .make(
          1, "finance close", .deny, .once(span(-1_320, 2_280)),
          WindowScope(operations: [.upgradeImage, .moduleApply]),
          reason: "agencies close their books"), state: .open, span: span(-1_320, 2_280)),
      WindowView(
        window: .make(
          2, "sgp1 node upgrade", .deny, .once(span(21_600, 43_200)), WindowScope(environment: .staging),
          reason: "sgp1 gets new nodes"), state: .ahead, span: span(21_600, 43_200)),
      WindowView(
        window: .make(
          3, "upgrades at night", .allow,
          .weekly(
            WeeklyTimes(
              days: [.monday, .tuesday, .wednesday, .thursday, .friday], startMinute: 60,
              durationMinutes: 240,
              timeZone: "Asia/Singapore")), WindowScope(operations: [.upgradeImage], agencies: ["Northside"]),
          reason: "agreed with the agency"), state: .ahead, span: span(200_000, 214_400)),
      WindowView(
        window: .make(4, "move of the storage", .deny, .once(span(-90_000, -80_000)), reason: "done"),
        state: .over,
        span: nil),
    ], held: [.heldUpgrade])

  static let frozen = ListWindows.Output(freeze: .incident, items: [], held: [.heldUpgrade])
}
