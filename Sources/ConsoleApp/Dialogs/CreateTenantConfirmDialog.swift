import TenantModel
import TenantryAPI
import TerminalKit

/// Asks whether to create the tenant, with the time it takes and every step (PRD §3.4 `confirm_create_tenant_modal`).
package struct CreateTenantConfirmDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  /// Said yes; saying no has no outcome.
  package enum Outcome: Equatable, Sendable {
    case confirmed
  }

  package private(set) var outcome: Outcome?
  private let output: PlanTenant.Output
  private var form = ConfirmForm()
  private var scroll = ScrollState()

  package init(_ output: PlanTenant.Output) {
    self.output = output
    let confirmation = output.plan.confirmation
    form.ask(
      confirmation, words: confirmation.words(slug: output.spec.slug, environment: output.spec.environment),
      refusal: nil)
  }

  package var asksToChange: Bool { true }

  package var captures: Bool { form.focus == .field }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [
      KeyHint("tab", "next"), KeyHint("enter", form.focus == .field ? "go on" : "press"),
      KeyHint("pgdn", "scroll"), KeyHint("esc", "cancel"),
    ]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      form.open(by: context.lastKey, at: context.now)
      return []
    case .keyPressed(let key):
      switch form.handle(key, at: context.now) {
      case .handled: return []
      case .cancelled: return [.dismiss]
      case .confirmed:
        outcome = .confirmed
        return []
      case .ignored: return scroll.handle(key) ? [] : [.unhandled]
      }
    case .pasted(let text):
      form.paste(text)
      return []
    default: return []
    }
  }

  package func spoken(context: ViewContext) -> Spoken? {
    Spoken(
      Spoken.lines(of: view(context: context), width: context.size.width),
      choices: form.choices(action: "Create"))
  }

  package func view(context: ViewContext) -> any View {
    let sections = OperationPlanSections(plan: output.plan)
    let running = output.plan.steps.count { $0.skipReason == nil }
    return Modal(
      "Create \(output.spec.name)",
      trailing: TenantHeader.badge(of: output.spec.environment, in: context.session),
      width: min(76, context.size.width - 4)
    ) {
      Viewport(scroll) {
        Text(.empty)
        Text("\(running, .bold) of \(output.plan.steps.count) steps run, \(sections.expected, .bold)")
        Text(Line(output.odooUrl.rawValue, Style(.link)))
        Text(.empty)
        sections.all
      }
      Text(.empty)
      form.rows(action: "Create", isDangerous: false)
    }
    .component(.confirmCreateTenantModal)
  }
}
