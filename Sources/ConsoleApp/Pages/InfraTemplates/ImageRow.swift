import TenantModel
import TerminalKit
import TypedText

/// An image in its table, with how many tenants run it.
struct ImageRow: TableItem {
  var release: ImageRelease
  var tenants: Int
  /// Templates that give it to new tenants.
  var templates: [String]

  var rowID: String { release.image.rawValue }

  static let columns = [
    TableColumn("IMAGE", min: 18, ideal: 30, grows: true),
    TableColumn("STATUS", ideal: 11),
    TableColumn("NEW TENANTS BY", id: "templates", min: 14, ideal: 32, priority: 1),
    TableColumn("TENANTS", .trailing, ideal: 7),
  ]

  static let schema = FilterSchema(
    [
      FilterField("image", .text, aliases: ["tag"], "repository and tag"),
      FilterField(
        "status", .choice, values: ImageRelease.Status.allCases.map(\.rawValue), "whether tenants may run it"),
      FilterField("template", .text, isOptional: true, "templates that give it to new tenants"),
      FilterField("tenants", .number, "how many tenants run it"),
    ], searched: ["image"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "image": .text(release.image.rawValue)
    case "status": .text(release.status.rawValue)
    case "template": templates.isEmpty ? .none : .text(templates.joined(separator: " "))
    case "tenants": .number(Double(tenants))
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(release.image.rawValue), release.status.badge,
      templates.isEmpty ? Line("–", .dim) : Line(templates.joined(separator: ", "), .dim),
      Line("\(tenants)", tenants == 0 ? .dim : .plain),
    ]
  }
}

extension ImageRelease.Status {
  /// Glyph and word.
  package var badge: Line {
    switch self {
    case .tested: Line("\(Glyph.active) tested", .ok)
    case .candidate: Line("\(Glyph.progress) candidate", .warning)
    case .blocked: Line("\(Glyph.error) blocked", .error)
    }
  }

  /// What it means for tenants, one sentence.
  package var meaning: String {
    switch self {
    case .tested: "Tenants may be made with it and upgraded to it."
    case .candidate: "It is being tried: no tenant is made with it."
    case .blocked: "No tenant may have it; those that run it should leave it."
    }
  }
}
