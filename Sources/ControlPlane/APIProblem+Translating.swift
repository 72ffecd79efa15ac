import JobEngine
import StorageCore
import TenantModel
import TenantryAPI

extension APIProblem {
  /// Any error as a problem. What is not known becomes `internal`, with its own words kept out of sight.
  package init(translating error: any Error) {
    switch error {
    case let problem as APIProblem: self = problem
    case let error as StorageError: self.init(error)
    case let error as InvalidParams:
      self.init(
        .invalid, error.sentence,
        fields: error.fields.map { Field(pointer: $0.pointer, message: $0.message) })
    case let error as InvalidName: self.init(.invalid, error.message)
    case let error as JobStoreError: self.init(error)
    default: self.init(.internal, "Something went wrong inside: \(type(of: error)).")
    }
  }

  private init(_ error: StorageError) {
    switch error.code {
    case .slugTaken:
      self.init(.conflict, error.message, fields: [Field(pointer: "slug", message: error.message)])
    case .versionConflict, .tenantBusy: self.init(.conflict, error.message)
    case .notFound: self.init(.notFound, error.message)
    case .refused: self.init(.refused, error.message)
    case .locked: self.init(.timeout, error.description)
    case .unreachable: self.init(.unavailable, error.description)
    case .foreignFile, .newerSchema, .corrupt, .readOnly, .diskFull, .failed:
      self.init(.storage, error.description)
    }
  }

  private init(_ error: JobStoreError) {
    switch error {
    case .noSuchJob(let id): self.init(.notFound, "There is no operation \(id).")
    case .idempotencyConflict(let existing):
      self.init(
        .conflict, "The idempotency key was used before, for another request (operation \(existing)).")
    case .duplicateJob(let id): self.init(.conflict, "Operation \(id) exists already.")
    case .staleLease, .illegalWrite: self.init(.internal, "The operation moved on meanwhile.")
    }
  }
}
