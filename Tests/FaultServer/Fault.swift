/// What a server may do to its clients.
package enum Fault: String, CaseIterable, Sendable {
  /// None: the right answer, on a connection that stays open.
  case none
  /// The right answer, after `FaultServer.delay`.
  case delay
  /// A body that arrives a byte at a time and never ends in time.
  case drip
  /// The head and a first line, and then silence on an open connection.
  case silentBody
  /// A body without a length and without an end, as fast as the client takes it.
  case endlessBody
  /// The connection is reset in the middle of the body.
  case resetInBody
  /// Half of the body, and then the end of the connection in that direction.
  case halfClose
  /// The connection ends in the middle of the head.
  case halfHead
  /// The connection ends without an answer.
  case hangUp
  /// The request is accepted and nothing is ever said.
  case blackHole
  /// 429 with `Retry-After: 7`.
  case rateLimited
  /// 429 that does not say until when.
  case rateLimitedSilently
  /// 503, each time.
  case serverError
  /// 502 with a page for people, as from a proxy.
  case htmlError
  /// 500 with ten megabytes of text.
  case hugeError
  /// 200 with a page for people where JSON belongs.
  case htmlAnswer
  /// 200 with JSON of another shape.
  case wrongJSON
  /// 200 with half a JSON document.
  case brokenJSON
  /// 200 with ten megabytes.
  case hugeBody
  /// Header fields without end.
  case endlessHead
  /// Bytes that are no HTTP.
  case garbage
  /// 302 to a host of somebody else.
  case redirectAway
  /// 307 to another path of the same server, which answers.
  case redirectHere
  /// 302 to itself, for ever.
  case redirectLoop
  /// Two lengths that contradict each other.
  case wrongLength

  /// True when only a limit of time ends it.
  package var isSilence: Bool { [.drip, .silentBody, .blackHole].contains(self) }
}
