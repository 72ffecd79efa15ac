/// A colour in two forms: what a rich terminal shows, and the ANSI colour designed for a poor one.
package struct Color: Hashable, Sendable {
  /// 24 bits, red first: `0xRRGGBB`.
  package let rgb: UInt32
  /// The ANSI colour, 0…15, for terminals with 8 or 16 colours.
  package let ansi: UInt8

  /// Makes a colour from both forms.
  package init(rgb: UInt32, ansi: UInt8) {
    self.rgb = rgb & 0xFF_FFFF
    self.ansi = ansi & 15
  }

  /// The nearest entry of the fixed part (16…255) of the 256-colour palette.
  package var indexed: UInt8 {
    let red = Int(rgb >> 16 & 255)
    let green = Int(rgb >> 8 & 255)
    let blue = Int(rgb & 255)
    let cube = (Color.step(red), Color.step(green), Color.step(blue))
    let cubeError = Color.distance(
      (red, green, blue), (Color.levels[cube.0], Color.levels[cube.1], Color.levels[cube.2]))
    let gray = max(0, min(23, ((red + green + blue) / 3 - 3) / 10))
    let level = 8 + 10 * gray
    if Color.distance((red, green, blue), (level, level, level)) < cubeError {
      return UInt8(232 + gray)
    }
    return UInt8(16 + 36 * cube.0 + 6 * cube.1 + cube.2)
  }

  private static let levels = [0, 95, 135, 175, 215, 255]

  private static func step(_ value: Int) -> Int {
    var best = 0
    for index in levels.indices where abs(levels[index] - value) < abs(levels[best] - value) { best = index }
    return best
  }

  private static func distance(_ left: (Int, Int, Int), _ right: (Int, Int, Int)) -> Int {
    let (red, green, blue) = (left.0 - right.0, left.1 - right.1, left.2 - right.2)
    return red * red + green * green + blue * blue
  }
}
