import CGlibc
import Glibc

/// Writes the report of a crash out of memory that was prepared before: only calls that POSIX lists as safe in a signal
/// handler, and glibc's `backtrace`, which allocates nothing after its first call.
struct CrashReport {
  private let folder: SignalSafeText
  private let head: SignalSafeText
  private let notes: CrashNotes
  private let messages: MessageKeeper?
  private let terminal: Int32
  private var path = SignalSafeText(capacity: CrashReport.pathMax)
  private var name = SignalSafeText(capacity: 64)
  private var latest = SignalSafeText(capacity: CrashReport.pathMax)
  private var text = SignalSafeText(capacity: 8_192)
  private let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: CrashReport.scratchBytes)
  private let frames = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(
    capacity: Int(CrashReport.framesMax))

  private static let pathMax = 4_096
  private static let scratchBytes = 65_536
  private static let framesMax: Int32 = 64

  /// Makes the folder and sets the memory aside; nil when no path can be so long.
  ///
  /// - Parameters:
  ///   - summary: what the report says of the terminal, one line.
  ///   - terminal: the file that tells the size of the screen.
  init?(
    _ reporting: CrashReporting, summary: String, terminal: Int32, notes: CrashNotes, messages: MessageKeeper?
  ) {
    guard reporting.folder.utf8.count < CrashReport.pathMax - 128 else { return nil }
    CrashReport.make(reporting.folder)
    folder = CrashReport.kept(reporting.folder)
    head = CrashReport.kept("Tenantry \(reporting.version)\nterminal: \(summary)\n")
    self.terminal = terminal
    self.notes = notes
    self.messages = messages
    latest.append(folder)
    latest.append("/latest-crash.txt")
    scratch.initialize(repeating: 0, count: CrashReport.scratchBytes)
    frames.initialize(repeating: nil, count: Int(CrashReport.framesMax))
    // The first call loads the unwinder, which no handler may do.
    _ = backtrace(frames, CrashReport.framesMax)
  }

  /// Writes the report and a sentence that names it, on a terminal that is given back already.
  mutating func write(signal: Int32, code: Int32, at seconds: Int, messagesTo: Int32) {
    let file = open(at: seconds)
    if file >= 0 {
      fill(file, signal: signal, code: code, at: seconds)
      Glibc.close(file)
      unlink(cString(latest))
      symlink(cString(name), cString(latest))
    }
    text.clear()
    text.append("tenantry: The program crashed (")
    text.append(CrashReport.name(of: signal))
    text.append(file >= 0 ? "); the report is " : "), and its report could not be written to ")
    text.append(path)
    text.append(".\n")
    _ = Glibc.write(messagesTo, text.bytes, text.count)
  }

  private mutating func open(at seconds: Int) -> Int32 {
    name.clear()
    name.append("crash-")
    name.append(moment: seconds)
    name.append("-")
    name.append(number: Int(getpid()))
    name.append(".txt")
    path.clear()
    path.append(folder)
    path.append("/")
    path.append(name)
    return Glibc.open(cString(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
  }

  private mutating func fill(_ file: Int32, signal: Int32, code: Int32, at seconds: Int) {
    text.clear()
    text.append(head)
    text.append("signal: ")
    text.append(CrashReport.name(of: signal))
    text.append(" (")
    text.append(number: Int(signal))
    text.append(code > 0 ? "), a fault\ntime: " : "), sent\ntime: ")
    text.append(moment: seconds)
    text.append("\nprocess: ")
    text.append(number: Int(getpid()))
    if let size = WindowSize.read(terminal) {
      text.append("\nsize: ")
      text.append(number: size.width)
      text.append("x")
      text.append(number: size.height)
    }
    text.append("\n")
    text.append(notes.current)
    text.append("\n\nmessages:\n")
    _ = Glibc.write(file, text.bytes, text.count)
    messages?.copy(to: file, using: scratch, capacity: CrashReport.scratchBytes)
    text.clear()
    text.append("\nbacktrace:\n")
    _ = Glibc.write(file, text.bytes, text.count)
    backtrace_symbols_fd(frames, backtrace(frames, CrashReport.framesMax), file)
  }

  private func cString(_ text: SignalSafeText) -> UnsafePointer<CChar> {
    UnsafeRawPointer(text.bytes).assumingMemoryBound(to: CChar.self)
  }

  static func name(of signal: Int32) -> StaticString {
    switch signal {
    case SIGSEGV: "SIGSEGV"
    case SIGBUS: "SIGBUS"
    case SIGILL: "SIGILL"
    case SIGFPE: "SIGFPE"
    case SIGABRT: "SIGABRT"
    case SIGTRAP: "SIGTRAP"
    case SIGSYS: "SIGSYS"
    default: "a signal"
    }
  }

  private static func kept(_ string: String) -> SignalSafeText {
    var text = SignalSafeText(capacity: string.utf8.count)
    for byte in string.utf8 { text.append(byte) }
    return text
  }

  /// Makes a folder and those above it, for their owner alone. Where it cannot be made, the report will say so.
  private static func make(_ folder: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
  }
}
