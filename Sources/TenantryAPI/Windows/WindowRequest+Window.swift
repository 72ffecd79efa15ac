import Foundation
import TenantModel
import TypedText

extension WindowRequest {
  /// A window as it would be asked for again.
  package init(_ window: MaintenanceWindow) {
    self.init(
      name: window.name.rawValue, kind: window.kind.rawValue,
      environment: window.scope.environment?.rawValue ?? "",
      operations: window.scope.operations.map(\.rawValue).joined(separator: ", "),
      tenants: window.scope.tenants.map(\.rawValue).joined(separator: ", "),
      agencies: window.scope.agencies.joined(separator: "; "), reason: window.reason)
    switch window.schedule {
    case .once(let span):
      from = MomentText.text(span.from)
      until = MomentText.text(span.until)
    case .weekly(let times):
      days =
        times.days.count == Weekday.allCases.count
        ? "daily" : times.days.sorted().map(\.rawValue).joined(separator: ",")
      start = ClockText.words(times.startMinute)
      let (hours, minutes) = times.durationMinutes.quotientAndRemainder(dividingBy: 60)
      lasts = (hours > 0 ? "\(hours)h" : "") + (minutes > 0 ? "\(minutes)m" : "")
      timeZone = times.timeZone
    }
  }
}

extension MaintenanceWindow {
  /// When it is, for people: `Mon–Fri 22:00 for 6h, UTC`, or `2026-11-27 20:00Z to 2026-11-28 02:00Z`.
  package var times: String {
    switch schedule {
    case .once(let span): "\(MomentText.text(span.from)) to \(MomentText.text(span.until))"
    case .weekly(let times): times.words
    }
  }
}
