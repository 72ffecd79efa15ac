import ArgumentParser
import TenantModel
import TenantryAPI

/// The receivers of webhooks, a row each.
struct HooksCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "hooks", abstract: "Show the receivers of webhooks and how far each has been told.",
    usage: "tenantry hooks [-o <format>]",
    discussion: """
      Receivers stand in the server's hooks.yaml. One that was told and is not there any more is shown without an
      address. Ends with 1 when one cannot be told now.
      """)

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListHooks())
    try context.put(answer, answer.items, as: output.output, columns: HookTable.columns) {
      HookTable.text(answer.items, context.style)
    }
    if answer.items.isEmpty { context.say("No receiver of webhooks is known here.") }
    // One that is not in the file any more is told by nobody, whatever stood in the way last.
    let failing = answer.items.filter { $0.problem != nil && $0.host != nil }
    guard failing.isEmpty else {
      let reasons = failing.map { "\($0.name): \($0.problem ?? "")" }.joined(separator: "; ")
      throw CommandFailure(.refused, "\(Spell.count(failing.count, "receiver")) cannot be told. \(reasons)")
    }
  }
}

/// Receivers as rows of text.
enum HookTable {
  static let columns: [CSVText.Column<HookReceiverStatus>] = [
    .init("name") { $0.name }, .init("host") { $0.host }, .init("events") { $0.events.map(events) },
    .init("told_up_to") { $0.toldUpTo.map(String.init) },
    .init("told_up_to_made_at") { Spell.time($0.toldUpToMadeAt) },
    .init("behind") { $0.behind.map(String.init) }, .init("failures") { "\($0.failures)" },
    .init("failing_since") { Spell.time($0.failingSince) },
    .init("next_try_at") { Spell.time($0.nextTryAt) }, .init("problem") { $0.problem },
    .init("given_up") { "\($0.givenUp)" },
  ]

  static func text(_ receivers: [HookReceiverStatus], _ style: Style) -> String {
    var table = TextTable(
      .init("RECEIVER"), .init("HOST"), .init("EVENTS"), .init("TOLD UP TO", .trailing), .init("MADE"),
      .init("BEHIND", .trailing), .init("FAILURES", .trailing), .init("NEXT TRY"),
      .init("GIVEN UP", .trailing))
    table.rows = receivers.map { receiver in
      [
        .init(receiver.name, .strong),
        .init(receiver.host ?? "not in hooks.yaml", receiver.host == nil ? .quiet : nil),
        .init(receiver.events.map(events)), .init(receiver.toldUpTo.map(String.init) ?? "not begun"),
        .init(Spell.time(receiver.toldUpToMadeAt)), .init(receiver.behind.map(String.init)),
        .init("\(receiver.failures)", receiver.failures > 0 ? .warning : nil),
        .init(Spell.time(receiver.nextTryAt)),
        .init("\(receiver.givenUp)", receiver.givenUp > 0 ? .bad : nil),
      ]
    }
    return table.text(style)
  }

  private static func events(_ events: [String]) -> String {
    events.isEmpty ? "all" : events.joined(separator: ", ")
  }
}
