import TenantModel
import TenantryAPI
import TerminalKit

// The words, glyphs and styles of states: in one place, so that a state looks the same wherever it is met.

extension TenantStatus {
  /// What people call it.
  package var word: String { rawValue }

  package var glyph: String {
    switch self {
    case .provisioning, .decommissioning: Glyph.progress
    case .active: Glyph.active
    case .paused: Glyph.paused
    case .error: Glyph.error
    case .decommissioned: Glyph.decommissioned
    }
  }

  package var style: Style {
    switch self {
    case .provisioning, .decommissioning: .busy
    case .active: .ok
    case .paused, .decommissioned: .dim
    case .error: .error
    }
  }

  /// `● active`.
  package var badge: Line { Line("\(glyph) \(word)", style) }
}

extension HealthLevel {
  package var glyph: String {
    switch self {
    case .healthy: Glyph.active
    case .degraded: Glyph.degraded
    case .down: Glyph.error
    case .unknown: Glyph.unknown
    }
  }

  package var style: Style {
    switch self {
    case .healthy: .ok
    case .degraded: .warning
    case .down: .error
    case .unknown: .dim
    }
  }

  /// `◐ degraded`.
  package var badge: Line { Line("\(glyph) \(rawValue)", style) }
}

extension OperationKind {
  /// One word for where there is no room for more.
  var shortWord: String {
    switch self {
    case .upgradeImage: "upgrade"
    case .moduleApply: "apply"
    default: rawValue
    }
  }
}

extension OperationState {
  package var word: String {
    switch self {
    case .queued: "queued"
    case .running: "running"
    case .waiting: "waiting"
    case .retryWait: "retries soon"
    case .parked: "parked"
    case .succeeded: "done"
    case .failed: "failed"
    case .cancelled: "cancelled"
    }
  }

  package var glyph: String {
    switch self {
    case .queued: Glyph.todo
    case .running, .waiting, .retryWait: Glyph.progress
    case .parked, .failed: Glyph.error
    case .succeeded: Glyph.done
    case .cancelled: Glyph.skipped
    }
  }

  package var style: Style {
    switch self {
    case .queued, .cancelled: .dim
    case .running, .waiting: .busy
    case .retryWait: .warning
    case .parked, .failed: .error
    case .succeeded: .ok
    }
  }

  package var badge: Line { Line("\(glyph) \(word)", style) }
}

extension StepState {
  package var glyph: String {
    switch self {
    case .pending: Glyph.todo
    case .running: Glyph.progress
    case .done: Glyph.done
    case .skipped: Glyph.skipped
    case .failed: Glyph.error
    }
  }

  package var style: Style {
    switch self {
    case .pending, .skipped: .dim
    case .running: .busy
    case .done: .ok
    case .failed: .error
    }
  }
}

extension Role {
  /// What people call it: `platform operator`.
  package var word: String { rawValue.replacing("_", with: " ") }
}

extension LogLine {
  /// The line as the log widget takes it.
  package var shown: TerminalKit.LogLine {
    let severity: TerminalKit.LogSeverity =
      switch severity {
      case .debug: .debug
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    return TerminalKit.LogLine(
      time: Moment.clockWithSeconds(time), severity, source: source, text, seconds: time.timeIntervalSince1970
    )
  }
}
