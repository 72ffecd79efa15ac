import TenantModel

/// Something that the AI console can be asked, as a definition: what it looks at, and what it needs.
package struct AgentFlow: Codable, Equatable, Identifiable, Sendable {
  /// What has to be said besides.
  package enum Subject: String, CaseIterable, Codable, Hashable, Sendable {
    case platform
    case tenant
    case operation
    case question
  }

  /// The stable name, lower_snake.
  package var id: String
  /// As a question or an imperative: "Why did this operation fail?".
  package var title: String
  /// What it does, one sentence.
  package var summary: String
  package var subject: Subject
  /// True when the built-in advisor cannot answer it.
  package var needsModel: Bool
  /// What it may look up, by the tools' names.
  package var tools: [String]

  package init(
    id: String, title: String, summary: String, subject: Subject, needsModel: Bool, tools: [String]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.subject = subject
    self.needsModel = needsModel
    self.tools = tools
  }
}
