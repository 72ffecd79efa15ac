/// A colour in the forms that terminals take: what a rich one shows, and what was designed for poorer ones.
package struct Color: Hashable, Sendable {
  /// 24 bits, red first: `0xRRGGBB`.
  package let rgb: UInt32
  /// The ANSI colour, 0…15, for terminals with 8 or 16 colours.
  package let ansi: UInt8
  /// The entry of the fixed part (16…255) of the 256-colour palette.
  package let indexed: UInt8

  /// Makes a colour; without an index the nearest entry of the palette is it.
  package init(rgb: UInt32, indexed: UInt8? = nil, ansi: UInt8) {
    self.rgb = rgb & 0xFF_FFFF
    self.ansi = ansi & 15
    self.indexed = indexed ?? Color.nearestIndex(of: rgb)
  }

  /// Makes a colour whose ANSI form nobody chose: by its hue where it has one, else by how light it is.
  package init(rgb: UInt32, indexed: UInt8? = nil) {
    self.init(rgb: rgb, indexed: indexed, ansi: Color.likelyANSI(for: rgb))
  }

  private static func likelyANSI(for rgb: UInt32) -> UInt8 {
    let parts = [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255].map { Int($0) }
    let (most, least) = (parts.max() ?? 0, parts.min() ?? 0)
    guard most - least >= 40 else {
      let grays: [(below: Int, ansi: UInt8)] = [(64, 0), (160, 8), (210, 7)]
      return grays.first { most < $0.below }?.ansi ?? 15
    }
    var bits: UInt8 = most > 176 ? 8 : 0
    for (part, bit) in zip(parts, [UInt8(1), 2, 4]) where part > (most + least) / 2 { bits |= bit }
    return bits
  }

  private static func nearestIndex(of rgb: UInt32) -> UInt8 {
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
