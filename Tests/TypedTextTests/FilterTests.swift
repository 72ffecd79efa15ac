import Foundation
import Testing

@testable import TypedText

/// A server, as filters see one.
struct Server: Equatable {
  var name: String
  var state = "active"
  var note: String?
  var load = 0.0
  var disk = 0.0
  var born = Date(timeIntervalSince1970: 1_793_000_000)
  var seen: Date?
  var isBusy = false

  static let now = Date(timeIntervalSince1970: 1_793_534_400)  // 2026-11-01T12:00:00Z

  static let schema = FilterSchema(
    [
      FilterField("name", .text, "its name"),
      FilterField(
        "status", .choice, aliases: ["state"], values: ["active", "paused", "error", "errand"], "its state"),
      FilterField("note", .text, isOptional: true, "what was said of it"),
      FilterField("load", .number, aliases: ["cpu"], "cores in use"),
      FilterField("disk", .size, "bytes in use"),
      FilterField("age", .age, "since it was made"),
      FilterField("born", .date, "when it was made"),
      FilterField("seen", .age, isOptional: true, "since it was seen"),
      FilterField("busy", .flag, "whether it works"),
    ], searched: ["name", "note"])

  func cell(_ field: String) -> FilterCell {
    switch field {
    case "name": .text(name)
    case "status": .text(state)
    case "note": note.map { .text($0) } ?? .none
    case "load": .number(load)
    case "disk": .number(disk)
    case "age", "born": .time(born)
    case "seen": seen.map { .time($0) } ?? .none
    case "busy": .flag(isBusy)
    default: .none
    }
  }
}

@Suite("Filters")
struct FilterTests {
  private static let servers: [Server] = [
    Server(name: "acme-web", load: 0.5, disk: 10_737_418_240, born: Server.now.addingTimeInterval(-5_400)),
    Server(
      name: "Acme DB", state: "error", note: "Café, \"main\"", load: 3, disk: 500_000_000,
      born: Server.now.addingTimeInterval(-86_400 * 3), seen: Server.now.addingTimeInterval(-30)),
    Server(
      name: "northwind", state: "paused", note: "parked (see 12)", load: 0, disk: 1,
      born: Server.now.addingTimeInterval(-3_600 * 11), isBusy: true),
    Server(name: "halcyon", state: "errand", born: Server.now.addingTimeInterval(-86_400 * 400)),
  ]

