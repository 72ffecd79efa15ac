import Foundation
import HTTPTransport

/// Puts in place what the repository held before anybody looked: every tenant's description, some pull requests and the
/// runs that deployed the tenants.
enum SandboxGitHubSeed {
  private static let runsMax = 40
  /// Stands for an operation in the marks of what was there before.
  static let operation = "seed"
  private static let firstRun = 9_000_001

  static func add(_ tenants: [SandboxTenant], to store: SandboxStore, now: Date) {
    var files: [String: JSONValue] = [
      "README.md": blob("# Desired state\n\nOne folder a tenant.\n", store)
    ]
    for tenant in tenants { files[path(tenant)] = blob(text(tenant, image: tenant.image), store) }
    let root = commit("Describe the platform", files, parent: nil, store)
    store.seed(["sha": .string(root)], SandboxGitHub.refs, "heads/main")
    for (index, tenant) in tenants.prefix(4).enumerated() {
      addPull(index, tenant, files: files, root: root, store, now: now)
    }
    let deployed = tenants.sorted { $0.createdAt < $1.createdAt }.suffix(runsMax)
    for (index, tenant) in deployed.enumerated() {
      let at = JSONValue.double(tenant.createdAt.timeIntervalSince1970)
      let id = firstRun + index
      store.seed(
        [
          "id": .int(id), "workflow": "deploy.yml", "ref": "main", "sha": .string(root),
          "event": "workflow_dispatch", "title": .string("Deploy tenant · \(tenant.slug)"), "created": at,
          "at": at,
          "inputs": ["tenant": .string(tenant.slug), "image": .string(tenant.image)],
          "fails": .bool(tenant.state == .imagePull),
        ], SandboxGitHub.runs, SandboxGitHub.key(id))
    }
  }

  /// Of four pull requests the first is merged, the second was given up, the third waits, the fourth fails its check.
  private static func addPull(
    _ index: Int, _ tenant: SandboxTenant, files: [String: JSONValue], root: String, _ store: SandboxStore,
    now: Date
  ) {
    let branch = "tenantry/upgrade-\(tenant.slug)"
    var changed = files
    changed[path(tenant)] = blob(text(tenant, image: "odoo:18.0-next"), store)
    let sha = commit("Upgrade \(tenant.slug)", changed, parent: root, store)
    let hours = Double(40 - 9 * index)
    let at = JSONValue.double(now.timeIntervalSince1970 - hours * 3_600)
    var pull: JSONValue = [
      "number": .int(index + 1), "title": .string("Upgrade the image of \(tenant.slug)"),
      "body": .string(
        "The next image for \(tenant.slug).\n\nTenantry-Owner: tenantry:\(tenant.tenantId):\(operation)"),
      "head": .string(branch), "sha": .string(sha), "base": "main", "base_sha": .string(root), "at": at,
      "author": .string(SandboxGitHub.login), "state": .string(index < 2 ? "closed" : "open"),
      "fails": .bool(index == 3),
    ]
    if index < 2 { pull["closed_at"] = at }
    if index == 0 {
      pull["merged_at"] = at
      pull["merge_sha"] = .string(root)
    }
    if index >= 2 { store.seed(["sha": .string(sha)], SandboxGitHub.refs, "heads/\(branch)") }
    store.seed(pull, SandboxGitHub.pulls, SandboxGitHub.key(index + 1))
  }

  private static func path(_ tenant: SandboxTenant) -> String { "tenants/\(tenant.slug)/tenant.yaml" }

  private static func text(_ tenant: SandboxTenant, image: String) -> String {
    "slug: \(tenant.slug)\nhost: \(tenant.host)\nimage: \(image)\nreplicas: \(tenant.replicas)\n"
  }

  private static func blob(_ text: String, _ store: SandboxStore) -> JSONValue {
    let content = Data(text.utf8).base64EncodedString()
    let sha = StableHash.sha("blob " + content)
    store.seed(["content": .string(content)], SandboxGitHub.blobs, sha)
    return .string(sha)
  }

  private static func commit(
    _ message: String, _ files: [String: JSONValue], parent: String?, _ store: SandboxStore
  ) -> String {
    let tree = StableHash.sha(String(decoding: JSONValue.object(files).data, as: UTF8.self))
    store.seed(.object(files), SandboxGitHub.trees, tree)
    let commit: JSONValue = [
      "message": .string(message), "tree": .string(tree),
      "parents": .array([parent].compactMap(\.self).map(JSONValue.string)),
      "author": [
        "name": .string(SandboxGitHub.login), "email": "tenantry-bot@users.noreply.github.sandbox",
        "date": "2025-01-06T09:20:00Z",
      ],
    ]
    let sha = StableHash.sha(String(decoding: commit.data, as: UTF8.self))
    store.seed(commit.merging(["at": 1_736_155_200]), SandboxGitHub.commits, sha)
    return sha
  }
}
