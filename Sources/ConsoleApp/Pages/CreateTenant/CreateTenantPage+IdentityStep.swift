import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  func identityStep(_ context: ViewContext) -> any View {
    VStack {
      textField(.name, hint: "for example Acme Media", help: "as people know it")
      Text(.empty)
      textField(
        .slug, hint: "comes from the name",
        help: form.draft.isSlugOwn
          ? "names database, namespace and URL; never changes"
          : "follows the name until you write it yourself",
        note: form.slugCheck.note(for: form.draft.slug))
      Text(.empty)
      textField(.agencyGroup, hint: "for example Northside", help: groupHelp)
      groupList
      Text(.empty)
      choiceField(
        .environment,
        help: form.draft.environment == .production
          ? "to pause or rebuild it, its slug must be typed" : "to pause or rebuild it, a button is enough")
      Text(.empty)
      makes(context)
      if let capacity { Text(capacity, wraps: true).padding(3) }
      Spacer()
    }
  }

  /// A word when the environment holds as many tenants as it should (PRD §7).
  private var capacity: Line? {
    guard let counts = offers.groups.value, counts.total >= counts.softLimit else { return nil }
    return
      "\(Glyph.warning, .warning) There are \(counts.total) tenants; this environment should hold \(counts.softLimit) at most."
  }

  /// What the agency group could be: the one that goes on as typed, or those there are.
  private var groupHelp: Line {
    if let suggestion = offers.groupSuggestion(for: form.draft.agencyGroup) {
      return "new group \("·", .dim) \("→", .key) takes \(suggestion)"
    }
    let groups = offers.groups.value?.agencyGroups ?? []
    guard !groups.isEmpty else { return "the agency that the tenant belongs to" }
    if groups.contains(form.draft.agencyGroup) { return Line("known \(Glyph.done)", .ok) }
    return form.draft.agencyGroup.isEmpty ? "↓ chooses one that exists, or type a new one" : "new group"
  }

  /// The agency groups that exist and match, below the field while it is written in.
  private var groupList: [any View] {
    guard form.focus == .agencyGroup, stage == .filling else { return [] }
    let matches = offers.groupMatches(for: form.draft.agencyGroup)
    let indent = String(repeating: " ", count: Self.labelWidth)
    var rows: [any View] = matches.prefix(WizardOffers.groupsShown).enumerated().map { row, group in
      let isChosen = row == form.groupRow
      return Text(
        Line(indent + (isChosen ? Glyph.chosen : " ") + " ", .accent)
          + Line(" \(group) ", isChosen ? Style(.text, .bold, on: .selection) : .plain))
    }
    if matches.count > rows.count {
      rows.append(
        Text(Line("\(indent)   \(Glyph.ellipsis) \(matches.count - rows.count) more: type to narrow", .dim)))
    }
    return rows
  }

  /// The pane that says what comes of the choices made so far.
  func makes(_ context: ViewContext) -> [any View] {
    var rows: [any View] = [
      Rule("What this will make", trailing: planAge), Text(made, wraps: true).padding(3),
    ]
    if let trouble = planTrouble(context.keys) { rows.append(Text(trouble, wraps: true).padding(3)) }
    return rows
  }

  /// The names that follow from the slug, and what the plan knows beyond them.
  private var made: Line {
    guard let slug = try? Slug(form.draft.slug) else { return Line("It needs a slug first.", .dim) }
    var parts: [Line] = ["namespace \(slug.namespace, .bold)", "database \(slug.databaseName, .bold)"]
    if let output = currentPlan {
      parts.append(Line(output.odooUrl.rawValue, Style(.link)))
      parts.append("\(output.files.count) files")
      parts.append(Line(OperationPlanSections(plan: output.plan).expected))
    }
    return Line.joined(parts, by: Line(" · ", .dim))
  }

  /// Why there is no plan, unless a field says it.
  private func planTrouble(_ keys: KeyGuide) -> Line? {
    guard form.draft.step >= .infra, let problem = plan.problem, plannedRequest == form.draft.request,
      form.refused.isEmpty
    else { return nil }
    return Trouble.line(problem, keys)
  }

  /// Whether the plan below is that of the choices above.
  var planAge: Line {
    guard form.draft.step >= .infra else { return .empty }
    if plan.problem != nil, plannedRequest == form.draft.request {
      return Line("not planned", .error)
    }
    guard form.draft.isComplete else { return "waits for the choices" }
    return isPlanCurrent ? .empty : Line("planning…", .busy)
  }
}
