import Foundation
import LogFiles
import TerminalKit

/// How fast a log of a million lines is opened, searched and filtered, beside `wc -l` and `grep -F` on the same file
/// in the same run. Each figure is the best of five.
///
/// `swift run -c release LogBenchmarks`
@main
struct LogBenchmarks {
  private static let lines = 1_000_000

  static func main() throws {
    let path = NSTemporaryDirectory() + "tenantry-bench-\(UUID().uuidString).log"
    defer { unlink(path) }
    try write(to: path)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    print("\(Count.grouped(lines)) lines, \(Count.grouped(size / 1_000_000)) MB")

    let wc = best { run("wc", "-l", path) }
    let grepOne = best { run("grep", "-F", "-c", "needle in the hay", path) }
    let grepMany = best { run("grep", "-F", "-c", "longpolling", path) }
    report("floor: wc -l", wc, nil, "")
    report("floor: grep -F, one hit", grepOne, nil, "")
    report("floor: grep -F, many hits", grepMany, nil, "")

    report("open to the first screen", best { firstScreen(path) }, nil, "")
    report("index of all lines with severities", best { _ = indexed(path) }, wc, "wc -l")
    let file = indexed(path)
    try search("needle in the hay", in: file, "search one hit", grepOne)
    try search("Needle in the Hay", in: file, "search nothing, with capitals", grepOne)
    try filter("longpolling", in: file, "filter in, many hits", grepMany)
    try filter("needle in the hay", in: file, "filter in, one hit", grepOne)
  }

  private static func search(_ text: String, in file: LogFile, _ what: String, _ floor: Double) throws {
    let pattern = try LogPattern(text)
    report(what, best { finish(file) { $0.search(pattern, 1) } }, floor, "grep -F")
  }

  private static func filter(_ text: String, in file: LogFile, _ what: String, _ floor: Double) throws {
    var filter = LogFilter()
    filter.shows = [LogCondition(try LogPattern(text))]
    let wanted = filter
    report(what, best { finish(file) { $0.filter(wanted, 1) } }, floor, "grep -F")
  }

  /// Odoo's lines, as a busy server writes them; one has the needle.
  private static func write(to path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    let texts = [
      "INFO odoo_acme werkzeug: 10.42.0.17 - - \"POST /web/dataset/call_kw HTTP/1.1\" 200 - 12 0.013 0.021",
      "INFO odoo_acme odoo.addons.base.models.ir_cron: Job `Mail: Email Queue Manager` done",
      "DEBUG odoo_acme odoo.sql_db: query: SELECT id FROM res_partner WHERE active",
      "INFO odoo_acme werkzeug: 10.42.0.19 - - \"GET /longpolling/poll HTTP/1.1\" 200 - 2 0.001 0.003",
      "WARNING odoo_acme odoo.http: Session expired for user 42, redirecting to the login page",
      "ERROR odoo_acme odoo.sql_db: bad query: could not serialize access due to concurrent update",
    ]
    var block = [UInt8]()
    for number in 0..<lines {
      let second = number / 50 % 60
      block +=
        "2026-11-26 14:01:\(second < 10 ? "0" : "")\(second),\(100 + number % 900) \(1_000 + number % 7) "
        .utf8
      block += texts[number % 97 == 0 ? 5 : number % 31 == 0 ? 4 : number % 4].utf8
      if number == lines * 9 / 10 { block += " needle in the hay".utf8 }
      block.append(0x0A)
      if block.count > 1 << 20 || number == lines - 1 {
        try handle.write(contentsOf: block)
        block.removeAll(keepingCapacity: true)
      }
    }
    try handle.close()
  }

  private static func firstScreen(_ path: String) {
    guard let file = try? LogFile(path: path) else { return }
    var work = LogFileWork(file)
    var log = LogState(file, lines: 0, fraction: 0, isLive: false)
    if let event = work.step() { log.receive(event) }
    _ = Surface(LogView(log), size: Size(120, 40))
  }

  private static func indexed(_ path: String) -> LogFile {
    guard let file = try? LogFile(path: path) else { preconditionFailure("the file was just written") }
    finish(file) { _ in }
    return file
  }

  private static func finish(_ file: LogFile, _ begin: (inout LogFileWork) -> Void) {
    var work = LogFileWork(file)
    begin(&work)
    while work.step() != nil {}
  }

  private static func run(_ command: String...) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    try? process.run()
    process.waitUntilExit()
  }

  private static func best(_ body: () -> Void) -> Double {
    (0..<5).map { _ in
      let start = ContinuousClock.now
      body()
      let time = (ContinuousClock.now - start).components
      return Double(time.seconds) * 1_000 + Double(time.attoseconds) / 1e15
    }.min() ?? 0
  }

  private static func report(_ what: String, _ milliseconds: Double, _ floor: Double?, _ name: String) {
    let ratio = floor.map { String(format: "  %.2f × %@", milliseconds / $0, name) } ?? ""
    print(TextFit.pad(what, to: 36) + String(format: "%8.1f ms", milliseconds) + ratio)
  }
}
