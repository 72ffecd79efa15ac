import ArgumentParser

/// Looks at everything that the console and the platform need, and says what to do about what is broken.
struct DoctorCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at terminal, platform and data folder, and say what is broken.",
    usage: "tenantry doctor [-o json]",
    discussion: """
      Ends with 0 when all is well and with 1 when something is broken. No platform is made.
      """)

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  /// What is written as JSON.
  private struct Answer: Encodable {
    var isWell: Bool
    var checks: [DoctorCheck]
  }

  func run(in context: CommandContext) async throws {
    let checks = Doctor.checks(await context.environment.examine(context.place))
    let problems = checks.count { $0.state == .problem }
    try context.put(Answer(isWell: problems == 0, checks: checks), as: output.output) {
      DoctorTable.text(checks, context.style)
    }
    guard problems > 0 else { return }
    throw CommandFailure(.refused, problems == 1 ? "1 thing is broken." : "\(problems) things are broken.")
  }
}

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
