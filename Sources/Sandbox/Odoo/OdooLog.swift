import Foundation
import HTTPTransport

/// What an Odoo 18 in a pod has said so far. Any part of it can be made without the rest, so old logs cost nothing.
struct OdooLog {
  struct Line {
    var time: Date
    var text: String
  }

  /// Real seconds between two requests that people make.
  private static let secondsPerRequest = 7.0
  private static let routes: [(String, Int)] = [
    ("GET /web/health", 200), ("POST /web/dataset/call_kw/res.partner/web_search_read", 200),
    ("GET /odoo/project", 200),
    ("POST /web/dataset/call_kw/account.move/web_read", 200),
    ("POST /web/dataset/call_kw/project.task/web_save", 200),
    ("GET /web/assets/8f2c91a/web.assets_web.min.js", 200), ("POST /mail/data", 200), ("GET /websocket", 101),
    ("GET /web/image/res.users/2/avatar_128", 304),
    ("POST /web/dataset/call_button/account.move/action_post", 200),
    ("GET /odoo/action-217/48", 200), ("POST /web/action/load", 200),
  ]

  let pod: SandboxPod
  let started: Date
  let clock: SandboxClock
  /// Modules that the image does not hold.
  var missing: Set<String> = []

  private var database: String { pod.namespace.replacing("-", with: "_") }
  private var isJob: Bool { pod.owner == .job }

  /// What updating all modules loads, of every Odoo.
  private static let modulesOfAll = ["base", "web", "bus", "mail", "account"]

  /// The modules that a job's arguments name, to install first.
  static func modules(of pod: SandboxPod) -> [String] {
    let arguments = (pod.container["args"]?.arrayValue ?? []).compactMap(\.stringValue)
    let named = ["--init=", "--update="].flatMap { option in
      arguments.filter { $0.hasPrefix(option) }
        .flatMap { $0.dropFirst(option.count).split(separator: ",").map(String.init) }
    }
    return named == ["all"] ? modulesOfAll : named
  }

  /// The last lines, oldest first.
  func lines(tail: Int) -> [Line] {
    if isJob { return Array(loading().suffix(tail)) }
    if case .waiting = pod.state { return Array(crash().suffix(tail)) }
    let requests = Int(
      max(0, clock.now.timeIntervalSince(started) - 6 * clock.speed) / Self.secondsPerRequest)
    let first = max(0, requests - tail)
    let served = (first..<requests).map(request)
    return served.count >= tail ? served : Array((startup() + served).suffix(tail))
  }

  static func rfc3339(_ time: Date) -> String { stamp(time, "yyyy-MM-dd'T'HH:mm:ss.SSS") + "000000Z" }

  private func startup() -> [Line] {
    let image = pod.image.split(separator: ":").last.map(String.init) ?? "18.0"
    let said: [(Double, String, String)] = [
      (0.0, "?", "odoo: Odoo version \(image)"),
      (0.0, "?", "odoo: Using configuration file at /etc/odoo/odoo.conf"),
      (
        0.1, "?",
        "odoo: addons paths: ['/usr/lib/python3/dist-packages/odoo/addons', '/var/lib/odoo/addons/18.0', '/mnt/extra-addons']"
      ),
      (0.1, "?", "odoo: database: odoo@postgres:5432"),
      (
        0.4, "?",
        "odoo.addons.base.models.ir_actions_report: Will use the Wkhtmltopdf binary at /usr/local/bin/wkhtmltopdf"
      ),
      (0.9, "?", "odoo.service.server: HTTP service (werkzeug) running on \(pod.name):8069"),
      (1.4, database, "odoo.modules.loading: loading 1 modules..."),
      (1.5, database, "odoo.modules.loading: 1 modules loaded in 0.04s, 0 queries (+0 extra)"),
      (1.7, database, "odoo.modules.loading: loading 87 modules..."),
      (4.6, database, "odoo.modules.loading: 87 modules loaded in 2.87s, 0 queries (+0 extra)"),
      (5.1, database, "odoo.modules.loading: Modules loaded."),
      (5.2, database, "odoo.modules.registry: Registry loaded in 3.812s"),
      (5.3, database, "odoo.service.server: Worker WorkerHTTP (21) alive"),
      (5.4, database, "odoo.service.server: Worker WorkerCron (24) alive"),
    ]
    return said.filter { clock.age(since: started) >= $0.0 }.map { line($0.0, "INFO", $0.1, $0.2) }
  }

