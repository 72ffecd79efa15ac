/// What the desired state assumes of the cluster: the names and numbers that no tenant chooses.
package struct ClusterLayout: Codable, Equatable, Sendable {
  package var ingressClass: String
  /// The namespace from which the ingress controller reaches Odoo.
  package var ingressNamespace: String
  /// The cert-manager issuer; nil when certificates come from elsewhere.
  package var clusterIssuer: String?
  /// Nil for the cluster's default.
  package var storageClass: String?
  /// A class whose volumes several nodes can write to, which two pods need; nil for the cluster's default.
  package var sharedStorageClass: String?
  /// The secret in each tenant's namespace with the keys `host`, `port`, `user` and `password`.
  package var databaseSecret: String
  package var databasePort: Int
  /// The user and group of the `odoo` account inside the image.
  package var userId: Int
  package var groupId: Int
  /// Dumps that are kept, newest first.
  package var backupsKept: Int

  package init(
    ingressClass: String = "nginx", ingressNamespace: String = "ingress-nginx",
    clusterIssuer: String? = "letsencrypt", storageClass: String? = nil, sharedStorageClass: String? = nil,
    databaseSecret: String = "odoo-database", databasePort: Int = 5_432, userId: Int = 100,
    groupId: Int = 101,
    backupsKept: Int = 7
  ) {
    self.ingressClass = ingressClass
    self.ingressNamespace = ingressNamespace
    self.clusterIssuer = clusterIssuer
    self.storageClass = storageClass
    self.sharedStorageClass = sharedStorageClass
    self.databaseSecret = databaseSecret
    self.databasePort = databasePort
    self.userId = userId
    self.groupId = groupId
    self.backupsKept = backupsKept
  }
}
