import JobEngine

/// The servers of this machine on the same platform: this one shows that it lives, and finds out which others do not.
package struct ServerPeers: Sendable {
  private let id: WorkerID
  private let registry: any LivenessRegistry

  /// - Parameters:
  ///   - id: of this process, like no other; without a slash.
  ///   - registry: on a folder that all servers of this machine share.
  package init(_ id: String, registry: any LivenessRegistry) {
    self.id = WorkerID(id)
    self.registry = registry
  }

  /// - Throws: `LivenessError`.
  func hold() throws { try registry.hold(id) }

  func letGo() { registry.letGo(id) }

  /// Names an attempt of this process.
  func holder(_ attempt: String) -> String { "\(id.rawValue)/\(attempt)" }

  /// The process of an attempt, when it is certainly dead. One of another machine never is.
  func dead(behind holder: String) -> WorkerID? {
    guard let slash = holder.firstIndex(of: "/") else { return nil }
    let process = WorkerID(String(holder[..<slash]))
    // What cannot be found out is not certain.
    return (try? registry.dead(among: [process]))?.first
  }

  /// Forgets a dead one, once nothing that it held is held any more.
  func forget(_ process: WorkerID) { registry.forget(process) }
}
