import TenantModel
import TerminalKit

/// A row of the palette, and what choosing it does.
struct PaletteOption: Equatable, Sendable {
  enum Action: Equatable, Sendable {
    case choose(ShellChoice)
    /// Write this and go on typing.
    case complete(String)
  }

  let option: SelectOption
  /// What it is, in a few quiet words behind the title.
  let note: String
  /// Its key, or how it is typed; at the right.
  let aside: Line
  let action: Action

  init(
    _ id: String, _ title: String, note: String = "", aside: Line = .empty, disabledReason: String? = nil,
    _ action: Action
  ) {
    option = SelectOption(id, title, disabledReason: disabledReason)
    self.note = note
    self.aside = aside
    self.action = action
  }

  /// Title and note, or why it cannot be chosen.
  func line(isChosen: Bool) -> Line {
    if let reason = option.disabledReason {
      return "\(option.title, .dim)  \(Glyph.warning, .warning) \(reason, .dim)"
    }
    return "\(option.title, isChosen ? .bold : .plain)  \(note, .dim)"
  }

  /// A command as it is found by searching.
  init(_ command: Command, keys: [Key]) {
    let needsMore = command.arguments.first?.isRequired == true
    let page = PageCatalog.all.first { "go_" + $0.id.rawValue == command.id }
    let usage = Line(command.usage.map { ":" + $0 } ?? "", .dim)
    self.init(
      "\(command.scope.name).\(command.id)", page?.title ?? command.title,
      note: page?.summary ?? "", aside: Line.joined([usage, Line(keys.first?.name ?? "", .key)], by: "  "),
      disabledReason: command.disabledReason,
      needsMore ? .complete((command.verbs.first ?? "") + " ") : .choose(Self.choice(of: command)))
  }

  /// The tenants of a status.
  init(_ status: TenantStatus, words: String) {
    self.init(
      "status:\(status.rawValue)", "Tenants: \(status.word)", note: words,
      .choose(.page(.tenants(status: status))))
  }

  /// A tenant that was found.
  init(tenant slug: String, name: String) {
    self.init(
      "tenant:\(slug)", slug, note: "tenant · \(name)", .choose(.page(.tenant(slug))))
  }

  private static func choice(of command: Command) -> ShellChoice {
    command.id == ShellCommands.quit.id ? .quit : .command(command.id)
  }
}
