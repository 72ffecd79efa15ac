/// The lines of a `LogState` that are in sight, with marks and signs in the margin, a bar that shows where the errors
/// are, and below what is looked for and left out.
package struct LogView: View {
  /// So many bytes of a line are looked at when it is cut at the edge; a longer line says what is missing.
  static let cutBytesMax = 4_096
  /// So many bytes of a line are looked at when it wraps.
  static let wrapBytesMax = 16_384
  /// Columns of marks and signs before the text.
  private static let margin = 3

  private let state: LogState
  private let empty: Line
  private let now: Double?

  /// Makes a view; `now` is the time in seconds since 1970, for ages.
  package init(_ state: LogState, empty: Line = "No lines yet.", now: Double? = nil) {
    self.state = state
    self.empty = empty
    self.now = now
  }

  /// Fills.
  package func extent(_ axis: Axis, across: Int) -> Extent { .fill }

  /// Draws what is in sight; a log shorter than the canvas begins at the top.
  package func render(in canvas: Canvas) {
    let note = state.footnote
    let hasFoot = state.prompt != nil || !note.isEmpty
    let height = max(0, canvas.height - (hasFoot ? 1 : 0))
    let area = canvas.part(Rect(x: 0, y: 0, width: canvas.width, height: height))
    if state.count == 0 {
      state.note(rows: height)
      canvas.write(
        state.filter.isEmpty ? empty.base(.dim) : Line("No line passes.", .dim), x: 1,
        width: max(0, canvas.width - 2))
    } else if height > 0 {
      drawLines(in: area)
    }
    guard hasFoot, canvas.height > 0 else { return }
    let foot = canvas.row(canvas.height - 1)
    if let prompt = state.prompt {
      draw(prompt, in: foot)
    } else {
      foot.write(note, x: 1, width: max(0, canvas.width - 2))
    }
  }

  private func drawLines(in canvas: Canvas) {
    let hasBar = state.count > canvas.height
    let width = max(1, canvas.width - Self.margin - (hasBar ? 2 : 1))
    let (places, blocks) = layout(rows: canvas.height, width: width)
    state.note(rows: places.count)
    var y = 0
    for (place, lines) in zip(places, blocks) {
      drawMargin(of: place, in: canvas, y: y)
      let text = canvas.part(Rect(x: Self.margin, y: y, width: width, height: max(0, canvas.height - y)))
      for (row, line) in lines.enumerated() where y + row < canvas.height { text.write(line, y: row) }
      y += lines.count
    }
    if hasBar { LogBar(state: state, shown: places).draw(in: canvas) }
  }

  /// The places in sight, and the rows of each.
  private func layout(rows: Int, width: Int) -> (Range<Int>, [[Line]]) {
    let pattern = state.prompt?.pattern ?? state.search?.pattern
    func block(_ place: Int) -> [Line] { self.rows(of: place, width: width, height: rows, pattern) }
    if !state.wraps {
      let last = max(0, state.count - rows)
      let start = state.isFollowing ? last : min(state.place(of: state.top), last)
      let shown = start..<min(state.count, start + rows)
      return (shown, shown.map(block))
    }
    guard !state.isFollowing else { return upwards(from: state.count, rows: rows, block) }
    let start = min(state.place(of: state.top), state.cursorPlace)
    var blocks: [[Line]] = []
    var used = 0
    var usedByCursor = 0
    while used < rows, start + blocks.count < state.count {
      let next = block(start + blocks.count)
      used += next.count
      if start + blocks.count <= state.cursorPlace { usedByCursor = used }
      blocks.append(next)
    }
    // Where room is left, or the line one stands on is not whole in sight, the rows are laid from below.
    if used < rows, start > 0 { return upwards(from: state.count, rows: rows, block) }
    let isWhole =
      start + blocks.count > state.cursorPlace && (usedByCursor <= rows || state.cursorPlace == start)
    guard isWhole else { return upwards(from: state.cursorPlace + 1, rows: rows, block) }
    return (start..<start + blocks.count, blocks)
  }

  /// The places before one that fit, the last of them at the lower edge.
  private func upwards(
    from end: Int, rows: Int, _ block: (Int) -> [Line]
  ) -> (Range<Int>, [[Line]]) {
    var blocks: [[Line]] = []
    var used = 0
    while blocks.count < end {
      let next = block(end - blocks.count - 1)
      if used + next.count > rows, !blocks.isEmpty { break }
      blocks.append(next)
      used += next.count
    }
    return (end - blocks.count..<end, blocks.reversed())
  }

  /// The rows of one line: one that is cut, or as many as it wraps into, at most a screen.
  private func rows(of place: Int, width: Int, height: Int, _ pattern: LogPattern?) -> [Line] {
    let number = state.number(at: place)
    if state.wraps {
      let row = state.row(number, bytesMax: min(Self.wrapBytesMax, width * height * 4))
      var lines = row.line(times: state.times, now: now).highlighted(pattern).wrapped(to: width)
      var missing = row.bytesMore
      if lines.count > height {
        missing += lines[max(1, height - 1)...].reduce(0) { $0 + $1.text.utf8.count }
        lines = Array(lines[..<max(1, height - 1)])
      }
      if missing > 0 { lines.append(Self.more(missing)) }
      return lines.isEmpty ? [.empty] : lines
    }
    let row = state.row(number, bytesMax: Self.cutBytesMax)
    let line = row.line(times: state.times, now: now).highlighted(pattern)
    return [
      line.cut(from: state.columns, width: width, ending: row.bytesMore > 0 ? Self.more(row.bytesMore) : nil)
    ]
  }

  private static func more(_ bytes: Int) -> Line {
    Line("\(Glyph.ellipsis)[\(Count.grouped(bytes)) bytes more]", .dim)
  }

  /// Where one stands, what is marked, how serious it is.
  private func drawMargin(of place: Int, in canvas: Canvas, y: Int) {
    let number = state.number(at: place)
    let isMarked = state.isMarked(number)
    if !state.isFollowing, place == state.cursorPlace {
      canvas.write(isMarked ? Glyph.chosen : Glyph.pointer, x: 0, y: y, .accent)
    } else if isMarked {
      canvas.write(Glyph.marked, x: 0, y: y, .accent)
    }
    guard let severity = state.severity(number), let glyph = severity.glyph,
      state.source?.isContinuation(number) != true
    else { return }
    canvas.write(glyph, x: 1, y: y, severity.style)
  }

  private func draw(_ prompt: LogPrompt, in canvas: Canvas) {
    let label = canvas.write(Line(prompt.label, .key), x: 1)
    let problem = prompt.problem.map { Line($0, .error) } ?? .empty
    let room = max(8, canvas.width - label - 4 - (problem.isEmpty ? 0 : problem.width + 2))
    let field = canvas.part(Rect(x: label + 2, y: 0, width: min(room, canvas.width - label - 2), height: 1))
    TextFieldView(prompt.field, hint: prompt.hint).render(in: field)
    canvas.write(problem, x: label + 4 + room, width: max(0, canvas.width - label - 5 - room))
  }
}
