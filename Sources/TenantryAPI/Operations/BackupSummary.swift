import Foundation
import TenantModel

/// A dump of a tenant's database, known by the operation that made it.
package struct BackupSummary: Codable, Equatable, Sendable {
  /// The name of the step that makes one.
  package static let step = "backup"

  package var id: OperationID
  /// What the operation did besides.
  package var kind: OperationKind
  package var madeAt: Date
  /// Where the file lies, for people.
  package var path: String
  /// How large it is, as the step said it.
  package var note: String
  package var actor: String
  /// Nil where nobody noted it.
  package var bytes: Int?

  package init(id: OperationID, kind: OperationKind, madeAt: Date, path: String, note: String, actor: String,
    bytes: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.madeAt = madeAt
    self.path = path
    self.note = note
    self.actor = actor
    self.bytes = bytes
  }
}
