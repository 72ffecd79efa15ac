/// Makes text from outside safe to draw, copy and pipe. All remote text passes here, once.
package enum Sanitizer {
  /// Scalars kept per text; the rest becomes `…`.
  package static let scalarsMax = 65_536

  /// Text without a single control, bidi, tag or zero-width character: each is shown instead of obeyed.
  ///
  /// ESC becomes `␛`, other C0 controls and DEL their control picture, everything else its code point such
  /// as `\u{202E}`. Tabs become spaces to the next multiple of 8; line ends become `⏎`, because the result
  /// is one line (see `lines(_:)`). A cluster keeps at most four combining marks.
  package static func visible(_ text: String) -> String {
    if isPlain(text) { return text }
    var out = ""
    out.reserveCapacity(text.utf8.count + 16)
    var cursor = Cursor()
    for scalar in text.unicodeScalars {
      if cursor.count == scalarsMax {
        out.append(Glyph.ellipsis)
        break
      }
      cursor.append(scalar, to: &out)
    }
    return out
  }

  /// The lines of a text, each of them visible; CR LF and lone CR end a line too.
  package static func lines(_ text: String, max limit: Int = 10_000) -> [String] {
    var lines: [String] = []
    for piece in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
      if lines.count == limit {
        lines.append(Glyph.ellipsis)
        break
      }
      lines.append(visible(String(piece)))
    }
    if text.last?.isNewline == true, lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Whether the text is short enough and made of characters that stand for themselves: nothing to do.
  static func isPlain(_ text: String) -> Bool {
    guard text.utf8.count <= scalarsMax else { return false }
    switch TextShape.of(text) {
    case .ascii, .simple: return true
    case .clustered, .unsafe: return false
    }
  }

  /// Where the output stands while scalars are taken one by one.
  private struct Cursor {
    var count = 0
    private var column = 0
    private var marks = 0
    private var afterReturn = false
    private var previous: UInt32 = 0

    mutating func append(_ scalar: Unicode.Scalar, to out: inout String) {
      let value = scalar.value
      count += 1
      defer { previous = value }
      switch value {
      case 0x09:
        let spaces = 8 - column % 8
        out.append(String(repeating: " ", count: spaces))
        advance(spaces)
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
        if value == 0x0A, previous == 0x0D { return }
        out.append("⏎")
        advance(1)
      case 0x1B: put("␛", in: &out)
      case 0..<0x20: put(Unicode.Scalar(0x2400 + value), in: &out)
      case 0x7F: put("␡", in: &out)
      default: appendOther(scalar, to: &out)
      }
    }

    private mutating func appendOther(_ scalar: Unicode.Scalar, to out: inout String) {
      switch ScalarClass.of(scalar) {
      case .narrow: put(scalar, in: &out)
      case .wide:
        out.unicodeScalars.append(scalar)
        advance(2)
      case .joining: join(scalar, to: &out)
      case .unsafe: escape(scalar, in: &out)
      }
    }

    /// Marks stay with their base, at most four; a mark without a base is shown by number.
    private mutating func join(_ scalar: Unicode.Scalar, to out: inout String) {
      let isSelector = (0xFE00...0xFE0F).contains(scalar.value)
      if isSelector, scalar.properties.generalCategory == .nonspacingMark {
        if scalar.value >= 0xFE0E, column > 0, marks == 0 { return }
        escape(scalar, in: &out)
        return
      }
      let isMark = scalar.properties.isGraphemeExtend || scalar.properties.generalCategory == .spacingMark
      if isMark, column == 0 || marks >= 4 {
        escape(scalar, in: &out)
        marks = 4
        return
      }
      out.unicodeScalars.append(scalar)
      marks = isMark ? marks + 1 : 0
      if !isMark { column += 1 }
    }

    private mutating func put(_ scalar: Unicode.Scalar?, in out: inout String) {
      guard let scalar else { return }
      out.unicodeScalars.append(scalar)
      advance(1)
    }

    private mutating func escape(_ scalar: Unicode.Scalar, in out: inout String) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      let text = "\\u{" + String(repeating: "0", count: max(0, 4 - code.count)) + code + "}"
      out.append(text)
      advance(text.utf8.count)
    }

    private mutating func advance(_ cells: Int) {
      column += cells
      marks = 0
    }
  }
}
