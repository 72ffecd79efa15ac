import ConsoleApp
import Foundation
import PlatformHost

/// The console in lines, on standard input and output.
struct LinearConsole {
  let platform: any ConsolePlatform
  let settings: ConsoleSettings

  @MainActor
  func run() async -> String? {
    let world = ConsoleWorld(platform: platform, settings: settings)
    let loop = LinearLoop(
      runner: world.runner(
        copy: { _ in "there is no clipboard in lines" }, edit: { _, _ in "there is no editor in lines" },
        save: { _, name in Notice(.warning, "\(name) was not saved: there are no files in lines.") }),
      keeping: await world.keeping,
      say: { Self.write($0) }, makeKey: { UUID().uuidString }, now: { Date() })
    return await platform.working { await loop.run(lines: Self.lines()) }
  }

  /// Lines as they are typed, read on a thread of their own: reading waits, and nothing else must wait for it.
  private static func lines() -> AsyncStream<String> {
    let (lines, continuation) = AsyncStream<String>.makeStream()
    Thread.detachNewThread {
      while let line = readLine() { continuation.yield(line) }
      continuation.finish()
    }
    return lines
  }

  /// At once, whole, whoever reads: a screen reader must not wait for a buffer to be full.
  private static func write(_ line: String) {
    // A reader that has gone away ends the input too, and with it the console.
    try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
  }
}
