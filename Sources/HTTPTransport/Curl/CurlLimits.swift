/// How long and how much one request may take.
package struct CurlLimits: Equatable, Sendable {
  /// From the call to the last byte; for a stream to the end of its head.
  package var total: Duration
  /// From the call to a connection that is ready, with name, proxy and TLS.
  package var connect: Duration
  /// The longest silence in a stream's body while its reader waits.
  package var idle: Duration
  package var headBytesMax: Int
  /// After decompression; a stream's body has no limit.
  package var bodyBytesMax: Int
  /// Of an answer that is an error, no more than this is read: the status says what matters.
  package var errorBytesMax: Int

  package init(
    total: Duration = .seconds(5), connect: Duration = .seconds(3), idle: Duration = .seconds(60),
    headBytesMax: Int = 65_536, bodyBytesMax: Int = 8_388_608, errorBytesMax: Int = 262_144
  ) {
    self.total = total
    self.connect = connect
    self.idle = idle
    self.headBytesMax = headBytesMax
    self.bodyBytesMax = bodyBytesMax
    self.errorBytesMax = errorBytesMax
  }
}
