/// How many connections one pool may have.
package struct CurlPoolLimits: Equatable, Sendable {
  /// At once to one host; further requests wait, within their own time.
  package var connectionsPerHostMax: Int
  package var connectionsMax: Int
  /// Kept open for later requests.
  package var connectionsKeptMax: Int

  package init(connectionsPerHostMax: Int = 32, connectionsMax: Int = 128, connectionsKeptMax: Int = 32) {
    self.connectionsPerHostMax = connectionsPerHostMax
    self.connectionsMax = connectionsMax
    self.connectionsKeptMax = connectionsKeptMax
  }
}
