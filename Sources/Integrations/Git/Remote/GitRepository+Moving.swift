import Foundation
import TenantModel

/// Following others' commits: the work tree goes along as far as nobody has changed it by hand.
extension GitRepository {
  /// Files first, then the index, the branch last: until it has moved, everything can be done again.
  func move(
    from old: String?, to new: String, _ scope: GitScope, _ lock: GitLock
  ) async throws(IntegrationError) {
    if old != new {
      for file in try await differences(old, new, lock) { try tree.bring(file) }
    }
    try await follow(scope, to: new, lock)
    if old != new {
      // No commit at all is written as zeros.
      let zeros = String(repeating: "0", count: new.utf8.count)
      _ = try await git.run(
        ["update-ref", "refs/heads/\(settings.branch)", new, old ?? zeros], lock: lock)
    }
  }

  /// What a commit changes of plain files whose names are such as we make.
  private func differences(
    _ old: String?, _ new: String, _ lock: GitLock
  ) async throws(IntegrationError) -> [GitFileChange] {
    var from = old
    if from == nil { from = try await emptyTree(lock) }
    let output = try await git.run(["diff-tree", "-r", "-z", "--no-renames", from ?? new, new]).output
    let words = output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    var found: [(path: GitPath, old: String?, new: String?)] = []
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let facts = words[index].dropFirst().split(separator: " ").map(String.init)
      guard facts.count == 5, let path = try? GitPath(words[index + 1]) else { continue }
      let isPlain = facts[1] == "000000" || facts[1].hasPrefix("100")
      guard isPlain else { continue }
      found.append(
        (path, facts[0].hasPrefix("100") ? facts[2] : nil, facts[1].hasPrefix("100") ? facts[3] : nil))
    }
    let contents = try await contents(of: found.flatMap { [$0.old, $0.new].compactMap(\.self) })
    return found.map { file in
      GitFileChange(
        path: file.path, old: file.old.flatMap { contents[$0] }, new: file.new.flatMap { contents[$0] })
    }
  }

  private func emptyTree(_ lock: GitLock) async throws(IntegrationError) -> String {
    let output = try await git.run(["hash-object", "-t", "tree", "-w", "--stdin"], lock: lock).output
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
