import Foundation

/// Times and names in words.
enum Spell {
  /// How long ago, in its largest unit: `42s`, `4m`, `2h`, `3d`.
  static func age(of date: Date?, at now: Date) -> String? {
    guard let date else { return nil }
    let seconds = max(0, Int(now.timeIntervalSince(date)))
    return switch seconds {
    case ..<60: "\(seconds)s"
    case ..<3_600: "\(seconds / 60)m"
    case ..<86_400: "\(seconds / 3_600)h"
    default: "\(seconds / 86_400)d"
    }
  }

  /// A length of time: `0.4s`, `42s`, `3m 12s`, `2h 5m`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return switch seconds {
    case ..<0: "0s"
    case ..<9.95: "\((seconds * 10).rounded() / 10)s"
    case ..<59.5: "\(whole)s"
    case ..<3_600: whole % 60 == 0 ? "\(whole / 60)m" : "\(whole / 60)m \(whole % 60)s"
    default: "\(whole / 3_600)h \(whole % 3_600 / 60)m"
    }
  }

  /// The time between two moments; nil while one of them is missing.
  static func duration(from start: Date?, to end: Date?) -> String? {
    guard let start, let end else { return nil }
    return duration(end.timeIntervalSince(start))
  }

  /// ISO 8601 in UTC, to the second.
  static func time(_ date: Date?) -> String? {
    date.map { $0.formatted(.iso8601) }
  }

  /// `1 step`, `2 steps`.
  static func count(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// The known word that was probably meant; nil when none is near enough.
  static func suggestion(for word: String, among known: [String]) -> String? {
    let word = word.lowercased().replacing("-", with: "_")
    guard word.utf8.count <= 64 else { return nil }
    let near = known.map { (word: $0, distance: distance(word, $0)) }.min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, min(3, near.word.count / 3)) else { return nil }
    return near.word
  }

  /// Letters to add, drop, change or swap with their neighbour to make one word of the other.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    var older: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, older[j - 1] + 1)
        }
        row.append(cost)
      }
      older = last
      last = row
    }
    return last[right.count]
  }
}
