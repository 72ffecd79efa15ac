import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A module in the table of its tenant.
struct TenantModuleRow: TableItem {
  var module: TenantModule

  var rowID: String { module.moduleName.rawValue }

  /// What is not as wanted first, then what is on its way, then by name.
  static func inOrder(_ modules: [TenantModule]) -> [TenantModuleRow] {
    modules.sorted {
      ($0.urgency, $0.moduleName.rawValue) < ($1.urgency, $1.moduleName.rawValue)
    }.map { TenantModuleRow(module: $0) }
  }

  static let columns = [
    TableColumn("MODULE", min: 18, ideal: 30, grows: true),
    TableColumn("WANTED", ideal: 12),
    TableColumn("FOUND", ideal: 12),
    TableColumn("FROM", ideal: 8, priority: 2),
    TableColumn("SOURCE", ideal: 6, priority: 3),
    TableColumn("VERSION", min: 8, ideal: 14, priority: 4),
    TableColumn("LAST OPERATION", id: "operation", min: 14, ideal: 22, priority: 1),
  ]

  static let schema = FilterSchema(
    [
      FilterField("name", .text, aliases: ["module"], "the module's technical name"),
      FilterField("title", .text, isOptional: true, "what people call it"),
      FilterField(
        "state", .choice, aliases: ["wanted", "status"],
        values: ["installed", "pending", "removed", "absent"],
        "what is recorded of it"),
      FilterField(
        "found", .choice, values: TenantModule.Found.allCases.map(\.rawValue), isOptional: true,
        "what its Odoo was last seen to have"),
      FilterField(
        "from", .choice, aliases: ["origin"], values: TenantModule.Origin.allCases.map(\.rawValue),
        "why the tenant has it"),
      FilterField("source", .choice, values: ["core", "oca", "ipai"], "where it comes from"),
      FilterField("version", .text, isOptional: true, "the version in the catalog"),
      FilterField(
        "operation", .text, aliases: ["op"], isOptional: true, "the operation that changed it last"),
    ], searched: ["name", "title"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "name": .text(rowID)
    case "title": module.title.map { .text($0) } ?? .none
    case "state": .text(module.state?.rawValue ?? "absent")
    case "found": module.found.map { .text($0.rawValue) } ?? .none
    case "from": .text(module.origin.rawValue)
    case "source": .text(module.source.rawValue)
    case "version": module.version.map { .text($0) } ?? .none
    case "operation": module.lastOperation.map { .text("\($0.id) \($0.kind.rawValue)") } ?? .none
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(rowID, module.isAsWanted ? .plain : .bold), wanted, found,
      Line(module.origin.word, module.origin == .own ? .plain : .dim), Line(module.source.rawValue, .dim),
      Line(module.version ?? "–", .dim), operation(context),
    ]
  }

  private var wanted: Line {
    switch module.state {
    case .installed?: Line("installed", .dim)
    case .pending?: Line("\(Glyph.progress) pending", .busy)
    case .removed?: Line("\(Glyph.skipped) removed", .dim)
    case nil: Line("by bundle", .warning)
    }
  }

  private var found: Line {
    switch module.found {
    case .installed?: "\(Glyph.active, .ok) \("installed", .dim)"
    case .missing?: Line("\(Glyph.error) missing", .error)
    case .unfinished?: Line("\(Glyph.progress) unfinished", .warning)
    case nil where module.state == nil: Line("\(Glyph.todo) not there", .dim)
    case nil: Line("\(Glyph.unknown) not seen", .dim)
    }
  }

  private func operation(_ context: ViewContext) -> Line {
    guard let operation = module.lastOperation else { return Line("–", .dim) }
    let date = operation.finishedAt ?? operation.createdAt
    return
      "\(operation.state.glyph, operation.state.style) \(operation.kind.word) \(context.when(date), .dim)"
  }
}

extension TenantModule {
  /// False for what somebody should look at.
  var isAsWanted: Bool { urgency > 1 }

  /// What needs somebody comes first.
  var urgency: Int {
    switch (state, found) {
    case (_, .missing?), (_, .unfinished?): 0
    case (nil, _): 1
    case (.pending?, _): 2
    case (.installed?, _): 3
    case (.removed?, _): 4
    }
  }
}

extension TenantModule.Origin {
  var word: String {
    switch self {
    case .bundle: "bundle"
    case .dependency: "needed"
    case .own: "by hand"
    }
  }
}
