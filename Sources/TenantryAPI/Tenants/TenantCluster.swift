import Foundation

/// What a cluster shows of a tenant's namespace.
package struct TenantCluster: Codable, Equatable, Sendable {
  /// A node on which its pods run.
  package struct Node: Codable, Equatable, Sendable {
    package var name: String
    package var isReady: Bool
    /// The kubelet's version.
    package var version: String
    /// Pods of the tenant on it.
    package var pods: Int

    package init(name: String, isReady: Bool, version: String, pods: Int) {
      self.name = name
      self.isReady = isReady
      self.version = version
      self.pods = pods
    }
  }

  package struct Volume: Codable, Equatable, Sendable {
    package var name: String
    /// `Bound`, `Pending` or `Lost`; nil where the cluster does not say.
    package var phase: String?
    /// What it asks for.
    package var bytes: Int?
    package var storageClass: String?

    package init(name: String, phase: String?, bytes: Int?, storageClass: String?) {
      self.name = name
      self.phase = phase
      self.bytes = bytes
      self.storageClass = storageClass
    }
  }

  package struct CronJob: Codable, Equatable, Sendable {
    package var name: String
    /// As cron writes it, for example `17 3 * * *`.
    package var schedule: String
    package var isSuspended: Bool
    package var lastScheduledAt: Date?
    /// When it last ended well; nil when it never did, or the cluster does not say.
    package var lastSucceededAt: Date?

    package init(
      name: String, schedule: String, isSuspended: Bool, lastScheduledAt: Date?, lastSucceededAt: Date?
    ) {
      self.name = name
      self.schedule = schedule
      self.isSuspended = isSuspended
      self.lastScheduledAt = lastScheduledAt
      self.lastSucceededAt = lastSucceededAt
    }
  }

  package struct Event: Codable, Equatable, Sendable {
    package var isWarning: Bool
    /// The cluster's word, for example `BackOff`.
    package var reason: String
    package var message: String
    /// `Pod/odoo-5d8…`.
    package var object: String
    /// How often it happened.
    package var count: Int
    package var lastSeen: Date?

    package init(
      isWarning: Bool, reason: String, message: String, object: String, count: Int, lastSeen: Date?
    ) {
      self.isWarning = isWarning
      self.reason = reason
      self.message = message
      self.object = object
      self.count = count
      self.lastSeen = lastSeen
    }
  }

  package var pods: [PodSummary]
  package var nodes: [Node]
  package var volumes: [Volume]
  package var cronJobs: [CronJob]
  /// The newest first.
  package var events: [Event]
  /// What could not be read and why, a clause each; what it names is empty.
  package var missing: [String]

  package init(
    pods: [PodSummary], nodes: [Node] = [], volumes: [Volume] = [], cronJobs: [CronJob] = [],
    events: [Event] = [], missing: [String] = []
  ) {
    self.pods = pods
    self.nodes = nodes
    self.volumes = volumes
    self.cronJobs = cronJobs
    self.events = events
    self.missing = missing
  }
}
