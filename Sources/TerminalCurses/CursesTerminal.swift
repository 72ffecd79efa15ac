import CNcurses
import Glibc
import TerminalKit

/// The real terminal, by ncurses. Curses is called on the main actor only.
@MainActor
package final class CursesTerminal: Terminal {
  /// What comes in, in order.
  package let input = InputFeed()
  /// Which characters are used.
  package let glyphs: Glyphs
  /// How many colours are used.
  package var colorDepth: ColorDepth { paints.depth }
  /// The entry of the terminal database in use, which may be a relative of `TERM`.
  package let name: String
  /// What to say about the entry when it is not the one of `TERM`; one sentence.
  package let notice: String?

  let modes: TerminalModes
  /// Whether the terminal is told where links lead.
  private let hasLinks: Bool
  private let lock = ScreenLock()
  private let pipe: SignalPipe
  private let reader: InputThread
  private let thread: pthread_t
  private let notes = CrashNotes()
  private let messages: MessageKeeper?
  private let formerActions: [(signal: Int32, action: sigaction)]
  private var paints: StylePaints
  private var shown: Surface?
  private var row: [cchar_t] = []
  private var isClosed = false
  /// Whether another program has the terminal.
  private var isLent = false

  /// Takes the terminal over: alternate screen, raw input, no cursor.
  ///
  /// - Throws: `TerminalError` with what is missing; the terminal is then as it was.
  package init(_ options: CursesOptions = CursesOptions()) throws(TerminalError) {
    let start = try CursesStart(options)
    name = start.name
    notice = start.notice
    modes = start.modes
    glyphs = start.glyphs
    hasLinks = LinkChanges.isWanted(name: start.name) { getenv($0).map { String(cString: $0) } }
    paints = StylePaints(
      theme: start.depth == .monochrome ? options.monochrome : options.theme, depth: start.depth)
    pipe = try SignalPipe()
    reader = try InputThread(
      modes: start.modes, pipe: pipe, lock: lock, escapeDelay: start.escapeDelay, feed: input)
    messages = MessageKeeper()
    let (notes, messages) = (notes, messages)
    Rescue.arm(start.modes, messages: messages) {
      options.crashReports.flatMap {
        CrashReport($0, summary: start.summary, terminal: options.input, notes: notes, messages: messages)
      }
    }
    formerActions = pipe.install()
    thread = try reader.start()
    TerminalModes.write(modes.pasteOn, to: modes.output)
  }

  /// Columns and rows now.
  package var size: Size {
    // Asked for before each drawing, on the thread that draws: there a view that never ends would fill the stack.
    FaultStack.cover()
    return WindowSize.read(modes.output) ?? shown?.size ?? Size(80, 24)
  }

  /// The signal that asked the program to end; after `close()` call `ProcessEnd.by`, so the shell learns it.
  package var closingSignal: Int32? { reader.closingSignal == 0 ? nil : reader.closingSignal }

  /// Says what the program is doing, for the report of a crash; lines without secrets.
  package func note(_ text: String) { notes.put(text) }

  /// Changes how the roles look; the next frame is drawn anew. Without colours there is nothing to change.
  package func setTheme(_ theme: Theme) {
    guard paints.depth > .monochrome else { return }
    paints = StylePaints(theme: theme, depth: paints.depth)
    shown = nil
  }

  /// Shows a surface: sends the cells that differ from the last one, and nothing when none does.
  package func present(_ surface: Surface) {
    guard !isClosed, !isLent else { return }
    lock.draw { wasDisturbed in
      if wasDisturbed {
        // Curses remembers the cursor it last asked for, which is no longer what the terminal shows.
        curs_set(0)
        curs_set(1)
      }
      if shown?.size != surface.size {
        resize_term(Int32(surface.size.height), Int32(surface.size.width))
      }
      if let shown, wasDisturbed || shown.size != surface.size {
        // The terminal may have moved or cut what was there, so nothing on it counts.
        clearok(tenantry_curscr(), true)
        self.shown = nil
      }
      let diff = SurfaceDiff(from: shown, to: surface)
      let links = LinkChanges(from: hasLinks ? shown : nil, to: hasLinks ? surface : nil, diff)
      guard !diff.isEmpty || !links.isEmpty else { return }
      for run in diff.runs { put(run, of: surface) }
      if !links.isEmpty { show(links, of: surface) }
      placeCursor(surface.cursor)
      refresh()
      shown = surface
    }
  }

  /// Asks for clicks and the wheel, or leaves the mouse to the terminal, which then selects text.
  package func setMouse(_ isOn: Bool) {
    guard !isClosed, modes.hasScreen, modes.mouse.set(isOn), !isLent else { return }
    lock.draw { _ in TerminalModes.write(isOn ? MouseMode.on : MouseMode.off, to: modes.output) }
  }

  /// Asks the terminal to put text on its clipboard. Whether it did, no terminal says.
  ///
  /// - Returns: why it was not asked, or nil.
  package func copy(_ text: String) -> String? {
    let envelope = Clipboard.Envelope(term: name) { getenv($0).map { String(cString: $0) } }
    guard let bytes = Clipboard.sequence(text, in: envelope) else {
      return
        "it is \(text.utf8.count) bytes, and terminals take \(Clipboard.bytesMax / 4 * 3); save it to a file instead"
    }
    lock.draw { _ in TerminalModes.write(bytes, to: modes.output) }
    return nil
  }

  /// Gives the terminal to something else, such as an editor, and takes it back with a full repaint.
  package func suspended<Result>(_ body: @MainActor () async throws -> sending Result) async rethrows
    -> Result
  {
    reader.pause()
    // The console lives on meanwhile; what it wants to show waits for `.resumed`.
    isLent = true
    lock.interrupt { modes.giveBack() }
    Rescue.disarm()
    messages?.release()
    defer {
      messages?.keep()
      Rescue.rearm()
      lock.interrupt { modes.takeOver() }
      isLent = false
      reader.resume()
    }
    return try await body()
  }

  /// Gives the terminal back for good; safe to call twice.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    reader.stop()
    pthread_join(thread, nil)
    lock.draw { _ in
      endwin()
      modes.giveBackAfterCurses()
    }
    Rescue.disarm()
    for former in formerActions {
      var action = former.action
      sigaction(former.signal, &action, nil)
    }
    if let messages {
      let kept = messages.take()
      messages.close()
      for line in Sanitizer.lines(kept, max: 20) {
        TerminalModes.write(Array("\(line)\n".utf8), to: STDERR_FILENO)
      }
    }
  }

  private func placeCursor(_ cursor: Point?) {
    if (cursor != nil) != (shown?.cursor != nil) || shown == nil { curs_set(cursor == nil ? 0 : 1) }
    if let cursor { move(Int32(cursor.y), Int32(cursor.x)) }
  }

  /// Writes a run of cells into curses' own screen; curses finds the shortest way to show it.
  func put(_ run: SurfaceDiff.Run, of surface: Surface) {
    row.removeAll(keepingCapacity: true)
    let start = run.y * surface.size.width
    var x = run.columns.lowerBound
    while x < run.columns.upperBound {
      let cell = surface.cells[start + x]
      let gap = surface.gap(at: x, row: run.y)
      if let gap {
        let ink = ink(ofGap: gap, cell.style, in: surface, start)
        while x < min(gap.upperBound, run.columns.upperBound) {
          append(cell, of: surface, ink)
          x += 1
        }
      } else {
        if cell.width > 0 { append(cell, of: surface, paints.ink(for: cell.style)) }
        x += 1
      }
    }
    mvwadd_wchnstr(tenantry_stdscr(), Int32(run.y), Int32(run.columns.lowerBound), &row, Int32(row.count))
  }

  /// The spaces between two texts look the same in the ink of the text before them (at the left edge, of the one after
  /// them), and changing the ink costs more bytes than they do. Long gaps keep their own: curses jumps over those.
  private func ink(ofGap gap: Range<Int>, _ style: Style, in surface: Surface, _ start: Int)
    -> StylePaints.Ink
  {
    let own = paints.ink(for: style)
    guard gap.upperBound < surface.size.width, gap.count <= CursesTerminal.gapMax else { return own }
    let neighbour = gap.lowerBound > 0 ? gap.lowerBound - 1 : gap.upperBound
    let near = paints.ink(for: surface.cells[start + neighbour].style)
    return near.background == own.background && !near.marksSpaces && !own.marksSpaces ? near : own
  }

  private static let gapMax = 12

  private func append(_ cell: Cell, of surface: Surface, _ ink: StylePaints.Ink) {
    var pair = ink.pair
    var complex = cchar_t()
    var text: (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t, wchar_t) = (0, 0, 0, 0, 0, 0)
    if cell.isCluster {
      withUnsafeMutableBytes(of: &text) { bytes in
        let slots = bytes.bindMemory(to: wchar_t.self)
        for (index, scalar) in surface.text(of: cell).unicodeScalars.prefix(5).enumerated() {
          slots[index] = wchar_t(bitPattern: scalar.value)
        }
      }
    } else {
      text.0 = wchar_t(bitPattern: cell.glyph)
    }
    // Where the system's width differs from ours the row would shift, so a sign of our width stands in.
    if cell.glyph > 0x7F, wcwidth(text.0) != Int32(cell.width) {
      for _ in 0..<cell.width { appendSign("?", ink) }
      return
    }
    withUnsafePointer(to: &text) { pointer in
      pointer.withMemoryRebound(to: wchar_t.self, capacity: 6) { pointer in
        _ = setcchar(&complex, pointer, ink.attributes, Int16(truncatingIfNeeded: pair), &pair)
      }
    }
    row.append(complex)
  }

  /// Writes blanks into curses' own screen.
  func blank(_ run: SurfaceDiff.Run) {
    row.removeAll(keepingCapacity: true)
    let ink = paints.ink(for: .plain)
    for _ in run.columns { appendSign(" ", ink) }
    mvwadd_wchnstr(tenantry_stdscr(), Int32(run.y), Int32(run.columns.lowerBound), &row, Int32(row.count))
  }

  private func appendSign(_ sign: Unicode.Scalar, _ ink: StylePaints.Ink) {
    var pair = ink.pair
    var complex = cchar_t()
    var text: [wchar_t] = [wchar_t(bitPattern: sign.value), 0]
    setcchar(&complex, &text, ink.attributes, Int16(truncatingIfNeeded: pair), &pair)
    row.append(complex)
  }
}
