import PostgresConnection

/// What PostgreSQL's refusals mean here.
enum PostgresErrors {
  static let system = "postgresql"

  static func error(_ error: PostgresError) -> IntegrationError {
    let said = IntegrationErrorWords(error)
    return IntegrationError(
      system, said.code, "PostgreSQL: \(error.message)",
      detail: error.sqlState.map { "SQLSTATE \($0)" } ?? "",
      retry: said.retry)
  }

  static func conflict(_ message: String) -> IntegrationError {
    IntegrationError(system, IntegrationError.codeConflict, message, retry: .conflict)
  }

  static func invalid(_ message: String) -> IntegrationError {
    IntegrationError(system, IntegrationError.codeInvalid, message, retry: .permanent)
  }

  static func notFound(_ name: String) -> IntegrationError {
    IntegrationError(
      system, IntegrationError.codeNotFound, "The database \(name) is not there.", retry: .permanent)
  }
}

/// The code and the retry class of one error.
private struct IntegrationErrorWords {
  let code: String
  let retry: IntegrationError.Retry

  init(_ error: PostgresError) {
    (code, retry) =
      switch error.code {
      case .libraryMissing: (IntegrationError.codePostgresMissing, .permanent)
      case .unreachable: (IntegrationError.codeUnreachable, .transient)
      case .tls: (IntegrationError.codeTLS, .permanent)
      case .timeout: (IntegrationError.codeTimeout, .uncertain)
      case .cancelled: (IntegrationError.codeCancelled, .uncertain)
      case .lost: (IntegrationError.codeUnreachable, .uncertain)
      case .unreadable: (IntegrationError.codeUnreadable, .permanent)
      case .refused: Self.refusal(error.sqlState ?? "")
      }
  }

  /// Source: PostgreSQL 15, appendix A, error codes.
  private static func refusal(_ state: String) -> (String, IntegrationError.Retry) {
    switch state {
    case "28000", "28P01": (IntegrationError.codeUnauthorized, .permanent)
    case "42501": (IntegrationError.codeForbidden, .permanent)
    case "3D000", "42704", "3F000", "42P01": (IntegrationError.codeNotFound, .permanent)
    case "42P04", "42710", "42P06", "23505": (IntegrationError.codeConflict, .conflict)
    case "40001", "40P01", "55P03", "55006", "57014": (IntegrationError.codeServer, .transient)
    case _ where state.hasPrefix("53") || state.hasPrefix("57P") || state.hasPrefix("08"):
      (IntegrationError.codeServer, .transient)
    case _ where state.hasPrefix("XX") || state.hasPrefix("58"): (IntegrationError.codeServer, .permanent)
    default: (IntegrationError.codeInvalid, .permanent)
    }
  }
}
