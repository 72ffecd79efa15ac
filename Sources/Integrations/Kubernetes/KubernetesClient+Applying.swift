import HTTPTransport

extension KubernetesClient {
  /// Every name under which we have ever written: a new one is added, none is ever taken out. What an older release of
  /// ours has set, or we ourselves by another kind of write, is ours to set.
  package static let ownManagers: Set<String> = [fieldManager]

  private enum Applied: Sendable {
    case done(KubernetesObject)
    case refused([FieldConflict])
  }

  /// Server-side apply: makes or changes the object so that the given fields hold.
  ///
  /// Fields are taken over from our own names alone, never from anybody else.
  ///
  /// - Throws: `conflict` when another manager has set a field to another value; it names the manager and the field.
  package func apply(_ object: KubernetesObject) async throws(IntegrationError) -> KubernetesObject {
    var outcome = try await send(object, isForced: false)
    if case .refused(let conflicts) = outcome, conflicts.allSatisfy({ Self.ownManagers.contains($0.manager) })
    {
      outcome = try await send(object, isForced: true)
    }
    switch outcome {
    case .done(let answer): return answer
    case .refused(let conflicts): throw FieldConflict.error(conflicts, of: object)
    }
  }

  private func send(_ object: KubernetesObject, isForced: Bool) async throws(IntegrationError) -> Applied {
    var query = ["fieldManager": Self.fieldManager]
    if isForced { query["force"] = "true" }
    let request = request(
      .patch, object.kind.path(namespace: object.namespace, name: object.name), query: query,
      body: object.json,
      type: "application/apply-patch+yaml")
    return try await authorized(request) { exchange, request throws(IntegrationError) in
      let response = try await exchange.sendAny(request)
      if response.status == 409 {
        let conflicts = FieldConflict.all(in: response.body)
        if !conflicts.isEmpty { return .refused(conflicts) }
      }
      if let error = exchange.error(of: response, to: request) { throw error }
      return .done(KubernetesObject(object.kind, json: try exchange.object(response, to: .patch)))
    }
  }
}
