import Foundation

/// One job of a run.
package struct GitHubJob: Decodable, Equatable, Sendable {
  package struct Step: Decodable, Equatable, Sendable {
    package let name: String
    package let number: Int
    package let status: String
    package let conclusion: String?
  }

  package let id: Int
  package let runId: Int
  package let name: String
  package let status: String
  package let conclusion: String?
  package let startedAt: Date?
  package let completedAt: Date?
  package let htmlUrl: URL?
  package let steps: [Step]?
}
