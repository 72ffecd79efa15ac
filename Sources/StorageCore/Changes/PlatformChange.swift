import Foundation
import JobEngine

/// One entry of the change feed.
package enum PlatformChange: Hashable, Sendable {
  case tenant(TenantChange)
  case job(JobEvent)
  case topic(TopicChange)

  /// Its place in the feed: ascending, unique, gaps allowed.
  package var sequence: Int64 {
    switch self {
    case .tenant(let change): change.sequence
    case .job(let event): event.sequence
    case .topic(let change): change.sequence
    }
  }

  package var time: Date {
    switch self {
    case .tenant(let change): change.time
    case .job(let event): event.time
    case .topic(let change): change.time
    }
  }
}
