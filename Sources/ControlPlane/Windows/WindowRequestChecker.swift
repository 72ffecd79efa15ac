import Foundation
import TenantModel
import TenantryAPI
import TypedText

/// Reads a window as somebody wrote it, and notes everything that is wrong with it.
struct WindowRequestChecker {
  private(set) var problems: [APIProblem.Field] = []
  let now: Date
  /// The agencies there are.
  let agencies: [String]

  init(now: Date, agencies: [String]) {
    self.now = now
    self.agencies = agencies
  }

  /// What is asked for; nil when something is wrong.
  mutating func check(
    _ request: WindowRequest, id: MaintenanceWindowID, by actor: String, replacing old: MaintenanceWindow?
  ) -> MaintenanceWindow? {
    let name = name(request.name)
    let kind = MaintenanceWindow.Kind(rawValue: request.kind)
    if kind == nil { refuse("kind", "must be deny or allow") }
    let schedule = request.days.isEmpty ? once(request) : weekly(request)
    let scope = scope(request)
    let reason = request.reason.trimmingCharacters(in: .whitespaces)
    if reason.isEmpty { refuse("reason", "say why: people who are held up read it") }
    if reason.count > MaintenanceWindow.reasonLengthMax {
      refuse("reason", "must have at most \(MaintenanceWindow.reasonLengthMax) characters")
    }
    guard problems.isEmpty, let name, let kind, let schedule else { return nil }
    return MaintenanceWindow(
      id: id, name: name, kind: kind, schedule: schedule, scope: scope, reason: reason,
      createdBy: old?.createdBy ?? actor, createdAt: old?.createdAt ?? now,
      revision: (old?.revision ?? 0) + 1)
  }

  private mutating func name(_ text: String) -> DisplayText? {
    do throws(InvalidName) {
      return try DisplayText(text.trimmingCharacters(in: .whitespaces))
    } catch {
      refuse("name", error.rule)
      return nil
    }
  }

  private mutating func once(_ request: WindowRequest) -> MaintenanceWindow.Schedule? {
    let from = request.from.isEmpty ? now : MomentText.parse(request.from, now: now)
    if from == nil { refuse("from", "a moment is written as \(MomentText.forms)") }
    guard !request.until.isEmpty else {
      refuse("until", "say until when, or on which days of the week it comes")
      return nil
    }
    guard let until = MomentText.parse(request.until, now: max(now, from ?? now)) else {
      refuse("until", "a moment is written as \(MomentText.forms)")
      return nil
    }
    guard let from else { return nil }
    guard from < until else {
      refuse("until", "must be after it begins")
      return nil
    }
    if until <= now { refuse("until", "is over already") }
    return .once(TimeSpan(from: from, until: until))
  }

  private mutating func weekly(_ request: WindowRequest) -> MaintenanceWindow.Schedule? {
    let days = WeekdayText.parse(request.days)
    if days == nil { refuse("days", "days are written as \(WeekdayText.forms)") }
    let start = ClockText.parse(request.start)
    if start == nil { refuse("start", "a time is written as 22:00") }
    let lasts = DurationText.parse(request.lasts).map { Int($0.components.seconds) / 60 } ?? 0
    if !(1...WeeklyTimes.durationMinutesMax).contains(lasts) {
      refuse("lasts", "a span is written as 6h or 1h30m, and is a minute to seven days")
    }
    let zone = request.timeZone.isEmpty ? "UTC" : request.timeZone
    if TimeZone(identifier: zone) == nil {
      refuse("time_zone", "there is no such time zone; they are called Asia/Singapore or Europe/Berlin")
    }
    guard problems.isEmpty, let days, let start else { return nil }
    return .weekly(WeeklyTimes(days: days, startMinute: start, durationMinutes: lasts, timeZone: zone))
  }

  private mutating func scope(_ request: WindowRequest) -> WindowScope {
    var scope = WindowScope()
    if !request.environment.isEmpty {
      scope.environment = TenantEnvironment(rawValue: request.environment)
      if scope.environment == nil { refuse("environment", "must be production, staging or empty") }
    }
    for word in Self.words(request.operations, ",") {
      if let kind = OperationKind(rawValue: word) {
        scope.operations.append(kind)
      } else {
        let all = OperationKind.allCases.map(\.rawValue).joined(separator: ", ")
        refuse("operations", "“\(word.prefix(40))” is no operation; there are \(all)")
      }
    }
    for word in Self.words(request.tenants, ",") {
      do throws(InvalidName) {
        scope.tenants.append(try Slug(word))
      } catch {
        refuse("tenants", "“\(word.prefix(40))” is no slug: it \(error.rule)")
      }
    }
    for word in Self.words(request.agencies, ";") {
      guard agencies.contains(word) else {
        refuse("agencies", "there is no agency “\(word.prefix(60))”")
        continue
      }
      scope.agencies.append(word)
    }
    return scope
  }

  private static func words(_ text: String, _ separator: Character) -> [String] {
    var seen: Set<String> = []
    return text.split(separator: separator).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private mutating func refuse(_ field: String, _ message: String) {
    problems.append(.init(pointer: field, message: message))
  }
}
