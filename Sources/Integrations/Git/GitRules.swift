import TenantModel

/// What a change may touch.
enum GitRules {
  static func check(_ change: GitChange) throws(IntegrationError) {
    guard !change.files.isEmpty || change.scope.mayBeEmpty, change.files.keys.allSatisfy(change.scope.holds)
    else {
      throw IntegrationError(
        "git", IntegrationError.codeGitPath, "Only files under \(change.scope.path) may change.",
        retry: .permanent)
    }
    // On a file system that ignores case, two such paths would be one file.
    guard Set(change.files.keys.map { $0.rawValue.lowercased() }).count == change.files.count else {
      throw IntegrationError(
        "git", IntegrationError.codeGitPath, "Two files differ by the case of their letters alone.",
        retry: .permanent)
    }
  }
}
