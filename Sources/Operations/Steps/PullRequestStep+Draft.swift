import Foundation
import Integrations
import TenantModel

/// What is asked for, and how it is known again.
extension PullRequestStep {
  /// An operator's retry after a refusal asks anew, on another branch.
  static func branch(_ run: some SubjectRun) -> String {
    let generation = run.effectGeneration
    let name = "tenantry/\(run.kind.rawValue)-\(run.subjectInBranch)-\(run.operation)"
    return generation == 1 ? name : "\(name)-\(generation)"
  }

  static func marker(_ run: some SubjectRun) -> String { "tenantry:\(run.context.marker)" }

  static func draft(
    _ run: some SubjectRun, _ github: GitHubSystem, files: [GitPath: Data]
  ) async throws -> GitHubCommitDraft {
    let settings = run.environment.git.author
    // A folder is to hold its files and no others; a file is there or it is not.
    let path = try GitPath(run.scope.path)
    var folder: GitPath?
    if case .tenant = run.scope { folder = path }
    return GitHubCommitDraft(
      branch: branch(run), base: github.base,
      message: "\(run.title)\n\n\(GitRepository.trailer): \(run.operation)\nTenantry-Owner: \(marker(run))",
      files: files, folder: folder, removed: folder == nil && files.isEmpty ? [path] : [],
      authorName: settings.name, authorEmail: settings.email, date: run.context.job.createdAt)
  }

  /// What names the content that was asked for: files, and the commit that holds them.
  static func content(_ files: [GitPath: Data], commit: String) -> String {
    let all = files.sorted { $0.key < $1.key }.reduce(into: Data()) { sum, file in
      sum += Data("\(file.key) \(file.value.count)\n".utf8) + file.value
    }
    return "Tenantry-Content: \(commit) \(Fingerprint.of(all))"
  }

  /// People's words ring nobody's bell in GitHub's Markdown either.
  static func body(_ run: some SubjectRun, content: String) -> String {
    let who = MattermostText.plain(run.actor)
    let why = run.reason.map { "\n\nReason: \(MattermostText.plain($0))" } ?? ""
    return """
      \(run.purpose), asked for by \
      \(who). The operation `\(run.operation)` goes on when this is merged, and stops when it is closed.\(why)

      Tenantry-Owner: \(marker(run))
      \(content)
      """
  }
}
