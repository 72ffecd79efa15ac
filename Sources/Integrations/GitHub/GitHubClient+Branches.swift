import Foundation
import HTTPTransport

extension GitHubClient {
  /// The commit that a branch points to, or nil when there is no such branch.
  package func head(ofBranch branch: String) async throws(IntegrationError) -> String? {
    let request = try await inRepository(.get, ["git", "ref", "heads"] + Self.segments(branch))
    return try await api.found(Reference.self, request)?.object.sha
  }

  /// Makes a branch with one commit, and returns that commit's name; nil when it would change nothing.
  ///
  /// Asked twice, it is one: a branch that has this content already is taken as it is. Blobs, trees and commits that no
  /// branch points to are garbage that GitHub collects.
  ///
  /// - Throws: `not_found` without the base branch; `conflict` when the branch is there with other content.
  package func publish(_ draft: GitHubCommitDraft) async throws(IntegrationError) -> String? {
    if let existing = try await head(ofBranch: draft.branch) {
      // Compared with itself, not with its base: that may have moved on since, which makes it no other branch.
      guard let commit = try await commit(existing),
        try await tree(of: draft, on: commit.tree.sha) == commit.tree.sha
      else { throw taken(draft.branch) }
      return existing
    }
    guard let base = try await head(ofBranch: draft.base), let root = try await commit(base) else {
      throw IntegrationError(
        "github", IntegrationError.codeNotFound, "\(repository) has no branch “\(draft.base)”.",
        retry: .permanent)
    }
    let tree = try await tree(of: draft, on: root.tree.sha)
    guard tree != root.tree.sha else { return nil }
    let commit = try await makeCommit(draft, tree: tree, parent: base)
    try await point(draft.branch, to: commit)
    return commit
  }

  /// Removes a branch. One that is not there is no error.
  package func deleteBranch(_ branch: String) async throws(IntegrationError) {
    let request = try await inRepository(.delete, ["git", "refs", "heads"] + Self.segments(branch))
    let response = try await api.exchange.sendAny(request)
    // GitHub says 422 “Reference does not exist” where others say 404.
    if response.status == 404 || response.status == 422 { return }
    if let error = api.exchange.error(of: response, to: request) { throw error }
  }

  private func point(_ branch: String, to commit: String) async throws(IntegrationError) {
    let body: JSONValue = ["ref": .string("refs/heads/\(branch)"), "sha": .string(commit)]
    do {
      _ = try await api.value(Reference.self, try await inRepository(.post, ["git", "refs"], body: body))
    } catch {
      // Somebody was faster, or our own answer got lost: the same commit is ours, another one is not.
      guard error.code == IntegrationError.codeInvalid, let there = try await head(ofBranch: branch) else {
        throw error
      }
      guard there == commit else { throw taken(branch) }
    }
  }

  private func taken(_ branch: String) -> IntegrationError {
    IntegrationError(
      "github", IntegrationError.codeConflict, "The branch “\(branch)” of \(repository) has other content.",
      retry: .conflict)
  }

  private static func segments(_ branch: String) -> [String] {
    branch.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}

private struct Reference: Decodable, Sendable {
  struct Object: Decodable, Sendable {
    let sha: String
  }

  let object: Object
}
