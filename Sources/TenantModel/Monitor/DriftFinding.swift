import Foundation

/// One thing that is not as it should be. It appears once, keeps its beginning, and ends when it is gone.
package struct DriftFinding: Codable, Equatable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    /// An object that is to be there is not.
    case objectMissing = "object_missing"
    /// A field that we set has another value.
    case fieldChanged = "field_changed"
    /// Pods run another image.
    case image
    /// There is no such client.
    case clientMissing = "client_missing"
    /// A setting of the client is another.
    case clientChanged = "client_changed"
    /// A module that is to be installed is not.
    case moduleMissing = "module_missing"
    /// A module waits to be installed, upgraded or removed.
    case moduleUnfinished = "module_unfinished"
    /// What Git says is not what the platform recorded.
    case recordDiffers = "record_differs"

    package var area: DriftArea {
      switch self {
      case .recordDiffers: .git
      case .objectMissing, .fieldChanged, .image: .cluster
      case .clientMissing, .clientChanged: .keycloak
      case .moduleMissing, .moduleUnfinished: .modules
      }
    }
  }

  /// Characters that an expected or found value has at most: enough to know it by.
  package static let valueLengthMax = 300

  package var kind: Kind
  /// What it is about, for example `Deployment odoo .spec.replicas`: with the kind, its identity.
  package var subject: String
  package var expected: String
  package var found: String
  /// When it was first seen.
  package var since: Date
  package var lastSeen: Date
  /// When it was seen to be gone; nil while it is there.
  package var endedAt: Date?

  package init(
    kind: Kind, subject: String, expected: String, found: String, since: Date, lastSeen: Date,
    endedAt: Date? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.expected = expected
    self.found = found
    self.since = since
    self.lastSeen = lastSeen
    self.endedAt = endedAt
  }
}
