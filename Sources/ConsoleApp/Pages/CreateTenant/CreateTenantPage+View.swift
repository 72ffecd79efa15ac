import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  package func view(context: ViewContext) -> any View {
    if let session = context.session, let reason = session.refusal(of: .tenantsCreate) {
      let who = session.isReadOnly ? "No tenant is created from here" : "You are \(session.role.word)"
      return EmptyState("\(who): \(reason).", context.keys.hint(ShellCommands.back.id, "back"))
    }
    switch stage {
    case .opening: return Skeleton(rows: 6).padding(1, 1)
    case .offering(let draft): return offer(draft, context)
    case .filling, .creating:
      return VStack {
        WizardHead(current: form.draft.step, faulty: shownFaults, savedAt: form.draft.savedAt)
          .component(.stepperWizard)
        Text(.empty)
        step(context)
      }
    }
  }

  /// The earlier steps that need another look.
  private var shownFaults: Set<WizardStep> {
    form.faulty(offers).filter { $0 < form.draft.step }
  }

  private func step(_ context: ViewContext) -> any View {
    switch form.draft.step {
    case .identity: VStack { identityStep(context) }.component(.tenantIdentityStep)
    case .plan: VStack { planStep(context) }.component(.tenantPlanStep)
    case .bundle: VStack { bundleStep(context) }.component(.tenantBundleStep)
    case .infra: VStack { infraStep(context) }.component(.tenantInfraStep)
    case .sso: VStack { ssoStep(context) }.component(.tenantSSOStep)
    case .review: VStack { reviewStep(context) }.component(.tenantReviewStep)
    }
  }

  private func offer(_ draft: WizardDraft, _ context: ViewContext) -> any View {
    let time = draft.savedAt.map { Moment.time($0, now: context.now) } ?? "an earlier visit"
    let name = draft.name.isEmpty ? "no name yet" : draft.name
    return VStack {
      Text(.empty)
      Text("   Resume the draft from \(time, .bold)?")
      Text(.empty)
      Facts(
        [
          ("Tenant", Line.joined([Line(name), Line(draft.slug, .dim)], by: Line(" · ", .dim))),
          (
            "Step",
            "\(draft.step.title) \("· \(draft.step.rawValue + 1) of \(WizardStep.allCases.count)", .dim)"
          ),
        ], labelWidth: 10)
      if draft.sent != nil {
        Text(.empty)
        Text(sentBefore, wraps: true).padding(3)
      }
      Text(.empty)
      Text(
        "   "
          + Line.joined(
            [
              context.keys.hint(WizardCommands.resume.id, in: .draft, "resume"),
              context.keys.hint(WizardCommands.startNew.id, in: .draft, "start new"),
              context.keys.hint(ShellCommands.back.id, "leave it for later"),
            ].compactMap { $0?.line }, by: "   "))
      Spacer()
    }
  }

  // MARK: What the steps share

  /// What to know of a request that was sent and never answered.
  var sentBefore: Line {
    "\(Glyph.warning, .warning) It was sent, and no answer was seen. Sending it again makes no second tenant."
  }

  /// A text field with its message.
  func textField(
    _ field: WizardField, hint: String = "", help: Line = .empty, note: Line = .empty, width: Int = 42
  )
    -> any View
  {
    let isFocused = form.focus == field && stage == .filling
    return Field(
      field.label, labelWidth: Self.labelWidth, error: form.message(at: field, offers), help: help,
      focused: isFocused,
      HStack(spacing: 2) {
        TextFieldView(form.text(field), hint: hint, focused: isFocused).width(
          Extent(min: 12, ideal: width, max: width))
        Text(note)
        Spacer()
      })
  }

  /// A field whose options are all in sight.
  func choiceField(_ field: WizardField, note: Line = .empty, help: Line = .empty) -> [any View] {
    guard let choice = WizardChoices.choice(field, form) else { return [] }
    let isFocused = form.focus == field && stage == .filling
    return [
      Field(
        field.label, labelWidth: Self.labelWidth, error: form.message(at: field, offers), help: help,
        focused: isFocused, ChoiceView(choice, note: note, focused: isFocused))
    ]
  }

  /// A field with a list of options: a skeleton before they come, what is wrong when they do not.
  func listField(
    _ context: ViewContext, _ field: WizardField, rowsMax: Int = 4, fills: Bool = false
  ) -> any View {
    let isFocused = form.focus == field && stage == .filling
    let content: any View =
      if let options = offers.options(of: field, form.draft) {
        if options.isEmpty {
          Text("There is nothing to choose from yet.", .dim)
        } else {
          SelectListView(
            SelectList(
              options, highlighted: form.choice(field) ?? WizardChoices.standard(field, form, offers)),
            focused: isFocused
          )
          .height(
            Extent(
              min: 1, ideal: min(options.count, rowsMax),
              max: fills ? options.count : min(options.count, rowsMax)))
        }
      } else if field == .image, offers.templates.problem != nil {
        // Said at the template already: both come with the same answer.
        Text("–", .dim)
      } else if let problem = offers.problem(of: field) {
        Text(Trouble.line(problem, context.keys), wraps: true)
      } else {
        Skeleton(rows: min(3, rowsMax))
      }
    return Field(
      field.label, labelWidth: Self.labelWidth, error: form.message(at: field, offers), focused: isFocused,
      content)
  }

  static let labelWidth = 15
}

/// The steps in one line, with the time at which the draft was last kept.
struct WizardHead: View {
  let current: WizardStep
  let faulty: Set<WizardStep>
  let savedAt: Date?

  func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(1) }

  func render(in canvas: Canvas) {
    let steps = Stepper(
      WizardStep.allCases.map(\.title), current: current.rawValue, failed: Set(faulty.map(\.rawValue)))
    let width = steps.extent(.horizontal, across: 1).ideal
    let clock = savedAt.map(Moment.clockWithSeconds)
    let (long, short) = (clock.map { "draft saved \($0)" } ?? "", clock.map { "saved \($0)" } ?? "")
    // The line of pages names the wizard too: its title goes before the mark does.
    for (head, mark) in [("New tenant", long), ("New tenant", short), ("", long), ("", short), ("", "")] {
      let x = head.isEmpty ? 1 : TextWidth.of(head) + 5
      guard x + width + TextWidth.of(mark) + 3 <= canvas.width else { continue }
      canvas.write(Line(head, .title), x: 1)
      steps.render(in: canvas.part(Rect(x: x, y: 0, width: width, height: 1)))
      canvas.write(Line(mark, .dim), x: canvas.width - TextWidth.of(mark) - 1)
      return
    }
    steps.render(in: canvas.part(Rect(x: 1, y: 0, width: canvas.width - 1, height: 1)))
  }
}