  @Test(
    "find what they say",
    arguments: [
      ("", [0, 1, 2, 3]), ("acme", [0, 1]), ("ACME web", [0]), ("acme | north", [0, 1, 2]),
      ("\"acme db\"", [1]),
      ("!acme", [2, 3]), ("!!acme", [0, 1]), ("!(acme | north)", [3]), ("~acw", [0]), ("~\"a d\"", [1]),
      ("/^a.*b$/", [0, 1]), ("/web|wind/", [0, 2]), ("café", [1]), ("CAFE\u{301}", [1]), ("\"(see\"", [2]),
      ("\"\\\"main\\\"\"", [1]),
      ("status:error", [1]), ("status:err", [1, 3]), ("state=paused", [2]), ("status:error,paused", [1, 2]),
      ("status!=error,paused", [0, 3]), ("!status:error,paused", [0, 3]), ("STATUS:ERROR", [1]),
      ("status:/^err/", [1, 3]), ("status:~pd", [2]),
      ("load>0.5", [1]), ("load>=500m", [0, 1]), ("cpu<1", [0, 2, 3]), ("load:3", [1]), ("load!=0", [0, 1]),
      ("disk>=10GiB", [0]), ("disk<500mb", [2, 3]), ("disk=500m", [1]), ("load:0,3", [1, 2, 3]),
      ("age<2h", [0]), ("age>1d", [1, 3]), ("age<=1h30m", [0]), ("age<1h30m", []), ("age:3d", [1]),
      ("age:1h", [0]),
      ("age!=3d", [0, 2, 3]), ("age>1y", [3]),
      ("born:2026-11-01", [0, 2]), ("born:2026-11", [0, 2]), ("born:2026", [0, 1, 2]), ("born<2026-10", [3]),
      ("born>=2026-10-29T12", [0, 1, 2]), ("born>2026-10-29T12:00", [0, 2]), ("born:today", [0, 2]),
      ("born<yesterday", [1, 3]), ("born<=2025", [3]),
      ("seen<1m", [1]), ("seen:none", [0, 2, 3]), ("seen!=none", [1]), ("!seen<1m", [0, 2, 3]),
      ("note:none", [0, 3]), ("note!=x", [0, 1, 2, 3]), ("note:main", [1]),
      ("note=\"café, \\\"main\\\"\"", [1]),
      ("name=acme-web", [0]), ("name=acme", []), ("name:/w.b/", [0]), ("name:acme,north", [0, 1, 2]),
      ("name:~nwd", [2]), ("busy:yes", [2]), ("busy:no", [0, 1, 3]), ("busy!=yes acme", [0, 1]),
      ("status:paused | acme load>1", [1, 2]), ("(status:paused | acme) load>1", [1]),
      ("name:\"acme d\" age>1d", [1]), ("12:30", []), ("acme-", [0]), ("-web", [0]),
    ])
  func finds(text: String, places: [Int]) throws {
    let reading = Server.schema.read(text, now: Server.now)
    #expect(reading.faults == [])
    let matcher = FilterMatcher<Server>(
      try #require(reading.condition), searched: Server.schema.searched, cell: { $0.cell($1) })
    #expect(Self.servers.indices.filter { matcher.matches(Self.servers[$0]) } == places)
  }

  @Test(
    "that say nothing sensible say where and what was meant",
    arguments: [
      ("staus:error", "^^^^^", "unknown field “staus”; did you mean “status”?"),
      ("acme xyzzy>3", "     ^^^^^", "unknown field “xyzzy”; in quotes it is text"),
      ("http://acme", "^^^^", "unknown field “http”; in quotes it is text"),
      ("status:eror", "       ^^^^", "unknown status “eror”; did you mean “error”?"),
      ("status:q", "       ^", "unknown status “q”: active, paused, error, errand"),
      ("status:error,eror", "             ^^^^", "unknown status “eror”; did you mean “error”?"),
      ("load>abc", "     ^^^", "“abc” is no number"),
      ("disk>10XB", "     ^^^^", "“10XB” is no size such as 10GiB"),
      ("age<2x", "    ^^", "“2x” is no age such as 15m, 2h or 3d"),
      ("age<2026-11-01", "    ^^^^^^^^^^", "“2026-11-01” is a date, not an age such as 3d"),
      ("born>3d", "     ^^", "“3d” is an age, not a date such as 2026-11-01"),
      ("born:2026-02-30", "     ^^^^^^^^^^", "“2026-02-30” is no date such as 2026-11-01"),
      ("busy:maybe", "     ^^^^^", "“maybe” is neither yes nor no"),
      ("name>b", "    ^", "“name” has no order: it takes “:”, “=” and “!=”"),
      ("status>=error", "      ^^", "“status” has no order: it takes “:”, “=” and “!=”"),
      ("load>1,2", "^^^^^^^^", "“>” takes one value"), ("seen<none", "     ^^^^", "“none” has no order"),
      ("load:~3", "     ^^", "“load” is no text: it takes no fuzzy word and no regex"),
      ("a /b[c/ d", "    ^", "this regex does not compile: “[” is not closed"),
      ("name:/(?=x)/", "      ^", "this regex does not compile: only (…) and (?:…) are known"),
      ("acme)", "    ^", "this “)” closes nothing"), ("a || b", "  ^", "one side of “|” is empty"),
      ("| a", "^", "one side of “|” is empty"), (":error", "^", "a field's name stands before “:”"),
      ("a () b", "  ^^", "nothing stands in “()”"), ("(!) a", " ^", "nothing stands after “!”"),
      ("ac\u{7}me", "  ^", "a control character cannot be looked for"),
      ("\"\"", "^^", "nothing stands between the marks"),
    ])
  func faults(text: String, carets: String, sentence: String) throws {
    let reading = Server.schema.read(text, now: Server.now)
    #expect(reading.condition == nil)
    let fault = try #require(reading.fault)
    #expect(fault.sentence == sentence)
    #expect(fault.carets(under: text) == carets)
    #expect(!fault.isUnfinished)
  }

  @Test(
    "that are not finished say what is missing",
    arguments: [
      ("status:", "       ^", "a value is missing after “status:”"),
      ("load>=", "      ^", "a value is missing after “load>=”"),
      ("status:error,", "             ^", "a value is missing after “status:”"),
      ("a \"b c", "  ^", "this quote is not closed"),
      ("/ab", "^", "this regex is not closed: it ends with “/”"),
      ("~", "^", "letters are missing after “~”"), ("a !", "  ^", "nothing stands after “!”"),
      ("(a", "^", "this “(” is not closed"), ("a |", "  ^", "one side of “|” is empty"),
    ])
  func unfinished(text: String, carets: String, sentence: String) throws {
    let reading = Server.schema.read(text, now: Server.now)
    #expect(reading.condition == nil)
    let fault = try #require(reading.fault)
    #expect(fault.sentence == sentence && fault.carets(under: text) == carets)
    #expect(fault.isUnfinished)
  }

  @Test("a mistake is told of before what is merely not finished")
  func order() {
    let reading = Server.schema.read("(status:q", now: Server.now)
    #expect(reading.faults.count == 2)
    #expect(reading.fault?.message == "unknown status “q”: active, paused, error, errand")
  }

  @Test("random text ends soon, never crashes, and its faults point into it", .timeLimit(.minutes(20)))
  func fuzz() {
    var random = SplitMix(seed: 1)
    let pieces = [
      "a", "Ω", " ", "|", "!", "(", ")", "\"", "~", "/", ":", "=", "<", ">", "!=", ">=", ",", "\\", "name",
      "status:",
      "age<", "2h", "2026-11-01", "born:", "[", "*", "{9}", "\u{301}", "👩‍👩‍👧", "\0", "\u{202E}", "-", "9", ".",
      "none", "\t",
    ]
    for _ in 0..<4_000 {
      let text = (0..<random.below(24)).map { _ in pieces[random.below(pieces.count)] }.joined()
      let reading = Server.schema.read(text, now: Server.now)
      #expect((reading.condition == nil) == !reading.faults.isEmpty)
      for fault in reading.faults {
        #expect(
          fault.range.lowerBound >= 0 && fault.range.upperBound <= text.count, "\(text.debugDescription)")
      }
      _ = FilterCompletion(text, cursor: random.below(text.count + 1), schema: Server.schema)
    }
    for text in [
      String(repeating: "(", count: 1_000), String(repeating: "!", count: 1_000),
      String(repeating: "a ", count: 500), String(repeating: "(!", count: 500),
      String(repeating: "x", count: 1_000_000),
      String(repeating: "a|", count: 500), String(repeating: "/", count: 999),
    ] {
      #expect(!Server.schema.read(text, now: Server.now).faults.isEmpty)
    }
  }

