import TypedText

extension Console {
  /// Shows a runbook, by its name or its path.
  mutating func openRunbook(_ name: String) {
    let short = RunbookName.short(name)
    if let text = runbooks[short] {
      return open(RunbookDialog(text))
    }
    let known = runbooks.keys.sorted()
    guard !known.isEmpty else { return show(Notice(.warning, "No runbook is here to be read.")) }
    let near = Spelling.suggestion(for: short, among: known).map { "; did you mean “\($0)”?" }
    let sentence =
      short.isEmpty
      ? "Say which runbook: \(known.joined(separator: ", "))."
      : "There is no runbook “\(short)”\(near ?? "; there are \(known.joined(separator: ", ")).")"
    show(Notice(.info, sentence))
  }
}
