extension ImageReference {
  /// The Odoo series that the tag begins with, for example `18.0`; nil when it begins with none.
  package var series: String? {
    tag.wholeMatch(of: /(\d{1,3}\.\d{1,3})(?:[^\d.].*)?/).map { String($0.output.1) }
  }

  /// What tells releases of one series apart, for example `20251106`; empty when the tag is the series alone.
  package var release: String {
    guard let series else { return "" }
    return String(tag.dropFirst(series.count + 1))
  }

  /// Whether `other` holds a lower series, or a lower release of the same; nil when the tags do not tell.
  package func isNewer(than other: ImageReference) -> Bool? {
    guard let mine = series.map(Self.numbers), let others = other.series.map(Self.numbers) else { return nil }
    if mine != others { return others.lexicographicallyPrecedes(mine) }
    guard repository == other.repository, let here = Int(release), let there = Int(other.release) else {
      return nil
    }
    return there < here
  }

  static func numbers(_ series: String) -> [Int] { series.split(separator: ".").compactMap { Int($0) } }
}
