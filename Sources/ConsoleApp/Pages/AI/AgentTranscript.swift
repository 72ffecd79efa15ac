import TenantModel
import TenantryAPI
import TerminalKit

/// What a run said and looked up, as lines of a width.
struct AgentTranscript {
  let detail: GetAgentRun.Output
  let width: Int
  let context: ViewContext
  /// Lines of a finding that are shown.
  var findingLinesMax = 1

  var lines: [Line] {
    var lines = detail.entries.flatMap(lines(of:))
    if !detail.run.state.isOver { lines.append(Line("  \(Glyph.progress) looking…", .busy)) }
    if let problem = detail.run.problem {
      lines += wrapped(problem, "  \(Glyph.error) ", .error)
    }
    for proposal in detail.proposals {
      lines.append(.empty)
      let state = proposal.standing(at: context.now)
      lines += wrapped("Proposes: \(proposal.summary)", "  \(Glyph.chosen) ", state == .open ? .accent : .dim)
      lines += wrapped(proposal.why, "    ", .dim)
      lines.append(Line("    ") + state.badge + Line(decided(proposal), .dim))
    }
    return lines
  }

  private func decided(_ proposal: AgentProposal) -> String {
    proposal.decidedBy.map { " by \($0)" + (proposal.reason.map { ": \($0)" } ?? "") } ?? ""
  }

  private func lines(of entry: AgentEntry) -> [Line] {
    switch entry.kind {
    case .question: wrapped(entry.text, "  ", Style(.text, .bold)) + [.empty]
    case .text: wrapped(entry.text, "  ", .plain) + [.empty]
    case .lookup: [Line("  \(Glyph.todo) \(cut("\(entry.tool ?? "") \(entry.text)", 4))", .dim)]
    case .finding: found(entry.text)
    case .refusal: wrapped("refused: \(entry.text)", "      ", .warning)
    case .note: wrapped(entry.text, "  ", .dim) + [.empty]
    }
  }

  /// The first lines of what was found, each cut.
  private func found(_ text: String) -> [Line] {
    let lines = text.split(separator: "\n")
    let shown = lines.prefix(findingLinesMax).map { Line("      \(cut(String($0), 6))", .dim) }
    guard lines.count > findingLinesMax, findingLinesMax > 1 else { return shown }
    return shown + [Line("      \(Glyph.ellipsis) \(lines.count - findingLinesMax) more", .dim)]
  }

  private func cut(_ text: String, _ indent: Int) -> String {
    TextFit.truncate(text, to: max(8, width - indent))
  }

  private func wrapped(_ text: String, _ lead: String, _ style: Style) -> [Line] {
    let indent = TextWidth.of(lead)
    let blank = String(repeating: " ", count: indent)
    return TextFit.wrap(text, to: max(10, width - indent - 1)).enumerated().map { place, line in
      Line((place == 0 ? lead : blank) + line, style)
    }
  }
}
