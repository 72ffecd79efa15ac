import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What a form is for: what it asks, and what it sends.
enum FormTask: Equatable, Sendable {
  case pay(Invoice)
  case void(Invoice)
  case writeOff(Invoice)
  case adjustPlan(SubscriptionView, plans: [Plan])
  case proposePlan(SubscriptionView, plans: [Plan])
  /// Asks a second person for another plan.
  case askPlan(SubscriptionView, plans: [Plan])
  /// Asks a second person to decommission the tenant as it is.
  case askDecommission(Tenant)
  case reject(Approval)
  case proposeCredit(SubscriptionView)
  case decide(ChangeRequest, approves: Bool)
  case runBilling
  case settings(PortalWorkspace)
  case ask(Slug)
  case reply(SupportRequest, closes: Bool)

  var component: ComponentID {
    switch self {
    case .pay, .void: .invoiceActionModal
    case .writeOff, .proposePlan, .proposeCredit: .proposalFormModal
    case .adjustPlan, .askPlan: .planChangeModal
    case .askDecommission: .approvalRequestModal
    case .reject: .approvalRejectionModal
    case .decide: .proposalDecisionModal
    case .runBilling: .billingRunModal
    case .settings: .localSettingsModal
    case .ask: .supportRequestModal
    case .reply: .supportReplyModal
    }
  }

  /// The tenant that it changes, or asks a second person to change; nil for what others need not know while one writes.
  var tenantInView: TenantInView? {
    switch self {
    case .adjustPlan(let item, _), .proposePlan(let item, _), .askPlan(let item, _): .acting(on: item.tenantSlug)
    case .decide(let request, true) where request.kind == .planChange: .acting(on: request.tenantSlug)
    case .decide(let request, _) where request.kind == .planChange: .looking(at: request.tenantSlug.rawValue)
    case .askDecommission(let tenant): .acting(on: tenant.slug, .decommission)
    case .reject(let approval): .looking(at: approval.tenantSlug.rawValue)
    case .pay, .void, .writeOff, .proposeCredit, .decide, .runBilling, .settings, .ask, .reply: nil
    }
  }

  var title: String {
    switch self {
    case .pay(let invoice): "Mark \(invoice.name) as paid"
    case .void(let invoice): "Take \(invoice.name) back"
    case .writeOff(let invoice): "Propose to write off \(invoice.name)"
    case .adjustPlan(let item, _): "Another plan for \(item.tenantSlug)"
    case .proposePlan(let item, _): "Propose another plan for \(item.tenantSlug)"
    case .askPlan(let item, _): "Ask for another plan for \(item.tenantSlug)"
    case .askDecommission(let tenant): "Ask to decommission \(tenant.slug)"
    case .reject(let approval): "Reject: \(approval.summary)"
    case .proposeCredit(let item): "Propose a credit for \(item.tenantSlug)"
    case .decide(let request, let approves): "\(approves ? "Approve" : "Reject"): \(request.summary)"
    case .runBilling: "Bill a month"
    case .settings(let workspace): "Settings of \(workspace.tenant.slug)"
    case .ask(let slug): "Ask the operators about \(slug)"
    case .reply(let request, let closes):
      closes ? "Close: \(request.subject)" : "Say more: \(request.subject)"
    }
  }

  /// The word for what enter does in the last field.
  var action: String {
    switch self {
    case .pay: "Mark paid"
    case .void: "Take back"
    case .writeOff, .proposePlan, .proposeCredit: "Propose"
    case .adjustPlan: "Change plan"
    case .askPlan, .askDecommission: "Ask"
    case .reject: "Reject"
    case .decide(_, let approves): approves ? "Approve" : "Reject"
    case .runBilling: "Bill it"
    case .settings: "Save"
    case .ask, .reply(_, false): "Send"
    case .reply(_, true): "Close it"
    }
  }

