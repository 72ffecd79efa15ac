import Foundation

/// What a window's id belongs to.
package enum MaintenanceWindowSubject: Sendable {}

/// The id of a window.
package typealias MaintenanceWindowID = Identifier<MaintenanceWindowSubject>

/// Times in which operations may not begin, or outside of which they may not. The queue keeps to them.
package struct MaintenanceWindow: Codable, Equatable, Sendable, Identifiable {
  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// Nothing in its scope begins while it is open.
    case deny
    /// What is in its scope begins only while it, or another that allows it, is open.
    case allow
  }

  package enum Schedule: Equatable, Sendable {
    case once(TimeSpan)
    case weekly(WeeklyTimes)
  }

  package static let reasonLengthMax = 200

  package var id: MaintenanceWindowID
  package var name: DisplayText
  package var kind: Kind
  package var schedule: Schedule
  package var scope: WindowScope
  /// Why, for people who are held up by it.
  package var reason: String
  package var createdBy: String
  package var createdAt: Date
  /// Goes up by one with each change.
  package var revision: Int

  package init(
    id: MaintenanceWindowID, name: DisplayText, kind: Kind, schedule: Schedule,
    scope: WindowScope = .everything,
    reason: String, createdBy: String, createdAt: Date, revision: Int = 1
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.schedule = schedule
    self.scope = scope
    self.reason = reason
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.revision = revision
  }
}

extension MaintenanceWindow {
  /// How far ahead a window is looked for: weekly ones come again sooner.
  private static let aheadMax: TimeInterval = 15 * 86_400

  /// The span that `time` lies in: the one that ends last, where spans overlap. Nil when the window is not open then.
  package func span(at time: Date) -> TimeSpan? {
    switch schedule {
    case .once(let span): span.contains(time) ? span : nil
    case .weekly(let times):
      times.spans(touching: time...time).filter { $0.contains(time) }.max { $0.until < $1.until }
    }
  }

  /// The next span that begins after `time`; nil when none does.
  package func nextSpan(after time: Date) -> TimeSpan? {
    switch schedule {
    case .once(let span): span.from > time ? span : nil
    case .weekly(let times):
      times.spans(touching: time...time.addingTimeInterval(Self.aheadMax)).first { $0.from > time }
    }
  }

  /// True when it never opens again.
  package func isOver(at time: Date) -> Bool { span(at: time) == nil && nextSpan(after: time) == nil }
}
