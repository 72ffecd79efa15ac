import TenantModel
import TerminalKit

/// The others who have a tenant before them, in one line.
enum PresenceLine {
  private static let shownMax = 3

  /// `ada (owner) is about to pause it · ben (operator) is looking`; nil without any.
  static func line(_ others: [Presence]) -> Line? {
    guard !others.isEmpty else { return nil }
    let shown = others.prefix(shownMax).map { presence in
      Line(presence.sentence, presence.doing == .acting ? .warning : .dim)
    }
    let more = others.count > shownMax ? [Line("\(others.count - shownMax) more", .dim)] : []
    return Line("\(Glyph.chosen) ", .accent) + Line.joined(shown + more, by: Line(" · ", .dim))
  }

  /// What a dialog about a tenant says of them: as on its page, and as a warning where one is about to do what others
  /// are, or what disturbs them.
  static func note(_ others: [Presence], _ inView: TenantInView?) -> Line? {
    guard let inView else { return nil }
    return (inView.doing == .acting ? warning(others, inView.kind) : nil) ?? line(others)
  }

  /// What to know before one acts on a tenant that others act on too, or disturbs one that others have before them.
  static func warning(_ others: [Presence], _ kind: OperationKind?) -> Line? {
    let grave = others.filter { $0.doing == .acting || kind?.disturbsPeople == true }
    guard !grave.isEmpty else { return nil }
    let who = grave.prefix(shownMax).map(\.sentence).joined(separator: "; ")
    return "\(Glyph.warning, .warning) \("You are not alone here:", .warning) \(who)."
  }
}
