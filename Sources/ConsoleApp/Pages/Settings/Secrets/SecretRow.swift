import TenantryAPI
import TerminalKit
import TypedText

/// Where a secret is to be found, and whether it is there.
struct SecretRow: TableItem {
  var item: ListSecretReferences.Item

  var rowID: String { "\(item.system).\(item.field)" }

  static let columns = [
    TableColumn("SYSTEM", min: 12, ideal: 14),
    TableColumn("SECRET", min: 12, ideal: 20),
    TableColumn("FOUND", min: 9, ideal: 11),
    TableColumn("REFERENCE", min: 16, ideal: 30, grows: true),
  ]

  static let schema = FilterSchema(
    [
      FilterField("system", .text, "the system's name"), FilterField("secret", .text, "what it is for"),
      FilterField("found", .flag, "whether something is there"),
      FilterField("reference", .text, "where it is"),
    ], searched: ["system", "secret", "reference"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "system": .text(item.title)
    case "secret": .text(item.field)
    case "found": .flag(item.problem == nil)
    case "reference": .text(item.reference)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(item.title), Line(item.field),
      item.problem == nil ? Line("\(Glyph.done) there", .ok) : Line("\(Glyph.error) missing", .error),
      Line(item.reference, .dim),
    ]
  }
}
