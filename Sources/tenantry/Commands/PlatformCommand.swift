import ArgumentParser

/// A command of ours: parsed by the library, run by `CommandLineTool` with what it needs.
protocol PlatformCommand: ParsableCommand {
  var global: GlobalOptions { get }

  /// - Throws: anything; `CommandFailure(translating:)` knows what to make of it.
  func run(in context: CommandContext) async throws
}
