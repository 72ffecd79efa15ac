import HTTPTransport

/// The stable codes.
extension IntegrationError {
  package static let codeTimeout = "timeout"
  package static let codeUnreachable = "unreachable"
  package static let codeTLS = "tls"
  package static let codeCancelled = "cancelled"
  package static let codeRefusedHost = "refused_host"
  package static let codeRateLimited = "rate_limited"
  package static let codeUnauthorized = "unauthorized"
  package static let codeForbidden = "forbidden"
  package static let codeNotFound = "not_found"
  package static let codeConflict = "conflict"
  package static let codeInvalid = "invalid"
  package static let codeServer = "server_error"
  package static let codeUnreadable = "unreadable_answer"
  package static let codeBreakerOpen = "breaker_open"
  package static let codeSecret = "secret_unavailable"
  package static let codeBudget = "budget_exceeded"
  package static let codePostgresMissing = "postgres_missing"
  package static let codeDumpFailed = "dump_failed"
  package static let codeDiskFull = "disk_full"
  /// Another worker has gone on with the same operation.
  package static let codeSuperseded = "superseded"
  package static let codeGitMissing = "git_missing"
  package static let codeGitFailed = "git_failed"
  package static let codeGitBusy = "git_busy"
  package static let codeGitMoved = "git_moved"
  package static let codeGitPath = "git_path"
  package static let codeGitSymlink = "git_symlink"
  /// The remote's own rules say no: a hook, a protected branch.
  package static let codeGitRefused = "git_refused"
  /// The histories here and there have no common line.
  package static let codeGitDiverged = "git_diverged"
  /// A host that is not known, or shows another key than the one that is.
  package static let codeHostKey = "host_key"

  /// What a missing answer of `system` is called.
  package init(_ system: String, _ error: TransportError, to method: HTTPMethod) {
    let failure = HTTPFailure(error, to: method)
    let code =
      switch error.code {
      case .timeout: Self.codeTimeout
      case .unreachable, .reset: Self.codeUnreachable
      case .tls: Self.codeTLS
      case .cancelled: Self.codeCancelled
      case .breakerOpen: Self.codeBreakerOpen
      case .rateLimited: Self.codeRateLimited
      case .refusedHost: Self.codeRefusedHost
      case .tooLarge, .malformed: Self.codeUnreadable
      }
    self.init(
      system, code, error.message, detail: error.detail ?? "", retry: failure.retry,
      retryAfter: failure.retryAfter)
  }

  /// The stable code of an error status.
  package static func code(ofStatus status: Int) -> String {
    switch status {
    case 401: codeUnauthorized
    case 403: codeForbidden
    case 404, 410: codeNotFound
    case 409: codeConflict
    case 429: codeRateLimited
    case 500...: codeServer
    default: codeInvalid
    }
  }
}
