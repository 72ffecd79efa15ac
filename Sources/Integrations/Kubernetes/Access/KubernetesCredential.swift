/// What the API server is shown besides a certificate.
package enum KubernetesCredential: Sendable {
  /// Nothing: the certificate is all.
  case none
  /// A secret that is found at the moment it is used.
  case reference(SecretReference, SecretResolver)
  /// A token that stands in a kubeconfig.
  case token(SecretValue)
  /// A file that holds a token, read for each request: the kubelet writes a new one long before the old one ends.
  case file(String, KubernetesFile.Guard)
  /// What a program prints, kept until it expires.
  case plugin(ExecPlugin)
}
