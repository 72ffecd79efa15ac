import Foundation
import HTTPTransport

extension SandboxMattermost {
  private static let born = JSONValue.int(1_736_155_200_000)

  static let bot: JSONValue = [
    "id": .string(id(botName)), "username": .string(botName), "create_at": born, "update_at": born,
    "delete_at": 0,
    "first_name": "", "last_name": "", "nickname": "", "email": "tenantry@chat.sandbox",
    "email_verified": true,
    "auth_service": "", "roles": "system_user", "locale": "en", "is_bot": true,
    "bot_description": "Tells what happens",
  ]

  static let teamShape: JSONValue = [
    "id": .string(id("team")), "name": .string(team), "display_name": "Platform", "type": "O",
    "create_at": born,
    "update_at": born, "delete_at": 0, "description": "", "email": "", "allowed_domains": "", "invite_id": "",
    "allow_open_invite": false,
  ]

  static func channel(_ name: String, _ display: String, isOpen: Bool) -> JSONValue {
    [
      "id": .string(id("channel " + name)), "team_id": .string(id("team")), "name": .string(name),
      "display_name": .string(display), "type": isOpen ? "O" : "P", "create_at": born, "update_at": born,
      "delete_at": 0, "header": "", "purpose": "", "last_post_at": born, "total_msg_count": 0,
      "extra_update_at": 0, "creator_id": "",
    ]
  }

  static func post(
    id: String, channel: String, message: String, root: String, pending: String, props: JSONValue, at: Date
  ) -> JSONValue {
    let stamp = JSONValue.int(Int(at.timeIntervalSince1970 * 1_000))
    return [
      "id": .string(id), "create_at": stamp, "update_at": stamp, "edit_at": 0, "delete_at": 0,
      "is_pinned": false, "user_id": .string(Self.id(botName)), "channel_id": .string(channel),
      "root_id": .string(root), "original_id": "", "message": .string(message), "type": "", "props": props,
      "hashtags": "", "file_ids": [], "pending_post_id": .string(pending), "reply_count": 0, "metadata": [:],
    ]
  }

  /// Posts, newest first, as Mattermost lists them.
  static func list(_ posts: [JSONValue]) -> JSONValue {
    let pairs = posts.map { ($0["id"]?.stringValue ?? "", $0) }
    return [
      "order": .array(pairs.map { .string($0.0) }), "posts": .object(Dictionary(pairs) { $1 }),
      "next_post_id": "", "prev_post_id": "", "has_next": false,
    ]
  }

  /// The channels, and what has been said about the tenants that are in trouble.
  static func seed(_ tenants: [SandboxTenant], to store: SandboxStore, now: Date) {
    for (name, display, isOpen) in [
      ("town-square", "Town Square", true), ("ops", "Operations", true), ("alerts", "Alerts", true),
      ("billing", "Billing", false), ("support", "Support", true),
    ] { store.seed(channel(name, display, isOpen: isOpen), channels, id("channel " + name)) }
    let told: [(String, String, Double)] = tenants.compactMap { tenant in
      switch tenant.state {
      case .running: nil
      case .paused: ("ops", "**\(tenant.slug)** is paused.", 190)
      case .imagePull: ("alerts", "**\(tenant.slug)**: the image \(tenant.image) cannot be pulled.", 42)
      case .crashing: ("alerts", "**\(tenant.slug)**: Odoo ends again and again.", 17)
      }
    }
    for (index, (name, message, minutes)) in told.enumerated() {
      let seeded = post(
        id: id("seed \(message)"), channel: id("channel " + name), message: message, root: "", pending: "",
        props: [:], at: now.addingTimeInterval(-60 * minutes - Double(index)))
      store.seed(seeded, posts, id("seed \(message)"))
    }
  }
}
