import Foundation

/// A context of a kubeconfig, read again once one of its files has changed: tokens and certificates are rotated there.
///
/// It stays with the context and the server that it began with. Who switches the current context in another window, or
/// gives a context another server, changes nothing of what a running platform acts on.
struct KubeconfigFollower: Sendable {
  private let paths: [String]
  private let base: URL
  private let read: @Sendable () throws(IntegrationError) -> KubernetesTarget
  /// The kubeconfigs and the files that the context names, as they were when they were read.
  private var files: [String]
  private var stamps: [FileStamp?]

  /// - Parameters:
  ///   - paths: the kubeconfigs.
  ///   - seen: how they were before they were read: what changes meanwhile is a change that is still to be seen.
  ///   - target: what they said.
  ///   - read: reads them again, with the context that `target` is of.
  init(
    _ paths: [String], seen: [FileStamp?], target: KubernetesTarget,
    read: @escaping @Sendable () throws(IntegrationError) -> KubernetesTarget
  ) {
    self.paths = paths
    self.read = read
    base = target.base
    files = paths + target.files
    stamps = seen + target.files.map(FileStamp.init)
  }

  /// What they say now; nil while nothing has changed.
  ///
  /// - Throws: what is wrong with them, again and again until it is right; or that they lead elsewhere.
  mutating func changed() throws(IntegrationError) -> KubernetesTarget? {
    let seen = files.map(FileStamp.init)
    guard seen != stamps else { return nil }
    let target = try read()
    guard target.base == base else { throw elsewhere(target.base) }
    files = paths + target.files
    stamps = seen.prefix(paths.count) + target.files.map(FileStamp.init)
    return target
  }

  /// Whether what is wrong is that another server is named now.
  static func isElsewhere(_ error: IntegrationError) -> Bool { error.code == IntegrationError.codeRefusedHost }

  private func elsewhere(_ other: URL) -> IntegrationError {
    IntegrationError(
      "kubernetes", IntegrationError.codeRefusedHost,
      "\(paths.first ?? "The kubeconfig"): its context leads to \(other.host() ?? "another server") now, not to"
        + " \(base.host() ?? "the one before"); nothing is done there until tenantry is started again.",
      retry: .permanent)
  }
}
