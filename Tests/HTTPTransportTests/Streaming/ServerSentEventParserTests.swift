import Foundation
import HTTPTransport
import Testing

@Suite("server-sent events")
struct ServerSentEventParserTests {
  private func events(_ text: String) -> [ServerSentEvent] {
    var parser = ServerSentEventParser()
    return parser.push(Data(text.utf8))
  }

  @Test("the standard's own examples are read as the standard says")
  func examples() {
    #expect(
      events("data: YHOO\ndata: +2\ndata: 10\n\n") == [ServerSentEvent(data: "YHOO\n+2\n10")])
    #expect(
      events(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n")
        == [
          ServerSentEvent(data: "first event", id: "1"), ServerSentEvent(data: "second event"),
        ])
    #expect(
      events("data\n\ndata\ndata\n\ndata:") == [ServerSentEvent(data: ""), ServerSentEvent(data: "\n")])
    #expect(
      events("data:test\n\ndata: test\n\n") == [ServerSentEvent(data: "test"), ServerSentEvent(data: "test")])
  }

  @Test("names, identifiers, line ends of three kinds and a byte order mark")
  func details() {
    #expect(
      events("\u{FEFF}event: delta\rdata: a\r\rid: 7\r\ndata: b\r\n\r\nid: 8\u{0}\ndata: c\n\n") == [
        ServerSentEvent(name: "delta", data: "a"), ServerSentEvent(data: "b", id: "7"),
        ServerSentEvent(data: "c", id: "7"),
      ])
    #expect(events("event: only a name\n\ndata: x\n\n") == [ServerSentEvent(data: "x")])
    var parser = ServerSentEventParser()
    _ = parser.push(Data("retry: 2000\nretry: soon\nretry: 99999999999999999999\n".utf8))
    #expect(parser.retry == .milliseconds(2_000))
  }

  @Test("an event that is too large is dropped and counted, and the next one is whole")
  func tooLarge() {
    var parser = ServerSentEventParser(dataBytesMax: 100)
    let long = String(repeating: "x", count: 60)
    let found = parser.push(
      Data("data: \(long)\ndata: \(long)\n\ndata: \(long)\(long)\(long)\n\ndata: ok\n\n".utf8))
    #expect(found == [ServerSentEvent(data: "ok")])
    #expect(parser.droppedCount == 2)
  }

  @Test("however the bytes are cut, the events are those of a plain reading of the whole")
  func fuzz() async {
    var random = SeededRandom(11)
    let words = [
      "data", "event", "id", "retry", ":", ": ", " ", "\n", "\n\n", "\r", "\r\n", "x", "é", "\u{0}",
      "\u{FEFF}", "7",
    ]
    for round in 0..<20_000 {
      // Others that measure time share these threads.
      if round.isMultiple(of: 100) { await Task.yield() }
      let count = Int.random(in: 0...40, using: &random)
      let text = (0..<count).compactMap { _ in words.randomElement(using: &random) }.joined()
      var parser = ServerSentEventParser()
      let found = random.pieces(of: Data(text.utf8)).flatMap { parser.push($0) }
      #expect(found == PlainReading.events(text), "\(text.debugDescription)")
    }
  }
}

/// The standard's algorithm over a whole text, written as differently as possible.
private enum PlainReading {
  static func events(_ text: String) -> [ServerSentEvent] {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\r" || scalars[index] == "\n" {
        lines.append(String(line))
        line = .init()
        if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
      } else {
        line.append(scalars[index])
      }
      index += 1
    }
    return events(lines)
  }

  private static func events(_ lines: [String]) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var (id, name) = ("", "")
    var data: [String] = []
    for line in lines {
      if line.isEmpty {
        if !data.isEmpty {
          events.append(
            ServerSentEvent(name: name.isEmpty ? "message" : name, data: data.joined(separator: "\n"), id: id)
          )
        }
        (data, name) = ([], "")
        continue
      }
      let parts = line.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      var value = parts.count > 1 ? parts[1] : ""
      if value.unicodeScalars.first == " " { value.unicodeScalars.removeFirst() }
      switch parts[0] {
      case "data": data.append(value)
      case "event": name = value
      case "id" where !value.unicodeScalars.contains("\u{0}"): id = value
      default: break
      }
    }
    return events
  }
}
