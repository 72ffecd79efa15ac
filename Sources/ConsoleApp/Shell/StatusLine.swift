import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The first line of every screen: who, where, how live, and what is going on.
struct StatusLine: View {
  let session: Loadable<Session>
  let operations: [OperationSummary]
  let connection: Connection
  let access: WriteAccess
  let now: Date
  /// What was submitted and not answered.
  let pending: [PendingCall]
  /// False where the time matters to nothing on the screen: then nothing is sent when a minute is over.
  var showsTime = true

  func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(1) }

  func render(in canvas: Canvas) {
    let canvas = environment == .production ? canvas.on(.production) : canvas
    let (left, right) = parts(fitting: canvas.width)
    canvas.write(left, x: 1, width: max(0, canvas.width - right.width - 3))
    canvas.write(right, x: max(0, canvas.width - right.width - 1))
  }

  /// The fullest wording that fits: first the product's name goes, then what is said twice, then words get shorter.
  func parts(fitting width: Int) -> (left: Line, right: Line) {
    // What waits to be sent is worth more than a role.
    let attempts: [Detail] =
      [.all, .withoutName, .shortRole, .shortWork] + (pending.isEmpty ? [] : [.shortest])
    for detail in attempts {
      let (left, right) = (left(detail), right(detail))
      if left.width + right.width + 4 <= width { return (left, right) }
    }
    let shortest = attempts.last ?? .shortWork
    return (left(shortest), right(shortest))
  }

  /// Where what is done here has its effect.
  var environment: ScreenEnvironment { session.value.map { ScreenEnvironment($0) } ?? .other }

  private enum Detail: Comparable {
    case all
    case withoutName
    case shortRole
    case shortWork
    case shortest
  }

  private func left(_ detail: Detail) -> Line {
    guard let session = session.value else {
      let word: Line = session.problem == nil ? Line("connecting", .dim) : Line("not connected", .error)
      return Line.joined([Line("tenantry", .title), word], by: "  ")
    }
    var parts: [Line] = detail == .all ? [Line("tenantry", .title)] : []
    let isSaidByBadge = (environment == .sandbox || environment == .local) && detail > .all
    if !isSaidByBadge { parts.append(Line(session.context, .bold)) }
    parts.append(environment.badge)
    if let freeze = session.freeze, freeze.isActive(at: now) {
      parts.append(Badge.line("FREEZE", .badgeStaging))
    }
    let role = detail >= .shortRole ? session.role.word.replacing("platform ", with: "") : session.role.word
    let canWrite = Permission.allCases.contains { $0.isWrite && session.refusal(of: $0, on: .own) == nil }
    let word = canWrite ? access.word(at: now) : WriteAccess.readOnly(.started).word(at: now)
    let style: Style = if case .elevated = access { Style(.warning, .bold) } else { .plain }
    let who: Line = detail == .shortest ? "\(session.actor)" : "\(session.actor) \("·", .dim) \(role)"
    parts.append(who + " \("·", .dim) \(word, style)")
    return Line.joined(parts, by: "  ")
  }

  private func right(_ detail: Detail) -> Line {
    var parts = [live(detail)]
    let running = operations.filter(\.state.isUnderWay).count
    let parked = operations.filter { $0.state == .parked }.count
    var work: [Line] = []
    if running > 0 { work.append(Line("\(running) \(running == 1 ? "op" : "ops")", .busy)) }
    if parked > 0 {
      work.append(Line(detail >= .shortWork ? "\(Glyph.error) \(parked)" : "\(parked) parked", .error))
    }
    parts.append(Line.joined(work + unsent(detail), by: Line(" · ", .dim)))
    if detail < .shortWork || parts[1].isEmpty {
      if running > 0 {
        parts.append(Line(Moment.clockWithSeconds(now) + "Z", .dim))
      } else if showsTime {
        parts.append(Line(Self.idleClock(now), .dim))
      }
    }
    return Line.joined(parts, by: "  ")
  }

  /// `14:02Z   `: as wide as with seconds, so that nothing beside it moves when work begins or ends.
  private static func idleClock(_ now: Date) -> String { TextFit.pad(Moment.clock(now) + "Z", to: 9) }

  /// How much waits to be sent, and how much never was.
  private func unsent(_ detail: Detail) -> [Line] {
    let waiting = pending.count { $0.isWaiting }
    var parts: [Line] = []
    if waiting > 0 {
      parts.append(Line(detail >= .shortWork ? "\(waiting) to send" : "\(waiting) waiting to send", .warning))
    }
    if pending.count > waiting { parts.append(Line("\(pending.count - waiting) not sent", .error)) }
    return parts
  }

  private func live(_ detail: Detail) -> Line {
    switch connection {
    case .connecting: Line("\(Glyph.progress) CONNECTING", .busy)
    case .live: Line("\(Glyph.active) LIVE", .ok)
    case .lost(let since):
      Line("\(Glyph.error) OFFLINE \(detail == .shortest ? "" : "since ")\(Moment.clock(since))Z", .error)
    case .signedOut(let since, _):
      Line("\(Glyph.error) SIGNED OUT \(detail == .shortest ? "" : "since ")\(Moment.clock(since))Z", .error)
    }
  }
}
