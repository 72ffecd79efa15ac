import Sandbox

/// A secret that is known again wherever it comes up, for one slot of a sandbox platform or another place.
struct Canary: Sendable {
  /// What all of them have: the first look searches for this alone.
  static let marker = "Kanari7"

  let slot: String
  /// Letters and digits, so that most encodings leave it as it is: the marker, two letters of the slot, and chance.
  let core: String
  /// The core between what addresses, JSON, pages and shells escape.
  var value: String { "+/%" + core + "=\"q\\<&é" }

  init(_ slot: String, number: Int, using random: inout some RandomNumberGenerator) {
    self.slot = slot
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789")
    let pair = [letters[number / 20], letters[number % 20]]
    let chance = (0..<14).map { _ in letters.randomElement(using: &random) ?? "x" }
    core = Self.marker + String(pair + chance)
  }

  /// One for each slot, and one for each name besides.
  static func all(
    besides names: [String] = [], using random: inout some RandomNumberGenerator
  ) -> [Canary] {
    var all: [Canary] = []
    for name in SandboxSlot.allCases.map(\.rawValue) + names {
      all.append(Canary(name, number: all.count, using: &random))
    }
    return all
  }
}