  private func loading() -> [Line] {
    let named = Self.modules(of: pod)
    let modules = named.filter { !missing.contains($0) }
    let skipped = named.filter(missing.contains).map { name in
      line(0.6, "WARNING", database, "odoo.modules.graph: module \(name): not installable, skipped")
    }
    var said: [(Double, String, String)] = [
      (0.0, "?", "odoo: Odoo version \(pod.image.split(separator: ":").last ?? "18.0")"),
      (0.2, "?", "odoo.service.db: Create database `\(database)`."),
      (0.5, database, "odoo.modules.loading: init db"),
      (0.6, database, "odoo.modules.loading: loading \(modules.count) modules..."),
    ]
    for (index, module) in modules.enumerated() {
      let at = 0.7 + 0.8 * Double(index)
      let queries = 40 + Int(StableHash.of(module) % 900)
      said.append(
        (at, database, "odoo.modules.loading: Loading module \(module) (\(index + 1)/\(modules.count))"))
      said.append(
        (at + 0.1, database, "odoo.modules.registry: module \(module): creating or updating database tables"))
      said.append(
        (
          at + 0.7, database,
          "odoo.modules.loading: Module \(module) loaded in 0.68s, \(queries) queries (+\(queries) other)"
        ))
    }
    let end = 0.8 + 0.8 * Double(modules.count)
    if pod.state == .failed {
      let failure = line(
        6, "CRITICAL", database, "odoo.service.server: Failed to initialize database `\(database)`.")
      return said.filter { $0.0 < 5 }.map { line($0.0, "INFO", $0.1, $0.2) } + [failure]
    }
    said.append((end, database, "odoo.modules.loading: Modules loaded."))
    said.append((end + 0.1, database, "odoo.service.server: Initiating shutdown"))
    return said.filter { clock.age(since: started) >= $0.0 }.map { line($0.0, "INFO", $0.1, $0.2) } + skipped
  }

  private func crash() -> [Line] {
    startup().prefix(5)
      + [
        line(1.2, "CRITICAL", database, "odoo.modules.module: Couldn't load module ipai_finance_close"),
        line(1.3, "ERROR", database, "odoo.modules.registry: Failed to load registry"),
        line(
          1.3, "ERROR", database,
          "odoo.sql_db: psycopg2.errors.UndefinedColumn: column res_company.close_day does not exist"),
      ]
  }

  private func request(_ number: Int) -> Line {
    let chance = StableHash.of("\(pod.name)/\(number)")
    let time = started.addingTimeInterval(
      6 * clock.speed + (Double(number) + Double(chance % 100) / 150) * Self.secondsPerRequest)
    if chance % 211 == 0 {
      return line(
        at: time, "ERROR", database,
        "odoo.sql_db: bad query: could not serialize access due to concurrent update")
    }
    if chance % 67 == 0 {
      return line(
        at: time, "WARNING", database,
        "odoo.addons.base.models.ir_cron: Job 'Mail: Email Queue Manager' took 31.2s")
    }
    let (route, status) = Self.routes[Int(chance / 7 % UInt64(Self.routes.count))]
    let address = "10.244.\(chance % 8).\(2 + chance / 8 % 200)"
    let date = Self.stamp(time, "dd/MMM/yyyy HH:mm:ss")
    let cost = "\(1 + chance % 40) 0.0\(10 + chance % 80) 0.\(100 + chance % 400)"
    return line(
      at: time, "INFO", database,
      "werkzeug: \(address) - - [\(date)] \"\(route) HTTP/1.1\" \(status) - \(cost)")
  }

  private func line(_ offset: Double, _ level: String, _ database: String, _ text: String) -> Line {
    line(at: clock.time(offset, after: started), level, database, text)
  }

  private func line(at time: Date, _ level: String, _ database: String, _ text: String) -> Line {
    Line(time: time, text: "\(Self.stamp(time, "yyyy-MM-dd HH:mm:ss,SSS")) 1 \(level) \(database) \(text)")
  }

  private static func stamp(_ time: Date, _ format: String) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = format
    return formatter.string(from: time)
  }
}
