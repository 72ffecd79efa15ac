import Foundation
import TerminalKit

/// What colours look like to people: contrast by WCAG 2.2, and difference to eyes that do not see green.
enum Contrast {
  /// The ratio of two colours, 1…21.
  static func ratio(_ one: UInt32, _ other: UInt32) -> Double {
    let (one, other) = (luminance(one), luminance(other))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// What a terminal of that depth shows of a colour; sixteen colours are those of xterm.
  static func shown(_ color: Color, at depth: ColorDepth) -> UInt32 {
    switch depth {
    case .trueColor: color.rgb
    case .indexed256: indexed(Int(color.indexed))
    case .ansi16, .ansi8, .monochrome: xterm[Int(color.ansi)]
    }
  }

  /// How different two colours are to somebody without green-sensitive cones: ΔE*ab of what they see,
  /// by the matrix of Machado, Oliveira and Fernandes (2009) for complete deuteranopia.
  static func differenceWithoutGreen(_ one: UInt32, _ other: UInt32) -> Double {
    let (one, other) = (lab(withoutGreen(linear(one))), lab(withoutGreen(linear(other))))
    return zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private static let xterm: [UInt32] = [
    0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
    0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
  ]

  private static func indexed(_ index: Int) -> UInt32 {
    guard index < 232 else {
      let level = UInt32(8 + 10 * (index - 232))
      return level << 16 | level << 8 | level
    }
    let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
    let place = index - 16
    return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
  }

  private static func linear(_ rgb: UInt32) -> [Double] {
    [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  private static func luminance(_ rgb: UInt32) -> Double {
    zip(linear(rgb), [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func withoutGreen(_ color: [Double]) -> [Double] {
    let rows = [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ]
    return rows.map { row in max(0, min(1, zip(row, color).reduce(0) { $0 + $1.0 * $1.1 })) }
  }

  /// CIE L*a*b* under D65.
  private static func lab(_ color: [Double]) -> [Double] {
    let rows = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    let white = [0.95047, 1, 1.08883]
    let parts = zip(rows, white).map { row, white -> Double in
      let share = zip(row, color).reduce(0) { $0 + $1.0 * $1.1 } / white
      return share > 0.008856 ? cbrt(share) : 7.787 * share + 16 / 116
    }
    return [116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2])]
  }
}
