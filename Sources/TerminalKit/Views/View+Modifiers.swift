extension View {
  /// Exactly so many columns.
  package func width(_ cells: Int) -> some View { width(.fixed(cells)) }
  /// Columns by an extent.
  package func width(_ extent: Extent) -> some View { Framed(content: self, width: extent, height: nil) }
  /// Exactly so many rows.
  package func height(_ cells: Int) -> some View { height(.fixed(cells)) }
  /// Rows by an extent.
  package func height(_ extent: Extent) -> some View { Framed(content: self, width: nil, height: extent) }

  /// A share of the columns, by weight among siblings that fill; never below `min` while others can give.
  package func fillWidth(_ weight: Int = 1, min: Int = 0) -> some View {
    width(Extent(min: min, ideal: min, max: Extent.unlimited, weight: weight))
  }

  /// A share of the rows, by weight among siblings that fill.
  package func fillHeight(_ weight: Int = 1, min: Int = 0) -> some View {
    height(Extent(min: min, ideal: min, max: Extent.unlimited, weight: weight))
  }

  /// Empty columns left and right, empty rows above and below.
  package func padding(_ horizontal: Int = 1, _ vertical: Int = 0) -> some View {
    Padded(content: self, horizontal: horizontal, vertical: vertical)
  }

  /// On another ground, which is painted.
  package func ground(_ ground: Ground) -> some View { Grounded(content: self, ground: ground) }

  /// With a name by which the drawn screen knows it (`Surface.landmarks`).
  package func named(_ name: String) -> some View { Named(content: self, name: name) }

  /// With the signs of ASCII alone, whatever the terminal can show: to see how it looks elsewhere.
  package func inASCII() -> some View { Folded(content: self) }
}
