import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done to a support request, in the table and in its dialog alike.
enum SupportActs {
  /// - Parameter nothing: why there is no request, where there is none.
  static func commands(
    for request: SupportRequest?, without nothing: String? = nil, _ context: UpdateContext
  ) -> [Command] {
    let closed = request?.state == .closed ? "it is closed: ask anew" : nil
    let reason = context.refusal(of: .supportAnswer, on: .own) ?? nothing ?? closed
    return [PortalCommands.reply.refused(reason), PortalCommands.close.refused(reason)]
  }
}
