import TenantModel
import TenantryAPI
import TerminalKit

extension SettingsPage {
  func limitCommands(_ context: UpdateContext) -> [Command] {
    let refusal =
      context.refusal(of: .settingsWrite) ?? (limits.value == nil ? "the limits are not loaded yet" : nil)
    return [SettingsCommands.open.saying("Set the limits", label: "set").refused(refusal)]
  }

  func runOnLimits(_ command: String) -> [Effect<Event>] {
    guard command == SettingsCommands.open.id, let output = limits.value else { return [.unhandled] }
    return [.present(Self.limitForm(output)) { .limitsSet($0) }]
  }

  private static func limitForm(_ output: GetLimits.Output) -> FormDialog<SetLimits> {
    FormDialog(
      "Soft limits", ["Whoever goes beyond one is told before; nothing is refused. Empty for no limit."],
      fields: output.items.map { use in
        .text(
          use.kind.rawValue, use.kind.title, use.limit.map(number) ?? "",
          hint: use.kind.unit.isEmpty ? "no limit" : "no limit; \(use.kind.unit)", lengthMax: 10)
      }, action: "Set", component: .limitForm
    ) { answers in
      SetLimits(
        limits: Dictionary(
          LimitUse.Kind.allCases.map { ($0.rawValue, answers.optional($0.rawValue) ?? "none") }
        ) { first, _ in first })
    }
  }

  static func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\((value * 10).rounded() / 10)"
  }

  func limitsView(_ context: ViewContext) -> any View {
    VStack {
      Rule("Soft limits", trailing: limits.freshness(context), isFocused: context.isFocused)
      if let trouble = limits.trouble(context) { Text(" " + trouble, wraps: true) }
      if let output = limits.value {
        Text(.empty)
        output.items.map { Text(Self.line($0, width: context.size.width)) }
        Text(.empty)
        Text(
          Line("   from 80 % on a warning; whoever makes a tenant beyond a limit is told before", .dim),
          wraps: true)
        Text(Line("   " + Self.origin(output, context), .dim))
      } else if limits.problem == nil {
        Skeleton(rows: 4)
      }
      Spacer()
    }
    .component(.limitPanel)
  }

  private static func origin(_ output: GetLimits.Output, _ context: ViewContext) -> String {
    guard let by = output.changedBy, let at = output.changedAt else { return "as a new platform has them" }
    return "set by \(by), \(Moment.day(at)) \(Moment.clock(at))Z"
  }

  private static func line(_ use: LimitUse, width: Int) -> Line {
    let name = "   " + TextFit.pad(use.kind.title, to: 10)
    let unit = use.kind.unit.isEmpty ? "" : " \(use.kind.unit)"
    let used = use.used.map { number($0) + unit } ?? "not measured"
    guard let limit = use.limit else {
      return Line(name) + Line(TextFit.pad(used, to: 22)) + Line("no limit", .dim)
    }
    let style: Style = use.isOver ? .error : use.isNear ? .warning : .ok
    let amount = TextFit.pad("\(use.used.map(number) ?? "?") of \(number(limit))\(unit)", to: 22)
    guard let share = use.share else { return Line(name + amount) + Line("nobody has measured it yet", .dim) }
    let words = use.isOver ? "  \(Glyph.error) over" : use.isNear ? "  \(Glyph.warning) near" : ""
    return Line(name + amount)
      + ProgressBar.bar(min(share, 1), width: max(10, min(30, width - 56)), style: style, track: "░")
      + Line(TextFit.pad("\(Int((share * 100).rounded())) %", to: 7, .trailing)) + Line(words, style)
  }
}

extension LimitUse.Kind {
  /// What people call it.
  fileprivate var title: String { self == .cpu ? "CPU" : rawValue.capitalized }
}
