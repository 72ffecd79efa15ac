import Foundation
import TenantModel

extension GitRepository {
  /// The newest commit, or nil in an empty repository.
  package func head() async throws(IntegrationError) -> String? {
    let result = try await git.run(
      ["rev-parse", "--verify", "--quiet", "refs/heads/\(settings.branch)^{commit}"], acceptable: [0, 1])
    let hash = String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return result.status == 0 && !hash.isEmpty ? hash : nil
  }

  /// The commit that an operation made, or nil. Found by its trailer, compared exactly.
  package func commit(of operation: OperationID) async throws(IntegrationError) -> String? {
    guard tree.isRepository, let head = try await head() else { return nil }
    return try await commit(of: operation, at: head)
  }

  /// The same in the history of a commit.
  func commit(of operation: OperationID, at head: String) async throws(IntegrationError) -> String? {
    let result = try await git.run([
      "log", "--format=%H %(trailers:key=\(Self.trailer),valueonly,separator=%x2C)", "--fixed-strings",
      "--grep=\(Self.trailer): \(operation)", "--max-count=8", head, "--",
    ])
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    let match = lines.first { $0.split(separator: " ").last == Substring(operation.rawValue) }
    return match?.split(separator: " ").first.map(String.init)
  }

  /// The tenant's files as the newest commit has them; empty when there are none.
  package func files(of slug: Slug) async throws(IntegrationError) -> [GitPath: Data] {
    try await files(in: .tenant(slug))
  }

  /// The files of a scope as the newest commit has them; empty when there are none.
  package func files(in scope: GitScope) async throws(IntegrationError) -> [GitPath: Data] {
    guard tree.isRepository, let head = try await head() else { return [:] }
    return try await files(in: scope, at: head)
  }

  /// The files as a commit has them.
  ///
  /// - Throws: `git_symlink` when anything in the scope, or above it, is no plain file or folder.
  func files(in scope: GitScope, at commit: String) async throws(IntegrationError) -> [GitPath: Data] {
    var folders = [scope.parent]
    var within = scope.path
    if case .tenant = scope {
      folders.append(scope.path)
      within += "/"
    }
    let above = try await entries(["ls-tree", "-z", "--full-tree", commit, "--"] + folders)
    let below = try await entries(["ls-tree", "-r", "-z", "--full-tree", commit, "--", within])
    guard above.allSatisfy({ $0.mode == "040000" }), below.allSatisfy({ $0.mode.hasPrefix("100") }) else {
      throw IntegrationError(
        "git", IntegrationError.codeGitSymlink, "\(scope.path) holds a link or a nested repository.",
        retry: .permanent)
    }
    let contents = try await contents(of: below.map(\.hash))
    var files: [GitPath: Data] = [:]
    for entry in below {
      // A path that we would never make is kept apart: it makes the folders differ, so it is removed.
      guard let path = try? GitPath(entry.path) else { return [:] }
      files[path] = contents[entry.hash]
    }
    return files
  }

  private struct Entry {
    let mode: String
    let hash: String
    let path: String
  }

  private func entries(_ arguments: [String]) async throws(IntegrationError) -> [Entry] {
    let output = try await git.run(arguments).output
    return output.split(separator: 0).compactMap { line in
      let text = String(decoding: line, as: UTF8.self)
      let halves = text.split(separator: "\t", maxSplits: 1)
      let words = halves.first?.split(separator: " ") ?? []
      guard halves.count == 2, words.count == 3 else { return nil }
      return Entry(mode: String(words[0]), hash: String(words[2]), path: String(halves[1]))
    }
  }

  func contents(of hashes: [String]) async throws(IntegrationError) -> [String: Data] {
    guard !hashes.isEmpty else { return [:] }
    let input = Data(Set(hashes).sorted().map { $0 + "\n" }.joined().utf8)
    let output = try await git.run(["cat-file", "--batch"], input: input).output
    var found: [String: Data] = [:]
    var rest = output[...]
    while let end = rest.firstIndex(of: 10) {
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let size = Int(words[2]), rest.count > size else { break }
      let start = rest.index(after: end)
      found[String(words[0])] = Data(rest[start..<start + size])
      rest = rest[(start + size + 1)...]
    }
    return found
  }
}
