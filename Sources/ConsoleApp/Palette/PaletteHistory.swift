import Foundation

/// The lines that were typed into the palette and done, newest last.
struct PaletteHistory: Codable, Equatable, Sendable {
  static let key = "palette-history"
  static let linesMax = 50

  private(set) var lines: [String] = []
  /// How far back one has gone; 0 is the line that is being typed.
  private var depth = 0

  private enum CodingKeys: CodingKey {
    case lines
  }

  init() {}

  /// Reads what was kept; anything unreadable is no history.
  init(_ data: Data?) {
    guard let data, let kept = try? JSONDecoder().decode(Self.self, from: data) else { return }
    lines = kept.lines.suffix(Self.linesMax)
  }

  /// What is kept.
  var data: Data { (try? JSONEncoder().encode(self)) ?? Data() }

  /// Adds a line at the end; a line that is there already moves there.
  mutating func add(_ line: String) {
    let line = line.trimmingCharacters(in: .whitespaces)
    guard !line.isEmpty else { return }
    lines.removeAll { $0 == line }
    lines = (lines + [line]).suffix(Self.linesMax)
    depth = 0
  }

  /// The line before; nil when there is none.
  mutating func back() -> String? {
    guard depth < lines.count else { return nil }
    depth += 1
    return lines[lines.count - depth]
  }

  /// The line after, at the end an empty one; nil when one has not gone back.
  mutating func forth() -> String? {
    guard depth > 0 else { return nil }
    depth -= 1
    return depth == 0 ? "" : lines[lines.count - depth]
  }

  /// Whether one is looking at older lines.
  var isWalking: Bool { depth > 0 }

  /// Ends the walk: something else was typed.
  mutating func leave() { depth = 0 }
}
