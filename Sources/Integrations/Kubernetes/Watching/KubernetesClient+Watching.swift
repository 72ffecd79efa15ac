import HTTPTransport

extension KubernetesClient {
  /// Whether answers can be read as they arrive; where they cannot, whoever waits looks again and again.
  package var canWatch: Bool {
    get async { await access.isStreaming }
  }

  /// Tells of every change to some objects until one is enough or the time is over.
  ///
  /// Connections that end are made anew, where the last one was; a version that the server has forgotten is made good by
  /// a list. Bookmarks keep the version young.
  ///
  /// - Parameters:
  ///   - version: the `resourceVersion` after which changes count; nil to be told of what is there first.
  ///   - limit: after which it ends, whatever the server does.
  /// - Returns: false when the time was over first.
  /// - Throws: what waiting does not mend, such as `forbidden`.
  package func watch(
    _ selection: KubernetesSelection, from version: String?, limit: Duration,
    clock: any Clock<Duration> = ContinuousClock(), until isEnough: @escaping @Sendable (WatchEvent) -> Bool
  ) async throws(IntegrationError) -> Bool {
    let run = WatchRun(self, selection, from: version, limit: limit, clock: clock, isEnough: isEnough)
    let outcome = await withTaskGroup(of: Result<Bool, IntegrationError>?.self) { group in
      group.addTask {
        do throws(IntegrationError) {
          var run = run
          try await run.follow()
          return .success(true)
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        do {
          try await clock.sleep(for: limit)
          return .success(false)
        } catch {
          return nil  // The watch ended first, or all of it was cancelled; the other child says which.
        }
      }
      var first: Result<Bool, IntegrationError>?
      while first == nil, let next = await group.next() { first = next }
      group.cancelAll()
      return first
    }
    return try outcome?.get() ?? false
  }
}
