import TenantModel
import TenantryAPI
import TerminalKit

// The words, glyphs and styles of workflows and executions.

extension AutomationWorkflow {
  /// `● active`.
  var badge: Line {
    isActive ? "\(Glyph.active, .ok) active" : Line("\(Glyph.paused) inactive", .dim)
  }

  /// What needs somebody comes first, what does nothing last.
  var urgency: Int {
    if record.last?.status.isFailed == true { return isActive ? 0 : 3 }
    if record.failed > 0, isActive { return 1 }
    return isActive ? 2 : 4
  }
}

extension AutomationWorkflow.Trigger {
  var word: String { self == .none ? "nothing" : rawValue }
}

extension AutomationExecution.Status {
  var word: String {
    switch self {
    case .success: "done"
    case .error: "failed"
    case .canceled: "cancelled"
    case .new: "queued"
    case .running, .waiting, .crashed, .unknown: rawValue
    }
  }

  var glyph: String {
    switch self {
    case .new: Glyph.todo
    case .running, .waiting: Glyph.progress
    case .success: Glyph.done
    case .error, .crashed: Glyph.error
    case .canceled: Glyph.skipped
    case .unknown: Glyph.unknown
    }
  }

  /// Glyph and word: what went well is quiet.
  var badge: Line {
    switch self {
    case .success: "\(glyph, .ok) \(word, .dim)"
    case .error, .crashed: Line("\(glyph) \(word)", .error)
    case .running, .new: "\(glyph, .busy) \(word)"
    case .waiting, .canceled, .unknown: Line("\(glyph) \(word)", .dim)
    }
  }
}
