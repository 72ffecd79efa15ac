import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The freeze and the windows on the overview: what is in force, and what comes next.
struct OverviewWindows {
  /// Windows that are named; the rest is counted.
  private static let namedMax = 4

  let answer: ListWindows.Output?
  let now: Date

  private var freeze: OperationsFreeze? { answer?.freeze.flatMap { $0.isActive(at: now) ? $0 : nil } }

  private var windows: [WindowView] { (answer?.items ?? []).filter { $0.state(at: now) != .over } }

  /// True when nothing keeps operations from beginning, now or later.
  var isEmpty: Bool { freeze == nil && windows.isEmpty }

  private var held: Int { answer?.held.count ?? 0 }

  /// For a pane of its own.
  func pane() -> [any View] {
    guard !isEmpty else { return [] }
    return [
      VStack {
        Rule("Windows", trailing: held > 0 ? Line("\(held) held", .warning) : .empty)
        freezeLines.map { Text($0, wraps: true) }
        windows.prefix(Self.namedMax).map { SplitRow(left($0), right($0)) }
        if windows.count > Self.namedMax {
          Text("  …\(windows.count - Self.namedMax) more windows", .dim)
        }
      }
    ]
  }

  private var freezeLines: [Line] {
    guard let freeze else { return [] }
    return [
      Line("  \(Glyph.error) FROZEN since \(Moment.time(freeze.since, now: now)) by \(freeze.by)", .error),
      Line("    \(freeze.reason)", .dim),
    ]
  }

  private func left(_ view: WindowView) -> Line {
    let badge = view.badge(at: now)
    let gap = String(repeating: " ", count: max(1, 9 - badge.width))
    return "  " + badge + Line(gap + view.window.name.rawValue)
  }

  private func right(_ view: WindowView) -> Line { Line(view.rest(at: now) + " ", .dim) }

  /// In one line, for where there is no room for more; empty when nothing is in force now.
  var line: Line {
    let waiting = held > 0 ? " · \(held) held" : ""
    if let freeze {
      return "  \(Glyph.error, .error) \(Line("FROZEN", Style(.error, .bold))) "
        + Line("\(freeze.words(at: now).dropFirst("frozen ".count))\(waiting)")
    }
    let open = windows.filter { $0.state(at: now) == .open && $0.window.kind == .deny }
    guard let first = open.first else { return .empty }
    let more = open.count > 1 ? " and \(open.count - 1) more" : ""
    return "  \(Glyph.progress, .warning) \(first.window.name.rawValue)\(more) \(first.rest(at: now), .dim)"
      + Line(waiting, .warning)
  }
}
