/// The checks for people: a line each, and under it what to do.
enum DoctorTable {
  static func text(_ checks: [DoctorCheck], _ style: Style) -> String {
    var table = TextTable(
      TextTable.Column("AREA"), TextTable.Column("CHECK"), TextTable.Column("STATE"),
      TextTable.Column("FOUND"))
    for check in checks {
      table.rows.append([
        TextTable.Cell(check.area), TextTable.Cell(check.name),
        TextTable.Cell(word(check.state), meaning(check.state)),
        TextTable.Cell(check.value),
      ])
      guard let advice = check.advice, check.state != .ok else { continue }
      table.rows.append([
        TextTable.Cell(" "), TextTable.Cell(" "), TextTable.Cell(" "), TextTable.Cell("→ " + advice, .quiet),
      ])
    }
    let text = table.text(style)
    return style.glyphs == .unicode ? text : text.replacing("→", with: ">")
  }

  private static func word(_ state: DoctorCheck.State) -> String {
    switch state {
    case .ok: "ok"
    case .notice: "notice"
    case .problem: "BROKEN"
    case .skipped: "skipped"
    }
  }

  private static func meaning(_ state: DoctorCheck.State) -> Style.Meaning {
    switch state {
    case .ok: .good
    case .notice: .warning
    case .problem: .bad
    case .skipped: .quiet
    }
  }
}
