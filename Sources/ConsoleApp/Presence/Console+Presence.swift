import TenantModel
import TenantryAPI

/// Others on the same server are told which tenant is on the screen, and what is about to be done to it.
extension Console {
  /// What is to be said now; nil where nobody else could hear it, or no tenant is on the screen.
  private var presenceWanted: NotePresence? {
    guard let session = session.value, session.mode == .remote, session.role != .tenantAdmin,
      session.refusal(of: NotePresence.permission) == nil
    else { return nil }
    func note(_ tenant: String, _ doing: Presence.Doing, _ kind: OperationKind? = nil) -> NotePresence {
      NotePresence(tenant: tenant, console: presence.console ?? "", doing: doing, operation: kind)
    }
    if let act = dialogs.last?.component.acts { return note(act.tenant.rawValue, .acting, act.kind) }
    guard let route = stack.last?.page?.route, route.page == .tenantDetail, let tenant = route.tenant else { return nil }
    return note(tenant, .looking)
  }

  /// Says it when it is another than what was said last.
  mutating func keepPresence() {
    guard presenceWanted != nil || presence.said != nil else { return }
    if presence.console == nil { presence.console = context.makeKey() }
    let wanted = presenceWanted
    guard wanted != presence.said else { return }
    if wanted == nil { presence.others = [] }
    presence.said = wanted
    sayPresence()
  }

  /// Says it again while it is so.
  mutating func sayPresence() {
    guard let said = presence.said else { return }
    shell(.load(said, whenBusy: .replaces, as: ShellEvent.presenceAnswered))
  }

  /// Takes who else is there; a server that does not know says nothing.
  mutating func take(_ result: Result<NotePresence.Output, APIProblem>) {
    guard presence.said != nil else { return }
    presence.others = (try? result.get())?.others ?? []
    shell(.after(.seconds(NotePresence.secondsBetween), token: "presence", .presenceAged))
  }
}
