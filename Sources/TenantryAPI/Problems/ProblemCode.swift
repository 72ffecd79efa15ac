/// What kind of problem it is: one table for HTTP status, exit code and title.
package enum ProblemCode: String, CaseIterable, Codable, Hashable, Sendable {
  case invalid
  case unauthenticated
  case forbidden
  case notFound = "not_found"
  /// What was asked for clashes with what is: a taken slug, a newer version, an unfinished operation.
  case conflict
  /// The platform is in no state to do it: wrong status, not cancellable any more.
  case refused
  case unavailable
  case timeout
  case storage
  case `internal`

  package var httpStatus: Int {
    switch self {
    case .invalid: 422
    case .unauthenticated: 401
    case .forbidden: 403
    case .notFound: 404
    case .conflict, .refused: 409
    case .unavailable, .storage: 503
    case .timeout: 504
    case .internal: 500
    }
  }

  /// True when the platform said no and did nothing, false when something broke.
  package var isRefusal: Bool {
    switch self {
    case .invalid, .unauthenticated, .forbidden, .notFound, .conflict, .refused: true
    case .unavailable, .timeout, .storage, .internal: false
    }
  }

  package var title: String {
    switch self {
    case .invalid: "Not valid"
    case .unauthenticated: "Not signed in"
    case .forbidden: "Not allowed"
    case .notFound: "Not found"
    case .conflict: "Conflict"
    case .refused: "Refused"
    case .unavailable: "Unavailable"
    case .timeout: "Timed out"
    case .storage: "Storage trouble"
    case .internal: "Internal error"
    }
  }
}
