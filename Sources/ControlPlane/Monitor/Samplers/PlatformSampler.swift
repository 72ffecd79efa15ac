import StorageCore

/// What the nodes have and use.
package struct PlatformSampler: Sampler {
  package let pace = SamplerPace(first: .seconds(5), every: .seconds(300))
  private let cluster: ClusterObserver
  private let store: any MonitorStore

  package init(cluster: ClusterObserver, store: any MonitorStore) {
    self.cluster = cluster
    self.store = store
  }

  package func sample(through gate: MonitorGate) async throws {
    let sample = try await gate.ask(.kubernetes) { try await cluster.sample() }
    try await store.record(platform: sample)
  }
}
