/// How a worker behaves. The defaults are what the engine's guarantees are measured with.
package struct WorkerOptions: Hashable, Sendable {
  /// Lanes worked on at a time.
  package var lanesMax: Int
  /// How long a lease lasts without being renewed.
  package var leaseTTL: Duration
  /// Between two renewals.
  package var heartbeat: Duration
  /// A call that changes something outside must end that long before the lease does.
  package var leaseMargin: Duration
  /// How long running phases may go on after the worker is told to stop.
  package var drainMax: Duration
  /// Between two looks for dead peers, while peers hold lanes.
  package var lookout: Duration
  /// Between two writes of a running phase's log and progress.
  package var outputInterval: Duration
  /// Between two tries of a store that cannot be written.
  package var storeRetry: Duration
  /// How long the end of a job may wait for its witness.
  package var witnessMax: Duration

  package init(
    lanesMax: Int = 8, leaseTTL: Duration = .seconds(15), heartbeat: Duration = .seconds(5),
    leaseMargin: Duration = .seconds(2), drainMax: Duration = .seconds(10),
    lookout: Duration = .milliseconds(250),
    outputInterval: Duration = .milliseconds(250), storeRetry: Duration = .milliseconds(500),
    witnessMax: Duration = .seconds(20)
  ) {
    precondition(heartbeat + leaseMargin < leaseTTL, "a lease must outlast a heartbeat and its margin")
    precondition(lanesMax > 0, "a worker needs at least one lane")
    self.lanesMax = lanesMax
    self.leaseTTL = leaseTTL
    self.heartbeat = heartbeat
    self.leaseMargin = leaseMargin
    self.drainMax = drainMax
    self.lookout = lookout
    self.outputInterval = outputInterval
    self.storeRetry = storeRetry
    self.witnessMax = witnessMax
  }
}
