import Foundation

/// One way out of the program: standard output or standard error, or a list of strings in a test.
struct Channel: Sendable {
  /// The other side went away, as `head` does when it has seen enough.
  struct Closed: Error, Equatable {}

  var isTerminal: Bool
  /// Cells of a line; nil when nothing says how wide it is, and then nothing is cut.
  var width: Int?
  private let put: @Sendable (String) throws -> Void

  init(isTerminal: Bool, width: Int? = nil, put: @escaping @Sendable (String) throws -> Void) {
    self.isTerminal = isTerminal
    self.width = width
    self.put = put
  }

  /// Writes the text as it is: who calls has cleaned what came from outside.
  ///
  /// - Throws: `Closed` when nobody reads any more, `POSIXError` for a full disk and the like.
  func write(_ text: String) throws { try put(text) }
}

extension Channel {
  /// The channel of a file descriptor; its terminal and width are asked once.
  static func descriptor(_ descriptor: Int32) -> Channel {
    var size = winsize()
    let isTerminal = isatty(descriptor) == 1
    let hasSize = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Channel(isTerminal: isTerminal, width: hasSize ? Int(size.ws_col) : nil) { text in
      try writeAll(Array(text.utf8), to: descriptor)
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw Closed()
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    }
  }
}
