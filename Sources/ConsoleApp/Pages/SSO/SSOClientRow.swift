import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A tenant's client in its table.
struct SSOClientRow: TableItem {
  var client: SSOClient

  var rowID: String { client.tenant.slug.rawValue }

  /// Trouble first, then by slug.
  static func inOrder(_ clients: [SSOClient]) -> [SSOClientRow] {
    clients.sorted {
      ($0.state.urgency, $0.tenant.slug.rawValue) < ($1.state.urgency, $1.tenant.slug.rawValue)
    }.map { SSOClientRow(client: $0) }
  }

  static let columns = [
    TableColumn("TENANT", min: 14, ideal: 22, grows: true),
    TableColumn("STATE", ideal: 15),
    TableColumn("CLIENT", min: 12, ideal: 22, priority: 2),
    TableColumn("REALM", min: 7, ideal: 10, priority: 4),
    TableColumn("REDIRECTS", id: "redirects", ideal: 12, priority: 1),
    TableColumn("ENABLED", ideal: 7, priority: 3),
    TableColumn("SEEN", .trailing, ideal: 5),
  ]

  static let schema = FilterSchema(
    [
      FilterField("tenant", .text, aliases: ["slug"], "the tenant's slug"),
      FilterField(
        "state", .choice, values: SSOClient.State.allCases.map(\.rawValue),
        "whether the client is as wanted"),
      FilterField("client", .text, "the client's id in Keycloak"),
      FilterField("realm", .text, "the realm in Keycloak"),
      FilterField("uri", .text, "redirect URIs that are wanted"),
      FilterField("enabled", .flag, isOptional: true, "whether people can sign in"),
      FilterField("seen", .age, isOptional: true, "when the client was last compared"),
    ], searched: ["tenant", "client"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "tenant": .text(rowID)
    case "state": .text(client.state.rawValue)
    case "client": .text(client.config.keycloakClientId)
    case "realm": .text(client.config.keycloakRealm)
    case "uri": .text(client.config.redirectUris.map(\.rawValue).joined(separator: " "))
    case "enabled": client.isEnabled.map { .flag($0) } ?? .none
    case "seen": client.lookedAt.map { .time($0) } ?? .none
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(rowID, client.state == .closed ? .dim : .plain), client.state.badge,
      Line(client.config.keycloakClientId), Line(client.config.keycloakRealm, .dim), redirects, enabled,
      Line(client.lookedAt.map(context.when) ?? "–", .dim),
    ]
  }

  /// How many are wanted, and whether Keycloak has the same.
  private var redirects: Line {
    let wanted = "\(client.config.redirectUris.count)"
    if client.redirectFinding != nil { return Line("\(wanted) \(Glyph.changed) differ", .warning) }
    return switch client.state {
    case .inOrder, .differs: Line("\(wanted) as wanted", .dim)
    case .missing, .notLookedAt, .closed: Line("\(wanted) wanted", .dim)
    }
  }

  private var enabled: Line {
    switch client.isEnabled {
    case true?: Line("yes", .dim)
    case false?: Line("no", client.state == .closed ? .dim : .warning)
    case nil: Line("–", .dim)
    }
  }
}

extension SSOClient {
  /// The finding about its redirect URIs; nil when they are as wanted, or not known.
  var redirectFinding: DriftFinding? { findings.first { $0.subject == "redirectUris" } }

  /// Whether it was enabled when it was last seen; nil when nobody knows. Enabled is what is wanted.
  var isEnabled: Bool? {
    switch state {
    case .closed: false
    case .missing, .notLookedAt: nil
    case .inOrder: true
    case .differs: lookedAt == nil ? nil : !findings.contains { $0.subject == "enabled" }
    }
  }
}

extension SSOClient.State {
  /// What needs somebody comes first.
  var urgency: Int {
    switch self {
    case .missing: 0
    case .differs: 1
    case .notLookedAt: 2
    case .inOrder: 3
    case .closed: 4
    }
  }

  var word: String { rawValue.replacing("_", with: " ") }

  /// Glyph and word.
  var badge: Line {
    switch self {
    case .inOrder: Line("\(Glyph.active) \(word)", .ok)
    case .differs: Line("\(Glyph.degraded) \(word)", .warning)
    case .missing: Line("\(Glyph.error) \(word)", .error)
    case .notLookedAt: Line("\(Glyph.unknown) \(word)", .dim)
    case .closed: Line("\(Glyph.decommissioned) \(word)", .dim)
    }
  }
}
