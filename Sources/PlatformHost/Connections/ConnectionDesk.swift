import Integrations

/// What `tenantry connect` works with; handed in, so that a test can hand it another one.
package struct ConnectionDesk: Sendable {
  /// What the platform in a data folder is connected to.
  package var load: @Sendable (_ folder: String) -> PlatformConnections
  /// Tries a connection; changes nothing.
  package var test: @Sendable (ConnectionValues) async -> ConnectionReport
  /// Writes a system's part of the file in a data folder, or takes it out.
  ///
  /// - Throws: `ConnectionsFileError` when the file cannot be read or written.
  package var save: @Sendable (_ system: String, _ fields: [ConnectionDesk.Field]?, _ folder: String) throws -> Void

  package init(
    load: @escaping @Sendable (_ folder: String) -> PlatformConnections,
    test: @escaping @Sendable (ConnectionValues) async -> ConnectionReport,
    save: @escaping @Sendable (_ system: String, _ fields: [ConnectionDesk.Field]?, _ folder: String) throws -> Void
  ) {
    self.load = load
    self.test = test
    self.save = save
  }

  /// A field as it is written.
  package struct Field: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}
