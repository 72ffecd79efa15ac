import Foundation
import TenantModel

/// What one look at one tenant found.
package struct DriftLook: Equatable, Sendable {
  /// One thing that differs, without its times: the store knows them.
  package struct Difference: Hashable, Sendable {
    package var kind: DriftFinding.Kind
    package var subject: String
    package var expected: String
    package var found: String

    package init(_ kind: DriftFinding.Kind, _ subject: String, expected: String, found: String) {
      self.kind = kind
      self.subject = subject
      self.expected = String(expected.prefix(DriftFinding.valueLengthMax))
      self.found = String(found.prefix(DriftFinding.valueLengthMax))
    }
  }

  /// Differences of one tenant that are kept at most: whoever has more has one trouble, not so many.
  package static let differencesMax = 60

  package var tenant: TenantID
  /// Where was looked: what could not be looked at stays as it was.
  package var areas: Set<DriftArea>
  package var differences: [Difference]
  package var lookedAt: Date

  package init(tenant: TenantID, areas: Set<DriftArea>, differences: [Difference], lookedAt: Date) {
    self.tenant = tenant
    self.areas = areas
    self.differences = differences
    self.lookedAt = lookedAt
  }
}
