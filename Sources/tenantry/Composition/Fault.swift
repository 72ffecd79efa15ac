import Foundation
import TerminalKit

/// A fault that tests ask for: `TENANTRY_FAULT=kind:n` strikes when the n-th frame is about to be shown.
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
  let frame: Int

  /// Reads `kind:n`; nil when nothing or nonsense is asked for.
  init?(_ text: String?) {
    let parts = (text ?? "").split(separator: ":").map(String.init)
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]), let frame = Int(parts[1]) else { return nil }
    self.kind = kind
    self.frame = frame
  }

  func strike() {
    switch kind {
    case .trap: preconditionFailure("\(Self.variable) asked for it")
    case .segv: UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 0
    case .abort: Foundation.abort()
    case .overflow: print(Self.depth(of: frame))
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

/// A terminal that shows everything, up to the frame of a fault.
@MainActor
final class FaultyTerminal: Terminal {
  private let terminal: any Terminal
  private let fault: Fault
  private var frames = 0

  init(_ terminal: any Terminal, _ fault: Fault) {
    self.terminal = terminal
    self.fault = fault
  }

  var size: Size { terminal.size }
  var glyphs: Glyphs { terminal.glyphs }
  var events: AsyncStream<InputEvent> { terminal.events }

  func setTheme(_ theme: Theme) { terminal.setTheme(theme) }

  func present(_ surface: Surface) {
    frames += 1
    if frames == fault.frame { fault.strike() }
    terminal.present(surface)
  }
}
