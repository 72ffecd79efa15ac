import TenantModel
import TenantryAPI
import TerminalKit

extension CatalogPage {
  package func view(context: ViewContext) -> any View {
    guard isSplit(in: context.size) else {
      return VStack {
        tabs(context)
        if focus == .list { list(context) } else { detail(context) }
      }
    }
    let width = context.size.width * (tab == .bundles ? 11 : 12) / 20
    var narrower = context
    narrower.size = Size(context.size.width - width - 2, context.size.height)
    var wider = context
    wider.size = Size(width, context.size.height)
    return VStack {
      tabs(context)
      HStack(spacing: 1) {
        VStack { list(tab == .bundles ? narrower : wider) }.fillWidth()
        VerticalRule()
        VStack { detail(tab == .bundles ? wider : narrower) }
          .width(tab == .bundles ? width : context.size.width - width - 3)
      }
      .fillHeight()
    }
  }

  private func tabs(_ context: ViewContext) -> any View {
    let tabs = CatalogTab.allCases.map { one in
      Line(one.title, one == tab ? Style(.accent, [.bold, .underline]) : .plain)
    }
    let key = context.keys.key(CatalogCommands.tab.id, in: Self.scope) ?? ""
    return Text(" " + Line.joined(tabs, by: "  ") + "  \(key, .key)").height(1)
  }

  private func list(_ context: ViewContext) -> any View {
    switch tab {
    case .bundles: VStack { bundleList(context) }.component(.bundleList).fillHeight()
    case .modules: VStack { moduleList(context) }.component(.moduleList).fillHeight()
    }
  }

  private func detail(_ context: ViewContext) -> any View {
    switch tab {
    case .bundles:
      // While there is no list, nothing is said of what is selected in it.
      let view =
        bundles.value == nil || isEmpty
        ? unselected("Bundle")
        : BundleDetailView(
          row: selectedBundle, detail: bundle, scroll: scroll, isFocused: focus == .detail, context: context
        ).view
      return view.component(.bundleDetailPanel).fillHeight()
    case .modules:
      let view =
        modules.answer.value == nil && module.name == nil
        ? unselected("Module")
        : ModuleDetailView(pane: module, isFocused: focus == .detail, context: context).view
      return view.component(.moduleDetailPanel).fillHeight()
    }
  }

  private func unselected(_ title: String) -> any View {
    VStack {
      Rule(Line(title))
      Spacer()
    }
  }

  // MARK: Bundles

  private func bundleList(_ context: ViewContext) -> [any View] {
    let field = FilterLineView(
      line: bundleFilter, width: context.size.width, isFocused: context.isFocused, keys: context.keys)
    let age = bundles.freshness(context)
    let count = bundles.value.map { _ in Line(bundleRows.countText, .dim) } ?? .empty
    let trailing = Line.joined([age, count], by: Line(" · ", .dim))
    var rows: [any View] = [
      Rule(
        FilterLineView.title("Bundles", bundleFilter, room: context.size.width - trailing.width - 24),
        trailing: trailing, isFocused: focus == .list)
    ]
    if bundleFilter.isOpen || bundleFilter.isActive { rows.append(field.view) }
    if let trouble = bundles.trouble(context) { rows.append(Text(trouble, wraps: true).padding(2)) }
    if isEmpty { return rows + emptyCatalog(context) }
    if bundles.value == nil, bundles.problem != nil { return rows + [Spacer()] }
    let table = TableView(
      bundleTable, columns: BundleRow.columns, rows: bundles.value == nil ? nil : bundleRows,
      empty: EmptyState(
        "No bundle matches.", context.keys.hint(CatalogCommands.clear.id, in: Self.scope, "clear")),
      focused: context.isFocused && focus == .list && !bundleFilter.isOpen)
    return rows + [Aged(table, isStale: bundles.isStale(context))]
  }

  /// What bundles are for, and which to begin with (PRD §7).
  private func emptyCatalog(_ context: ViewContext) -> [any View] {
    let names = (starting.value?.items ?? []).map { Line($0.name, .bold) }
    let mayWrite = context.session?.refusal(of: SaveBundle.permission)
    let hint = context.keys.hint(CatalogCommands.start.id, in: Self.scope, "add them")
    var rows: [any View] = [
      Text(.empty),
      Text(
        "The catalog has no bundles yet. A bundle is the set of modules that a tenant is created with.",
        wraps: true
      ).padding(3, 0),
    ]
    if !names.isEmpty {
      let list = Line.joined(names, by: " and ")
      rows.append(Text("Good ones to begin with are \(list).", wraps: true).padding(3, 0))
      rows.append(Text(.empty))
      rows.append(Text("   " + (mayWrite.map { Line($0, .dim) } ?? KeyHint.line(hint))))
    } else if let trouble = starting.trouble(context) {
      rows.append(Text(trouble, wraps: true).padding(3))
    }
    return rows + [Spacer()]
  }

  // MARK: Modules

  private func moduleList(_ context: ViewContext) -> [any View] {
    let field = FilterLineView(
      line: modules.filter, width: context.size.width, isFocused: context.isFocused, keys: context.keys)
    var parts = [modules.answer.freshness(context)]
    if modules.answered != nil, !modules.isAnswered { parts.append(Line("searching", .busy)) }
    parts.append(Line(place, .dim))
    let trailing = Line.joined(parts, by: Line(" · ", .dim))
    var rows: [any View] = [
      Rule(
        FilterLineView.title("Modules", modules.filter, room: context.size.width - trailing.width - 24),
        trailing: trailing, isFocused: focus == .list),
      field.view,
    ]
    if let trouble = modules.answer.trouble(context) { rows.append(Text(trouble, wraps: true).padding(2)) }
    if modules.answer.value == nil, modules.answer.problem != nil { return rows + [Spacer()] }
    let empty =
      modules.filter.inForce.isEmpty
      ? EmptyState("The catalog has no modules: tenantry catalog import reads them from a folder.")
      : EmptyState(
        "No module matches “\(modules.filter.inForce)”.",
        context.keys.hint(CatalogCommands.clear.id, in: Self.scope, "clear"))
    let table = TableView(
      modules.table, columns: ModuleListing.columns, rows: modules.answer.value == nil ? nil : modules.rows,
      empty: empty, focused: context.isFocused && focus == .list && !modules.filter.isOpen)
    return rows + [Aged(table, isStale: modules.answer.isStale(context))]
  }

  /// `21–40 of 2,673`.
  private var place: String {
    guard let answer = modules.answer.value, let offset = modules.answered?.offset else { return "" }
    let total = Count.grouped(answer.total)
    guard answer.total > answer.items.count, !answer.items.isEmpty else {
      return answer.total == 1 ? "1 module" : "\(total) modules"
    }
    return "\(Count.grouped(offset + 1))–\(Count.grouped(offset + answer.items.count)) of \(total)"
  }
}
