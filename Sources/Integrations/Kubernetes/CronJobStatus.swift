import Foundation

/// When a job that runs by the clock last did.
package struct CronJobStatus: Equatable, Sendable {
  package var isSuspended: Bool
  package var lastScheduledAt: Date?
  /// When it last ended well; nil when it never did, or the cluster does not say.
  package var lastSucceededAt: Date?

  package init(_ object: KubernetesObject) {
    let time = { (name: String) in
      object.json[path: "status", name]?.stringValue.flatMap(VendorJSON.date)
    }
    isSuspended = object.json[path: "spec", "suspend"]?.boolValue ?? false
    lastScheduledAt = time("lastScheduleTime")
    lastSucceededAt = time("lastSuccessfulTime")
  }
}
