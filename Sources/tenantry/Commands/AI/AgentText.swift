import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// Runs of the AI console as text: what was said is cleaned, for it comes from a model, logs and tenants.
enum AgentText {
  static func text(_ detail: GetAgentRun.Output, _ style: Style) -> String {
    var lines: [String] = []
    for entry in detail.entries {
      let clean = Sanitizer.lines(entry.text)
      switch entry.kind {
      case .question: lines += clean.map { style.paint($0, .strong) } + [""]
      case .text: lines += clean + [""]
      case .lookup:
        let tool = Sanitizer.visible(entry.tool ?? "")
        lines.append(style.paint("  looked up \(tool) \(clean.first ?? "")", .quiet))
      case .finding: break
      case .refusal: lines += clean.map { style.paint("  refused: \($0)", .warning) }
      case .note: lines += clean.map { style.paint($0, .quiet) } + [""]
      }
    }
    for proposal in detail.proposals {
      lines.append(
        "\(style.paint("proposal \(proposal.id)", .strong)) \(Sanitizer.visible(proposal.summary)) (\(proposal.state.rawValue))"
      )
      lines += Sanitizer.lines(proposal.why).map { style.paint("  \($0)", .quiet) }
      if proposal.state == .open { lines.append("  tenantry ai approve \(proposal.id)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func runs(_ runs: [AgentRun], at now: Date, _ style: Style) -> String {
    var table = TextTable(
      .init("RUN"), .init("FLOW"), .init("STATE"), .init("ABOUT"), .init("BY"), .init("MODEL"),
      .init("TOKENS", .trailing), .init("AGE", .trailing))
    table.rows = runs.map { run in
      [
        .init(run.id.rawValue, .strong), .init(run.flow), .init(run.state.rawValue, meaning(run.state)),
        .init(run.subject), .init(run.actor), .init(run.model), .init("\(run.tokens)"),
        .init(Spell.age(of: run.createdAt, at: now)),
      ]
    }
    return table.text(style)
  }

  static func proposals(_ proposals: [AgentProposal], at now: Date, _ style: Style) -> String {
    var table = TextTable(
      .init("PROPOSAL"), .init("STATE"), .init("WHAT"), .init("WHY"), .init("AGE", .trailing),
      .init("DECIDED BY"))
    table.rows = proposals.map { proposal in
      [
        .init(proposal.id.rawValue, .strong),
        .init(proposal.state.rawValue, proposal.state == .open ? .warning : .quiet),
        .init(proposal.summary), .init(proposal.why), .init(Spell.age(of: proposal.createdAt, at: now)),
        .init(proposal.decidedBy, .quiet),
      ]
    }
    return table.text(style)
  }

  static func meaning(_ state: AgentRun.State) -> Style.Meaning? {
    switch state {
    case .queued, .cancelled: .quiet
    case .running: nil
    case .done: .good
    case .failed: .bad
    case .outOfBudget: .warning
    }
  }
}
