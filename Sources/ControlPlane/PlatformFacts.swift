/// What the composition root knows of the process and where its platform lies.
package struct PlatformFacts: Equatable, Sendable {
  package var version: String
  package var dataFolder: String
  /// Where the desired state lies.
  package var desiredState: String
  /// The IANA name.
  package var timeZone: String

  package init(
    version: String = "", dataFolder: String = "", desiredState: String = "", timeZone: String = "UTC"
  ) {
    self.version = version
    self.dataFolder = dataFolder
    self.desiredState = desiredState
    self.timeZone = timeZone
  }
}
