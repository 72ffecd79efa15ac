import TenantModel

/// What a change may touch.
enum GitRules {
  static func check(_ change: GitChange) throws(IntegrationError) {
    let prefix = "tenants/\(change.slug.rawValue)/"
    guard !change.files.isEmpty, change.files.keys.allSatisfy({ $0.rawValue.hasPrefix(prefix) }) else {
      throw IntegrationError(
        "git", IntegrationError.codeGitPath, "Only files under \(prefix) may change.", retry: .permanent)
    }
    // On a file system that ignores case, two such paths would be one file.
    guard Set(change.files.keys.map { $0.rawValue.lowercased() }).count == change.files.count else {
      throw IntegrationError(
        "git", IntegrationError.codeGitPath, "Two files differ by the case of their letters alone.",
        retry: .permanent)
    }
  }
}
