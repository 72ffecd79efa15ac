import TenantModel
import TerminalKit

extension InfraTemplatesPage {
  package func view(context: ViewContext) -> any View {
    ListAndDetail(detailWidth: 46, component: .templateDetail).view(context, list: tables, detail: detail)
  }

  private func tables(_ context: ViewContext) -> any View {
    let rows = max(4, min((templates.items.value?.count ?? 4) + 3, context.size.height / 2))
    return VStack(spacing: context.size.height >= 30 ? 1 : 0) {
      templates.view(
        "Templates", context, isFocused: context.isFocused && pane == .templates,
        note: Line("a tenant's layout on the cluster", .dim),
        empty: EmptyState("No templates yet.", hint(InfraCommands.create, "make the first", context)),
        clear: hint(InfraCommands.clear, "clear", context)
      )
      .component(.templateList).height(rows)
      images.view(
        "Images", context, isFocused: context.isFocused && pane == .images,
        note: Line("tenants may have those that are tested", .dim),
        empty: EmptyState("No images yet.", hint(InfraCommands.create, "name the first", context)),
        clear: hint(InfraCommands.clear, "clear", context)
      )
      .component(.imageList).fillHeight()
    }
  }

  private func hint(_ command: Command, _ label: String, _ context: ViewContext) -> KeyHint? {
    context.keys.hint(command.id, in: Self.scope, label)
  }

  private func detail(_ context: ViewContext) -> [any View] {
    if pane == .images {
      guard let row = images.selected else { return [] }
      return [
        Rule(Line(row.release.image.rawValue)),
        Facts(
          [
            ("Status", row.release.status.badge), ("Tenants", Line("\(row.tenants)")),
            (
              "New tenants",
              row.templates.isEmpty
                ? Line("by no template", .dim) : Line(row.templates.joined(separator: ", "))
            ),
          ], labelWidth: 14),
        Text(.empty), Text(Line(row.release.status.meaning, .dim), wraps: true).padding(3),
      ]
    }
    guard let row = templates.selected else { return [] }
    let template = row.template
    var facts: [(String, Line)] = [
      ("Name", Line(template.name)), ("Version", Line("\(template.version)")),
      ("Odoo", Line(template.dockerImageOdoo.rawValue)),
      ("PostgreSQL", Line(template.dockerImagePg.rawValue)),
      ("Volume", Line("\(template.volumeGib) GiB")),
      ("Rendered by", Line(template.k8sChart?.rawValue ?? "plain manifests")), ("Tenants", Line("\(row.tenants)")),
    ]
    if let date = template.retiredAt {
      facts.append(("Retired", Line(Moment.ago(of: date, now: context.now), .warning)))
    }
    let settings = template.envDefaults.sorted { $0.key < $1.key }
    return [
      Rule(Line(template.id)), Facts(facts, labelWidth: 14), Text(.empty),
      Rule("odoo.conf", trailing: Line(settings.isEmpty ? "ours alone" : "beside our own", .dim)),
      Facts(settings.map { ($0.key, Line($0.value)) }, labelWidth: 24),
    ]
  }
}
