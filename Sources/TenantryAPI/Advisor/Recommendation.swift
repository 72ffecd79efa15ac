import Foundation
import TenantModel

/// Something that somebody should look at, why, and where it is put right (PRD §3.1 `ai_recommendations_panel`).
package struct Recommendation: Codable, Equatable, Identifiable, Sendable {
  package enum Severity: String, CaseIterable, Codable, Comparable, Hashable, Sendable {
    /// Something is broken now.
    case error
    /// It breaks, or costs, when nobody looks.
    case warning
    /// Worth doing some day.
    case notice

    /// The worst first.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .notice: 2
      }
    }
  }

  /// What it comes from; the raw values go over the wire and are never renamed.
  package enum Rule: String, CaseIterable, Codable, Hashable, Sendable {
    case operationStopped = "operation_stopped"
    case systemDown = "system_down"
    case capacity
    case imageBlocked = "image_blocked"
    case backupOld = "backup_old"
    case invoicePastDue = "invoice_past_due"
    case drift
    case imageBehind = "image_behind"
    case secondPerson = "second_person"
  }

  /// One thing that was seen.
  package struct Evidence: Codable, Equatable, Sendable {
    /// What it is about: a tenant's slug, a system, an invoice.
    package var subject: String
    package var text: String
    /// Since when; nil where nobody knows.
    package var since: Date?

    package init(_ subject: String, _ text: String, since: Date? = nil) {
      self.subject = subject
      self.text = text
      self.since = since
    }
  }

  /// Pieces of evidence that one carries at most; `count` says how many there are.
  package static let evidenceMax = 5

  /// The rule and what it is about: the same for as long as it stands.
  package var id: String
  package var rule: Rule
  package var severity: Severity
  /// What is the matter, one clause: "2 tenants stopped at the same step".
  package var title: String
  /// What to do, one sentence.
  package var advice: String
  /// The worst first, at most `evidenceMax`.
  package var evidence: [Evidence]
  /// How many things it is about.
  package var count: Int
  /// Since when it stands, where that is known.
  package var since: Date?
  /// Where it is put right.
  package var action: RecommendedAction

  package init(
    _ rule: Rule, about subject: String, _ severity: Severity, _ title: String, advice: String,
    evidence: [Evidence], count: Int? = nil, since: Date? = nil, action: RecommendedAction
  ) {
    id = "\(rule.rawValue):\(subject)"
    self.rule = rule
    self.severity = severity
    self.title = title
    self.advice = advice
    self.evidence = Array(evidence.prefix(Self.evidenceMax))
    self.count = count ?? evidence.count
    self.since = since
    self.action = action
  }
}
