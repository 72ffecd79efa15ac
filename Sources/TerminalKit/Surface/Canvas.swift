/// A rectangle of a grid to draw on, with its own origin; nothing drawn on it leaves it.
///
/// Canvases are cheap values onto one grid: make one per part with `part(_:)`.
package struct Canvas {
  /// The columns and rows of this canvas, also where a part of it is clipped away.
  package let size: Size
  /// What plain-ground styles stand on here, for instance the bar of a selected row.
  package let ground: Ground
  private let buffer: CellBuffer
  private let origin: Point
  private let clip: Rect

  init(_ buffer: CellBuffer) {
    self.init(
      buffer: buffer, origin: .zero, size: buffer.size, clip: Rect(buffer.size), ground: .plain)
  }

  private init(buffer: CellBuffer, origin: Point, size: Size, clip: Rect, ground: Ground) {
    self.buffer = buffer
    self.origin = origin
    self.size = size
    self.clip = clip
    self.ground = ground
  }

  /// Which characters may be used.
  package var glyphs: Glyphs { buffer.glyphs }
  /// Columns.
  package var width: Int { size.width }
  /// Rows.
  package var height: Int { size.height }

  /// The part of this canvas in a rectangle; it may reach beyond and is clipped.
  package func part(_ rect: Rect) -> Canvas {
    let absolute = Rect(x: origin.x + rect.x, y: origin.y + rect.y, width: rect.width, height: rect.height)
    return Canvas(
      buffer: buffer, origin: Point(absolute.x, absolute.y), size: rect.size,
      clip: clip.intersection(absolute), ground: ground)
  }

  /// One row of this canvas.
  package func row(_ y: Int) -> Canvas { part(Rect(x: 0, y: y, width: width, height: 1)) }

  /// This canvas with another ground, and the ground painted.
  package func on(_ ground: Ground) -> Canvas {
    let canvas = Canvas(buffer: buffer, origin: origin, size: size, clip: clip, ground: ground)
    canvas.fill()
    return canvas
  }

  /// Writes text at a column and row and answers the cells it fills.
  @discardableResult
  package func write(_ text: String, x: Int = 0, y: Int = 0, _ style: Style = .plain) -> Int {
    buffer.write(text, x: origin.x + x, y: origin.y + y, clip: clip, style: resolved(style))
  }

  /// Writes a line at a column and row and answers the cells it fills.
  ///
  /// With a width it is cut with `…` when longer, and aligned when shorter.
  @discardableResult
  package func write(
    _ line: Line, x: Int = 0, y: Int = 0, width: Int? = nil, _ alignment: Alignment = .leading
  ) -> Int {
    guard let width, width < line.width else {
      var column = x + (width.map { alignment.offset(of: line.width, in: $0) } ?? 0)
      let start = column
      for span in line.spans { column += write(span, x: column, y: y, span.text) }
      return column - start
    }
    var used = 0
    for span in line.spans where used < width {
      let cells = TextWidth.of(span.text)
      let isLast = used + cells >= width
      let text = isLast ? TextFit.truncate(span.text + "  ", to: width - used) : span.text
      used += write(span, x: x + used, y: y, text)
    }
    return used
  }

  /// Writes what there is room for of a span; an address leads to all of it.
  private func write(_ span: Span, x: Int, y: Int, _ text: String) -> Int {
    let cells = write(text, x: x, y: y, span.style)
    if let address = span.address {
      buffer.addLink(address, span.text, x: origin.x + x, y: origin.y + y, width: cells, clip: clip)
    }
    return cells
  }

  /// Fills a rectangle (all of the canvas without one) with one narrow character.
  package func fill(_ rect: Rect? = nil, _ scalar: Unicode.Scalar = " ", _ style: Style = .plain) {
    buffer.fill(absolute(rect), scalar, style: resolved(style))
  }

  /// Changes the style of what is already drawn in a rectangle.
  package func restyle(_ rect: Rect? = nil, _ change: (Style) -> Style) {
    buffer.restyle(absolute(rect), change)
  }

  /// Shows the terminal's cursor here, when the place is visible.
  package func showCursor(x: Int, y: Int) {
    let place = Rect(x: origin.x + x, y: origin.y + y, width: 1, height: 1)
    if clip.intersection(place).size == place.size { buffer.cursor = Point(place.x, place.y) }
  }

  /// Says what a click in a rectangle (all of the canvas without one) means.
  package func onClick(_ meaning: ClickTarget.Meaning, in rect: Rect? = nil) {
    let place = absolute(rect)
    guard place.width > 0, place.height > 0 else { return }
    buffer.targets.append(ClickTarget(rect: place, meaning: meaning))
  }

  /// Gives this canvas a name by which it is found on the drawn screen.
  package func name(_ name: String) {
    let place = absolute(nil)
    guard place.width > 0, place.height > 0 else { return }
    buffer.landmarks.append(Landmark(name: name, rect: place))
  }

  /// Takes the clicks from all that was drawn so far: it is covered.
  package func coverClicks() { buffer.targets = [] }

  private func absolute(_ rect: Rect?) -> Rect {
    let rect = rect ?? Rect(size)
    let moved = Rect(x: origin.x + rect.x, y: origin.y + rect.y, width: rect.width, height: rect.height)
    return clip.intersection(moved)
  }

  private func resolved(_ style: Style) -> Style {
    style.ground == .plain ? style.on(ground) : style
  }
}
