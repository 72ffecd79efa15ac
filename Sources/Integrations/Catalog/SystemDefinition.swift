/// A kind of outside system: what it is for, what it wants to know, and how its connection is tried.
package struct SystemDefinition: Sendable {
  /// The stable name, as in `IntegrationError`.
  package let name: String
  /// What people call it.
  package let title: String
  /// What it is connected for, one sentence.
  package let purpose: String
  /// In the order in which they are asked for.
  package let fields: [ConnectionField]
  /// Says what works; changes nothing.
  package let test: @Sendable (ConnectionValues, ConnectionParts) async -> ConnectionReport

  /// - Parameter test: throws when no client can be made of the values.
  package init(
    _ name: String, _ title: String, purpose: String, fields: [ConnectionField],
    test:
      @escaping @Sendable (ConnectionValues, ConnectionParts) async throws(IntegrationError) ->
      ConnectionReport
  ) {
    self.name = name
    self.title = title
    self.purpose = purpose
    self.fields = fields
    self.test = { values, parts in
      do throws(IntegrationError) {
        return try await test(values, parts)
      } catch {
        var report = ConnectionReport(system: name)
        report.add(ConnectionCheck("settings", isPassing: false, error.message))
        return report
      }
    }
  }
}
