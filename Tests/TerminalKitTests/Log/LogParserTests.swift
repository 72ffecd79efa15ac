import Testing

@testable import TerminalKit

@Suite("Reading log lines")
struct LogParserTests {
  /// 2026-11-26 14:01:50 UTC.
  private static let time = 1_795_701_710.0

  struct Sample: CustomTestStringConvertible, Sendable {
    let line: String
    let severity: LogSeverity?
    var seconds: Double? = LogParserTests.time
    var testDescription: String { line }
  }

  private static let samples: [Sample] = [
    Sample(
      line: "2026-11-26 14:01:50,123 1234 INFO odoo_acme odoo.modules.loading: Modules loaded.",
      severity: .info, seconds: time + 0.123),
    Sample(line: "2026-11-26 14:01:50,000 7 WARNING ? odoo.sql_db: slow", severity: .warning),
    Sample(line: "2026-11-26 14:01:50,000 7 ERROR odoo_acme odoo.http: Exception", severity: .error),
    Sample(line: "2026-11-26 14:01:50,000 7 CRITICAL db odoo: out of memory", severity: .error),
    Sample(line: "2026-11-26 14:01:50.000 UTC [71] LOG:  checkpoint starting: time", severity: .info),
    Sample(line: "2026-11-26 14:01:50 GMT [71] FATAL:  the database system is starting up", severity: .error),
    Sample(
      line: "2026-11-26 15:01:50+01 [9] odoo@acme WARNING:  there is no transaction", severity: .warning),
    Sample(line: "2026/11/26 14:01:50 [error] 31#31: *7 connect() failed (111)", severity: .error),
    Sample(line: "2026/11/26 14:01:50 [notice] 1#1: start worker", severity: .info),
    Sample(line: "10.0.0.1 - - [26/Nov/2026:14:01:50 +0000] \"GET /web HTTP/1.1\" 200 12", severity: .info),
    Sample(line: "10.0.0.1 - bob [26/Nov/2026:16:01:50 +0200] \"GET / HTTP/1.1\" 404 0", severity: .warning),
    Sample(line: "::1 - - [26/Nov/2026:14:01:50 +0000] \"POST / HTTP/1.1\" 502 0 \"-\"", severity: .error),
    Sample(line: "{\"level\":\"error\",\"time\":\"2026-11-26T14:01:50Z\",\"msg\":\"no\"}", severity: .error),
    Sample(line: "{\"ts\": \"2026-11-26T14:01:50Z\", \"severity\": \"WARN\"}", severity: .warning),
    Sample(line: "{\"level\":50,\"msg\":\"pino\"}", severity: .error, seconds: nil),
    Sample(line: "2026-11-26T14:01:50Z stdout F level=warn msg=\"x\"", severity: .warning),
    Sample(line: "2026-11-26T09:01:50.5-05:00 ERROR boom", severity: .error, seconds: time + 0.5),
    Sample(
      line: "2026-11-26T14:01:50.123456789Z 2026-11-26 14:01:50,123 1 ERROR db odoo: x", severity: .error,
      seconds: time + 0.123456789),
    Sample(line: "Nov 26 14:01:50 host sshd[12]: error: kex_exchange", severity: .error),
    Sample(line: "Nov 26 14:01:50 host CRON[12]: session opened", severity: nil),
    Sample(line: "<34>1 2026-11-26T14:01:50Z host su - ID47 - failed", severity: nil),
    Sample(line: "E1126 14:01:50.000000    1234 server.go:12] \"Failed\"", severity: .error),
    Sample(line: "I1126 14:01:50.000000    1234 server.go:12] ok", severity: .info),
    Sample(line: "[2026-11-26 14:01:50] app.ERROR: down", severity: .error),
    Sample(line: "ERROR something without a time", severity: .error, seconds: nil),
    Sample(line: "Error: said a tool", severity: .error, seconds: nil),
    Sample(line: "there was no error in this prose", severity: nil, seconds: nil),
    Sample(line: "2026-11-26 14:01:50,000 7 INFO db odoo: an ERROR word later", severity: .info),
    Sample(line: "2026-13-45 99:01:50 nonsense", severity: nil, seconds: nil),
    Sample(line: "", severity: nil, seconds: nil),
  ]

  @Test("the severity and the time are found", arguments: samples)
  func facts(sample: Sample) {
    let facts = LogParser.facts(sample.line)
    #expect(facts.severity == sample.severity)
    let seconds = LogParser.seconds(sample.line, year: 2026)
    #expect((seconds == nil) == (sample.seconds == nil))
    if let seconds, let expected = sample.seconds { #expect(abs(seconds - expected) < 0.000_01) }
  }

  @Test(
    "what belongs to the line above is known",
    arguments: [
      "  File \"/odoo/http.py\", line 12, in dispatch", "\tat com.example.Main",
      "2026-11-26 14:01:50 UTC [71] DETAIL:  Key (id)=(1) already exists.",
      "2026-11-26 14:01:50 UTC [71] STATEMENT:  INSERT INTO x",
    ])
  func details(line: String) {
    #expect(LogParser.facts(line).isDetail)
  }

  @Test("no bytes crash it")
  func fuzz() {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let seeds = Self.samples.map { Array($0.line.utf8) }
    for _ in 0..<20_000 {
      var bytes = seeds[Int(next()) % seeds.count]
      bytes = Array(bytes.prefix(Int(next() % 60)))
      for _ in 0..<Int(next() % 4) where !bytes.isEmpty {
        bytes[Int(next()) % bytes.count] = UInt8(truncatingIfNeeded: next())
      }
      bytes.withUnsafeBytes { raw in
        let facts = LogParser.facts(raw)
        _ = LogParser.seconds(raw, facts, year: 2026)
        #expect((facts.stamp?.upperBound ?? 0) <= raw.count && (facts.level?.upperBound ?? 0) <= raw.count)
        _ = LogRow(raw, bytesMore: 0, inherited: nil, isContinuation: false, year: 2026)
      }
    }
  }

  @Test("a row has the parts of its line, and all of them together are the line")
  func row() {
    let text = "2026-11-26 14:01:50,123 7 WARNING odoo_acme odoo.sql_db: slow"
    let row = Array(text.utf8).withUnsafeBytes {
      LogRow($0, bytesMore: 0, inherited: nil, isContinuation: false, year: 2026)
    }
    #expect(row.stamp == "2026-11-26 14:01:50,123" && row.level == "WARNING")
    #expect(row.line(times: .absolute, now: nil).text == text)
    #expect(row.line(times: .off, now: nil).text == "7 WARNING odoo_acme odoo.sql_db: slow")
    #expect(
      row.line(times: .relative, now: Self.time + 240).text == "  3m 7 WARNING odoo_acme odoo.sql_db: slow")
  }
}
