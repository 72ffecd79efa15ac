import Foundation
import HTTPTransport

/// An API server, what it must prove, and as whom it is asked: one context of a kubeconfig, or the cluster around us.
package struct KubernetesTarget: Sendable {
  /// How people know it: `the context “prod”`.
  package let name: String
  /// The context's own name; nil for what is no context.
  let context: String?
  package let base: URL
  package let trust: TLSSettings.Trust
  /// The name that its certificate is for, where its address has another.
  package let serverName: String?
  /// Our certificate, where that is what we show.
  package let identity: TLSSettings.Identity?
  package let credential: KubernetesCredential
  package let proxy: URL?
  /// The files besides the kubeconfig that this was read from; a token's is read for each request and is none of them.
  let files: [String]

  init(context: String, cluster: Kubeconfig.Entry, user: Kubeconfig.Entry) throws(IntegrationError) {
    try Self.refuse(cluster, user)
    guard let address = cluster.text("server"), let base = URL(string: address) else {
      throw cluster.problem("It has no server, or its server is no address.")
    }
    name = "the context “\(context)”"
    self.context = context
    self.base = base
    trust = try Self.trust(cluster)
    serverName = cluster.text("tls-server-name")
    identity = try Self.identity(user)
    credential = try Self.credential(user, cluster)
    proxy = try cluster.text("proxy-url").map { text throws(IntegrationError) in
      guard let url = URL(string: text), url.host() != nil else {
        throw cluster.problem("Its proxy-url is no address.")
      }
      return url
    }
    files = [
      cluster.path("certificate-authority"), user.path("client-certificate"), user.path("client-key"),
    ].compactMap { $0 }
    if identity == nil, case .none = credential {
      throw user.problem("It has no token, no client certificate and no exec plugin: nobody could sign in.")
    }
  }

  /// What would be less safe than it looks, or would act as somebody else than the operator thinks.
  private static func refuse(_ cluster: Kubeconfig.Entry, _ user: Kubeconfig.Entry) throws(IntegrationError) {
    if cluster.isOn("insecure-skip-tls-verify") {
      throw cluster.problem(
        "It says insecure-skip-tls-verify: true, and an unproven server is never asked."
          + " Give it certificate-authority-data instead.")
    }
    if user.content["auth-provider"]?.objectValue != nil {
      throw user.problem("auth-provider is gone from Kubernetes since 1.26: use an exec plugin or a token.")
    }
    if user.text("username") != nil || user.text("password") != nil {
      throw user.problem(
        "Kubernetes takes no username and password since 1.19: use a token or a certificate.")
    }
    if ["as", "as-uid", "as-groups", "as-user-extra"].contains(where: { user.content[$0] != nil }) {
      throw user.problem("It acts as somebody else (as), which is not understood: use that user's own token.")
    }
  }

  private static func trust(_ cluster: Kubeconfig.Entry) throws(IntegrationError) -> TLSSettings.Trust {
    if let data = try cluster.data("certificate-authority-data") { return .pem(data) }
    guard let path = cluster.path("certificate-authority") else { return .system }
    return .pem(try KubernetesFile.read(path, .integrity))
  }

  private static func identity(_ user: Kubeconfig.Entry) throws(IntegrationError) -> TLSSettings.Identity? {
    var certificate = try user.data("client-certificate-data")
    if certificate == nil, let path = user.path("client-certificate") {
      certificate = try KubernetesFile.read(path, .integrity)
    }
    var key = try user.data("client-key-data")
    if key == nil, let path = user.path("client-key") { key = try KubernetesFile.read(path, .secret) }
    switch (certificate, key) {
    case (nil, nil): return nil
    case (let certificate?, let key?): return TLSSettings.Identity(certificate: certificate, key: key)
    case (_, nil): throw user.problem("It has a client certificate without its key.")
    case (nil, _): throw user.problem("It has a client key without its certificate.")
    }
  }

  /// A file of a token counts more than a token, as kubectl has it, and a plugin is asked where there is neither.
  private static func credential(
    _ user: Kubeconfig.Entry, _ cluster: Kubeconfig.Entry
  ) throws(IntegrationError) -> KubernetesCredential {
    if let path = user.path("tokenFile") { return .file(path, .secret) }
    if let token = user.text("token") { return .token(SecretValue(token)) }
    guard user.content["exec"]?.objectValue != nil else { return .none }
    return .plugin(try ExecPlugin(user, for: cluster))
  }

  /// The cluster that this process runs in, as a service account.
  ///
  /// Source: kubernetes.io/docs/tasks/run-application/access-api-from-pod.
  ///
  /// - Parameter folder: where the kubelet puts the service account.
  package init(
    inClusterBy environment: [String: String],
    folder: String = "/var/run/secrets/kubernetes.io/serviceaccount"
  ) throws(IntegrationError) {
    guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty,
      let base = URL(
        string: "https://\(host.contains(":") ? "[\(host)]" : host):"
          + (environment["KUBERNETES_SERVICE_PORT"] ?? "443"))
    else {
      throw IntegrationError(
        "kubernetes", IntegrationError.codeInvalid,
        "This is no pod of a cluster: KUBERNETES_SERVICE_HOST is not set.", retry: .permanent)
    }
    // Read now so that a missing one is said now; the file itself is what counts, for it may change.
    _ = try KubernetesFile.read("\(folder)/ca.crt", .mounted)
    _ = try KubernetesFile.read("\(folder)/token", .mounted)
    name = "the cluster around it"
    context = nil
    self.base = base
    trust = .file("\(folder)/ca.crt")
    serverName = nil
    identity = nil
    credential = .file("\(folder)/token", .mounted)
    proxy = nil
    files = []
  }

  /// An address with the authority that somebody named, and a secret that is found when it is used.
  init(
    _ base: URL, trust: TLSSettings.Trust, token: SecretReference, secrets: SecretResolver
  ) {
    name = "its address"
    context = nil
    self.base = base
    self.trust = trust
    serverName = nil
    identity = nil
    credential = .reference(token, secrets)
    proxy = nil
    files = []
  }
}
