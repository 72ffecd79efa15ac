import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A port on loopback at which nobody listens, and at which nobody else can while this lives: it is taken,
/// and refuses.
package final class RefusingPort: Sendable {
  package let port: Int
  private let descriptor: Int32

  package init() throws { (descriptor, port) = try Socket.bound() }

  deinit { close(descriptor) }

  package var url: URL { URL(string: "http://127.0.0.1:\(port)/") ?? URL(filePath: "/") }
}