  @Test(
    "know what fits at the cursor",
    arguments: [
      ("st", ["status:"]), ("acme st", ["status:"]), ("!(sta", ["status:"]), ("cp", ["load:"]),
      ("b", ["born:", "busy:"]),
      ("status:", ["active", "paused", "error", "errand"]), ("status:er", ["error", "errand"]),
      ("status:error,pa", ["paused"]), ("!status!=ac", ["active"]), ("busy:", ["yes", "no"]),
      ("seen<", ["15m", "2h", "1d", "7d", "none"]), ("status:paused", []), ("\"st", ["status:"]), ("", []),
      ("ag", ["age<"]),
    ])
  func completion(text: String, candidates: [String]) {
    let completion = FilterCompletion(text, cursor: text.count, schema: Server.schema)
    #expect(completion.candidates.map(\.text) == candidates)
  }
}

@Suite("Fields set in a filter's text")
struct FilterEditTests {
  @Test(
    "leave the rest as it was typed",
    arguments: [
      ("", ["error"], "status:error"), ("acme  db", ["error", "paused"], "acme  db status:error,paused"),
      ("status:error acme", ["paused"], "acme status:paused"), ("acme status:err", [], "acme"),
      ("STATE=error", [], ""), ("a | b", ["error"], "(a | b) status:error"),
      ("!status:error", ["paused"], "!status:error status:paused"),
      ("(status:error) a", [], "(status:error) a"),
      ("status:error status:paused x", ["active"], "x status:active"),
    ])
  func status(text: String, values: [String], expected: String) {
    #expect(FilterEdit.setting("status", to: values, in: text, Server.schema) == expected)
  }

  @Test("values come back as they were set, whatever is in them")
  func roundTrip() {
    for values in [
      ["a b"], ["none"], ["~x", "/y"], ["q\"uote", "back\\slash"], ["a,b", "c|d", "(e)"], ["plain"],
    ] {
      let text = FilterEdit.setting("name", to: values, in: "word", Server.schema)
      #expect(FilterEdit.values(of: "name", in: text, Server.schema) == values, "\(text)")
      #expect(Server.schema.read(text, now: Server.now).faults == [], "\(text)")
    }
    #expect(FilterEdit.values(of: "status", in: "status:err", Server.schema) == ["error", "errand"])
    #expect(FilterEdit.values(of: "status", in: "a | status:error", Server.schema) == [])
  }
}
