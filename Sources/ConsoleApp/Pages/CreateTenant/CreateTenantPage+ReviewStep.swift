import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  func reviewStep(_ context: ViewContext) -> any View {
    let plan = VStack { reviewPlan(context) }
    guard context.size.width >= 118 else {
      return VStack {
        reviewRows(context)
        Viewport(scroll) { plan }.fillHeight()
      }
    }
    return HStack(spacing: 2) {
      VStack {
        reviewRows(context)
        Spacer()
      }
      .fillWidth(1)
      Viewport(scroll) { plan }.fillWidth(1)
    }
  }

  private func reviewRows(_ context: ViewContext) -> [any View] {
    var rows: [any View] = [Rule("What you chose", trailing: "\("↑↓ enter", .key) change")]
    for step in WizardStep.allCases where step != .review {
      rows.append(ReviewRow(label: step.title, value: summary(of: step), isSelected: isSelected(step)))
      rows += faults(in: step).map {
        Text(Line(String(repeating: " ", count: 13)) + "\(Glyph.error, .error) \($0, .error)", wraps: true)
      }
    }
    rows.append(Text(.empty))
    rows.append(createRow(context))
    if let failure {
      rows.append(Text(Trouble.line(failure, nil), wraps: true).padding(3))
    } else if form.draft.wasSent, stage == .filling {
      rows.append(Text(sentBefore, wraps: true).padding(3))
    }
    rows.append(Text(.empty))
    return rows
  }

  private func isSelected(_ step: WizardStep) -> Bool { form.reviewRow == step.rawValue && stage == .filling }

  private func faults(in step: WizardStep) -> [String] {
    step.fields.compactMap { field in
      (form.refused[field] ?? form.fault(in: field, offers)).map { "\(field.label): \($0)" }
    }
  }

  private func createRow(_ context: ViewContext) -> any View {
    if stage == .creating { return Text("   \("\(Glyph.progress) creating…", .busy)") }
    let reason = refusal(context.session)
    let isFocused = isSelected(.review)
    let style: Style = reason == nil ? Style(.accent, .bold) : .dim
    let button =
      isFocused
      ? Line("\(Glyph.chosen)[ Create tenant ]", Style(style.role, .bold, on: .selection))
      : Line(" [ Create tenant ]", style)
    return Text("  \(button)   \(reason.map { "\($0)" } ?? "", .dim)")
  }

  /// A step in one line.
  private func summary(of step: WizardStep) -> Line {
    let draft = form.draft
    let dot = Line(" · ", .dim)
    switch step {
    case .identity:
      return Line.joined(
        [
          Line(draft.name, .bold), Line(draft.slug), Line(draft.agencyGroup),
          Line(draft.environment.rawValue),
        ], by: dot)
    case .plan:
      guard let plan = offers.plan(draft) else { return Line(draft.plan ?? "–") }
      return Line.joined(
        [Line(plan.name), Line("\(TenantFacts.price(of: plan))/month"), "\(plan.usersIncluded) users"],
        by: dot)
    case .bundle:
      let count = currentPlan.map { "\($0.bundle.modules.count) modules" as Line } ?? .empty
      return Line.joined([Line(offers.bundle(draft)?.name ?? draft.bundle ?? "–"), count], by: dot)
    case .infra:
      return Line.joined(
        [
          Line(draft.region ?? "–"),
          draft.isolation == .database ? "own database" : Line("own schema", .warning),
          draft.haLevel == .ha ? "2 pods" : "1 pod", Line(draft.template ?? "–"),
          Line(currentPlan?.spec.image.tag ?? draft.image ?? ""),
        ], by: dot)
    case .sso:
      let count = currentPlan?.sso.redirectUris.count ?? draft.redirectUris?.count ?? 0
      return Line.joined(
        [
          Line(draft.ssoTemplate ?? "–"), Line(currentPlan.map { "realm \($0.sso.keycloakRealm)" } ?? ""),
          Line(count == 1 ? "1 redirect URI" : "\(count) redirect URIs"),
        ], by: dot)
    case .review: return .empty
    }
  }

  private func reviewPlan(_ context: ViewContext) -> [any View] {
    if let problem = plan.problem, plannedRequest == form.draft.request {
      return [Rule("What will happen"), Text(Trouble.line(problem, context.keys), wraps: true).padding(3)]
    }
    guard let output = currentPlan else {
      return [Rule("What will happen", trailing: Line("planning…", .busy)), Skeleton(rows: 6)]
    }
    let sections = OperationPlanSections(plan: output.plan)
    var rows: [any View] = [
      Rule(
        "What will happen",
        trailing: Line.joined(
          [
            Line(sections.expected),
            KeyHint.line(context.keys.hint("list_page_down", in: .list, "scroll")),
          ], by: " · "))
    ]
    rows += sections.risks.map { $0.padding(3) }
    rows += sections.steps.map { $0.padding(1) }
    rows.append(Rule("What it makes", trailing: Line(output.odooUrl.rawValue, Style(.link))))
    rows += sections.effects.map { $0.padding(1) }
    rows.append(Rule("Desired state", trailing: "\(output.files.count) files"))
    rows += output.files.map { Text("   \(Glyph.todo, .dim) \($0)") }
    return rows + [Text(.empty)] + sections.wayBack.map { $0.padding(3) }
  }
}

/// A step of the wizard, under the bar when it is selected; long ones take a second line.
struct ReviewRow: View {
  let label: String
  let value: Line
  let isSelected: Bool

  func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal ? .fill : .fixed(max(1, value.wrapped(to: across - Self.indent - 1).count))
  }

  func render(in canvas: Canvas) {
    let target = isSelected ? canvas.on(.selection) : canvas
    if isSelected { target.write(Glyph.pointer, x: 1, .accent) }
    target.write(Line(label, isSelected ? Style(.accent, .bold) : .dim), x: 3)
    for (y, line) in value.wrapped(to: canvas.width - Self.indent - 1).enumerated() {
      target.write(line, x: Self.indent, y: y)
    }
  }

  private static let indent = 13
}
