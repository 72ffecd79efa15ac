import Foundation

/// A run of a workflow.
package struct GitHubRun: Decodable, Equatable, Sendable {
  package let id: Int
  /// The workflow's name.
  package let name: String?
  /// The run's own name (`run-name`), which carries the correlation id of a dispatch.
  package let displayTitle: String
  package let event: String
  /// `queued`, `in_progress`, `completed`, `waiting` …
  package let status: String?
  /// `success`, `failure`, `cancelled`, `timed_out` … once it is completed.
  package let conclusion: String?
  package let headBranch: String?
  package let headSha: String
  /// The workflow's file, `.github/workflows/deploy.yml`.
  package let path: String
  package let runNumber: Int
  package let runAttempt: Int?
  package let htmlUrl: URL
  package let createdAt: Date
  package let updatedAt: Date

  package var isCompleted: Bool { status == "completed" }
  package var isSuccess: Bool { isCompleted && conclusion == "success" }

  /// Whether the run's own name holds that id as a word, not as a part of a longer one.
  func carries(_ correlation: String) -> Bool {
    let isPartOfId = { (character: Character) in
      character.isLetter || character.isNumber || character == "-" || character == "_"
    }
    return displayTitle.ranges(of: correlation).contains { range in
      let before = displayTitle[..<range.lowerBound].last
      let after = displayTitle[range.upperBound...].first
      return !(before.map(isPartOfId) ?? false) && !(after.map(isPartOfId) ?? false)
    }
  }
}
