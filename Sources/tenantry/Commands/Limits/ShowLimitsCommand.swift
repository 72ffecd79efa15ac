import ArgumentParser
import TenantModel
import TenantryAPI

/// Each limit beside what is used of it.
struct ShowLimitsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show each limit beside what is used of it.",
    usage: "tenantry limits show [-o <format>]")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try context.putLimits(await context.read(GetLimits()), as: output.output)
  }
}

extension CommandContext {
  /// The limits, a row each, and a sentence for each that is near or over.
  func putLimits(_ answer: GetLimits.Output, as format: ListOutputOptions.Format) throws {
    try put(answer, answer.items, as: format, columns: LimitTable.columns) {
      LimitTable.text(answer.items, style)
    }
    for use in answer.items where use.isNear {
      say("\(use.kind.rawValue): \(use.isOver ? "over the limit" : "80 % and more are used")", .warning)
    }
  }
}

/// Limits as rows of text.
enum LimitTable {
  static let columns: [CSVText.Column<LimitUse>] = [
    .init("kind") { $0.kind.rawValue }, .init("used") { $0.used.map(number) },
    .init("limit") { $0.limit.map(number) },
    .init("unit") { $0.kind.unit }, .init("share") { $0.share.map { number($0) } },
  ]

  static func text(_ uses: [LimitUse], _ style: Style) -> String {
    var table = TextTable(
      .init("LIMIT"), .init("USED", .trailing), .init("OF", .trailing), .init("UNIT"),
      .init("SHARE", .trailing))
    table.rows = uses.map { use in
      [
        .init(use.kind.rawValue, .strong), .init(use.used.map(number) ?? "not measured"),
        .init(use.limit.map(number) ?? "no limit"), .init(use.kind.unit),
        .init(
          use.share.map { "\(Int(($0 * 100).rounded())) %" }, use.isOver ? .bad : use.isNear ? .warning : nil),
      ]
    }
    return table.text(style)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\((value * 100).rounded() / 100)"
  }
}
