import Foundation
import HTTPTransport

extension GitHubClient {
  /// The newest pull request of a branch of this repository, in whatever state, or nil.
  package func pull(head branch: String) async throws(IntegrationError) -> GitHubPull? {
    let query = [
      "head": "\(repository.owner):\(branch)", "state": "all", "sort": "created", "direction": "desc",
      "per_page": "10",
    ]
    let found = try await api.value([GitHubPull].self, try await inRepository(.get, ["pulls"], query: query))
    // GitHub leaves out the filter when it cannot read it, and then shows everybody's.
    return found.first { $0.head.ref == branch }
  }

  /// The open pull requests, newest first.
  package func openPulls() async throws(IntegrationError) -> [GitHubPull] {
    let query = ["state": "open", "sort": "created", "direction": "desc", "per_page": String(pageSize)]
    return try await pages(try await inRepository(.get, ["pulls"], query: query)) { (page: [GitHubPull]) in
      page
    }
  }

  /// One pull request with its merge state, or nil.
  package func pull(_ number: Int) async throws(IntegrationError) -> GitHubPull? {
    try await api.found(GitHubPull.self, try await inRepository(.get, ["pulls", String(number)]))
  }

  /// Opens a pull request, or returns the open one that the branch has already: asked twice, it is one.
  ///
  /// One request, two when there is one already.
  package func openPull(head branch: String, base: String, title: String, body: String)
    async throws(IntegrationError) -> GitHubPull
  {
    let content: JSONValue = [
      "head": .string(branch), "base": .string(base), "title": .string(title), "body": .string(body),
    ]
    do {
      return try await api.value(GitHubPull.self, try await inRepository(.post, ["pulls"], body: content))
    } catch {
      guard error.code == IntegrationError.codeInvalid, let open = try await pull(head: branch),
        open.state == .open
      else { throw error }
      return open
    }
  }

  /// Closes a pull request without merging it.
  package func closePull(_ number: Int) async throws(IntegrationError) -> GitHubPull {
    try await api.value(
      GitHubPull.self,
      try await inRepository(.patch, ["pulls", String(number)], body: ["state": "closed"]))
  }

  /// Merges a pull request, if its head is still that commit, into one commit, and returns that commit's name.
  /// One that is merged already is left as it is.
  ///
  /// - Throws: `conflict` when the head has moved, checks are missing or the branches contradict each other.
  package func merge(_ number: Int, sha: String, title: String? = nil) async throws(IntegrationError)
    -> String
  {
    var content: JSONValue = ["sha": .string(sha), "merge_method": "squash"]
    content["commit_title"] = title.map(JSONValue.string)
    let request = try await inRepository(.put, ["pulls", String(number), "merge"], body: content)
    let response = try await api.exchange.sendAny(request)
    guard let error = api.exchange.error(of: response, to: request) else {
      return try api.decoded(MergeAnswer.self, response).sha
    }
    guard response.status == 405 || response.status == 409 else { throw error }
    if let pull = try await pull(number), pull.state == .merged, let merged = pull.mergeCommitSha {
      return merged
    }
    throw IntegrationError(
      error.system, IntegrationError.codeConflict, error.message, detail: error.detail, retry: .conflict)
  }

  /// The files that a pull request changes, all pages.
  package func files(ofPull number: Int) async throws(IntegrationError) -> [GitHubPullFile] {
    let query = ["per_page": String(pageSize)]
    return try await pages(try await inRepository(.get, ["pulls", String(number), "files"], query: query)) {
      (page: [GitHubPullFile]) in page
    }
  }
}

private struct MergeAnswer: Decodable, Sendable {
  let sha: String
}
