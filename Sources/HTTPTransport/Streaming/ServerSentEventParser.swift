import Foundation

/// Reads a `text/event-stream` that comes in any pieces. Pure.
///
/// Source: html.spec.whatwg.org/multipage/server-sent-events.html, section 9.2.6. An event that the stream
/// breaks off is dropped, as there; one that is larger than allowed is, too, and is counted.
package struct ServerSentEventParser: Sendable {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  package let dataBytesMax: Int
  /// How long the sender wants us to wait before we connect again.
  package private(set) var retry: Duration?
  /// Events that were too large.
  package private(set) var droppedCount = 0

  private var line: [UInt8] = []
  private var isAtStart = true
  private var lastWasReturn = false
  private var name: [UInt8] = []
  private var data: [UInt8] = []
  private var id: [UInt8] = []
  private var isTooLarge = false

  package init(dataBytesMax: Int = 1_048_576) { self.dataBytesMax = dataBytesMax }

  /// The events that these bytes finish.
  package mutating func push(_ bytes: Data) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    for byte in bytes {
      let endsReturn = lastWasReturn && byte == 0x0A
      lastWasReturn = byte == 0x0D
      if endsReturn { continue }
      if byte == 0x0A || byte == 0x0D {
        if let event = endLine() { events.append(event) }
      } else if line.count <= dataBytesMax + 64 {
        line.append(byte)
      } else {
        isTooLarge = true
      }
    }
    return events
  }

  private mutating func endLine() -> ServerSentEvent? {
    defer { line.removeAll(keepingCapacity: true) }
    if isAtStart {
      isAtStart = false
      if line.starts(with: Self.mark) { line.removeFirst(Self.mark.count) }
    }
    if line.isEmpty { return dispatch() }
    let colon = line.firstIndex(of: 0x3A)
    var value = colon.map { line[($0 + 1)...] } ?? []
    if value.first == 0x20 { value = value.dropFirst() }
    take(field: line[..<(colon ?? line.endIndex)], value)
    return nil
  }

  private mutating func take(field: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    switch String(decoding: field, as: UTF8.self) {
    case "data":
      if data.count + value.count > dataBytesMax { isTooLarge = true } else { data += value + [0x0A] }
    case "event": name = Array(value)
    case "id": if !value.contains(0) { id = Array(value) }
    case "retry":
      let isNumber = !value.isEmpty && value.allSatisfy { (0x30...0x39).contains($0) }
      if isNumber, let milliseconds = Int64(String(decoding: value, as: UTF8.self)) {
        retry = .milliseconds(milliseconds)
      }
    default: break
    }
  }

  private mutating func dispatch() -> ServerSentEvent? {
    defer {
      data.removeAll(keepingCapacity: true)
      name = []
      isTooLarge = false
    }
    if isTooLarge {
      droppedCount += 1
      return nil
    }
    guard !data.isEmpty else { return nil }
    return ServerSentEvent(
      name: name.isEmpty ? "message" : String(decoding: name, as: UTF8.self),
      data: String(decoding: data.dropLast(), as: UTF8.self), id: String(decoding: id, as: UTF8.self))
  }
}
