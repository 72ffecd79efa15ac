import Foundation

/// How text is made comparable: two that people take for the same become the same bytes.
package enum Folding {
  /// Lower case, canonically composed: "Café" and "CAFE\u{301}" become the same bytes.
  package static func folded(_ text: String) -> String {
    let lower = text.lowercased()
    // Composition changes no ASCII, which is nearly all there is.
    return lower.utf8.allSatisfy { $0 < 0x80 } ? lower : lower.precomposedStringWithCanonicalMapping
  }

  /// Whether a folded text holds another, byte for byte: as `instr` of SQLite has it.
  package static func contains(_ text: String, _ part: String) -> Bool {
    let wanted = Array(part.utf8)
    guard let first = wanted.first else { return true }
    let bytes = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
