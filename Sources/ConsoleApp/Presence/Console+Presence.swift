import TenantModel
import TenantryAPI

/// Others on the same server are told which tenant is on the screen, and what is about to be done to it.
extension Console {
  /// What is to be said now; nil where nobody else could hear it, or no tenant is on the screen.
  private var presenceWanted: NotePresence? {
    guard let session = session.value, session.mode == .remote, session.role != .tenantAdmin,
      session.refusal(of: NotePresence.permission) == nil,
      let seen = dialogs.reversed().lazy.compactMap(\.tenantInView).first ?? stack.last?.tenantInView
    else { return nil }
    return NotePresence(
      tenant: seen.tenant, console: presence.console ?? "", doing: seen.doing, operation: seen.kind)
  }

  /// Says it when it is another than what was said last.
  mutating func keepPresence() {
    guard presenceWanted != nil || presence.said != nil else { return }
    if presence.console == nil { presence.console = context.makeKey() }
    let wanted = presenceWanted
    guard wanted != presence.said else { return }
    if wanted?.tenant != presence.said?.tenant { presence.others = [] }
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

  /// The others who have the tenant of a layer before them; none are known of another than the one that was asked about.
  func others(of layer: Layer) -> [Presence] {
    layer.tenantInView?.tenant == presence.said?.tenant ? presence.others : []
  }
}
