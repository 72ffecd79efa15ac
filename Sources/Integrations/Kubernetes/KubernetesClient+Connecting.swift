import Foundation
import HTTPTransport

extension KubernetesClient {
  package static let definition = SystemDefinition(
    "kubernetes", "Kubernetes", purpose: "Runs each tenant's Odoo.",
    fields: [
      ConnectionField(
        "kubeconfig", "Kubeconfig", .path,
        help: "An absolute path, or several with colons between; instead of an address and a token.",
        isRequired: false),
      ConnectionField(
        "context", "Context", .word, help: "One of the kubeconfig's; its current one when it is left out.",
        isRequired: false),
      ConnectionField(
        "in_cluster", "In the cluster", .word,
        help: "The word yes, where this runs in a pod of the cluster that it manages.", isRequired: false),
      ConnectionField(
        "url", "Address", .url, help: "The API server, such as https://10.0.0.1:6443.", isRequired: false),
      ConnectionField(
        "token", "Token", .secret,
        help: "A service account's token, with an address: env:NAME, file:/path or exec:/program.",
        isRequired: false),
      ConnectionField(
        "rollout", "Charts", .word,
        help: "Who rolls out templates with a Helm chart: flux, argo or actions; apply for manifests alone.",
        standard: "apply"),
      ConnectionField(
        "argo_namespace", "Argo CD's namespace", .word, help: "Where its applications are.",
        standard: "argocd"),
      ConnectionField(
        "workflow", "Workflow", .word, help: "The file that GitHub Actions rolls charts out by.",
        standard: "deploy-chart.yml"),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    _ = try ChartRollout(values)
    let target = try KubernetesTarget(values, parts)
    return await KubernetesClient.testConnection(try KubernetesClient(target, parts), to: target)
  }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    _ = try ChartRollout(values)
    let seen = KubeconfigFollower.paths(values).map(FileStamp.init)
    let target = try KubernetesTarget(values, parts)
    try self.init(target, parts, following: KubeconfigFollower(values, parts, seen: seen, target: target))
  }

  private init(
    _ target: KubernetesTarget, _ parts: ConnectionParts, following follower: KubeconfigFollower? = nil
  ) throws(IntegrationError) {
    let means = { @Sendable (target: KubernetesTarget) throws(IntegrationError) -> KubernetesAccess.Means in
      let way = { @Sendable (identity: TLSSettings.Identity?) throws(IntegrationError) -> any Transport in
        try parts.transport(
          ConnectionRoute(
            "kubernetes", [target.base],
            tls: TLSSettings(trust: target.trust, identity: identity, serverName: target.serverName),
            proxy: target.proxy))
      }
      return KubernetesAccess.Means(
        transport: try way(target.identity), credential: target.credential, secured: way)
    }
    let access = KubernetesAccess(
      try means(target), environment: parts.environment, now: parts.now,
      following: follower.map { ($0, means) })
    self.init(base: target.base, access: access, now: parts.now)
  }
}

extension KubeconfigFollower {
  static func paths(_ values: ConnectionValues) -> [String] {
    (values["kubeconfig"] ?? "").split(separator: ":").map(String.init)
  }

  /// Nil where no kubeconfig says the way.
  init?(
    _ values: ConnectionValues, _ parts: ConnectionParts, seen: [FileStamp?], target: KubernetesTarget
  ) {
    guard let context = target.context else { return nil }
    let paths = Self.paths(values)
    self.init(paths, seen: seen, target: target) { () throws(IntegrationError) in
      try Kubeconfig(reading: paths, by: parts).target(context: context)
    }
  }
}

extension Kubeconfig {
  fileprivate init(reading paths: [String], by parts: ConnectionParts) throws(IntegrationError) {
    try self.init(reading: paths) { path, data throws(IntegrationError) in
      try parts.tree("kubernetes", path, data)
    }
  }
}

extension KubernetesTarget {
  /// The one way that somebody said: a kubeconfig, the cluster around us, or an address with a token.
  init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let ways = ["kubeconfig", "in_cluster", "url"].filter { values[$0] != nil }
    guard let way = ways.first, ways.count == 1 else {
      throw Self.problem(
        ways.isEmpty
          ? "Say how it is reached: kubeconfig, in_cluster, or url with token."
          : "\(ways.joined(separator: " and ")) are ways of their own: say one of them.")
    }
    for (field, owner) in [("context", "kubeconfig"), ("token", "url"), ("ca", "url")]
    where values[field] != nil && way != owner {
      throw Self.problem("“\(field)” goes with \(owner), not with \(way).")
    }
    switch way {
    case "kubeconfig":
      self = try Kubeconfig(reading: KubeconfigFollower.paths(values), by: parts).target(context: values["context"])
    case "in_cluster":
      guard values["in_cluster"] == "yes" else {
        throw Self.problem("“in_cluster” is the word yes, or is left out.")
      }
      self = try KubernetesTarget(inClusterBy: parts.environment)
    default:
      guard values["token"] != nil else {
        throw Self.problem("“token” is missing: a service account's token.")
      }
      self.init(
        try values.url("url"), trust: values["ca"].map { .file($0) } ?? .system,
        token: try values.secret("token"), secrets: parts.secrets)
    }
  }

  private static func problem(_ sentence: String) -> IntegrationError {
    IntegrationError("kubernetes", IntegrationError.codeInvalid, sentence, retry: .permanent)
  }
}
