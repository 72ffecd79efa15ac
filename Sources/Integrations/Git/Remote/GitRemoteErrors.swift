import Foundation

/// What a git program that could not reach or move a remote says, understood. Its words are those of `LC_ALL=C`.
enum GitRemoteErrors {
  /// - Parameter isPush: true where something may have changed there.
  static func error(_ result: ProcessResult, of remote: GitRemote, isPush: Bool) -> IntegrationError {
    let words = String(decoding: result.errors, as: UTF8.self)
    if isPush, let refusal = refusal(result, words, remote) { return refusal }
    let (code, message, retry) = meaning(words, remote, isPush: isPush)
    return IntegrationError(
      "git", code, message, detail: GitWords.lines(words).joined(separator: "\n"), retry: retry)
  }

  /// The same for one that was stopped: whether a push has arrived is not known then.
  static func ofPush(_ error: IntegrationError) -> IntegrationError {
    guard error.code == IntegrationError.codeTimeout || error.code == IntegrationError.codeCancelled else {
      return error
    }
    return IntegrationError("git", error.code, error.message, detail: error.detail, retry: .uncertain)
  }

  // MARK: The line of a reference, `!<tab>FROM:TO<tab>[remote rejected] (REASON)`

  private static let movedReasons = [
    "stale info", "fetch first", "non-fast-forward", "cannot lock ref", "failed to lock",
    "failed to update ref",
    "incorrect old value", "reference already exists", "unable to update", "needs force",
  ]

  private static func refusal(_ result: ProcessResult, _ words: String, _ remote: GitRemote)
    -> IntegrationError?
  {
    let output = String(decoding: result.output, as: UTF8.self)
    guard let line = output.split(separator: "\n").first(where: { $0.hasPrefix("!\t") }),
      let summary = line.split(separator: "\t").last
    else { return nil }
    let reason = GitWords.plain(
      summary.contains("(") ? summary.drop { $0 != "(" }.dropFirst().dropLast() : summary)
    if movedReasons.contains(where: reason.contains) {
      return IntegrationError(
        "git", IntegrationError.codeGitMoved, "Somebody else has pushed to \(remote.description) meanwhile.",
        detail: reason, retry: .transient)
    }
    let said = GitWords.ofServer(words)
    return IntegrationError(
      "git", IntegrationError.codeGitRefused,
      "\(remote.description) takes no commit: \(reason)\(said.isEmpty ? "" : " (“\(said.prefix(300))”)").",
      detail: GitWords.lines(words).joined(separator: "\n"), retry: .permanent)
  }

  // MARK: Everything before a reference

  private typealias Meaning = (String, String, IntegrationError.Retry)

  private static func meaning(_ words: String, _ remote: GitRemote, isPush: Bool) -> Meaning {
    trust(words, remote) ?? permission(words, remote) ?? reach(words, remote)
      ?? (
        IntegrationError.codeGitFailed,
        "\(remote.address) did not answer as a repository does\(reason(words)).",
        // The line may have broken after everything had arrived.
        isPush ? .uncertain : .transient
      )
  }

  private static func trust(_ words: String, _ remote: GitRemote) -> Meaning? {
    if words.contains("REMOTE HOST IDENTIFICATION HAS CHANGED") {
      return (
        IntegrationError.codeHostKey,
        "The host of \(remote.address) shows another key than the one in known_hosts.", .permanent
      )
    }
    if words.contains("Host key verification failed") || words.contains("host key is known for") {
      return (
        IntegrationError.codeHostKey, "The host of \(remote.address) is not in known_hosts.", .permanent
      )
    }
    let signs = ["certificate", "SSL", "TLS", "gnutls_handshake"]
    if let line = words.split(separator: "\n").first(where: { line in
      line.contains("unable to access") && signs.contains(where: line.contains)
    }) {
      let why = GitWords.plain(line.split(separator: "': ", maxSplits: 1).last ?? line)
      return (IntegrationError.codeTLS, "The certificate of \(remote.address) is refused: \(why)", .permanent)
    }
    return nil
  }

  private static func permission(_ words: String, _ remote: GitRemote) -> Meaning? {
    let refusedLogins = [
      "Authentication failed", "could not read Username", "could not read Password", "Permission denied (",
      "returned error: 401", "Too many authentication failures",
    ]
    if refusedLogins.contains(where: words.contains) {
      return (IntegrationError.codeUnauthorized, "\(remote.address) does not let us in.", .permanent)
    }
    if words.contains("returned error: 403") || words.contains("dubious ownership")
      || words.contains("Permission denied") || words.contains("insufficient permission")
    {
      return (
        IntegrationError.codeForbidden, "We may not do that in \(remote.address)\(reason(words)).", .permanent
      )
    }
    let absent = [
      "not found", "does not appear to be a git repository", "does not exist", "returned error: 404",
      "returned error: 410", "No such file or directory",
    ]
    if absent.contains(where: words.contains), !words.contains("Could not resolve") {
      return (IntegrationError.codeNotFound, "There is no repository at \(remote.address).", .permanent)
    }
    return nil
  }

  private static func reach(_ words: String, _ remote: GitRemote) -> Meaning? {
    let unreached = [
      "Could not resolve", "Failed to connect", "Couldn't connect", "Connection refused",
      "Connection timed out",
      "No route to host", "Network is unreachable", "Operation timed out",
    ]
    if unreached.contains(where: words.contains) {
      return (IntegrationError.codeUnreachable, "\(remote.address) cannot be reached.", .transient)
    }
    if words.contains("returned error: 429") {
      return (IntegrationError.codeRateLimited, "\(remote.address) asks for patience.", .transient)
    }
    return nil
  }

  private static func reason(_ words: String) -> String {
    guard
      let line = GitWords.lines(words).first(where: { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") })
    else { return "" }
    return ": \(line.drop { $0 != " " }.dropFirst())"
  }
}
