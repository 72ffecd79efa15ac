import Foundation
import TenantryAPI
import TerminalKit

extension GalleryPage {
  /// Logs.
  static let logs = GalleryPage(
    id: "logs", title: "Logs",
    sentence: "Searched, filtered, marked; the bar shows where errors and warnings are.",
    samples: [
      GallerySample("held: a match, marks, what is serious on the bar, what was dropped", span: 2, height: 12)
      {
        VStack {
          Text(" \("\(Glyph.ellipsis) \(dropped)", .dim)")
          LogView(searched, now: now)
        }
      },
      GallerySample("only warnings and worse, and how many lines that hides", span: 2, height: 5) {
        LogView(filtered, now: now)
      },
      GallerySample("a question, and what is wrong with the answer", span: 2, height: 4) {
        LogView(asked, now: now)
      },
      GallerySample("ages in the place of times, wrapped", span: 2, height: 6) { LogView(wrapped, now: now) },
      GallerySample("empty", height: 3) {
        LogView(LogState(), empty: "No lines in the last 7 days.", now: now)
      },
    ])

  /// 14:02:31 of some day: what ages are counted from.
  private static let now = 1_767_276_151.0

  private static let lines: [TerminalKit.LogLine] = (0..<96).map { number in
    let kinds: [(TerminalKit.LogSeverity, String, String)] = [
      (.info, "odoo.http", "GET /web/login 200"), (.info, "odoo.modules", "98 modules loaded in 4.1 s"),
      (.debug, "odoo.sql", "SELECT 1"), (.info, "rollout", "2 of 3 pods ready"),
      (.info, "odoo.http", "POST /web/dataset/call_kw 200 · 電通"),
    ]
    var (severity, source, text) = kinds[number % kinds.count]
    if number % 23 == 11 { (severity, source, text) = (.warning, "odoo.http", "a worker was busy for 31 s") }
    if number % 41 == 38 {
      (severity, source, text) = (.error, "odoo.sql_db", "could not connect: connection refused")
    }
    let seconds = now - Double(96 - number) * 3
    return TerminalKit.LogLine(
      time: LogSampleTime.clock(seconds), severity, source: source, text, seconds: seconds)
  }

  private static var followed: LogState {
    var log = LogState(language: LogFields.language)
    log.append(lines)
    return log
  }

  private static func log(_ commands: LogCommand..., typing text: String = "", _ keys: Key...) -> LogState {
    var log = followed
    for command in commands { _ = log.run(command.rawValue) }
    for character in text { _ = log.handle(Key(.character(character))) }
    for key in keys { _ = log.handle(key) }
    return log
  }

  private static var searched: LogState {
    var log = log(.search, typing: "connection refused", .enter)
    _ = log.run(LogCommand.mark.rawValue)
    _ = log.handle(.down)
    _ = log.handle(.down)
    _ = log.run(LogCommand.mark.rawValue)
    _ = log.run(LogCommand.previousMatch.rawValue)
    return log
  }

  private static var filtered: LogState { log(.severity, .severity) }

  private static var asked: LogState { log(.show, typing: "severty:error", .enter) }

  private static var wrapped: LogState {
    var log = log(.wrap, .times)
    log.append([
      TerminalKit.LogLine(
        time: "14:02:31", .error, source: "odoo.http",
        "Exception during request handling: psycopg2.OperationalError: could not connect to server: connection "
          + "refused. Is the server running on host odoo-db and accepting connections on port 5432?",
        seconds: now)
    ])
    return log
  }

  /// What a tenant's page says of lines that are not here.
  private static var dropped: String {
    var logs = TenantLogs()
    let output = GetTenantLogs.Output(lines: [], dropped: 1_204, reachesFurther: true, missing: [])
    logs.receive(.success(output), severity: .debug, at: Date(timeIntervalSince1970: now))
    return logs.limits ?? ""
  }
}

/// The time of day of a made-up line.
private enum LogSampleTime {
  static func clock(_ seconds: Double) -> String {
    let ofDay = Int(seconds) % 86_400
    return [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
