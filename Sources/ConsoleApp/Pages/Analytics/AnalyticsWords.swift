import TenantModel
import TenantryAPI
import TerminalKit

// The words, glyphs and styles of analytics.

extension TenantAnalytics.State {
  /// What needs somebody comes first.
  var urgency: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  var word: String {
    switch self {
    case .missing: "no schema"
    case .foreign: "not its own"
    case .inOrder: "in order"
    case .empty: "never filled"
    case .notKnown: "not known"
    case .failed, .stale, .running, .off, .closed: rawValue
    }
  }

  /// Glyph and word.
  var badge: Line {
    switch self {
    case .failed: Line("\(Glyph.error) \(word)", .error)
    case .missing, .foreign: Line("\(Glyph.error) \(word)", .warning)
    case .stale: Line("\(Glyph.degraded) \(word)", .warning)
    case .running: "\(Glyph.progress, .busy) \(word)"
    case .inOrder: Line("\(Glyph.active) \(word)", .ok)
    case .empty, .off: Line("\(Glyph.paused) \(word)", .dim)
    case .notKnown: Line("\(Glyph.unknown) \(word)", .dim)
    case .closed: Line("\(Glyph.decommissioned) \(word)", .dim)
    }
  }
}

extension TenantAnalytics.Schema {
  var line: Line {
    switch self {
    case .present: Line("\(Glyph.done) there", .ok)
    case .unreadable: Line("\(Glyph.warning) not readable over HTTP", .warning)
    case .missing: Line("\(Glyph.error) missing", .warning)
    case .foreign: Line("\(Glyph.error) not this tenant's", .error)
    case .notKnown: Line("not known", .dim)
    }
  }
}

extension AnalyticsRun.Status {
  var badge: Line {
    switch self {
    case .running: "\(Glyph.progress, .busy) running"
    case .succeeded: "\(Glyph.done, .ok) \("done", .dim)"
    case .failed: Line("\(Glyph.error) failed", .error)
    case .unknown: Line("\(Glyph.unknown) unknown", .dim)
    }
  }
}

extension SyncMode {
  /// What it means, in a few words.
  var meaning: String {
    switch self {
    case .off: "off: nothing is brought over"
    case .manual: "manual: when somebody asks"
    case .hourly: "hourly, at the full hour"
    case .nightly: "nightly, at 02:00 UTC"
    }
  }
}
