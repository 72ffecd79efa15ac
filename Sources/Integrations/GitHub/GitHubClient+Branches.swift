import Foundation
import HTTPTransport

extension GitHubClient {
  /// The longest text that goes into a tree directly; GitHub makes its blob by itself.
  static let inlineBytesMax = 65_536

  /// The commit that a branch points to, or nil when there is no such branch.
  package func head(ofBranch branch: String) async throws(IntegrationError) -> String? {
    let request = try await inRepository(.get, ["git", "ref", "heads"] + Self.segments(branch))
    return try await api.found(Reference.self, request)?.object.sha
  }

  /// A commit, or nil.
  package func commit(_ sha: String) async throws(IntegrationError) -> GitHubCommit? {
    try await api.found(GitHubCommit.self, try await inRepository(.get, ["git", "commits", sha]))
  }

  /// Makes a branch with one commit of these files, and returns that commit's name; nil when they change nothing.
  ///
  /// Asked twice, it is one: a branch that has this content already is taken as it is. Blobs, trees and commits that no
  /// branch points to are garbage that GitHub collects.
  ///
  /// - Throws: `not_found` without the base branch; `conflict` when the branch is there with other content.
  package func publish(_ draft: GitHubCommitDraft) async throws(IntegrationError) -> String? {
    let existing = try await head(ofBranch: draft.branch)
    guard let base = try await head(ofBranch: draft.base), let root = try await commit(base) else {
      throw IntegrationError(
        "github", IntegrationError.codeNotFound, "\(repository) has no branch “\(draft.base)”.",
        retry: .permanent)
    }
    if let existing {
      // Compared with what it started from, so that a base that has moved on since does not make it another branch.
      guard let head = try await commit(existing),
        try await tree(of: draft.files, on: head.tree.sha) == head.tree.sha
      else { throw taken(draft.branch) }
      return existing
    }
    let tree = try await tree(of: draft.files, on: root.tree.sha)
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

  private func tree(of files: [GitHubFile], on base: String) async throws(IntegrationError) -> String {
    var entries: [JSONValue] = []
    for file in files {
      var entry: JSONValue = ["path": .string(file.path), "mode": "100644", "type": "blob"]
      if let content = file.content {
        if content.count <= Self.inlineBytesMax, let text = String(data: content, encoding: .utf8) {
          entry["content"] = .string(text)
        } else {
          entry["sha"] = .string(try await blob(content))
        }
      } else {
        entry["sha"] = .null
      }
      entries.append(entry)
    }
    let body: JSONValue = ["base_tree": .string(base), "tree": .array(entries)]
    return try await api.value(Named.self, try await inRepository(.post, ["git", "trees"], body: body)).sha
  }

  private func blob(_ content: Data) async throws(IntegrationError) -> String {
    let body: JSONValue = ["content": .string(content.base64EncodedString()), "encoding": "base64"]
    return try await api.value(Named.self, try await inRepository(.post, ["git", "blobs"], body: body)).sha
  }

  private func makeCommit(_ draft: GitHubCommitDraft, tree: String, parent: String)
    async throws(IntegrationError) -> String
  {
    let author: JSONValue = [
      "name": .string(draft.authorName), "email": .string(draft.authorEmail),
      "date": .string(draft.date.formatted(.iso8601)),
    ]
    let body: JSONValue = [
      "message": .string(draft.message), "tree": .string(tree), "parents": [.string(parent)],
      "author": author,
      "committer": author,
    ]
    return try await api.value(Named.self, try await inRepository(.post, ["git", "commits"], body: body)).sha
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

/// What names an object by its content.
private struct Named: Decodable, Sendable {
  let sha: String
}

private struct Reference: Decodable, Sendable {
  let object: Named
}
