import Foundation

/// Secrets as they may stand in a text: as they are, or as others write them into addresses, JSON, pages and logs.
///
/// What a system repeats of a request is seldom what we sent: a proxy's page escapes it, a log has it in base64. Whoever
/// knows how it is written can read it, so all of that is the secret.
struct SecretForms: Sendable {
  /// What stands in its place.
  static let mark = "•••"
  /// A shorter one stands in half of all words, and would leave holes in every sentence.
  static let lengthMin = 4

  private let spellings: [SecretSpelling]
  /// Base64 and hex, where no character of the secret is left. Longest first, so that none leaves a rest of another.
  private let encoded: [String]

  init(_ secrets: some Sequence<String>) {
    // Longest first here, too: `Bearer abc` before `abc`.
    let known = Set(secrets).filter { $0.count >= Self.lengthMin }.sorted { ($0.count, $0) > ($1.count, $1) }
    spellings = known.map(SecretSpelling.init)
    let encoded = known.flatMap { Self.base64(Array($0.utf8)) + Self.hex(Array($0.utf8)) }
    self.encoded = Set(encoded).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  var isEmpty: Bool { spellings.isEmpty }

  func hidden(in text: String) -> String {
    let text = encoded.reduce(text) { $0.contains($1) ? $0.replacing($1, with: Self.mark) : $0 }
    return spellings.reduce(text) { Self.hidden($1, in: $0) }
  }

  private static func hidden(_ spelling: SecretSpelling, in text: String) -> String {
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if let end = spelling.end(in: bytes, at: place) {
        kept += Array(mark.utf8)
        place = end
      } else {
        kept.append(bytes[place])
        place += 1
      }
    }
    return kept.count == bytes.count && kept == bytes ? text : String(decoding: kept, as: UTF8.self)
  }

  private static func hex(_ bytes: [UInt8]) -> [String] {
    ["%02x", "%02X"].map { format in bytes.map { String(format: format, $0) }.joined() }
  }

  /// The part of its base64 that does not depend on what stands before and after, for each of the three ways in which
  /// it can lie in groups of three bytes; in both alphabets.
  private static func base64(_ bytes: [UInt8]) -> [String] {
    (0..<3).flatMap { before -> [String] in
      let text = Data([UInt8](repeating: 0, count: before) + bytes).base64EncodedString()
      let start = [0, 2, 3][before]
      let length = (before + bytes.count) * 8 / 6 - start
      let core = String(text.dropFirst(start).prefix(max(0, length)))
      // Fewer characters than that are no longer this secret's own.
      guard core.count >= lengthMin else { return [] }
      return [core, core.replacing("+", with: "-").replacing("/", with: "_")]
    }
  }
}
