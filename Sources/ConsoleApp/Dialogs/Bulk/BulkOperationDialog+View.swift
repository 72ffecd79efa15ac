import TenantModel
import TenantryAPI
import TerminalKit

extension BulkOperationDialog {
  package func view(context: ViewContext) -> any View {
    let width = min(84, context.size.width - 4)
    return Modal(
      Line("\(what ?? kind.button) \(items.count == 1 ? "1 tenant" : "\(items.count) tenants")"),
      trailing: productionCount, width: width
    ) {
      Text(.empty)
      Text(summary, wraps: true)
      Text(.empty)
      TableView(table, columns: columns, rows: drawnRows, focused: context.isFocused)
        .height(min(items.count + 1, max(4, context.size.height - (wasSent ? 9 : 17))))
      Text(.empty)
      if let selectedWords { Text(selectedWords, wraps: true) }
      lower
    }
  }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    if wasSent {
      return [KeyHint("↑↓", "move"), isSending ? KeyHint("esc", "do not wait") : KeyHint("enter", "close")]
    }
    return [
      KeyHint("tab", "next"), KeyHint("enter", form.focus == .field ? "go on" : "press"),
      KeyHint("↑↓", "list"), KeyHint("esc", "cancel"),
    ]
  }

  private var productionCount: Line {
    let count = items.count { $0.tenant.environment == .production }
    return count > 0 ? Badge.line("\(count) PRODUCTION", .badgeProduction) : .empty
  }

  /// How many will be, were, are refused.
  private var summary: Line {
    func count(_ isCounted: (BulkItem.State) -> Bool) -> Int { items.count { isCounted($0.state) } }
    let refused = count { if case .refused = $0 { true } else { false } }
    if wasSent {
      let started = count { if case .started = $0 { true } else { false } }
      let failed = count { if case .failed = $0 { true } else { false } }
      return Line.joined(
        [
          started > 0 ? "\(Glyph.done, .ok) \(started) started" : "",
          failed > 0 ? "\(Glyph.error, .error) \(failed) did not start" : "",
          refused > 0 ? "\(Glyph.skipped, .warning) \(refused) left alone" : "",
          isSending ? Line("\(Glyph.progress) sending…", .busy) : "",
        ])
    }
    let reading = count { $0 == .reading }
    guard reading == 0 else { return Line("Reading \(reading) of \(items.count) again…", .dim) }
    let will: Line = "\(readyCount, .bold) will be \(kind.past)"
    return refused == 0 ? will + "." : will + ", \(Glyph.skipped, .warning) \(refused, .bold) cannot be."
  }

  @ViewBuilder private var rest: [any View] {
    if let plan = items.lazy.compactMap(\.plan).first {
      Text("\("Each is an operation of its own.", .dim) \(plan.undo, .dim)", wraps: true)
      Text(.empty)
    }
    if let refusal = form.refusal, !items.contains(where: { $0.state == .reading }) {
      Text("\(Glyph.error, .error) \("Not possible: \(refusal).", .error)", wraps: true)
      Text(.empty)
    }
    form.rows(action: kind.button, isDangerous: kind.disturbsPeople, subject: "")
  }

  /// What is the matter with the selected one, whole: in its row it may be cut. Where each is changed in a way of its own,
  /// also what that is.
  private var selectedWords: Line? {
    guard let place = table.selectedIndex(in: rows) else { return nil }
    let item = items[place]
    switch item.state {
    case .refused, .failed: return "\(item.tenant.slug, .bold)  \(item.words)"
    case .ready(let output) where params != nil && !output.plan.effects.isEmpty:
      return "\(item.tenant.slug, .bold)  \(output.plan.effects.joined(separator: "; "), .dim)"
    case .reading, .ready, .sending, .started: return nil
    }
  }

  private var lower: [any View] {
    wasSent ? [Text(isSending ? .empty : KeyHint("enter", "close").line)] : rest
  }

  private var columns: [TableColumn] {
    let slug = items.reduce(8) { max($0, TextWidth.of($1.tenant.slug.rawValue)) }
    return [
      TableColumn("TENANT", min: 8, ideal: min(slug, 28)), TableColumn("STATUS", ideal: 16, priority: 2),
      TableColumn("ENV", ideal: 10, priority: 1),
      TableColumn("", id: "what", min: 12, ideal: 30, grows: true),
    ]
  }

  private var drawnRows: TableRows {
    TableRows(items, id: { $0.tenant.id.rawValue }) { item in
      let isOut = if case .refused = item.state { true } else { false }
      return [
        Line(item.tenant.slug.rawValue, isOut ? .dim : .plain), TenantCells.status(item.tenant),
        Line(item.tenant.environment.rawValue, item.tenant.environment == .production ? .bold : .dim),
        item.words,
      ]
    }
  }
}
