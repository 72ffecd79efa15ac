import Foundation
import HTTPTransport

/// The workflows that were there before anybody looked: a few of the platform, some of each tenant.
enum SandboxN8nSeed {
  private static let created = Date(timeIntervalSince1970: 1_736_155_200)

  static func add(_ tenants: [SandboxTenant], to store: SandboxStore) {
    for draft in platform { add(draft, to: store) }
    for tenant in tenants {
      for draft in workflows(of: tenant) { add(draft, to: store) }
    }
  }

  /// One workflow as it is seeded.
  private struct Draft {
    var name: String
    /// The tenant that it works for; workflows of several tenants have the same name.
    var subject = ""
    var tags: [String]
    var isActive = true
    /// What starts it, as `SandboxN8n` keeps it.
    var trigger: JSONValue
    /// The node that does the work, and its type.
    var node: (name: String, type: String) = ("Odoo", "n8n-nodes-base.odoo")
    /// Simulated seconds that an execution takes.
    var seconds = 8
    var fails = false
    /// True where an execution waits for somebody in between.
    var waits = false
  }

  private static let platform: [Draft] = [
    Draft(
      name: "Provision tenant", tags: ["platform"], trigger: ["webhook": "tenantry/provision"],
      node: ("Call the partners", "n8n-nodes-base.httpRequest")),
    Draft(
      name: "Decommission tenant", tags: ["platform"], trigger: ["webhook": "tenantry/decommission"],
      node: ("Call the partners", "n8n-nodes-base.httpRequest")),
    Draft(
      name: "Tell the agency", tags: ["platform"], trigger: ["webhook": "tenantry/notify"],
      node: ("Send mail", "n8n-nodes-base.emailSend")),
    Draft(
      name: "Usage report", tags: ["platform"], trigger: ["everyMinutes": 360, "offset": 0], seconds: 41),
    Draft(
      name: "Nightly backup report", tags: ["platform"], trigger: ["everyMinutes": 1_440, "offset": 150],
      node: ("Post to ops", "n8n-nodes-base.mattermost"), seconds: 96),
    Draft(
      name: "Dunning reminder", tags: ["finance", "platform"],
      trigger: ["everyMinutes": 1_440, "offset": 540], node: ("Send mail", "n8n-nodes-base.emailSend"),
      seconds: 27),
    Draft(
      name: "Close calendar", tags: ["finance", "platform"],
      trigger: ["everyMinutes": 720, "offset": 420], node: ("Wait for finance", "n8n-nodes-base.wait"),
      seconds: 10_800, waits: true),
    Draft(
      name: "Watch certificates", tags: ["platform"], trigger: ["everyMinutes": 15, "offset": 4],
      node: ("Read certificates", "n8n-nodes-base.httpRequest"), seconds: 34),
    Draft(
      name: "Ask for a workspace", tags: ["platform"], trigger: ["form": "workspace-request"],
      node: ("Open a request", "n8n-nodes-base.httpRequest")),
    Draft(
      name: "Tell who failed", tags: ["platform"], trigger: ["error": true],
      node: ("Post to ops", "n8n-nodes-base.mattermost")),
    Draft(
      name: "Move old filestores", tags: ["platform"], isActive: false, trigger: ["manual": true],
      node: ("Copy objects", "n8n-nodes-base.s3"), seconds: 240),
  ]

  /// The contacts of every tenant are brought over every hour, each at a minute of its own, and its statement is asked
  /// for; some tenants have more.
  private static func workflows(of tenant: SandboxTenant) -> [Draft] {
    let tag = "tenant:\(tenant.slug)"
    let luck = StableHash.unit("n8n luck \(tenant.slug)")
    let isBroken = tenant.state == .crashing || tenant.state == .imagePull
    let minute = Int(StableHash.of("n8n minute \(tenant.slug)") % 60)
    var drafts = [
      Draft(
        name: "Sync contacts", subject: tenant.slug, tags: ["crm", tag], isActive: tenant.state != .paused,
        trigger: ["everyMinutes": 60, "offset": .int(minute)], seconds: 40 + minute * 4,
        fails: isBroken || luck < 0.07),
      Draft(
        name: "Monthly statement", subject: tenant.slug, tags: ["finance", tag],
        isActive: tenant.state == .running,
        trigger: ["webhook": .string("tenants/\(tenant.slug)/statement")],
        node: ("Send mail", "n8n-nodes-base.emailSend"), fails: isBroken),
    ]
    if luck > 0.7 {
      drafts.append(
        Draft(
          name: "Receipts by mail", subject: tenant.slug, tags: ["finance", tag],
          isActive: tenant.state == .running,
          trigger: ["mail": true, "everyMinutes": 170, "offset": .int(minute)],
          node: ("Create expense", "n8n-nodes-base.odoo"), seconds: 14))
    }
    if luck > 0.9 {
      drafts.append(
        Draft(
          name: "Lead intake", subject: tenant.slug, tags: ["crm", tag], isActive: false,
          trigger: ["form": .string("\(tenant.slug)-leads")]))
    }
    return drafts
  }

  private static func add(_ draft: Draft, to store: SandboxStore) {
    let id = StableHash.suffix("n8n workflow \(draft.name) \(draft.subject)", length: 16)
    let stamp = JSONValue.string(SandboxClock.text(created))
    let workflow: JSONValue = [
      "id": .string(id), "name": .string(draft.name), "active": .bool(draft.isActive), "createdAt": stamp,
      "updatedAt": stamp, "tagIds": .array(draft.tags.map { .string(SandboxN8n.tagId($0)) }),
      "node": .string(draft.node.name), "nodeType": .string(draft.node.type),
      "seconds": .int(draft.seconds), "fails": .bool(draft.fails), "waits": .bool(draft.waits),
    ]
    for tag in draft.tags {
      store.seed(SandboxN8n.tag(tag, at: created), SandboxN8n.tags, SandboxN8n.tagId(tag))
    }
    store.seed(workflow.merging(draft.trigger), SandboxN8n.workflows, id)
  }
}
