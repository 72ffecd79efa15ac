import TenantModel
import TenantryAPI
import TerminalKit

/// What stands at the right of the overview: how much room is left, what is connected, where to go.
struct OverviewSidebar {
  let page: OverviewPage
  let context: ViewContext

  /// All under each other.
  var view: any View {
    VStack(spacing: 1) {
      windowsPane
      troublePane
      suggestionsPane(width: OverviewView.sidebarWidth)
      limitsPane
      systemsPane
      waysPane
      Spacer()
    }
  }

  /// The same above something else.
  var twoColumns: any View {
    HStack(spacing: 2) {
      VStack(spacing: 1) {
        windowsPane
        suggestionsPane(width: 40)
        limitsPane
        waysPane
      }
      .fillWidth()
      VStack(spacing: 1) {
        troublePane
        systemsPane
      }
      .width(36)
    }
  }

  private var windowsPane: [any View] {
    OverviewWindows(answer: page.windows.value, now: context.now).pane()
  }

  /// What is left alone; nothing stands there while all is well.
  private var troublePane: [any View] {
    let trouble = SystemTrouble(integrations, now: context.now)
    guard !trouble.isEmpty else { return [] }
    return [
      VStack {
        Rule("Left alone")
        trouble.lines.map { Text($0) }
      }
    ]
  }

  /// What the panes around it leave: limits, systems and ways take some twenty rows.
  private func suggestionsPane(width: Int) -> any View {
    SuggestionsView(
      list: page.suggestions, context: context, width: width, height: max(5, context.size.height - 22),
      isFocused: page.pane == .suggestions && context.isFocused
    ).view
  }

  private var limitsPane: VStack {
    VStack {
      Rule("Soft limits")
      limits
    }
  }

  private var systemsPane: VStack {
    VStack {
      Rule("Connected systems", trailing: connectedCount)
      systems
    }
  }

  private var waysPane: VStack {
    VStack {
      Rule("Go to")
      ways.map { Text("  " + $0.line) }
    }
  }

  /// Where one may want to go from here; where nothing may be changed, a page for changing is no such place.
  private var ways: [KeyHint] {
    let mayCreate = context.session.map { $0.refusal(of: CreateTenant.permission) == nil } ?? true
    let create = context.keys.hint(OverviewCommands.create.id, in: OverviewPage.scope, "new tenant")
    return [
      context.keys.hint("go_" + PageID.tenantsList.rawValue, "all tenants"), mayCreate ? create : nil,
      context.keys.hint(ShellCommands.palette.id, "any command, page or tenant"),
    ].compactMap { $0 }
  }

  private var limits: any View {
    guard let output = page.limits.value else {
      return page.limits.problem == nil ? Skeleton(rows: 1) : Text("  not known", .dim)
    }
    let rows = output.items.filter { $0.limit != nil }
    return rows.isEmpty ? Text("  none are set", .dim) : VStack { rows.map { Text(Self.line($0)) } }
  }

  private static func line(_ use: LimitUse) -> Line {
    let name = Line("  " + TextFit.pad(use.kind.rawValue, to: 8), .dim)
    guard let used = use.used, let limit = use.limit, let share = use.share else {
      return name + Line("not measured", .dim)
    }
    let style: Style = use.isOver ? .error : use.isNear ? .warning : .ok
    let amount =
      use.kind.unit.isEmpty ? "\(Int(used))/\(Int(limit))" : Amount.text(used, of: limit, unit: use.kind.unit)
    return name + Line(TextFit.pad(amount, to: 12)) + ProgressBar.bar(min(share, 1), width: 7, style: style, track: "░")
      + Line(TextFit.pad("\(Int((share * 100).rounded())) %", to: 6, .trailing), use.isNear ? style : .dim)
  }

  private var integrations: [IntegrationStatus] { context.session?.integrations ?? [] }

  private var connectedCount: Line {
    guard !integrations.isEmpty else { return .empty }
    return Line("\(integrations.filter(\.isConnected).count) of \(integrations.count)", .dim)
  }

  private var systems: any View {
    guard context.session != nil else {
      return context.connection == .connecting ? Skeleton(rows: 4) : Text("  not known", .dim)
    }
    return VStack {
      integrations.map { Text(line(of: $0)) }
    }
  }

  private func line(of system: IntegrationStatus) -> Line {
    let title = TextFit.pad(system.title, to: 16)
    if system.isConnected, let breaker = system.breaker, breaker.state != .closed {
      return "  \(Glyph.error, .error) \(title)\("left alone", .error)"
    }
    if system.isConnected { return "  \(Glyph.active, .ok) \(system.title)" }
    return system.problem == nil
      ? "  \(Line("\(Glyph.paused) \(title)not connected", .dim))"
      : "  \(Glyph.error, .error) \(title)\("bad settings", .error)"
  }
}
