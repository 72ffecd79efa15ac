import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// The forms of the tab of windows.
enum WindowForms {
  private static let word = "freeze"

  /// A window as it is, or a new one.
  static func window(_ old: MaintenanceWindow?) -> FormDialog<SaveWindow> {
    let request = old.map(WindowRequest.init) ?? WindowRequest(name: "", reason: "")
    return FormDialog(
      Line(old.map { "Change \($0.name)" } ?? "New window"),
      ["Once: from and until. Every week: days, start, how long. What runs is never cut off."],
      fields: fields(request), action: old == nil ? "Create" : "Save", component: .windowForm
    ) { answers throws(FormFault) in
      SaveWindow(
        window: old?.id.rawValue,
        request: WindowRequest(
          name: answers["name"], kind: answers["kind"], from: answers["from"], until: answers["until"],
          days: answers["days"], start: answers["start"], lasts: answers["lasts"],
          timeZone: answers["time_zone"], environment: answers["environment"],
          operations: answers["operations"],
          tenants: answers["tenants"], agencies: answers["agencies"], reason: answers["reason"]),
        expectedRevision: old?.revision)
    }
  }

  private static func fields(_ request: WindowRequest) -> [FormField] {
    [
      .text("name", "Name", request.name, hint: "finance close"),
      .choice(
        "kind", "Does", MaintenanceWindow.Kind.allCases.map(\.rawValue),
        titles: ["holds what it concerns", "allows it, and nothing outside"], selected: request.kind),
      .text("from", "From", request.from, hint: "now, 22:00, 2026-01-31 22:00 (UTC)"),
      .text("until", "Until", request.until, hint: "6h, 2026-02-01 04:00 (UTC)"),
      .text("days", "Every", request.days, hint: WeekdayText.forms),
      .text("start", "Start", request.start, hint: "22:00"),
      .text("lasts", "For", request.lasts, hint: "6h"),
      .text("time_zone", "On clocks of", request.timeZone, hint: "Asia/Singapore"),
      .choice(
        "environment", "Environment", [""] + TenantEnvironment.allCases.map(\.rawValue),
        titles: ["both"] + TenantEnvironment.allCases.map(\.rawValue), selected: request.environment),
      .text(
        "operations", "Operations", request.operations, hint: "all but backups",
        help: OperationKind.allCases.map(\.rawValue).joined(separator: ", ")),
      .text("tenants", "Tenants", request.tenants, hint: "all; slugs with commas"),
      .text("agencies", "Agencies", request.agencies, hint: "all; names with semicolons"),
      .text(
        "reason", "Because", request.reason, hint: "who is held up reads it",
        lengthMax: MaintenanceWindow.reasonLengthMax),
    ]
  }

  /// Freezes the platform, after a word was typed.
  static func freeze(now: Date) -> FormDialog<FreezeOperations> {
    FormDialog(
      "Freeze operations",
      [
        "No operation begins, on any tenant, for anybody. What runs, ends; what waits, waits.",
        "Backups go on. A platform owner may let single operations begin, with a reason.",
      ],
      fields: [
        .text(
          "reason", "Because", hint: "everybody reads it", lengthMax: MaintenanceWindow.reasonLengthMax),
        .text("until", "Until", hint: "2h, 22:00; empty until you lift it", lengthMax: 20),
        .text("word", "Type “\(word)”", lengthMax: 10),
      ], action: "Freeze", component: .freezeForm
    ) { answers throws(FormFault) in
      guard answers.optional("reason") != nil else { throw FormFault("reason", "Say why, in one sentence.") }
      guard answers["word"] == word else { throw FormFault("word", "Type “\(word)” to go on.") }
      var until: Date?
      if let text = answers.optional("until") {
        guard let moment = MomentText.parse(text, now: now) else {
          throw FormFault("until", "A moment is written as \(MomentText.forms).")
        }
        until = moment
      }
      return FreezeOperations(reason: answers["reason"], until: until)
    }
  }

  /// Asks before a freeze is lifted.
  static func unfreeze(_ freeze: OperationsFreeze, held: Int, now: Date) -> ConfirmDialog {
    ConfirmDialog(
      "Lift the freeze?",
      [
        Line("Operations are \(freeze.words(at: now))"),
        held == 0
          ? "Nothing waits for it."
          : Line("\(held) \(held == 1 ? "operation begins" : "operations begin") as workers are free."),
      ], action: "Lift it", refuse: "Stay frozen")
  }

  static func removal(_ window: MaintenanceWindow) -> ConfirmDialog {
    ConfirmDialog(
      "Remove \(window.name)?",
      [
        Line("\(window.times): \(window.scope.words)"),
        "What it holds begins, unless something else holds it.",
      ],
      action: "Remove it", refuse: "Keep it", isDangerous: true)
  }

  /// Lets an operation begin whatever holds it.
  static func override(_ operation: OperationSummary) -> FormDialog<OverrideHold> {
    FormDialog(
      Line("Let \(operation.kind.rawValue) of \(operation.subject) begin"),
      [
        Line(operation.hold?.reason ?? "", .warning),
        "It begins as soon as a worker is free. Who and why is kept.",
      ],
      fields: [
        .text(
          "reason", "Because", hint: "why, one sentence", lengthMax: MaintenanceWindow.reasonLengthMax)
      ], action: "Let it begin", component: .overrideForm
    ) { answers throws(FormFault) in
      guard let reason = answers.optional("reason") else {
        throw FormFault("reason", "Say why, in one sentence.")
      }
      return OverrideHold(operation: operation.id.rawValue, reason: reason)
    }
  }
}
