import ConsoleApp
import Foundation
import TenantModel
import TenantryAPI

/// Support requests as rows of text.
enum SupportList {
  static let columns: [CSVText.Column<SupportRequest>] = [
    .init("id") { $0.id.rawValue }, .init("state") { $0.state.rawValue },
    .init("severity") { $0.severity.rawValue }, .init("tenant_slug") { $0.tenantSlug.rawValue },
    .init("subject") { $0.subject.rawValue }, .init("opened_by") { $0.openedBy },
    .init("opened_at") { Spell.time($0.openedAt) }, .init("updated_at") { Spell.time($0.updatedAt) },
    .init("messages") { "\($0.messages.count)" }, .init("posted_in") { $0.postedIn },
  ]

  static func text(_ items: [SupportRequest], at now: Date, _ style: Style) -> String {
    var table = TextTable(
      .init("ID"), .init("STATE"), .init("SEVERITY"), .init("TENANT"), .init("SUBJECT"),
      .init("SINCE", .trailing),
      .init("LAST WORD"))
    table.rows = items.map { request in
      [
        .init(request.id.rawValue, .strong), .init(request.state.rawValue),
        .init(request.severity.rawValue, request.severity == .urgent ? .bad : nil),
        .init(request.tenantSlug.rawValue), .init(request.subject.rawValue),
        .init(Spell.age(of: request.updatedAt, at: now)), .init(request.messages.last?.author),
      ]
    }
    return table.text(style)
  }

  /// One request with all that was said.
  static func facts(_ request: SupportRequest, _ style: Style) -> String {
    var facts = Facts()
    facts.section(request.subject.rawValue)
    facts.add("id", request.id.rawValue)
    facts.add("state", request.state.rawValue)
    facts.add("severity", request.severity.rawValue)
    facts.add("tenant", "\(request.tenantSlug) (\(request.tenantName))")
    facts.add("told in", request.postedIn)
    for message in request.messages {
      facts.section("\(message.author), \(Spell.time(message.at) ?? "")")
      facts.add(message.isAnswer ? "answer" : "text", message.text)
    }
    return facts.text(style)
  }
}
