import TerminalKit

/// What can be done in the wizard.
enum WizardCommands {
  static let nextField = Command(
    "create_tenant_next_field", "Go to the next field", label: "next field", keys: [.tab], footer: 1)
  static let previousField = Command(
    "create_tenant_previous_field", "Go to the previous field", keys: [.backTab])
  static let next = Command(
    "create_tenant_next_step", "Go to the next step", label: "next", keys: [.ctrl("n")], footer: 2)
  static let back = Command(
    "create_tenant_previous_step", "Go back a step", label: "back", keys: [.ctrl("p")], footer: 3)
  static let press = Command(
    "create_tenant_press", "Create the tenant, or change the step in the bar", label: "create",
    keys: [.enter], footer: 1)
  static let copyFile = Command(
    "create_tenant_copy_file", "Copy the tenant as a file for tenantry tenants create -f",
    label: "copy file", keys: ["y"], footer: 4)
  static let editFile = Command(
    "create_tenant_edit_file", "Open the tenant as a file in the editor", label: "file", keys: ["e"])
  static let resume = Command(
    "draft_resume", "Go on with the draft", label: "resume", keys: [.enter],
    scope: .draft, footer: 1)
  static let startNew = Command(
    "draft_start_new", "Start a new tenant", label: "start new", keys: ["n"], scope: .draft, footer: 2)

  /// The key whose meaning a command has.
  static let keys: [String: Key] = [
    nextField.id: .tab, previousField.id: .backTab, next.id: .ctrl("n"), back.id: .ctrl("p"),
  ]
}

extension CreateTenantPage {
  package static let scope: Command.Scope = "create_tenant"

  package static let definitions = [
    WizardCommands.nextField, WizardCommands.previousField, WizardCommands.next, WizardCommands.back,
    WizardCommands.press, WizardCommands.copyFile, WizardCommands.editFile,
  ]

  /// What can be done while it is asked whether to go on with a draft.
  static let draftDefinitions = [WizardCommands.resume, WizardCommands.startNew]

  package var widgets: [Command.Scope] { stage == .filling ? [.list, .row] : [] }

  package func commands(context: UpdateContext) -> [Command] {
    switch stage {
    case .opening, .creating: return []
    case .offering: return [WizardCommands.resume, WizardCommands.startNew]
    case .filling:
      let step = form.draft.step
      let isCreate = form.reviewRow == WizardStep.review.rawValue
      let own =
        step == .review
        ? [
          WizardCommands.press.saying(label: isCreate ? "create" : "change"), WizardCommands.copyFile,
          WizardCommands.editFile,
        ]
        : [WizardCommands.nextField, WizardCommands.previousField]
      return own + (step.next == nil ? [] : [WizardCommands.next])
        + (step.previous == nil ? [] : [WizardCommands.back])
    }
  }
}

extension Command.Scope {
  /// Where it is asked whether to go on with a draft.
  static let draft: Self = "draft"
}
