import TenantModel
import TerminalKit

// The words, glyphs and styles of what is owed and asked, in one place.

extension Invoice.Status {
  package var word: String { rawValue.replacing("_", with: " ") }

  package var badge: Line {
    switch self {
    case .draft: Line("\(Glyph.todo) draft", .dim)
    case .open: "\(Glyph.progress, .busy) open"
    case .pastDue: Line("\(Glyph.error) past due", .error)
    case .paid: "\(Glyph.done, .ok) \("paid", .dim)"
    case .void: Line("\(Glyph.skipped) void", .dim)
    }
  }
}

extension BillingSubscription.Status {
  package var badge: Line {
    switch self {
    case .pending: Line("\(Glyph.todo) pending", .dim)
    case .active: "\(Glyph.active, .ok) \("active", .dim)"
    case .pastDue: Line("\(Glyph.error) past due", .error)
    case .ended: Line("\(Glyph.decommissioned) ended", .dim)
    }
  }
}

extension ChangeRequest.Status {
  package var badge: Line {
    switch self {
    case .pending: Line("\(Glyph.progress) waits", .warning)
    case .approved: "\(Glyph.done, .ok) \("approved", .dim)"
    case .rejected: Line("\(Glyph.skipped) rejected", .dim)
    case .expired: Line("\(Glyph.skipped) expired", .dim)
    }
  }
}

extension SupportRequest.State {
  package var badge: Line {
    switch self {
    case .open: Line("\(Glyph.progress) open", .busy)
    case .answered: "\(Glyph.active, .ok) answered"
    case .closed: Line("\(Glyph.done) closed", .dim)
    }
  }
}

extension SupportRequest.Severity {
  package var line: Line {
    switch self {
    case .low: Line("low", .dim)
    case .normal: Line("normal")
    case .high: Line("high", .warning)
    case .urgent: Line("urgent", .error)
    }
  }
}
