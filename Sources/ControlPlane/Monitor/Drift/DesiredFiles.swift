import Foundation
import HTTPTransport
import Integrations
import Operations
import TenantModel

/// A tenant's files in Git, read: what it is to be.
struct DesiredFiles {
  /// `tenant.yaml`.
  let tenant: JSONValue
  /// What is in `k8s/`, by name of the file.
  let objects: [KubernetesObject]
  /// `keycloak-client.json`; nil without one.
  let client: JSONValue?

  /// - Throws: what reading YAML or JSON throws, for files that somebody has broken.
  init(_ files: [GitPath: Data], of slug: Slug) throws {
    var tenant = JSONValue.object([:])
    var objects: [KubernetesObject] = []
    var client: JSONValue?
    let folder = "tenants/\(slug)/"
    for (path, data) in files.sorted(by: { $0.key < $1.key }) {
      let name = path.rawValue.replacing(folder, with: "", maxReplacements: 1)
      switch name {
      case "tenant.yaml": tenant = try YAMLText.parse(String(decoding: data, as: UTF8.self))
      case "keycloak-client.json": client = try JSONValue(data: data)
      case _ where name.hasPrefix("k8s/") && name.hasSuffix(".yaml"):
        let json = try YAMLText.parse(String(decoding: data, as: UTF8.self))
        // A kind that we do not apply, such as the list of resources, is nothing in the cluster.
        if let kind = Self.kind(of: json) { objects.append(KubernetesObject(kind, json: json)) }
      default: continue
      }
    }
    self.tenant = tenant
    self.objects = objects
    self.client = client
  }

  private static func kind(of json: JSONValue) -> KubernetesKind? {
    KubernetesKind.all.first {
      $0.name == json["kind"]?.stringValue && $0.apiVersion == json["apiVersion"]?.stringValue
    }
  }
}
