import HTTPTransport

extension N8nClient {
  /// The workflows, all pages.
  ///
  /// - Parameters:
  ///   - tag: only those that have this tag.
  ///   - isActive: nil for both.
  package func workflows(tag: String? = nil, isActive: Bool? = nil) async throws(IntegrationError)
    -> [N8nWorkflow]
  {
    var query = ["excludePinnedData": "true"]
    query["tags"] = tag
    query["active"] = isActive.map { $0 ? "true" : "false" }
    return try await pages(N8nWorkflow.self, ["workflows"], query: query)
  }

  /// A workflow, or nil.
  package func workflow(_ id: String) async throws(IntegrationError) -> N8nWorkflow? {
    try await api.found(
      N8nWorkflow.self, try await api.request(.get, ["workflows", id], query: ["excludePinnedData": "true"]))
  }

  /// Starts or stops listening to a workflow's triggers. Asked for what is so already, it changes nothing.
  ///
  /// - Throws: `invalid` when it has no trigger, or n8n cannot start one of them.
  package func setActive(_ isActive: Bool, workflow id: String) async throws(IntegrationError) -> N8nWorkflow
  {
    try await api.value(
      N8nWorkflow.self,
      try await api.request(.post, ["workflows", id, isActive ? "activate" : "deactivate"], body: [:]))
  }

  /// The tags, all pages.
  package func tags() async throws(IntegrationError) -> [N8nTag] { try await pages(N8nTag.self, ["tags"]) }

  /// The tag of that name, made where it is not there yet.
  package func tag(named name: String) async throws(IntegrationError) -> N8nTag {
    do {
      return try await api.value(
        N8nTag.self, try await api.request(.post, ["tags"], body: ["name": .string(name)]))
    } catch {
      guard error.code == IntegrationError.codeConflict,
        let there = try await tags().first(where: { $0.name == name })
      else { throw error }
      return there
    }
  }

  /// Gives a workflow exactly these tags.
  package func setTags(_ tags: [N8nTag], ofWorkflow id: String) async throws(IntegrationError) -> [N8nTag] {
    let body = JSONValue.array(tags.map { ["id": .string($0.id)] })
    return try await api.value(
      [N8nTag].self, try await api.request(.put, ["workflows", id, "tags"], body: body))
  }
}
