import Foundation
import TenantModel

/// Findings as rows of text.
enum DriftTable {
  static let columns: [CSVText.Column<DriftFinding>] = [
    .init("kind") { $0.kind.rawValue }, .init("subject") { $0.subject }, .init("expected") { $0.expected },
    .init("found") { $0.found }, .init("since") { Spell.time($0.since) },
    .init("last_seen") { Spell.time($0.lastSeen) }, .init("ended_at") { Spell.time($0.endedAt) },
  ]

  /// - Parameter findings: each with its tenant's slug; nil where all are of one tenant.
  static func text(_ findings: [(slug: String?, finding: DriftFinding)], at now: Date, _ style: Style)
    -> String
  {
    let hasSlug = findings.contains { $0.slug != nil }
    var table = TextTable(
      .init("SINCE", .trailing), .init("KIND"), .init("SUBJECT"), .init("EXPECTED"), .init("FOUND"))
    if hasSlug { table.columns.insert(.init("TENANT"), at: 0) }
    table.rows = findings.map { slug, finding in
      let meaning: Style.Meaning? = finding.endedAt == nil ? .warning : .quiet
      let cells: [TextTable.Cell] = [
        .init(Spell.age(of: finding.since, at: now)), .init(finding.kind.rawValue, meaning),
        .init(finding.subject), .init(finding.expected),
        .init(finding.endedAt == nil ? finding.found : "gone since \(Spell.time(finding.endedAt) ?? "?")"),
      ]
      return hasSlug ? [.init(slug, .strong)] + cells : cells
    }
    return table.text(style)
  }
}
