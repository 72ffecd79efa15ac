import ConsoleApp
import Foundation
import TerminalCurses
import TerminalKit

/// Opens the platform that an option names, and runs commands or the console on it.
struct LivePlatformOpener: PlatformOpener {
  func open(_ place: PlatformPlace) async throws -> any CommandPlatform {
    try await PlatformAssembly(place: place).open()
  }

  @MainActor
  func runConsole(_ settings: ConsoleSettings) async throws {
    var platform = try await PlatformAssembly(place: settings.place).open()
    platform.caller.isReadOnly = settings.isReadOnly
    if settings.isLinear {
      let farewell = await LinearConsole(platform: platform, settings: settings).run()
      await platform.close()
      if let farewell { print(farewell) }
      return
    }
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(CursesOptions(colorDepth: settings.noColour ? .monochrome : nil))
    } catch {
      await platform.close()
      throw CommandFailure(.usage, error.message)
    }
    let farewell = await run(platform, on: terminal, settings)
    let signal = terminal.closingSignal
    terminal.close()
    await platform.close()
    if let signal { ProcessEnd.by(signal: signal) }
    if let farewell { FileHandle.standardError.write(Data("\(farewell)\n".utf8)) }
  }

  @MainActor
  private func run(
    _ platform: OpenPlatform, on terminal: CursesTerminal, _ settings: ConsoleSettings
  ) async -> String? {
    let world = ConsoleWorld(platform: platform, settings: settings)
    let loop = ConsoleLoop(
      terminal: terminal, runner: world.runner { await terminal.copy($0) }, keeping: await world.keeping,
      makeKey: { UUID().uuidString }, now: { Date() })
    return await platform.working { await loop.run() }
  }
}
