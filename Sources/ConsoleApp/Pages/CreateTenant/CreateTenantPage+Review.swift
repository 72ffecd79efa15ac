import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  /// A key of the last step: arrows walk the steps and the button, enter opens what is in the bar.
  mutating func pressInReview(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    switch key {
    case .up, "k", .backTab: form.reviewRow = max(0, form.reviewRow - 1)
    case .down, "j", .tab: form.reviewRow = min(WizardStep.review.rawValue, form.reviewRow + 1)
    case .enter:
      guard let step = WizardStep(rawValue: form.reviewRow), step != .review else { return confirm(context) }
      let fault = step.fields.first { form.message(at: $0, offers) != nil }
      return go(to: step, field: fault, context)
    default: return scroll.handle(key) ? [] : [.unhandled]
    }
    return []
  }

  /// Sends the request. The key is kept with the draft before, so that sending it again makes no second tenant.
  mutating func create(_ context: UpdateContext) -> [Effect<Event>] {
    guard stage == .filling else { return [] }
    let request = form.draft.request
    let sent =
      form.draft.wasSent
      ? form.draft.sent : WizardDraft.Sent(request: request, idempotencyKey: context.makeKey())
    form.draft.sent = sent
    failure = nil
    stage = .creating
    return save(context) + [
      .submit(
        CreateTenant(request: request, trigger: .ui, idempotencyKey: sent?.idempotencyKey), as: Event.created)
    ]
  }

  private mutating func confirm(_ context: UpdateContext) -> [Effect<Event>] {
    if let reason = refusal(context.session) {
      return [.notify(Notice(.info, "It cannot be created yet: \(reason)."))]
    }
    guard let plan = currentPlan else { return create(context) }
    return [.present(CreateTenantConfirmDialog(plan)) { _ in .createConfirmed }]
  }
}