  /// What to know before one answers.
  var paragraphs: [Line] {
    switch self {
    case .pay(let invoice):
      [Line("\(invoice.tenantSlug) owes \(invoice.total.text) for \(invoice.period).")]
    case .void(let invoice):
      [
        Line(
          "\(invoice.total.text) for \(invoice.period) is owed no more. The invoice stays, with its number; its month "
            + "is not billed again.")
      ]
    case .writeOff(let invoice):
      [
        Line(
          "A platform owner decides it, another person than you. \(invoice.total.text) would be owed no more."
        )
      ]
    case .adjustPlan(let item, _):
      [
        Line(
          "It is on \(item.plan?.name ?? item.subscription.planId). The new fee counts for the month that is billed "
            + "next; its pods get the plan's resources when it is rebuilt.")
      ]
    case .proposePlan(let item, _):
      [Line("It is on \(item.plan?.name ?? item.subscription.planId). A platform owner decides it.")]
    case .askPlan(let item, _):
      [
        Line("\(Glyph.warning, .warning) \("Takes two:", .warning) another platform owner approves it, which does it."),
        Line("It is on \(item.plan?.name ?? item.subscription.planId)."),
      ]
    case .askDecommission:
      [
        Line(
          "Another platform owner sees the plan, and why you ask. Once they approve it, it is done in both your names. "
            + "What nobody decides in \(Approval.hoursOpen) hours expires.")
      ]
    case .reject(let approval): [Line("\(approval.askedBy) asks for it: \(approval.reason)")]
    case .proposeCredit:
      [Line("A platform owner decides it, another person than you. It comes off the next invoices.")]
    case .decide(let request, _):
      [Line("\(request.tenantSlug): \(request.reason) (\(request.proposedBy))")]
    case .runBilling:
      [Line("Makes and sends the invoices of the month. What is billed already stays as it is.")]
    case .settings: []
    case .ask: [Line("The answer shows here, under Requests.")]
    case .reply(let request, _): request.messages.suffix(2).map { Line("\($0.author): \($0.text)", .dim) }
    }
  }

  /// Another plan, or asking for it where the platform wants two people.
  static func planChange(_ item: SubscriptionView, plans: [Plan], in session: Session?) -> FormTask {
    session?.secondPerson?.contains(.plan) == true
      ? .askPlan(item, plans: plans) : .adjustPlan(item, plans: plans)
  }

  /// What is asked.
  func fields(now: Date) -> [FormField] {
    let reason = FormField.text(
      "reason", "Because", hint: "why, one sentence", lengthMax: ChangeRequest.reasonLengthMax)
    switch self {
    case .pay:
      return [
        .text("reference", "Reference", hint: "what the bank calls it", lengthMax: 80),
        .text("paid_on", "Paid on", Moment.day(now), hint: "2026-11-30", lengthMax: 10),
      ]
    case .void, .writeOff: return [reason]
    case .adjustPlan(let item, let plans): return [Self.plan(plans, item)]
    case .proposePlan(let item, let plans), .askPlan(let item, let plans): return [Self.plan(plans, item), reason]
    case .askDecommission: return [reason]
    case .reject:
      return [.text("reason", "Because", hint: "why not, one sentence", lengthMax: Approval.reasonLengthMax)]
    case .proposeCredit(let item):
      return [.text("amount_cents", "Amount", hint: "50.00 \(item.currency)", lengthMax: 12), reason]
    case .decide(_, let approves):
      let hint = approves ? "may stay empty" : "why not, one sentence"
      return [.text("reason", "Because", hint: hint, lengthMax: ChangeRequest.reasonLengthMax)]
    case .runBilling:
      return [.text("period", "Month", BillingPeriod(of: now).previous.rawValue, lengthMax: 7)]
    case .settings(let workspace): return Self.settings(workspace.settings)
    case .ask: return Self.question
    case .reply(_, let closes):
      let hint = closes ? "may stay empty" : "what to say"
      return [.text("text", "Text", hint: hint, lengthMax: SupportRequest.textLengthMax)]
    }
  }

  private static func plan(_ plans: [Plan], _ item: SubscriptionView) -> FormField {
    .choice(
      "plan", "Plan", plans.map(\.id),
      titles: plans.map { "\($0.name) \(Money(cents: $0.priceCents, currency: $0.currency).number)" },
      selected: item.subscription.planId)
  }

  private static func settings(_ settings: LocalSettings) -> [FormField] {
    [
      .text(
        "contact_email", "Contact", settings.contactEmail, hint: "office@example.net",
        lengthMax: LocalSettings.emailLengthMax),
      .choice(
        "maintenance_window", "Maintenance", LocalSettings.Window.allCases.map(\.rawValue),
        titles: LocalSettings.Window.allCases.map(\.word), selected: settings.maintenanceWindow.rawValue),
      .choice(
        "notification_channel", "Told by", LocalSettings.Channel.allCases.map(\.rawValue),
        titles: LocalSettings.Channel.allCases.map(\.word), selected: settings.notificationChannel.rawValue),
    ]
  }

  private static let question: [FormField] = [
    .choice(
      "severity", "Severity", SupportRequest.Severity.allCases.map(\.rawValue),
      selected: SupportRequest.Severity.normal.rawValue),
    .text("subject", "Subject", hint: "in a few words", lengthMax: DisplayText.lengthMax),
    .text("text", "What happens", hint: "what you see, since when", lengthMax: SupportRequest.textLengthMax),
  ]
}

extension LocalSettings.Window {
  var word: String {
    switch self {
    case .any: "any time"
    case .night: "nights"
    case .weekend: "weekends"
    }
  }
}

extension LocalSettings.Channel {
  var word: String {
    switch self {
    case .none: "nothing"
    case .email: "e-mail"
    case .mattermost: "Mattermost"
    }
  }
}
