import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension FormTask {
  /// The form on the screen; `done` makes an event of a sentence on what came of it.
  func presented<Event: Equatable & Sendable>(
    _ context: UpdateContext, as done: @escaping @Sendable (String) -> Event
  ) -> Effect<Event> {
    switch self {
    case .pay(let invoice):
      return show(context, done, { "\($0.name) is paid." }) { answers throws(FormFault) in
        MarkInvoicePaid(
          invoice: invoice.id.rawValue,
          reference: try answers.said("reference", "What is the payment known by at the bank?"),
          paidOn: try answers.day("paid_on"))
      }
    case .void(let invoice):
      return show(context, done, { "\($0.name) is void." }) { answers throws(FormFault) in
        VoidInvoice(invoice: invoice.id.rawValue, reason: try answers.reason())
      }
    case .adjustPlan(let item, _):
      return show(context, done, { "\($0.tenantSlug) is on the plan \($0.subscription.planId)." }) {
        answers in
        AdjustPlan(tenant: item.tenantId.rawValue, plan: answers["plan"])
      }
    case .decide(let request, let approves):
      return show(
        context, done, { "\($0.tenantSlug): \($0.summary) is \($0.status.rawValue)." }
      ) { answers throws(FormFault) in
        DecideProposal(
          proposal: request.id.rawValue, approves: approves,
          reason: approves ? answers.optional("reason") : try answers.reason())
      }
    case .runBilling:
      let key = context.makeKey()
      return show(context, done, { "\($0.period) is being billed." }) { answers throws(FormFault) in
        RunBilling(period: try answers.month("period"), trigger: .ui, idempotencyKey: key)
      }
    case .writeOff, .proposePlan, .proposeCredit: return proposing(context, done)
    case .settings, .ask, .reply: return asking(context, done)
    case .askPlan, .askDecommission, .reject: return approving(context, done)
    }
  }

  private func approving<Event: Equatable & Sendable>(
    _ context: UpdateContext, _ done: @escaping @Sendable (String) -> Event
  ) -> Effect<Event> {
    let said: @Sendable (Approval) -> String = { "Asked: \($0.summary). Another person decides it: :approvals." }
    switch self {
    case .askPlan(let item, _):
      return show(context, done, said) { answers throws(FormFault) in
        AskApproval(
          tenant: item.tenantId.rawValue, act: .plan, plan: answers["plan"], reason: try answers.reason())
      }
    case .askDecommission(let tenant):
      return show(context, done, said) { answers throws(FormFault) in
        AskApproval(
          tenant: tenant.id.rawValue, act: .decommission, reason: try answers.reason(),
          expectedVersion: tenant.version)
      }
    case .reject(let approval):
      return show(context, done, { "Rejected: \($0.summary)." }) { answers throws(FormFault) in
        DecideApproval(
          approval: approval.id.rawValue, approves: false, reason: try answers.reason(), trigger: .ui)
      }
    default: preconditionFailure("\(title) asks no second person")
    }
  }

  private func proposing<Event: Equatable & Sendable>(
    _ context: UpdateContext, _ done: @escaping @Sendable (String) -> Event
  ) -> Effect<Event> {
    let said: @Sendable (ChangeRequest) -> String = {
      "Proposed for \($0.tenantSlug): \($0.summary). A platform owner decides it."
    }
    switch self {
    case .writeOff(let invoice):
      return show(context, done, said) { answers throws(FormFault) in
        ProposeChange(
          tenant: invoice.tenantId.rawValue, kind: .writeOff, invoice: invoice.id.rawValue,
          reason: try answers.reason())
      }
    case .proposePlan(let item, _):
      return show(context, done, said) { answers throws(FormFault) in
        ProposeChange(
          tenant: item.tenantId.rawValue, kind: .planChange, plan: answers["plan"],
          reason: try answers.reason())
      }
    case .proposeCredit(let item):
      return show(context, done, said) { answers throws(FormFault) in
        ProposeChange(
          tenant: item.tenantId.rawValue, kind: .credit, amountCents: try answers.cents("amount_cents"),
          reason: try answers.reason())
      }
    default: preconditionFailure("\(title) is no proposal")
    }
  }

  private func asking<Event: Equatable & Sendable>(
    _ context: UpdateContext, _ done: @escaping @Sendable (String) -> Event
  ) -> Effect<Event> {
    switch self {
    case .reply(let request, let closes):
      return show(
        context, done, { $0.state == .closed ? "The request is closed." : "It was sent." }
      ) { answers throws(FormFault) in
        AnswerSupportRequest(
          request: request.id.rawValue,
          text: closes ? answers.optional("text") : try answers.said("text", "There is nothing to send yet."),
          closes: closes)
      }
    case .settings(let workspace):
      return show(context, done, { _ in "The settings are kept." }) { answers in
        ChangeLocalSettings(
          tenant: workspace.tenant.id.rawValue, contactEmail: answers["contact_email"],
          maintenanceWindow: LocalSettings.Window(rawValue: answers["maintenance_window"]) ?? .any,
          notificationChannel: LocalSettings.Channel(rawValue: answers["notification_channel"]) ?? .none)
      }
    case .ask(let slug):
      return show(context, done, { "Request \($0.id) is with the operators." }) { answers throws(FormFault) in
        OpenSupportRequest(
          tenant: slug.rawValue, subject: try answers.said("subject", "What is it about?"),
          text: try answers.said("text", "What happens, and since when?"),
          severity: SupportRequest.Severity(rawValue: answers["severity"]) ?? .normal)
      }
    default: preconditionFailure("\(title) asks nobody for support")
    }
  }

  private func show<E: Endpoint, Event: Equatable & Sendable>(
    _ context: UpdateContext, _ done: @escaping @Sendable (String) -> Event,
    _ said: @escaping @Sendable (E.Output) -> String,
    _ make: @escaping @Sendable (FormAnswers) throws(FormFault) -> E
  ) -> Effect<Event> {
    let form = FormDialog(
      Line(title), paragraphs, fields: fields(now: context.now), action: action, component: component,
      about: tenantInView, make: make)
    return .present(form) { done(said($0)) }
  }
}

extension FormAnswers {
  /// What must be said.
  fileprivate func said(_ field: String, _ question: String) throws(FormFault) -> String {
    guard let answer = optional(field) else { throw FormFault(field, question) }
    return answer
  }

  fileprivate func reason() throws(FormFault) -> String { try said("reason", "Say why, in one sentence.") }

  fileprivate func cents(_ field: String) throws(FormFault) -> Int {
    guard let cents = Money.cents(self[field]), cents > 0 else {
      throw FormFault(field, "An amount is written as 50 or 49.90.")
    }
    return cents
  }

  fileprivate func day(_ field: String) throws(FormFault) -> Date {
    guard self[field].count == 10, let day = try? Date(self[field] + "T00:00:00Z", strategy: .iso8601) else {
      throw FormFault(field, "A day is written as 2026-11-30.")
    }
    return day
  }

  fileprivate func month(_ field: String) throws(FormFault) -> BillingPeriod {
    do {
      return try BillingPeriod(self[field])
    } catch {
      throw FormFault(field, "A month is written as 2026-11.")
    }
  }
}
