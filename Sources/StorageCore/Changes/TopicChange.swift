import Foundation
import TenantModel

/// That something of the platform was written that is neither a tenant nor an operation.
package struct TopicChange: Hashable, Sendable {
  package var sequence: Int64
  package var time: Date
  package var topic: PlatformTopic

  package init(sequence: Int64, time: Date, topic: PlatformTopic) {
    self.sequence = sequence
    self.time = time
    self.topic = topic
  }
}
