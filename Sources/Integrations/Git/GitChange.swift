import Foundation
import TenantModel

/// What a part of the repository is to hold, as one commit.
package struct GitChange: Sendable {
  package var scope: GitScope
  /// All files of the scope; what is there and not here is removed.
  package var files: [GitPath: Data]
  /// The operation's id, written as the trailer `Tenantry-Operation`.
  package var operation: OperationID
  /// The first line of the commit's message; made by us, never by people.
  package var title: String

  package init(scope: GitScope, files: [GitPath: Data], operation: OperationID, title: String) {
    self.scope = scope
    self.files = files
    self.operation = operation
    self.title = title
  }

  /// A change of a tenant's folder.
  package init(slug: Slug, files: [GitPath: Data], operation: OperationID, title: String) {
    self.init(scope: .tenant(slug), files: files, operation: operation, title: title)
  }
}

/// What a commit came to.
package enum GitOutcome: Equatable, Sendable {
  /// A new commit, by its hash.
  case committed(String)
  /// The newest commit, named here, holds the same files already.
  case unchanged(String)

  package var hash: String {
    switch self {
    case .committed(let hash), .unchanged(let hash): hash
    }
  }
}
