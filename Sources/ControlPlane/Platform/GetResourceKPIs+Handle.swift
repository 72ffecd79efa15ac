import Foundation
import TenantModel
import TenantryAPI

extension GetResourceKPIs: HandledEndpoint {
  /// What the curves show.
  private static let historySeconds = 86_400.0
  /// Values of one curve at most.
  private static let historyMax = 60
  /// More samples than a day has.
  private static let samplesMax = 2_000

  package func handle(in context: RequestContext) async throws -> Output {
    guard let cluster = context.parts.cluster else {
      return Output(usage: nil, reason: "no cluster connected")
    }
    let sample: PlatformSample
    do {
      sample = try await cluster.sample()
    } catch {
      return Output(usage: nil, reason: error.message)
    }
    guard let cpu = sample.cpuUsed, let memory = sample.memoryUsed else {
      return Output(usage: nil, reason: "the cluster has no metrics server")
    }
    let past = try await context.parts.monitor.platform(
      since: sample.takenAt.addingTimeInterval(-Self.historySeconds), limit: Self.samplesMax)
    let samples = Self.spread(past.filter { $0.takenAt < sample.takenAt }) + [sample]
    let storageTotal = try await context.softLimits().record?.limits.storageGib ?? sample.storageTotal
    let usage = Output.Usage(
      cpu: gauge(cpu, sample.cpuTotal, samples.compactMap { Self.share($0.cpuUsed, $0.cpuTotal) }),
      memory: gauge(
        memory, sample.memoryTotal, samples.compactMap { Self.share($0.memoryUsed, $0.memoryTotal) }),
      storage: gauge(
        sample.storageUsed, storageTotal,
        samples.compactMap { Self.share($0.storageUsed, $0.storageTotal) }),
      nodesReady: sample.nodesReady, nodesNotReady: sample.nodesNotReady, sampledAt: sample.takenAt)
    return Output(usage: usage, reason: nil)
  }

  private func gauge(_ used: Double, _ total: Double, _ history: [Double]) -> Output.Gauge {
    Output.Gauge(used: used, total: total, history: history)
  }

  private static func share(_ used: Double?, _ total: Double) -> Double? {
    used.map { total > 0 ? min($0 / total, 1) : 0 }
  }

  /// So many of the samples as a curve has room for, evenly spread, the newest among them.
  private static func spread(_ samples: [PlatformSample]) -> [PlatformSample] {
    let wanted = historyMax - 1
    guard samples.count > wanted else { return samples }
    return (1...wanted).map { samples[$0 * samples.count / wanted - 1] }
  }
}
