import Foundation
import HTTPTransport

/// The workflows that were there before anybody looked: a few of the platform, two of each tenant.
enum SandboxN8nSeed {
  private static let created = Date(timeIntervalSince1970: 1_736_155_200)

  static func add(_ tenants: [SandboxTenant], to store: SandboxStore) {
    for (name, path) in [
      ("Provision tenant", "tenantry/provision"), ("Decommission tenant", "tenantry/decommission"),
      ("Tell the agency", "tenantry/notify"),
    ] {
      add(name, tag: "platform", active: true, members: ["webhook": .string(path)], to: store)
    }
    add("Usage report", tag: "platform", active: true, members: ["everyHours": 6], to: store)
    for tenant in tenants {
      let tag = "tenant:\(tenant.slug)"
      let fails = tenant.state == .crashing || tenant.state == .imagePull
      add(
        "Sync contacts of \(tenant.slug)", tag: tag, active: tenant.state != .paused,
        members: ["everyHours": 4, "fails": .bool(fails)], to: store)
      add(
        "Monthly statement of \(tenant.slug)", tag: tag, active: tenant.state == .running,
        members: ["webhook": .string("tenants/\(tenant.slug)/statement"), "fails": .bool(fails)], to: store)
    }
  }

  private static func add(
    _ name: String, tag: String, active: Bool, members: JSONValue, to store: SandboxStore
  ) {
    let id = StableHash.suffix("n8n workflow " + name, length: 16)
    let stamp = JSONValue.string(SandboxClock.text(created))
    let workflow: JSONValue = [
      "id": .string(id), "name": .string(name), "active": .bool(active), "createdAt": stamp,
      "updatedAt": stamp,
      "tagIds": [.string(SandboxN8n.tagId(tag))],
    ]
    store.seed(SandboxN8n.tag(tag, at: created), SandboxN8n.tags, SandboxN8n.tagId(tag))
    store.seed(workflow.merging(members), SandboxN8n.workflows, id)
  }
}
