/// How much of a droplet is used, as shares of one; nil where it measured nothing.
package struct DigitalOceanUsage: Equatable, Sendable {
  package var processor: Double?
  package var memory: Double?
  package var filesystem: Double?

  package init(processor: Double?, memory: Double?, filesystem: Double?) {
    self.processor = processor
    self.memory = memory
    self.filesystem = filesystem
  }

  /// The share of processor time that was not idle between the first and the last point.
  package static func processor(_ series: [DigitalOceanSeries]) -> Double? {
    var all = 0.0
    var idle = 0.0
    for one in series {
      guard let first = one.points.first, let last = one.points.last else { continue }
      let spent = max(0, last.value - first.value)
      all += spent
      if one.labels["mode"] == "idle" { idle += spent }
    }
    return all > 0 ? 1 - idle / all : nil
  }

  /// The share that is not free now, of all series together.
  package static func share(free: [DigitalOceanSeries], of total: [DigitalOceanSeries]) -> Double? {
    let sum = { (series: [DigitalOceanSeries]) in series.compactMap(\.points.last?.value).reduce(0, +) }
    let whole = sum(total)
    guard whole > 0, !free.isEmpty else { return nil }
    return min(1, max(0, 1 - sum(free) / whole))
  }
}
