#if canImport(Glibc)
  import Glibc
#endif

/// Both ends of a program's three streams; all close when another program is started.
struct StreamEnds {
  private(set) var childInput: Int32 = -1
  private(set) var parentInput: Int32 = -1
  private(set) var childOutput: Int32 = -1
  private(set) var parentOutput: Int32 = -1
  private(set) var childErrors: Int32 = -1
  private(set) var parentErrors: Int32 = -1

  /// Sockets rather than pipes: they can be written to without risking SIGPIPE, and are close-on-exec from birth.
  mutating func open() -> Bool {
    guard let first = Self.pair() else { return false }
    (childInput, parentInput) = first
    guard let second = Self.pair() else { return abandon() }
    (childOutput, parentOutput) = second
    guard let third = Self.pair() else { return abandon() }
    (childErrors, parentErrors) = third
    return true
  }

  private static func pair() -> (Int32, Int32)? {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    return socketpair(AF_UNIX, type, 0, &ends) == 0 ? (ends[0], ends[1]) : nil
  }

  func closeChildSide() { close([childInput, childOutput, childErrors]) }
  func closeParentSide() { close([parentInput, parentOutput, parentErrors]) }

  private func abandon() -> Bool {
    closeChildSide()
    closeParentSide()
    return false
  }

  private func close(_ descriptors: [Int32]) {
    for descriptor in descriptors where descriptor >= 0 { Glibc.close(descriptor) }
  }
}
