import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done to a proposal.
enum ProposalActs {
  /// Why it cannot be decided here and now; nil when it can.
  static func refusal(_ request: ChangeRequest, _ context: UpdateContext) -> String? {
    if let refusal = context.refusal(of: .billingManage) { return refusal }
    return request.refusal(decidedBy: context.session?.actor ?? "", at: context.now)
  }
}
