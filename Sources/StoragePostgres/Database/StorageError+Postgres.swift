import PostgresConnection
import StorageCore

extension StorageError {
  /// What PostgreSQL said, in terms that callers branch on.
  ///
  /// - Parameter place: the server and the database, for people.
  init(_ error: PostgresError, place: String) {
    let detail = "PostgreSQL \(error.sqlState ?? error.code.rawValue): \(error.message)"
    self =
      switch error.code {
      case .unreachable, .timeout, .cancelled, .lost:
        StorageError(.unreachable, "\(place.sentence) does not answer.", detail: detail)
      case .tls: StorageError(.failed, "The server of \(place) cannot be trusted.", detail: detail)
      case .libraryMissing: StorageError(.failed, error.message)
      case .unreadable: StorageError(.failed, "\(place.sentence) answered in an unknown form.", detail: detail)
      case .refused: StorageError(refused: error.sqlState ?? "", place: place, detail: detail)
      }
  }

  private init(refused state: String, place: String, detail: String) {
    self =
      switch state {
      case "28000", "28P01": StorageError(.failed, "\(place.sentence) does not let this user in.", detail: detail)
      case "3D000": StorageError(.failed, "There is no \(place.withoutArticle): make the database first.", detail: detail)
      case "42501":
        StorageError(
          .readOnly, "This user may not do that in \(place): it must own its schema.", detail: detail)
      case "25006": StorageError(.readOnly, "\(place.sentence) takes no writes: it is a standby.", detail: detail)
      case "53100": StorageError(.diskFull, "The disk of \(place) is full; free some space.", detail: detail)
      case "55P03": StorageError(.locked, "Others keep writing to \(place); try again.", detail: detail)
      case "XX001", "XX002": StorageError(.corrupt, "\(place.sentence) is damaged; restore a backup.", detail: detail)
      case "57014": StorageError(.unreachable, "\(place.sentence) took too long.", detail: detail)
      default: StorageError(.failed, "\(place.sentence) refused the statement.", detail: detail)
      }
  }
}
