import TenantModel
import TenantryAPI
import TerminalKit

extension SettingsPage {
  func environmentView(_ context: ViewContext) -> any View {
    VStack {
      Rule("This platform", trailing: platform.freshness(context), isFocused: context.isFocused)
      if let trouble = platform.trouble(context) { Text(" " + trouble, wraps: true) }
      if let found = platform.value {
        Facts(Self.facts(found), labelWidth: 18)
        Text(.empty)
        Rule("Workers", trailing: Line("\(found.workers.count)", .dim))
        if found.workers.isEmpty {
          Text(
            Line("   none: what is queued waits until a console or a command works on it", .warning),
            wraps: true)
        }
        found.workers.map { worker in
          SplitRow(
            "   \(Glyph.active, .ok) \(worker.host)  \("process \(worker.processId)", .dim)",
            Line("seen \(Moment.ago(of: worker.lastSeenAt, now: context.now)) ", .dim))
        }
      } else if platform.problem == nil {
        Skeleton(rows: 8)
      }
      Spacer()
    }
    .component(.platformPanel)
  }

  private static func facts(_ found: GetPlatform.Output) -> [(String, Line)] {
    [
      ("Context", Line(found.context, .bold)), ("Mode", Line(found.mode.rawValue)),
      (
        "Environment",
        Line(found.environment?.rawValue ?? "not said", found.environment == nil ? .dim : .plain)
      ),
      ("Version", Line(found.version)), ("Data folder", Line(found.dataFolder)),
      ("Desired state", Line(found.desiredState)), ("Tenants' domain", Line(found.tenantDomain)),
      ("Odoo series", Line(found.odooSeries)),
      ("Time zone", Line("\(found.timeZone); times are shown in UTC")),
    ]
  }
}
