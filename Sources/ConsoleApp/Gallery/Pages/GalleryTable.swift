import TerminalKit

/// The tenants of the gallery's tables.
enum GalleryTable {
  static let columns = [
    TableColumn("TENANT", id: "slug", min: 10, ideal: 16), TableColumn("STATE", ideal: 12),
    TableColumn("WHY", min: 10, ideal: 26, grows: true), TableColumn("PLAN", ideal: 10, priority: 2),
    TableColumn("REGION", ideal: 6, priority: 3), TableColumn("USERS", .trailing, ideal: 5, priority: 1),
    TableColumn("IMAGE", ideal: 18, priority: 4, isShown: false),
    TableColumn("NAMESPACE", ideal: 20, priority: 5, isShown: false),
  ]

  private struct Item {
    let slug: String
    let state: Line
    let why: String
    let plan: String
    let users: Int
  }

  private static let items = [
    Item(
      slug: "acme-media", state: Line("\(Glyph.error) error", .error), why: "rollout: image pull failed",
      plan: "pro", users: 24),
    Item(
      slug: "northwind", state: Line("\(Glyph.degraded) degraded", .warning), why: "1 of 2 pods ready",
      plan: "enterprise", users: 1_204),
    Item(
      slug: "halcyon-studio", state: Line("\(Glyph.paused) paused", .dim), why: "", plan: "starter", users: 3),
    Item(
      slug: "lumen", state: Line("\(Glyph.progress) rebuild", .busy), why: "rollout 2/3", plan: "pro",
      users: 18),
    Item(
      slug: "dentsu-tokyo", state: "\(Glyph.active, .ok) \("healthy", .dim)", why: "電通東京", plan: "pro",
      users: 310),
    Item(
      slug: "vale-retail", state: "\(Glyph.active, .ok) \("healthy", .dim)", why: "", plan: "starter",
      users: 7),
  ]

  static func rows(_ count: Int = items.count, total: Int? = nil) -> TableRows {
    TableRows(Array(items.prefix(count)), total: total, id: { $0.slug }) { item in
      [
        Line(item.slug, item.users == 24 ? .bold : .plain), item.state, Line(item.why, .dim), Line(item.plan),
        Line("sgp1", .dim), Line(Count.grouped(item.users)), Line("18.0-20251106", .dim),
        Line("odoo-\(item.slug)", .dim),
      ]
    }
  }

  /// A state after keys.
  static func state(
    _ keys: Key..., sort: TableState.Sort? = nil, change: (inout TableState) -> Void = { _ in }
  )
    -> TableState
  {
    var state = TableState(sort: sort)
    state.reconcile(with: rows())
    for key in keys { _ = state.handle(key, in: rows()) }
    change(&state)
    return state
  }
}
