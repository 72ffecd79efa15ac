import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A client of a server on loopback that says what no other would: bytes as they are.
package enum RawExchange {
  /// What comes back until the server ends it. Blocks its thread.
  ///
  /// - Throws: `POSIXError` with `ECONNREFUSED` where nobody listens.
  package static func answer(from port: Int, to text: String) throws -> String {
    try connected(to: port) { descriptor in
      _ = Socket.send(Array(text.utf8), to: descriptor)
      var answer: [UInt8] = []
      while let more = Socket.receive(from: descriptor) { answer += more }
      return String(decoding: answer, as: UTF8.self)
    }
  }

  /// A connection that says nothing while the body runs.
  package static func silent(at port: Int, _ body: () throws -> Void) throws {
    try connected(to: port) { _ in try body() }
  }

  private static func connected<Result>(to port: Int, _ body: (Int32) throws -> Result) throws -> Result {
    guard let descriptor = Socket.connected(to: UInt16(port)) else { throw POSIXError(.ECONNREFUSED) }
    defer { close(descriptor) }
    return try body(descriptor)
  }
}
