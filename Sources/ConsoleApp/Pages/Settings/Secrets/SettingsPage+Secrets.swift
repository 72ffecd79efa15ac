import TenantryAPI
import TerminalKit

extension SettingsPage {
  func secretsView(_ context: ViewContext) -> any View {
    ListAndDetail(detailWidth: 52, component: .secretDetail).view(
      context,
      list: { context in
        secrets.view(
          "Secret references", context, isFocused: context.isFocused, note: secretNote,
          empty: EmptyState(
            Line(secretsFixed ?? "No connection needs a secret.")),
          clear: context.keys.hint(SettingsCommands.clear.id, in: Self.scope, "clear")
        )
        .component(.secretReferences).fillHeight()
      }, detail: secretDetail)
  }

  private var secretNote: Line {
    guard let all = secrets.items.value, !all.isEmpty else { return .empty }
    let missing = all.count { $0.item.problem != nil }
    return missing == 0 ? Line("all are there", .ok) : Line("\(missing) of \(all.count) missing", .error)
  }

  private func secretDetail(_ context: ViewContext) -> [any View] {
    guard let item = secrets.selected?.item else { return [] }
    let found =
      item.problem == nil
      ? Line("\(Glyph.done) something is there", .ok) : Line("\(Glyph.error) missing", .error)
    return [
      Rule(Line("\(item.title): \(item.field)")), Text(Line("   \(item.reference)"), wraps: true),
      Text("   " + found),
    ] + (item.problem.map { [Text(Line("   \($0)", .error), wraps: true)] } ?? [])
      + [
        Text(.empty),
        Text(Line("   It is read at the moment of use, and never kept, logged or shown.", .dim), wraps: true),
      ]
  }
}
