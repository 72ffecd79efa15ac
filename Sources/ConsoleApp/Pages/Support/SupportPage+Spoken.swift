import TerminalKit

extension SupportPage {
  package func spoken(context: ViewContext) -> Spoken? {
    guard pane == .runbooks, !isInReader, !captures, runbooks.value != nil else { return nil }
    let wrong = (systems.value?.items ?? []).filter { $0.level == .fails || $0.level == .limited }
    let sums = wrong.map { "\($0.title): \($0.problem ?? SupportRows.badge($0.level).text)." }
    return Spoken(
      ["\(entries.count) runbooks follow."] + sums,
      choices: TableSpeech.choices(count: entries.count) { place in
        let concerns = entries[place].cases.map(\.subject).joined(separator: ", ")
        return [("", entries[place].title), ("concerns", concerns), ("", entries[place].line ?? "")]
      })
  }
}
