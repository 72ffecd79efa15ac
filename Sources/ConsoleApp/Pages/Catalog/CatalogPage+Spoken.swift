import TerminalKit

extension CatalogPage {
  package func spoken(context: ViewContext) -> Spoken? {
    guard focus == .list, !captures else { return nil }
    switch tab {
    case .bundles:
      guard bundles.value != nil, !isEmpty else { return nil }
      let rows = shownRows
      return Spoken(
        ["\(rows.count) bundles follow."],
        choices: TableSpeech.choices(count: rows.count) { place in
          [
            ("", rows[place].code), ("", rows[place].stateWord), ("", rows[place].bundle?.name ?? ""),
            ("modules", rows[place].bundle.map { "\($0.modules.count)" } ?? ""),
          ]
        })
    case .modules:
      guard let answer = modules.answer.value else { return nil }
      let first = (modules.answered?.offset ?? 0) + 1
      let shown =
        answer.items.isEmpty ? "none follow" : "\(first) to \(first + answer.items.count - 1) follow"
      return Spoken(
        ["\(answer.total) modules, \(shown)."],
        choices: TableSpeech.choices(count: answer.items.count) { place in
          let module = answer.items[place]
          return [
            ("", module.name.rawValue), ("", ModuleListing.status(module).text), ("", module.title),
            ("source", module.source.rawValue), ("series", module.series ?? ""),
          ]
        })
    }
  }
}
