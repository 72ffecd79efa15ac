import Glibc
import TerminalKit

/// A terminal without a window: the program under test has one end, the test the other.
final class PseudoTerminal {
  let outside: Int32
  let inside: Int32

  /// Opens a pair of a size; `nil` where the system has no pseudo terminals.
  init?(_ size: Size) {
    let outside = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var lock: Int32 = 0
    var number: Int32 = 0
    guard outside >= 0, ioctl(outside, PseudoTerminal.setLock, &lock) == 0,
      ioctl(outside, PseudoTerminal.getNumber, &number) == 0
    else { return nil }
    let inside = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard inside >= 0 else { return nil }
    self.outside = outside
    self.inside = inside
    resize(size)
  }

  // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which are macros that Swift does not see.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  func resize(_ size: Size) {
    var window = winsize(ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(outside, UInt(TIOCSWINSZ), &window)
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(outside, bytes, bytes.count)
  }

  /// What was sent to the screen and not read yet; returns after a short silence.
  func output() -> String {
    var bytes: [UInt8] = []
    var file = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
    while poll(&file, 1, 60) > 0, file.revents & Int16(POLLIN) != 0 {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = read(outside, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  var settings: [tcflag_t] {
    var settings = termios()
    tcgetattr(inside, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_lflag]
  }

  deinit {
    Glibc.close(inside)
    Glibc.close(outside)
  }
}
