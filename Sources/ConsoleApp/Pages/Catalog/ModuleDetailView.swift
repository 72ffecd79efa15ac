import TenantModel
import TenantryAPI
import TerminalKit

/// A module in full: its manifest, and the tree of what it needs, what needs it and who has it.
struct ModuleDetailView {
  let pane: ModulePane
  let isFocused: Bool
  let context: ViewContext

  var view: any View {
    VStack {
      Rule(Line(pane.name ?? "Module"), trailing: pane.rows.freshness(context), isFocused: isFocused)
      if let trouble = pane.rows.trouble(context) ?? pane.use.trouble(context) {
        Text(trouble, wraps: true).padding(1)
      }
      if let module = pane.module {
        facts(module)
        Rule(
          "Dependencies\(pane.use.value.map { " in \($0.series)" } ?? "")",
          trailing: pane.use.freshness(context))
        if let use = pane.use.value,
          !(pane.rows.value?.items ?? []).contains(where: { $0.series == use.series })
        {
          Text(
            "   \("\(Glyph.warning)", .warning) \("\(use.series) does not have it: nothing there needs it or can.", .dim)",
            wraps: true)
        }
        if pane.use.value == nil, pane.use.problem == nil {
          Skeleton(rows: 4).padding(1)
        } else {
          Aged(
            TreeView(
              pane.tree.state, nodes: pane.tree.nodes, focused: context.isFocused && isFocused
            ).fillHeight(), isStale: pane.use.isStale(context))
        }
      } else if pane.name == nil {
        EmptyState("No module is selected.")
      } else if pane.rows.problem == nil {
        Skeleton(rows: 8).padding(1)
        Spacer()
      }
    }
  }

  private func facts(_ module: CatalogModule) -> [any View] {
    var facts: [(String, Line)] = [
      ("Title", Line(module.title)), ("Status", ModuleListing.status(module) + appMark(module)),
      ("Source", "\(module.source.rawValue) · \(module.repo)"),
      ("Version", "\(module.version)\(otherSeries(module), .dim)"),
      ("Licence", Line(module.license ?? "not said", module.license == nil ? .warning : .plain)),
    ]
    if let category = module.category { facts.append(("Category", Line(category))) }
    for (kind, names) in module.externalDependencies.sorted(by: { $0.key < $1.key }) where !names.isEmpty {
      facts.append(("Needs \(kind)", Line(names.joined(separator: ", "))))
    }
    if module.autoInstall {
      let with = module.autoInstallTriggers.map(\.rawValue).joined(separator: ", ")
      facts.append(
        ("By itself", Line(with.isEmpty ? "Odoo always installs it" : "as soon as \(with) are there")))
    }
    let summary: [any View] = module.summary.map { [Text(Line($0, .dim), wraps: true).padding(3)] } ?? []
    return summary + [Facts(facts, labelWidth: 14)]
  }

  private func appMark(_ module: CatalogModule) -> Line {
    module.application ? Line("  an app of its own", .dim) : .empty
  }

  /// The other series that have it.
  private func otherSeries(_ module: CatalogModule) -> String {
    let others = (pane.rows.value?.items ?? []).compactMap(\.series).filter { $0 != module.series }
    return others.isEmpty ? "" : "  also for \(others.joined(separator: ", "))"
  }
}
