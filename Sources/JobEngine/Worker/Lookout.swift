import Foundation

/// Looks for dead peers on this host and takes their lanes at once. Looks only while peers hold lanes.
struct Lookout: Sendable {
  let worker: Worker
  let liveness: any LivenessRegistry
  /// The dispatcher's.
  let wake: WakeSignal

  func run() async {
    let hint = WakeSignal()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in worker.store.feed.hints() { hint.raise() }
      }
      while !Task.isCancelled {
        if await !look() { await hint.wait() }
        do { try await worker.clock.sleep(for: worker.options.lookout) } catch { break }
      }
      group.cancelAll()
    }
  }

  /// - Returns: true when peers hold lanes.
  private func look() async -> Bool {
    do {
      let peers = try await worker.store.leaseHolders().subtracting([worker.id])
      guard !peers.isEmpty else { return false }
      let dead = try liveness.dead(among: peers)
      guard !dead.isEmpty else { return true }
      let rescued = try await worker.store.releaseDead(dead, at: worker.clock.now())
      for peer in dead { liveness.forget(peer) }
      worker.notify(.rescued(rescued))
      wake.raise()
    } catch {
      worker.notify(.livenessFailed(error))
    }
    return true
  }
}
