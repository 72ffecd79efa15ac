import Foundation

/// Renews the worker's leases, all in one statement, and gives up for lost what could not be renewed in time.
/// Sleeps while the worker holds none.
struct Heartbeat: Sendable {
  let worker: Worker
  let book: LaneBook
  let wake: WakeSignal

  func run() async {
    var pause = worker.options.heartbeat
    while !Task.isCancelled {
      if book.count == 0 {
        await wake.wait()
        pause = worker.options.heartbeat
      }
      do { try await worker.clock.sleep(for: pause) } catch { return }
      pause = await beat() ? worker.options.heartbeat : min(worker.options.heartbeat, .seconds(1))
    }
  }

  /// - Returns: false when the store could not be written.
  private func beat() async -> Bool {
    let uptime = worker.clock.uptime()
    // First of all: a process that was stopped for a while must not act on leases that ended meanwhile.
    for session in book.sessions where session.isOver(at: uptime) { session.stop(.leaseLost) }
    let sessions = book.sessions.filter { $0.stop != .leaseLost }
    guard !sessions.isEmpty else { return true }
    let now = worker.clock.now()
    do {
      let receipt = try await worker.store.renew(
        sessions.map(\.lease), of: worker.id, until: now.adding(worker.options.leaseTTL), at: now)
      for session in sessions {
        let lane = session.lease.lane
        if receipt.held.contains(lane) {
          session.renewed(
            until: uptime + worker.options.leaseTTL, cancelRequested: receipt.cancelRequested.contains(lane))
        } else {
          session.stop(.leaseLost)
        }
      }
      return true
    } catch {
      worker.notify(.storeFailed(while: "renewing leases", error))
      return false
    }
  }
}
