import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What the monitor saw of a tenant, as labels and values, each with its age.
struct TenantSeen {
  /// A nightly backup that is older than this was missed.
  private static let backupSecondsMax = 26.0 * 3_600
  /// Days that the curve shows.
  private static let curveMax = 14
  /// A curve of fewer values says nothing.
  private static let curveMin = 3

  let observed: TenantObservations
  let context: ViewContext

  var facts: [(String, Line)] {
    var facts = [("Database", database)]
    if let users = observed.activeUsers {
      facts.append(("People", "\(Count.grouped(users.value)) active \(age(of: users.seenAt, "seen"), .dim)"))
    }
    return facts + [("Last backup", backup), ("Drift", drift)]
  }

  private var database: Line {
    guard let size = observed.databaseBytes else { return Line("size not seen yet", .dim) }
    let history = observed.databaseHistory.suffix(Self.curveMax).map(Double.init)
    var line = Line(ByteCount.text(size.value))
    if history.count >= Self.curveMin, let low = history.min(), let high = history.max() {
      line += "  \(Sparkline.text(history, range: low...max(high, low + 1)), .accent)"
    }
    return line + " \(age(of: size.seenAt, "seen"), .dim)"
  }

  private var backup: Line {
    guard let backup = observed.lastBackup else { return Line("none known", .dim) }
    let source = backup.source == .schedule ? "nightly" : "by an operation"
    let size = backup.bytes.map { " · \(ByteCount.text($0))" } ?? ""
    let when =
      context.showsTimes
      ? context.when(backup.finishedAt) : Moment.ago(of: backup.finishedAt, now: context.now)
    let isOld = context.now.timeIntervalSince(backup.finishedAt) > Self.backupSecondsMax
    return isOld
      ? "\("\(Glyph.warning) \(when)", .warning) \("· \(source)\(size)", .dim)"
      : "\(when) \("· \(source)\(size)", .dim)"
  }

  private var drift: Line {
    guard let looked = observed.driftLookedAt else { return Line("not compared yet", .dim) }
    let seen = age(of: looked, "compared")
    guard observed.driftCount > 0 else { return "none \(seen, .dim)" }
    let count = observed.driftCount == 1 ? "1 difference" : "\(observed.driftCount) differences"
    return "\("\(Glyph.warning) \(count)", .warning) \(seen, .dim)"
  }

  /// `· seen 4m ago`.
  private func age(of date: Date, _ verb: String) -> String {
    let when = context.showsTimes ? context.when(date) : Moment.ago(of: date, now: context.now)
    return "· \(verb) \(when)"
  }
}
