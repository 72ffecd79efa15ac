import Foundation
import StorageCore
import TenantModel

/// Maintenance windows as a platform has them on an ordinary day: one open, one tonight, one every week.
package struct DemoWindows {
  package let platform: OpenPlatform
  package let now: Date

  package func begin() async throws {
    for window in try windows() { try await platform.storage.windows.save(window, expecting: nil) }
  }

  private func windows() throws -> [MaintenanceWindow] {
    [
      try window(
        "W0DE000001", "sgp1 node upgrade", .once(span(from: -22, until: 38)),
        WindowScope(environment: .staging, operations: [.rebuild, .upgradeImage, .moduleApply]),
        "sgp1 gets new nodes: staging moves"),
      try window(
        "W0DE000002", "finance close", .once(span(from: 360, until: 720)),
        WindowScope(operations: [.upgradeImage, .moduleApply, .restore, .decommission]),
        "agencies close their books tonight"),
      try window(
        "W0DE000003", "payroll",
        .weekly(
          WeeklyTimes(days: [.sunday], startMinute: 120, durationMinutes: 240, timeZone: "Asia/Singapore")),
        WindowScope(operations: [.decommission, .purge]), "payroll is run from Sunday on"),
    ]
  }

  private func span(from start: Int, until end: Int) -> TimeSpan {
    let minute = (now.timeIntervalSince1970 / 60).rounded(.down)
    return TimeSpan(
      from: Date(timeIntervalSince1970: (minute + Double(start)) * 60),
      until: Date(timeIntervalSince1970: (minute + Double(end)) * 60))
  }

  private func window(
    _ id: String, _ name: String, _ schedule: MaintenanceWindow.Schedule, _ scope: WindowScope,
    _ reason: String
  ) throws -> MaintenanceWindow {
    MaintenanceWindow(
      id: try MaintenanceWindowID(id), name: try DisplayText(name), kind: .deny, schedule: schedule,
      scope: scope,
      reason: reason, createdBy: platform.caller.actor, createdAt: now.addingTimeInterval(-86_400))
  }
}
