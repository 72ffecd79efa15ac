import Foundation
import HTTPTransport
import TenantModel

/// Git's objects. They are named by their content, so that making one twice is making it once.
extension GitHubClient {
  /// The longest text that goes into a tree directly; GitHub makes its blob by itself.
  static let inlineBytesMax = 65_536

  /// A commit, or nil.
  package func commit(_ sha: String) async throws(IntegrationError) -> GitHubCommit? {
    try await api.found(GitHubCommit.self, try await inRepository(.get, ["git", "commits", sha]))
  }

  /// The paths of all files of a tree.
  ///
  /// - Throws: `unreadable_answer` when there are more than GitHub lists at once.
  package func paths(inTree sha: String) async throws(IntegrationError) -> [String] {
    let request = try await inRepository(.get, ["git", "trees", sha], query: ["recursive": "1"])
    let listing = try await api.value(Listing.self, request)
    guard !listing.truncated else {
      throw IntegrationError(
        "github", IntegrationError.codeUnreadable,
        "\(repository) has more files than GitHub lists at once, so none can be left out safely.",
        retry: .permanent)
    }
    return listing.tree.filter { $0.type == "blob" }.map(\.path)
  }

  /// The tree that a draft's files make of another one.
  func tree(of draft: GitHubCommitDraft, on base: String) async throws(IntegrationError) -> String {
    var entries: [JSONValue] = []
    for (path, content) in draft.files.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if content.count <= Self.inlineBytesMax, let text = String(data: content, encoding: .utf8) {
        entries.append(Self.entry(path.rawValue, "content", .string(text)))
      } else {
        entries.append(Self.entry(path.rawValue, "sha", .string(try await blob(content))))
      }
    }
    if draft.folder != nil || !draft.removed.isEmpty {
      let wanted = Set(draft.files.keys.map(\.rawValue))
      let removed = Set(draft.removed.map(\.rawValue))
      // GitHub refuses to remove what is not there, so only what is there is removed.
      let gone = try await paths(inTree: base).filter { path in
        let isInFolder = draft.folder.map { path.hasPrefix($0.rawValue + "/") } ?? false
        return (isInFolder || removed.contains(path)) && !wanted.contains(path)
      }
      entries += gone.map { Self.entry($0, "sha", .null) }
    }
    guard !entries.isEmpty else { return base }
    let body: JSONValue = ["base_tree": .string(base), "tree": .array(entries)]
    return try await api.value(Named.self, try await inRepository(.post, ["git", "trees"], body: body)).sha
  }

  func makeCommit(_ draft: GitHubCommitDraft, tree: String, parent: String) async throws(IntegrationError)
    -> String
  {
    let author: JSONValue = [
      "name": .string(draft.authorName), "email": .string(draft.authorEmail),
      "date": .string(draft.date.formatted(.iso8601)),
    ]
    let body: JSONValue = [
      "message": .string(draft.message), "tree": .string(tree), "parents": [.string(parent)],
      "author": author, "committer": author,
    ]
    return try await api.value(Named.self, try await inRepository(.post, ["git", "commits"], body: body)).sha
  }

  private func blob(_ content: Data) async throws(IntegrationError) -> String {
    let body: JSONValue = ["content": .string(content.base64EncodedString()), "encoding": "base64"]
    return try await api.value(Named.self, try await inRepository(.post, ["git", "blobs"], body: body)).sha
  }

  private static func entry(_ path: String, _ member: String, _ value: JSONValue) -> JSONValue {
    var entry: JSONValue = ["path": .string(path), "mode": "100644", "type": "blob"]
    entry[member] = .some(value)
    return entry
  }
}

private struct Named: Decodable, Sendable {
  let sha: String
}

private struct Listing: Decodable, Sendable {
  struct Entry: Decodable, Sendable {
    let path: String
    let type: String
  }

  let tree: [Entry]
  let truncated: Bool
}
