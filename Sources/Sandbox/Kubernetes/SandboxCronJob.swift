import Foundation
import HTTPTransport

/// When a nightly job of the sandbox's cluster last ran.
struct SandboxCronJob {
  /// Namespaces whose nightly jobs have failed since a time, in seconds since 1970.
  static let failing = "k8s/failing-since"
  private static let daySeconds = 86_400.0
  private static let runSeconds = 48.0

  let object: JSONValue
  let clock: SandboxClock
  /// Since when it fails; nil when it does not.
  let failingSince: Date?

  var status: JSONValue {
    let createdAt = SandboxClock.date(object[path: "metadata", "creationTimestamp"]?.stringValue)
    guard object[path: "spec", "suspend"] != true,
      let schedule = object[path: "spec", "schedule"]?.stringValue,
      let last = Self.last(schedule, before: clock.now), last > createdAt
    else { return [:] }
    var status: JSONValue = ["lastScheduleTime": .string(SandboxClock.text(last))]
    let good = failingSince.map { Self.last(schedule, before: $0) } ?? last
    if let good, good > createdAt, good.addingTimeInterval(Self.runSeconds) <= clock.now {
      status["lastSuccessfulTime"] = .string(SandboxClock.text(good.addingTimeInterval(Self.runSeconds)))
    }
    return status
  }

  /// The last time that `minute hour * * *` named, in UTC; nil for another schedule.
  private static func last(_ schedule: String, before date: Date) -> Date? {
    let words = schedule.split(separator: " ")
    guard words.count == 5, let minute = Double(words[0]), let hour = Double(words[1]) else { return nil }
    let midnight = (date.timeIntervalSince1970 / daySeconds).rounded(.down) * daySeconds
    let today = Date(timeIntervalSince1970: midnight + hour * 3_600 + minute * 60)
    return today <= date ? today : today.addingTimeInterval(-daySeconds)
  }
}
