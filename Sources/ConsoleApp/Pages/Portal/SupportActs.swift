import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done to a support request, in the table and in its dialog alike.
enum SupportActs {
  static func commands(for request: SupportRequest?, _ context: UpdateContext) -> [Command] {
    let nothing = request == nil ? "no request is selected" : nil
    let closed = request?.state == .closed ? "it is closed: ask anew" : nil
    let reason = context.refusal(of: .supportAnswer, on: .own) ?? nothing ?? closed
    return [PortalCommands.reply.refused(reason), PortalCommands.close.refused(reason)]
  }
}
