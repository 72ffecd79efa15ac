import TerminalKit

extension TenantsPage {
  package func spoken(context: ViewContext) -> Spoken? {
    guard let answer = answer.value, !filter.isOpen else { return nil }
    let first = (answered?.offset ?? 0) + 1
    let shown = answer.items.isEmpty ? "none" : "\(first) to \(first + answer.items.count - 1)"
    var lines = [
      "\(answer.total) tenants, \(shown) follow, by \(sort.title)\(isDescending ? ", reversed" : "")."
    ]
    if !filter.inForce.isEmpty { lines.append("Filtered by: \(filter.inForce).") }
    return Spoken(
      lines,
      choices: TableSpeech.choices(count: answer.items.count, lead: []) { place in
        let tenant = answer.items[place]
        return [
          ("", tenant.slug.rawValue), ("status", TenantCells.status(tenant).text),
          tenant.status == .active
            ? ("health", TenantCells.health(tenant, now: context.now).text)
            : ("", TenantCells.why(tenant).text),
          ("", tenant.currentOperationId == nil ? "" : "an operation has it"),
          ("plan", tenant.planId), ("region", tenant.region),
          ("changed", Moment.ago(of: tenant.updatedAt, now: context.now)),
        ]
      })
  }
}

extension OverviewPage {
  package func spoken(context: ViewContext) -> Spoken? {
    guard let tenants = tenants.value?.items, let counts = counts.value else { return nil }
    let order = Pane.allCases
    let distance = (order.firstIndex(of: .health) ?? 0) - (order.firstIndex(of: pane) ?? 0)
    let lead = Array(repeating: Key.tab, count: (distance + order.count) % order.count)
    let rows = TableSpeech.choices(count: min(tenants.count, 10), lead: lead) { place in
      let tenant = tenants[place]
      return [
        ("", tenant.slug.rawValue), ("", TenantCells.state(tenant).text), ("", TenantCells.why(tenant).text),
      ]
    }
    let running = (operations.value?.items ?? []).filter { $0.state.isUnderWay }
    return Spoken(
      ["\(counts.total) tenants. The first \(rows.count), trouble first:"]
        + running.map {
          "\($0.kind.rawValue) of \($0.subject) is under way, \(Int($0.fraction * 100)) percent."
        },
      choices: rows)
  }
}

extension ConfirmForm {
  /// What can be said to the question, as choices.
  func choices(action: String, refuse: String = "Cancel") -> [Spoken.Choice] {
    var stops: [Focus] = words != nil && refusal == nil ? [.field, .cancel] : [.cancel]
    if isUnlocked { stops.append(.action) }
    func keys(to target: Focus) -> [Key] {
      let here = stops.firstIndex(of: focus) ?? 0
      let there = stops.firstIndex(of: target) ?? 0
      let steps = (there - here + stops.count) % stops.count
      // Once round at least: a number is meant, whatever was pressed a moment ago.
      return Array(repeating: .tab, count: steps == 0 ? stops.count : steps) + [.enter]
    }
    var choices = [Spoken.Choice(refuse, .press(keys(to: .cancel)))]
    if isUnlocked { choices.append(Spoken.Choice(action, .press(keys(to: .action)))) }
    return choices
  }
}
