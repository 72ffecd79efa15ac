extension Line: ExpressibleByStringInterpolation {
  /// A plain line.
  package init(stringLiteral value: String) { self.init(value) }

  /// Takes over what the interpolation gathered.
  package init(stringInterpolation: Interpolation) { self.init(stringInterpolation.spans) }

  /// Gathers literal text and styled pieces.
  package struct Interpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    /// Makes an empty interpolation.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds plain text.
    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { spans.append(Span(literal)) }
    }

    /// Adds any value's text in a style: `\(count, .dim)`.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible, _ style: Style = .plain)
    {
      let text = value.description
      if !text.isEmpty { spans.append(Span(text, style)) }
    }

    /// Adds a line that has its own styles.
    package mutating func appendInterpolation(_ line: Line) { spans += line.spans }
  }
}
