import TenantModel
import TerminalKit
import TypedText

/// A template in its table, with how many tenants are made of it.
struct TemplateRow: TableItem {
  var template: InfraTemplate
  var tenants: Int

  var rowID: String { template.id }

  static let columns = [
    TableColumn("TEMPLATE", min: 16, ideal: 20, grows: true),
    TableColumn("VERSION", .trailing, ideal: 7, priority: 2),
    TableColumn("STATE", ideal: 9),
    TableColumn("ODOO", min: 18, ideal: 22, priority: 1),
    TableColumn("GIB", id: "volume", .trailing, ideal: 5, priority: 3),
    TableColumn("RENDERED BY", id: "chart", min: 11, ideal: 20, priority: 4),
    TableColumn("TENANTS", .trailing, ideal: 7),
  ]

  static let schema = FilterSchema(
    [
      FilterField("template", .text, aliases: ["id"], "its stable name"),
      FilterField("name", .text, "what people call it"),
      FilterField("state", .choice, values: ["offered", "retired"], "whether new tenants can have it"),
      FilterField("image", .text, "the Odoo image"),
      FilterField("chart", .text, isOptional: true, "the Helm chart"),
      FilterField("volume", .number, "the volume in GiB"),
      FilterField("tenants", .number, "how many tenants are made of it"),
    ], searched: ["template", "name", "image"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "template": .text(template.id)
    case "name": .text(template.name)
    case "state": .text(template.retiredAt == nil ? "offered" : "retired")
    case "image": .text(template.dockerImageOdoo.rawValue)
    case "chart": template.k8sChart.map { .text($0.rawValue) } ?? .none
    case "volume": .number(Double(template.volumeGib))
    case "tenants": .number(Double(tenants))
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(template.id, template.retiredAt == nil ? .plain : .dim), Line("v\(template.version)", .dim),
      template.retiredAt == nil
        ? Line("\(Glyph.active) offered", .ok) : Line("\(Glyph.decommissioned) retired", .dim),
      Line(template.dockerImageOdoo.rawValue), Line("\(template.volumeGib)"),
      Line(template.k8sChart?.rawValue ?? "manifests", .dim), Line("\(tenants)", tenants == 0 ? .dim : .plain),
    ]
  }
}
