import Foundation

/// One piece of what a run said or looked up, in order. Text is as it came: who shows it cleans it.
package struct AgentEntry: Codable, Equatable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// What was asked.
    case question
    /// What was answered.
    case text
    /// What was looked up, and with what.
    case lookup
    /// What a look-up found.
    case finding
    /// What a look-up was refused.
    case refusal
    /// What the platform has to say of the run itself.
    case note
  }

  /// Bytes of text that are kept of one.
  package static let bytesMax = 4_096
  /// Entries that a run has at most; what comes after is not kept.
  package static let countMax = 200

  package var kind: Kind
  /// The tool, for look-ups; nil otherwise.
  package var tool: String?
  package var text: String
  package var time: Date

  /// - Parameter text: cut to `bytesMax`.
  package init(_ kind: Kind, tool: String? = nil, _ text: String, at time: Date) {
    self.kind = kind
    self.tool = tool
    self.text =
      text.utf8.count > Self.bytesMax
      ? String(decoding: text.utf8.prefix(Self.bytesMax), as: UTF8.self) + "…" : text
    self.time = time
  }
}
