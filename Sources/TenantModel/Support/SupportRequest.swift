import Foundation

/// The id of a support request.
package typealias SupportRequestID = Identifier<SupportRequest>

/// Something a tenant asks the platform's operators, with all that was said about it.
package struct SupportRequest: Codable, Equatable, Identifiable, Sendable {
  package enum Severity: String, CaseIterable, Codable, Hashable, Sendable {
    case low
    case normal
    case high
    case urgent
  }

  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    /// The operators have the next word.
    case open
    /// The tenant has it.
    case answered
    case closed
  }

  /// One thing that was said.
  package struct Message: Codable, Equatable, Sendable {
    package var author: String
    /// True when it comes from the platform's side.
    package var isAnswer: Bool
    package var text: String
    package var at: Date

    package init(author: String, isAnswer: Bool, text: String, at: Date) {
      self.author = author
      self.isAnswer = isAnswer
      self.text = text
      self.at = at
    }
  }

  package static let textLengthMax = 4_000

  package var id: SupportRequestID
  package var tenantId: TenantID
  package var tenantSlug: Slug
  package var tenantName: DisplayText
  package var subject: DisplayText
  package var severity: Severity
  package var state: State
  package var openedBy: String
  package var openedAt: Date
  package var updatedAt: Date
  /// What was said, oldest first; the first one is the request itself.
  package var messages: [Message]
  /// Where the operators were told of it, for example `#support`; nil while they were not.
  package var postedIn: String?

  package init(
    id: SupportRequestID, tenantId: TenantID, tenantSlug: Slug, tenantName: DisplayText, subject: DisplayText,
    severity: Severity, state: State, openedBy: String, openedAt: Date, updatedAt: Date, messages: [Message],
    postedIn: String? = nil
  ) {
    self.id = id
    self.tenantId = tenantId
    self.tenantSlug = tenantSlug
    self.tenantName = tenantName
    self.subject = subject
    self.severity = severity
    self.state = state
    self.openedBy = openedBy
    self.openedAt = openedAt
    self.updatedAt = updatedAt
    self.messages = messages
    self.postedIn = postedIn
  }
}
