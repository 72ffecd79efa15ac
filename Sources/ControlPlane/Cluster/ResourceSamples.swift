import Foundation
import TenantryAPI

/// What was seen of the cluster since this process began, for the small charts. At most one sample per minute is kept
/// as history.
actor ResourceSamples {
  /// One look at the cluster.
  struct Sample: Equatable {
    struct Amount: Equatable {
      var used: Double
      var total: Double
      var share: Double { total > 0 ? min(used / total, 1) : 0 }
    }

    var cpu: Amount
    var memory: Amount
    var storage: Amount
    var nodesReady: Int
    var nodesNotReady: Int
    var takenAt: Date
  }

  static let samplesMax = 60
  static let secondsBetween = 60.0

  private var history: [Sample] = []

  /// Remembers the sample and answers with the history up to it.
  func adding(_ sample: Sample) -> GetResourceKPIs.Output.Usage {
    let isDue =
      history.last.map { sample.takenAt.timeIntervalSince($0.takenAt) >= Self.secondsBetween } ?? true
    let shown = history + [sample]
    if isDue { history = Array(shown.suffix(Self.samplesMax)) }
    func gauge(_ amount: KeyPath<Sample, Sample.Amount>) -> GetResourceKPIs.Output.Gauge {
      .init(
        used: sample[keyPath: amount].used, total: sample[keyPath: amount].total,
        history: shown.map { $0[keyPath: amount].share })
    }
    return .init(
      cpu: gauge(\.cpu), memory: gauge(\.memory), storage: gauge(\.storage), nodesReady: sample.nodesReady,
      nodesNotReady: sample.nodesNotReady, sampledAt: sample.takenAt)
  }
}
