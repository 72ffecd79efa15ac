/// The bar beside a log: which part is in sight, and where the errors and warnings are, by sign and colour.
struct LogBar {
  let state: LogState
  let shown: Range<Int>

  /// Draws it in the last column.
  func draw(in canvas: Canvas) {
    let height = canvas.height
    guard height > 0, state.count > 0 else { return }
    let length = max(1, height * shown.count / state.count)
    let hidden = max(1, state.count - shown.count)
    let place = (height - length) * shown.lowerBound / hidden
    for y in 0..<height {
      let isInSight = y >= place && y < place + length
      let lines = y * state.count / height..<max(y * state.count / height + 1, (y + 1) * state.count / height)
      if let worst = worst(in: lines), let glyph = worst.glyph {
        canvas.write(glyph, x: canvas.width - 1, y: y, isInSight ? worst.style.adding(.bold) : worst.style)
      } else {
        canvas.write(isInSight ? "▐" : "│", x: canvas.width - 1, y: y, isInSight ? .dim : .rule)
      }
    }
  }

  /// The most serious line of many; of very many, of every so manieth.
  private func worst(in places: Range<Int>) -> LogSeverity? {
    if state.kept == nil, let source = state.source {
      return source.worst(
        in: state.number(at: places.lowerBound)..<state.number(at: places.upperBound - 1) + 1)
    }
    let step = max(1, places.count / 64)
    return stride(from: places.lowerBound, to: min(places.upperBound, state.count), by: step)
      .compactMap { state.severity(state.number(at: $0)) }.max()
  }
}
