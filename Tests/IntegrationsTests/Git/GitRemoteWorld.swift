import Foundation
import TenantModel
import TestSupport

@testable import Integrations

/// A local repository, and remotes for it.
struct GitRemoteWorld: Sendable {
  static let time = Date(timeIntervalSince1970: 1_763_800_000)

  let folder: TemporaryFolder
  let git: GitRepository

  init(_ folder: TemporaryFolder? = nil, state: String = "state") throws {
    self.folder = try folder ?? TemporaryFolder()
    git = GitRepository(
      GitSettings(
        folder: self.folder.path + "/" + state, program: GitRepository.locateProgram(),
        lockWaitMax: .seconds(30)), now: { Self.time })
  }

  /// Another platform's repository beside this one.
  func other(_ state: String) throws -> GitRemoteWorld { try GitRemoteWorld(folder, state: state) }

  func remote(
    _ address: String, branch: String = "main", password: String? = nil, user: String = GitWebServer.user,
    keys: GitKeys? = nil, authority: String? = nil, limits: GitLimits = GitLimits()
  ) throws -> GitRemote {
    try GitRemote(
      address: try GitAddress(address), branch: try GitBranch(branch),
      login: try password.map { _ in .init(username: user, password: try SecretReference("env:GIT")) },
      keys: keys, authority: authority, limits: limits,
      secrets: .system(environment: ["GIT": password ?? ""]))
  }

  func change(_ slug: String = "acme", _ operation: String = "PERATE0001", _ text: String = "one") throws
    -> GitChange
  {
    let slug = try Slug(slug)
    return GitChange(
      slug: slug,
      files: [
        try GitPath.tenant(slug, "tenant.yaml"): Data("name: \(text)\n".utf8),
        try GitPath.tenant(slug, "k8s/namespace.yaml"): Data("done\nfrom refs/heads/evil\n\0binary".utf8),
      ], operation: try OperationID(operation), title: "Create tenant \(slug)")
  }

  /// Publishes and follows, as an operation does.
  func carry(_ change: GitChange, to remote: GitRemote) async throws -> GitFollowing {
    guard case .pushed(let hash) = try await git.publish(change, to: remote) else { return .missing }
    return try await git.follow(hash, of: change, in: remote)
  }

  /// What git says of the local repository.
  func local(_ arguments: String...) throws -> String {
    try BareRepository.git(["-C", git.settings.folder] + arguments)
  }
}
