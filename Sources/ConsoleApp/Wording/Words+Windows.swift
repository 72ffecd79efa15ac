import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension Moment {
  /// A time to come: `22:00` within a day, the date before it beyond.
  package static func ahead(_ date: Date, now: Date) -> String {
    date.timeIntervalSince(now) < 86_400 ? clock(date) : "\(day(date).dropFirst(5)) \(clock(date))"
  }

  /// How long until then: `38m`, `6h`, `3d`.
  package static func left(until date: Date, now: Date) -> String {
    let text = age(of: now, now: date)
    return text == "now" ? "5s" : text
  }
}

extension OperationHold {
  /// `held until 22:00`, `held by the freeze`.
  package func words(at now: Date) -> String {
    guard let until else { return cause == .freeze ? "held by the freeze" : "held by a window" }
    return "held until \(Moment.ahead(until, now: now))"
  }
}

extension OperationSummary {
  /// The state, or that it is held though it is due.
  func badge(at now: Date) -> Line {
    hold.map { Line("\(Glyph.progress) \($0.words(at: now))", .warning) } ?? state.badge
  }
}

extension OperationsFreeze {
  /// `frozen since 14:02 by ana@north: incident 4711`, with its end where it has one.
  func words(at now: Date) -> String {
    let end = until.map { ", until \(Moment.ahead($0, now: now))" } ?? ""
    return "frozen since \(Moment.time(since, now: now)) by \(by)\(end): \(reason)"
  }
}

extension WindowView {
  /// How it stands by the clock of the screen: an answer may be older than the moment at which it opens.
  func state(at now: Date) -> State {
    guard state != .over, let span else { return .over }
    if span.contains(now) { return .open }
    return span.from > now ? .ahead : .over
  }

  /// `◌ now`, `· 22:00`, `▪ over`.
  func badge(at now: Date) -> Line {
    switch state(at: now) {
    case .open: Line("\(Glyph.progress) now", window.kind == .deny ? .warning : .ok)
    case .ahead: Line("\(Glyph.todo) \(span.map { Moment.ahead($0.from, now: now) } ?? "")")
    case .over: Line("\(Glyph.decommissioned) over", .dim)
    }
  }

  /// `38m left`, `in 6h`; empty for one that is over.
  func rest(at now: Date) -> String {
    guard let span else { return "" }
    switch state(at: now) {
    case .open: return "\(Moment.left(until: span.until, now: now)) left"
    case .ahead: return "in \(Moment.left(until: span.from, now: now))"
    case .over: return ""
    }
  }
}

extension MaintenanceWindow.Kind {
  /// What it does to what it concerns.
  var word: String {
    switch self {
    case .deny: "holds"
    case .allow: "allows"
    }
  }
}
