import Foundation

/// Refuses JSON that two readers could take for two things, or that costs more to read than it says: a name twice in one
/// object, NUL in a text, nesting without end. Whether it is JSON at all is the decoder's to say.
struct JSONGuard {
  static let depthMax = 64

  private let bytes: [UInt8]
  private var place = 0
  /// The names of each object that is open; nil for a list.
  private var open: [Set<String>?] = []

  /// - Throws: `APIProblem` with `invalid`.
  static func check(_ data: Data) throws {
    guard !data.starts(with: [0xEF, 0xBB, 0xBF]) else { throw refusal("it begins with a byte order mark") }
    var walk = JSONGuard(bytes: Array(data))
    try walk.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() throws {
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "{"): try enter([])
      case UInt8(ascii: "["): try enter(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = open.popLast()
        place += 1
      case UInt8(ascii: "\""):
        let text = try text()
        if isName { try note(text) }
      default: place += 1
      }
    }
  }

  private mutating func enter(_ names: Set<String>?) throws {
    guard open.count < Self.depthMax else {
      throw Self.refusal("it is nested more than \(Self.depthMax) deep")
    }
    open.append(names)
    place += 1
  }

  /// The raw text between two quotation marks; `place` is behind it afterwards.
  private mutating func text() throws -> ArraySlice<UInt8> {
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        if bytes[place...].starts(with: Array("\\u0000".utf8)) { throw Self.refusal("a text holds NUL") }
        place += 1
      }
      place += 1
    }
    place = min(place + 1, bytes.count)
    return bytes[start..<place]
  }

  /// Whether the text that was just read is a name: a colon follows.
  private var isName: Bool {
    bytes[place...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
  }

  private mutating func note(_ quoted: ArraySlice<UInt8>) throws {
    guard !open.isEmpty, var names = open[open.count - 1] else { return }
    let name =
      (try? JSONDecoder().decode(String.self, from: Data(quoted))) ?? String(decoding: quoted, as: UTF8.self)
    guard names.insert(name).inserted else { throw Self.refusal("“\(name.prefix(60))” is there twice") }
    open[open.count - 1] = names
  }

  private static func refusal(_ why: String) -> APIProblem { APIProblem.input("body", why) }
}
