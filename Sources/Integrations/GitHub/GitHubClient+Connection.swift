import HTTPTransport

extension GitHubClient {
  /// Below so many requests left, an hour's work may not get through.
  private static let remainingMin = 100

  /// Says what works, as whom, with which version, and which right is missing. Four requests.
  package func testConnection() async -> ConnectionReport {
    var report = ConnectionReport(system: "github")
    guard await checkSignIn(&report) else { return report }
    let repository = await report.check(
      "repository", remedy: "Give the token access to \(repository).", ask: details
    ) { "\($0.fullName) can be read; its default branch is \($0.defaultBranch)." }
    if let repository { report.add(Self.writing(to: repository)) }
    _ = await report.check(
      "actions", remedy: "Give the token the permission “Actions: read and write”.", ask: workflows
    ) { found in
      let active = found.count { $0.state == "active" }
      return "\(active) of \(found.count) workflows can be started."
    }
    if let limit = await report.check(
      "rate_limit", ask: rateLimit, sentence: { "\($0.remaining) of \($0.limit) requests are left." }),
      limit.remaining < Self.remainingMin
    {
      report.add(
        ConnectionCheck(
          "requests_left", isPassing: false,
          "Only \(limit.remaining) requests are left until \(limit.resetAt.formatted(.iso8601))."))
    }
    return report
  }

  /// Asks who we are. An app's token is nobody's, which GitHub says with 403, and is signed in all the same.
  private func checkSignIn(_ report: inout ConnectionReport) async -> Bool {
    do throws(IntegrationError) {
      let request = try await api.request(.get, ["user"])
      let response = try await api.exchange.sendAny(request)
      report.version =
        response.headers["X-GitHub-Enterprise-Version"].map { "Enterprise Server \($0)" }
        ?? "API \(Self.apiVersion)"
      if let error = api.exchange.error(of: response, to: request) {
        guard error.code == IntegrationError.codeForbidden else { throw error }
        report.add(ConnectionCheck("sign_in", isPassing: true, "Signed in as an app's installation."))
        return true
      }
      let user = try api.decoded(GitHubUser.self, response)
      report.identity = user.login
      report.add(ConnectionCheck("sign_in", isPassing: true, "Signed in as \(user.login)."))
      if let scopes = response.headers["X-OAuth-Scopes"] { report.add(Self.scopes(scopes)) }
      return true
    } catch {
      _ = await report.check(
        "sign_in", remedy: "Make a new token and put it where the reference points.",
        ask: { () throws(IntegrationError) -> String in throw error }, sentence: { $0 })
      return false
    }
  }

  /// Only personal tokens of the old kind name their scopes.
  private static func scopes(_ text: String) -> ConnectionCheck {
    let given = Set(text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    let missing = ["repo", "workflow"].filter { !given.contains($0) }
    return ConnectionCheck(
      "scopes", isPassing: missing.isEmpty,
      missing.isEmpty
        ? "The token has the scopes it needs."
        : "The token lacks the scope \(missing.joined(separator: " and ")).")
  }

  private static func writing(to repository: GitHubRepository) -> ConnectionCheck {
    let name = repository.fullName
    if repository.isArchived {
      return ConnectionCheck("writing", isPassing: false, "\(name) is archived: nothing can be written.")
    }
    // An installation is not told what it may do; the first write will say.
    guard repository.permissions?.push != false else {
      return ConnectionCheck(
        "writing", isPassing: false,
        "The token may not write to \(name): give it “Contents: read and write”.")
    }
    return ConnectionCheck("writing", isPassing: true, "Branches and pull requests can be made.")
  }
}
