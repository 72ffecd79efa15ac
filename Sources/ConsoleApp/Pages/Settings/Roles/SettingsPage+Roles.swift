import TenantModel
import TerminalKit

extension SettingsPage {
  func rolesView(_ context: ViewContext) -> any View {
    ListAndDetail(detailWidth: 52, component: .roleDetail).view(
      context,
      list: { context in
        roles.view(
          "Roles", context, isFocused: context.isFocused, note: Line("bold changes something", .dim),
          empty: EmptyState("There are no permissions."),
          clear: context.keys.hint(SettingsCommands.clear.id, in: Self.scope, "clear")
        )
        .component(.roleMatrix).fillHeight()
      }, detail: roleDetail)
  }

  private func roleDetail(_ context: ViewContext) -> [any View] {
    guard let permission = roles.selected?.permission else { return [] }
    let rows = RoleRow.roles.flatMap { role, _ -> [any View] in
      let head = Line("   " + TextFit.pad(role.word, to: 20)) + RoleRow.cell(role, permission)
      guard let reason = AccessPolicy.decide(role, permission, .other).reason else { return [Text(head)] }
      return [Text(head), Text(Line("     \(reason)", .dim), wraps: true)]
    }
    return [Rule(Line(permission.rawValue), trailing: Line(permission.isWrite ? "changes" : "reads", .dim))]
      + rows
  }
}
