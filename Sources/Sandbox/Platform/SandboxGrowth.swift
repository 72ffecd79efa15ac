import Foundation

/// How much a tenant uses at a time: grows from day to day, breathes with the hour, and is the same whenever it is asked
/// for the same time. Names decide, and those follow from the sandbox's seed.
enum SandboxGrowth {
  /// When everything was small: a day before every sandbox.
  private static let beginning = Date(timeIntervalSince1970: 1_735_689_600)

  /// What a database takes: 60 to 460 MB at the beginning, and 0.2 to 1.8 MB more each day.
  static func databaseBytes(of name: String, at date: Date) -> Int {
    let days = max(0, date.timeIntervalSince(beginning) / 86_400)
    let first = 60_000_000 + 400_000_000 * StableHash.unit(name)
    let daily = 200_000 + 1_600_000 * StableHash.unit("growth/\(name)")
    // People work on weekdays: five days out of seven add something.
    return Int(first + daily * (days - 0.4 * (days / 7).rounded(.down)))
  }

  /// What one pod uses: thousandths of a core, MiB.
  static func pod(_ name: String, of namespace: String, at date: Date) -> (millicores: Int, mebibytes: Int) {
    let hour = date.timeIntervalSince1970 / 3_600
    let daytime = 0.5 - 0.5 * cos((hour.truncatingRemainder(dividingBy: 24) - 2) / 24 * 2 * .pi)
    let noise = StableHash.unit("\(name)/\(Int(hour * 12))")
    let size = StableHash.unit("load/\(namespace)")
    return (
      Int(15 + (60 + 240 * size) * daytime * (0.6 + 0.8 * noise)),
      Int(280 + 320 * size + 60 * daytime + 20 * noise)
    )
  }
}
