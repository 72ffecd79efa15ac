import Foundation

/// A fault that tests ask for: `TENANTRY_FAULT=kind:text` strikes when a frame with that text is about to be shown.
///
/// It lets a test see what people see when the program dies on a full screen. docs/cli.md names it.
struct Fault: Equatable {
  enum Kind: String {
    /// What Swift does on an impossible state.
    case trap
    case segv
    case abort
    /// A recursion without end.
    case overflow
    /// Nothing goes on, and no signal is listened to.
    case hang
  }

  static let variable = "TENANTRY_FAULT"

  let kind: Kind
  let text: String

  /// Reads `kind:text`; nil when nothing or nonsense is asked for.
  init?(_ wanted: String?) {
    let parts = (wanted ?? "").split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
    self.kind = kind
    text = parts[1]
  }

  func strike() {
    switch kind {
    case .trap: preconditionFailure("\(Self.variable) asked for it")
    case .segv: UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 0
    case .abort: Foundation.abort()
    case .overflow: print(Self.depth(of: text.count))
    case .hang: while true { sleep(1) }
    }
  }

  @inline(never)
  private static func depth(of number: Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 16) { memory in
      memory[0] = UInt8(truncatingIfNeeded: number)
      return depth(of: number + 1) + Int(memory[0])
    }
  }
}
